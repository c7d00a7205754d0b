"""All registers of a project: actors, actions, topics, concepts, cited instruments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from build_tools.concepts import read_concepts, read_no_concepts
from build_tools.files import read_yaml_file
from build_tools.model import Instrument, Problem
from build_tools.registers import read_actions, read_actors, read_ignored, read_instruments, read_synonyms, read_topics
from build_tools.statements import Registers
from build_tools.yamlfile import YamlFile

FOLDER = "source_texts/registers"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Lists:
    """What the registers hold, and what is wrong with them."""

    registers: Registers
    instruments: tuple[Instrument, ...]
    problems: tuple[Problem, ...]


def read_lists(root: Path) -> Lists:
    """The registers of a project; one that is missing is empty."""
    actors, of_actors = _read(root, "actors.yml", read_actors)
    ignored, _ = _read(root, "actors.yml", read_ignored)
    actions, of_actions = _read(root, "actions.yml", read_actions)
    topics, of_topics = _read(root, "topics.yml", read_topics)
    instruments, of_instruments = _read(root, "instruments.yml", read_instruments)
    synonyms, of_synonyms = _read(root, "synonyms.yml", read_synonyms)
    concepts, of_concepts = _read(root, "concepts.yml", read_concepts)
    no_concepts, _ = _read(root, "concepts.yml", read_no_concepts)
    problems = (*of_actors, *of_actions, *of_topics, *of_instruments, *of_synonyms, *of_concepts)
    registers = Registers(actors, actions, topics, ignored, synonyms, concepts, no_concepts)
    return Lists(registers, instruments, problems)


def _read(
    root: Path, name: str, read: Callable[[YamlFile], tuple[tuple[Item, ...], tuple[Problem, ...]]]
) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    file, unreadable = read_yaml_file(root / FOLDER / name, f"{FOLDER}/{name}")
    items, problems = read(file) if file.content or file.problems else ((), ())
    return items, (*unreadable, *problems)
