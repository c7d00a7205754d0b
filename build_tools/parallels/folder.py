"""`source_texts/parallels/`: every alignment that a person reviewed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.comparison import Alignment
from build_tools.facts.lock import read_lock
from build_tools.facts.names import name_table
from build_tools.files import read_text, read_yaml_file
from build_tools.model import Problem, Rulebook
from build_tools.parallels.lock import find_alignment_drift
from build_tools.parallels.records import SIDES, Side
from build_tools.parallels.sheet import read_alignment
from build_tools.statements import Registers, Sheet
from build_tools.yamlfile import YamlFile

FOLDER = "source_texts/parallels"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one file gave: its name, its alignment (None where it has an error or a rulebook is missing), problems."""

    name: str
    alignment: Alignment | None
    problems: tuple[Problem, ...]


def read_parallels(
    root: Path, rulebooks: Sequence[Rulebook], sheets: Sequence[Sheet], registers: Registers
) -> Iterator[Reviewed]:
    """Every file of the folder, in the order of their names."""
    stated = {sheet.rulebook: sheet for sheet in sheets}
    sides = {one.id: Side(one, stated.get(one.id, Sheet(one.id)), name_table(registers, one.id)) for one in rulebooks}
    for path in sorted((root / FOLDER).glob("*.yml")):
        yield _read_file(path, sides)


def _read_file(path: Path, sides: dict[str, Side]) -> Reviewed:
    name = f"{FOLDER}/{path.name}"
    file, unreadable = read_yaml_file(path, name)
    if file.content is None and not file.problems:
        return Reviewed(name, None, unreadable)
    if _waits(path.parent.parent, file, sides):
        return Reviewed(name, None, unreadable)
    alignment, problems = read_alignment(file, sides)
    if alignment is None:
        return Reviewed(name, None, (*unreadable, *problems))
    lock = path.with_suffix(".lock")
    locked = read_text(lock, lock.name)[0] if lock.is_file() else None
    books = {identifier: side.rulebook for identifier, side in sides.items()}
    drift = find_alignment_drift(file, alignment, books, read_lock(locked or ""))
    return Reviewed(name, alignment, (*unreadable, *problems, *drift))


def _waits(texts: Path, file: YamlFile, sides: Mapping[str, Side]) -> bool:
    """Whether a rulebook of the file is there but not published: its own errors are reported already."""
    named = [value.text or "" for key in SIDES if file.content and (value := file.content.get(key))]
    return any(name and name not in sides and (texts / name).is_dir() for name in named)
