"""import.diff: what an import changed, file by file, as a unified diff that an editor can read."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from build_tools.importing.reading import Reading

CONTEXT = 1
EXPLANATION = "# 下面是改动对照：“-”开头的行是原文件里的，“+”开头的行是写入 text.txt 的；没有列出的行照录未改。"


def write_changes(named: Sequence[tuple[str, Reading]], text_name: str) -> str:
    """The text of import.diff for (original's name, reading) in order."""
    return "\n".join(line for name, reading in named for line in _changes(name, reading, text_name)) + "\n"


def count_changes(reading: Reading) -> tuple[int, int]:
    """How many lines of the original were taken away and how many put in."""
    diff = list(_diff("", reading, ""))[2:]
    return sum(line.startswith("-") for line in diff), sum(line.startswith("+") for line in diff)


def _changes(name: str, reading: Reading, text_name: str) -> Iterator[str]:
    yield f"# 由 {name} 导入 {text_name}"
    yield from (f"# {note}。" for note in reading.notes)
    diff = list(_diff(name, reading, text_name))
    yield from (EXPLANATION, *diff) if diff else ("# 各行文字照录未改。",)


def _diff(name: str, reading: Reading, text_name: str) -> Iterator[str]:
    return difflib.unified_diff(reading.before, reading.after, name, text_name, n=CONTEXT, lineterm="")
