"""The readers: folders of `source_texts/` become rulebooks, or problems that say why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.declaration import (
    Declaration,
    DeclaredErratum,
    complete,
    find_conflicts,
    identifier_fault,
    read_declaration,
)
from build_tools.model import Instrument, Original, Problem, Rulebook, Severity
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.registers import read_instruments
from build_tools.yamlfile import YamlFile, read_yaml

TEXT_NAME = "text.txt"
DECLARATION_NAME = "rulebook.yml"
REGISTERS_NAME = "registers"
PARALLELS_NAME = "parallels"


@dataclass(frozen=True, slots=True)
class Source:
    """What one folder gave: its rulebook (None where it cannot be read), declared errata, problems."""

    folder: str
    rulebook: Rulebook | None
    declaration: YamlFile
    errata: tuple[DeclaredErratum, ...]
    problems: tuple[Problem, ...]


def read_sources(root: Path) -> Iterator[Source]:
    """Every rulebook folder of a project, in the order of their names."""
    texts = root / "source_texts"
    taken: dict[str, str] = {}
    for folder in sorted(texts.iterdir()) if texts.is_dir() else ():
        if folder.is_dir() and not folder.name.startswith(".") and folder.name not in (REGISTERS_NAME, PARALLELS_NAME):
            yield _unique(_read_source(folder), taken)


def _unique(source: Source, taken: dict[str, str]) -> Source:
    """The source, refused if an earlier folder has its id."""
    if source.rulebook is None:
        return source
    other = taken.setdefault(source.rulebook.id, source.folder)
    if other == source.folder:
        return source
    message = f"标识“{source.rulebook.id}”已由文件夹 {other} 使用，两部规则不能同名"
    return _refused(source, _whole_file(f"source_texts/{source.folder}/{DECLARATION_NAME}", "标识", message))


def read_registers(root: Path) -> tuple[tuple[Instrument, ...], tuple[Problem, ...]]:
    """The registers that all rulebooks share; a register that is missing is empty."""
    name = f"source_texts/{REGISTERS_NAME}/instruments.yml"
    file, unreadable = _read_declaration_file(root / name, name)
    instruments, problems = read_instruments(file) if file.content or file.problems else ((), ())
    return instruments, (*unreadable, *problems)


def _refused(source: Source, problem: Problem) -> Source:
    return Source(source.folder, None, source.declaration, source.errata, (*source.problems, problem))


def _read_source(folder: Path) -> Source:
    name = f"source_texts/{folder.name}"
    yaml_file, unreadable = _read_declaration_file(folder / DECLARATION_NAME, f"{name}/{DECLARATION_NAME}")
    declared, problems = read_declaration(yaml_file)
    text, found = read_text(folder / TEXT_NAME, f"{name}/{TEXT_NAME}")
    identifier = declared.text("id") or folder.name
    fault = identifier_fault(identifier)
    all_problems = [*unreadable, *problems, *found, *([_whole_file(f"{name}/", "标识", fault)] if fault else [])]
    if text is None or any(problem.severity is Severity.ERROR for problem in all_problems):
        return Source(folder.name, None, yaml_file, declared.errata, tuple(all_problems))
    rulebook, conflicts = _compile(identifier, f"{name}/{TEXT_NAME}", text, yaml_file, declared)
    originals, lost = _read_originals(folder, declared.originals)
    rulebook = replace(rulebook, originals=originals)
    return Source(folder.name, rulebook, yaml_file, declared.errata, (*all_problems, *conflicts, *lost))


def _read_originals(folder: Path, declared: Sequence[Original]) -> tuple[tuple[Original, ...], tuple[Problem, ...]]:
    """The published files kept beside the text, whole and unchanged, and a problem for each that is not."""
    originals, problems = [], []
    for original in declared:
        path, name = folder / original.file, f"source_texts/{folder.name}/{original.file}"
        content = path.read_bytes() if path.is_file() else None
        if content is None:
            problems.append(_whole_file(name, "原文文件", "rulebook.yml 写了这个原文文件，文件夹里却没有"))
        elif hashlib.sha256(content).hexdigest() != original.sha256:
            problems.append(_whole_file(name, "原文文件", "与 rulebook.yml 记下的 SHA-256 不符，文件被改动过"))
        else:
            originals.append(replace(original, content=content))
    return tuple(originals), tuple(problems)


def _compile(
    identifier: str, file: str, text: str, yaml_file: YamlFile, declared: Declaration
) -> tuple[Rulebook, tuple[Problem, ...]]:
    parsed = parse_text(text)
    stated = read_metadata(parsed.passages, parsed.provisions)
    conflicts = tuple(find_conflicts(yaml_file, stated, declared))
    metadata = complete(stated, declared)
    return Rulebook(identifier, file, text, metadata, parsed.passages, parsed.provisions), conflicts


def _read_declaration_file(path: Path, name: str) -> tuple[YamlFile, tuple[Problem, ...]]:
    if not path.is_file():
        return YamlFile(name, (), None, ()), ()
    text, problems = read_text(path, name)
    if text is None:
        empty = problems[0].kind == "空文件"
        return YamlFile(name, (), None, ()), () if empty else problems
    return read_yaml(name, text), ()


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a UTF-8 file, or None and the reason; a byte order mark stays part of the text."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, (_whole_file(name, "缺文件", f"找不到 {path.name}"),)
    except OSError as error:
        return None, (_whole_file(name, "读不出", f"读不出这个文件：{error.strerror}"),)
    if not data.strip():
        return None, (_whole_file(name, "空文件", "文件是空的"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_undecodable(name, data, error),)
    return (None, (_nul_problem(name, text),)) if "\0" in text else (text, ())


def _whole_file(name: str, kind: str, message: str) -> Problem:
    return Problem(name, 0, 0, Severity.ERROR, kind, message)


def _undecodable(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    start = before.rfind(b"\n") + 1
    good = data[start : error.start].decode("utf-8", "replace")
    message = f"不是 UTF-8 编码：第{error.start + 1}个字节 0x{data[error.start]:02X} 无法解读，请另存为 UTF-8"
    return Problem(name, line, len(good) + 1, Severity.ERROR, "编码", message, good)


def _nul_problem(name: str, text: str) -> Problem:
    before = text[: text.index("\0")]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Problem(
        name, line, column, Severity.ERROR, "控制字符", "有空字符（NUL），这不是一份正常的文本，请从原文重新复制"
    )
