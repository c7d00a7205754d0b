"""import.diff: what an import changed, file by file, as a unified diff that an editor can read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from build_tools.importing.pages import normalize
from build_tools.importing.reading import Reading

CONTEXT = 1
MOST_APART = 4  # page number, running heads … between two lines of a paragraph
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
    """A unified diff in which the lines that were joined stand right above the line they became."""
    diff = list(difflib.unified_diff(reading.before, reading.after, name, text_name, n=CONTEXT, lineterm=""))
    yield from diff[:2]
    for changed, group in groupby(diff[2:], key=lambda line: line.startswith(("-", "+"))):
        lines = list(group)
        yield from _in_pairs(lines) if changed else lines


def _in_pairs(lines: Sequence[str]) -> Iterator[str]:
    """The removed and added lines of one place, each added line below those it was joined from."""
    removed = [line for line in lines if line.startswith("-")]
    taken = 0
    for added in (line for line in lines if line.startswith("+")):
        end = taken + _count_joined(removed[taken:], _bare(added))
        yield from removed[taken:end]
        yield added
        taken = end
    yield from removed[taken:]


def _count_joined(removed: Sequence[str], whole: str) -> int:
    """How many of the removed lines, from the first, lead up to the end of the line they were joined into."""
    position = apart = 0
    for count, line in enumerate(removed, 1):
        part = _bare(line)
        if part and whole.startswith(part, position):
            position += len(part)
            apart = 0
        elif (apart := apart + 1) > MOST_APART:
            return 0
        if position == len(whole):
            return count
    return 0


def _bare(line: str) -> str:
    """A line of the diff without its sign and white space."""
    return re.sub(r"\s", "", normalize(line[1:]))
