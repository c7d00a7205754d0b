"""Where a text names an entry of a register, longest name first; what stands in the title of a document names none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from build_tools.annotate.instruments import find_titles
from build_tools.model import Level, Provision, Rulebook
from build_tools.statements import Alias


class Entry(Protocol):
    """What both actors and concepts have: a name of their own, and names by rulebook."""

    @property
    def name(self) -> str:
        """The name in the register."""

    def names_in(self, rulebook: str) -> tuple[Alias, ...]:
        """The names that one rulebook uses."""


@dataclass(frozen=True, slots=True)
class Named:
    """Characters [start, end) of the text at an address, and the entry that they name."""

    at: str
    start: int
    end: int
    name: str


def find_named(rulebook: Rulebook, entries: Sequence[Entry], ignored: Sequence[str]) -> Iterator[Named]:
    """Every place in the paragraphs and items of a rulebook that names an entry, in reading order."""
    names = _names(entries, ignored, rulebook.id)
    if not names:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))))
    scoped = _scoped(entries, rulebook.id)
    for provision in rulebook.provisions:
        if provision.level >= Level.PARAGRAPH and not provision.space:
            article = provision.address.split(".")[0]
            for match in _matches(pattern, provision):
                name = scoped.get((article, match.group())) or names[match.group()]
                if name:
                    yield Named(provision.address, match.start(), match.end(), name)


def _names(entries: Sequence[Entry], ignored: Sequence[str], rulebook: str) -> Mapping[str, str | None]:
    """Every name that one rulebook uses with what it means everywhere, None for one that needs its article."""
    names: dict[str, str | None] = dict.fromkeys(ignored)
    for entry in entries:
        for alias in entry.names_in(rulebook):
            if alias.articles:
                names.setdefault(alias.name, None)
            else:
                names[alias.name] = entry.name
    return names


def _scoped(entries: Sequence[Entry], rulebook: str) -> Mapping[tuple[str, str], str]:
    return {
        (article, alias.name): entry.name
        for entry in entries
        for alias in entry.names_in(rulebook)
        for article in alias.articles
    }


def _matches(pattern: re.Pattern[str], provision: Provision) -> Iterator[re.Match[str]]:
    """What a name matches, but not inside a title; a name that is a title itself (《政府工作报告》) may."""
    titles = [(title.start, title.end) for title in find_titles(provision.text)]
    for match in pattern.finditer(provision.text):
        inside = any(start < match.end() and match.start() < end for start, end in titles)
        if not inside or match.group().startswith("《"):
            yield match
