"""The readers: folders of `source_texts/` become rulebooks, or problems that say why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
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
from build_tools.facts.lock import find_drift, read_lock
from build_tools.facts.names import name_table
from build_tools.facts.sheet import read_sheet
from build_tools.files import read_text, read_yaml_file, whole_file
from build_tools.model import Original, Problem, Rulebook, Severity
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.statements import Registers, Sheet
from build_tools.yamlfile import YamlFile

TEXT_NAME = "text.txt"
DECLARATION_NAME = "rulebook.yml"
REGISTERS_NAME = "registers"
PARALLELS_NAME = "parallels"
FACTS_NAME = "facts.yml"
LOCK_NAME = "facts.lock"


@dataclass(frozen=True, slots=True)
class Source:
    """What one folder gave: its rulebook (None where it cannot be read), declared errata, problems."""

    folder: str
    rulebook: Rulebook | None
    declaration: YamlFile
    errata: tuple[DeclaredErratum, ...]
    problems: tuple[Problem, ...]
    sheet: Sheet = Sheet("")  # noqa: RUF009 - frozen

    @property
    def facts_file(self) -> str:
        """The name that problems give to this folder's facts."""
        return f"source_texts/{self.folder}/{FACTS_NAME}"


def read_sources(root: Path, registers: Registers) -> Iterator[Source]:
    """Every rulebook folder of a project, in the order of their names."""
    sources = [_read_source(folder, registers) for folder in _find_folders(root / "source_texts")]
    owners = _find_owners(sources)
    return (_unique(source, owners) for source in sources)


def _find_folders(texts: Path) -> Iterator[Path]:
    for folder in sorted(texts.iterdir()) if texts.is_dir() else ():
        if folder.is_dir() and not folder.name.startswith(".") and folder.name not in (REGISTERS_NAME, PARALLELS_NAME):
            yield folder


def _find_owners(sources: Sequence[Source]) -> dict[str, str]:
    """The folder that each id belongs to: the one of that name, else the first that claims it."""
    owners: dict[str, str] = {}
    for own_name in (True, False):
        for source in sources:
            if source.rulebook and (source.rulebook.id == source.folder) is own_name:
                owners.setdefault(source.rulebook.id, source.folder)
    return owners


def _unique(source: Source, owners: Mapping[str, str]) -> Source:
    """The source, refused if its id belongs to another folder."""
    if source.rulebook is None:
        return source
    other = owners[source.rulebook.id]
    if other == source.folder:
        return source
    message = f"标识“{source.rulebook.id}”已由文件夹 {other} 使用，两部规则不能同名"
    return _refused(source, whole_file(f"source_texts/{source.folder}/{DECLARATION_NAME}", "标识", message))


def _refused(source: Source, problem: Problem) -> Source:
    return Source(source.folder, None, source.declaration, source.errata, (*source.problems, problem))


def _read_source(folder: Path, registers: Registers) -> Source:
    name = f"source_texts/{folder.name}"
    yaml_file, unreadable = read_yaml_file(folder / DECLARATION_NAME, f"{name}/{DECLARATION_NAME}")
    declared, problems = read_declaration(yaml_file)
    text, found = read_text(folder / TEXT_NAME, f"{name}/{TEXT_NAME}")
    identifier = declared.text("id") or folder.name
    fault = identifier_fault(identifier)
    all_problems = [*unreadable, *problems, *found, *([whole_file(f"{name}/", "标识", fault)] if fault else [])]
    if text is None or any(problem.severity is Severity.ERROR for problem in all_problems):
        return Source(folder.name, None, yaml_file, declared.errata, tuple(all_problems))
    rulebook, conflicts = _compile(identifier, f"{name}/{TEXT_NAME}", text, yaml_file, declared)
    originals, lost = _read_originals(folder, declared.originals)
    rulebook = replace(rulebook, originals=originals)
    sheet, drifted = _read_facts(folder, rulebook, registers)
    return Source(
        folder.name, rulebook, yaml_file, declared.errata, (*all_problems, *conflicts, *lost, *drifted), sheet
    )


def _read_facts(folder: Path, rulebook: Rulebook, registers: Registers) -> tuple[Sheet, tuple[Problem, ...]]:
    """What facts.yml states of the rulebook, what is wrong with it, and where the text has drifted from it."""
    name = f"source_texts/{folder.name}/{FACTS_NAME}"
    file, unreadable = read_yaml_file(folder / FACTS_NAME, name)
    if file.content is None and not file.problems:
        return Sheet(rulebook.id), unreadable
    sheet, problems = read_sheet(file, rulebook, name_table(registers, rulebook.id))
    lock = folder / LOCK_NAME
    reviewed = read_lock(lock.read_text(encoding="utf-8")) if lock.is_file() else {}
    return sheet, (*unreadable, *problems, *find_drift(file, rulebook, sheet, reviewed))


def _read_originals(folder: Path, declared: Sequence[Original]) -> tuple[tuple[Original, ...], tuple[Problem, ...]]:
    """The published files kept beside the text, whole and unchanged, and a problem for each that is not."""
    originals, problems = [], []
    for original in declared:
        path, name = folder / original.file, f"source_texts/{folder.name}/{original.file}"
        content = path.read_bytes() if path.is_file() else None
        if content is None:
            problems.append(whole_file(name, "原文文件", "rulebook.yml 写了这个原文文件，文件夹里却没有"))
        elif hashlib.sha256(content).hexdigest() != original.sha256:
            problems.append(whole_file(name, "原文文件", "与 rulebook.yml 记下的 SHA-256 不符，文件被改动过"))
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
