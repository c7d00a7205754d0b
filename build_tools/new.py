"""python -m build_tools new <标识> 文件…: from published files to a folder of source_texts/, or the reason why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.check.references import check_references
from build_tools.declaration import identifier_fault
from build_tools.importing.changes import count_changes, write_changes
from build_tools.importing.kinds import recognize
from build_tools.importing.proposal import propose_declaration
from build_tools.importing.reading import Reading, UnreadableError
from build_tools.model import Corpus, Original, OutputFile, Problem, Rulebook, Severity
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import CHECKS
from build_tools.sources import DECLARATION_NAME, PARALLELS_NAME, REGISTERS_NAME, TEXT_NAME
from build_tools.write import write_new_folder

CHANGES_NAME = "import.diff"
TAKEN = "文件夹已存在，不覆盖；请换一个标识，或先移走旧文件夹"


@dataclass(frozen=True, slots=True)
class Imported:
    """The folder of an import, what was done in sentences for the editor, or the problems that stopped it."""

    folder: str
    said: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file given: its name, the original to keep, and its reading."""

    name: str
    original: Original
    reading: Reading


def import_rulebook(root: Path, identifier: str, paths: Sequence[Path]) -> Imported:
    """Make source_texts/<identifier>/ from files, joined in order; nothing is written if one is refused."""
    folder = f"source_texts/{identifier}/"
    fault = _fault(root / folder, identifier)
    if fault:
        return Imported(folder, (), (_refusal(folder, "标识", fault),))
    results = [_read(path, number, len(paths)) for number, path in enumerate(paths, 1)]
    refused = tuple(result for result in results if isinstance(result, Problem))
    if refused:
        return Imported(folder, (), refused)
    kept = [result for result in results if isinstance(result, _Kept)]
    if not write_new_folder(tuple(_files(folder, kept)), root / folder):
        return Imported(folder, (), (_refusal(folder, "标识", TAKEN),))
    return Imported(folder, tuple(_said(folder, kept)), ())


def _fault(folder: Path, identifier: str) -> str:
    """What is wrong with the id of a new rulebook, or nothing."""
    if identifier in (REGISTERS_NAME, PARALLELS_NAME):
        return f"标识“{identifier}”是项目自用的名字，请换一个"
    if fault := identifier_fault(identifier):
        return fault
    return TAKEN if folder.exists() else ""


def _refusal(file: str, kind: str, message: str) -> Problem:
    return Problem(file, 0, 0, Severity.ERROR, kind, message)


def _read(path: Path, number: int, count: int) -> _Kept | Problem:
    """One file read, or why it cannot be."""
    try:
        data = path.read_bytes()
        kind = recognize(data, path.suffix.lower().removeprefix("."))
        reading = kind.read(data)
    except UnreadableError as error:
        return _refusal(path.name, "导入", str(error))
    except FileNotFoundError:
        return _refusal(str(path), "缺文件", "找不到这个文件")
    except IsADirectoryError:
        return _refusal(str(path), "导入", "这是文件夹，不是文件")
    except OSError as error:
        return _refusal(str(path), "读不出", f"读不出这个文件：{error.strerror}")
    name = f"original-{number}.{kind.extension}" if count > 1 else f"original.{kind.extension}"
    return _Kept(path.name, Original(name, hashlib.sha256(data).hexdigest(), data), reading)


def _files(folder: str, kept: Sequence[_Kept]) -> Iterator[OutputFile]:
    """The files of the new folder."""
    text = "\n\n".join("\n".join(item.reading.after) for item in kept) + "\n"
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    rulebook = Rulebook(folder, folder + TEXT_NAME, text, metadata, parsed.passages, parsed.provisions)
    corpus, checks = Corpus((rulebook,)), [check for check in CHECKS if check is not check_references]
    problems = sorted(problem for check in checks for problem in check(corpus))
    originals = [item.original for item in kept]
    named = [(item.original.file, item.reading) for item in kept]
    yield OutputFile(TEXT_NAME, text.encode("utf-8"))
    yield OutputFile(DECLARATION_NAME, propose_declaration(metadata, originals, problems).encode("utf-8"))
    yield OutputFile(CHANGES_NAME, write_changes(named, TEXT_NAME).encode("utf-8"))
    yield from (OutputFile(original.file, original.content) for original in originals)


def _said(folder: str, kept: Sequence[_Kept]) -> Iterator[str]:
    yield f"已建立 {folder}：{TEXT_NAME}、{DECLARATION_NAME}、{CHANGES_NAME}"
    for item in kept:
        yield f"{item.name} → {item.original.file}（SHA-256 {item.original.sha256}）"
        yield from (f"  {note}" for note in item.reading.notes)
        removed, added = count_changes(item.reading)
        changed = f"去掉原文件 {removed} 行，写入 {added} 行，其余 {len(item.reading.after) - added} 行照录"
        yield f"  {changed if removed or added else '各行文字照录未改'}"
    yield f"改动逐行列在 {folder}{CHANGES_NAME}，请先核对它，再核对 {DECLARATION_NAME}"
