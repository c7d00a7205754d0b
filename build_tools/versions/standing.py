"""Which rulebook takes the place of which, and whether a text is still in force, as far as this corpus tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.model import Corpus, Metadata, Role, Rulebook
from build_tools.parse.metadata import DATE, read_date
from build_tools.registers import fold_title

REVISED = re.compile(r"修订|修正|修改")
NUMBER_BRACKETS = str.maketrans("[]［］()（）", "〔〕〔〕〔〕〔〕")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the corpus says of one rulebook: its versions, oldest first, and what has ended its force."""

    versions: tuple[Rulebook, ...]  # itself and all that it is a version of or has become, one after another
    older: Rulebook | None = None
    newer: Rulebook | None = None
    repealed_by: Rulebook | None = None

    @property
    def ended(self) -> bool:
        """Whether it is no longer in force."""
        return bool(self.newer or self.repealed_by)

    @property
    def latest(self) -> Rulebook:
        """The newest of its versions."""
        return self.versions[-1]


def find_standings(corpus: Corpus) -> dict[str, Standing]:
    """The standing of every rulebook, by its id; a replacement that cannot be is as if it were not declared."""
    older = find_older(corpus.rulebooks)
    newer = {old.id: rulebook for rulebook in corpus.rulebooks if (old := older.get(rulebook.id))}
    return {
        rulebook.id: Standing(
            tuple(_versions(rulebook, older, newer)),
            older.get(rulebook.id),
            newer.get(rulebook.id),
            _repealing(rulebook, corpus.rulebooks, newer),
        )
        for rulebook in corpus.rulebooks
    }


def find_older(rulebooks: Sequence[Rulebook]) -> dict[str, Rulebook]:
    """The rulebook that each one replaces, by the newer one's id: only what is known, once, and in no circle."""
    by_id = {rulebook.id: rulebook for rulebook in rulebooks}
    declared = {rulebook.id: rulebook.metadata.replaces or "" for rulebook in rulebooks}
    claims = list(declared.values())
    return {
        newer: by_id[old]
        for newer, old in declared.items()
        if old in by_id and claims.count(old) == 1 and not goes_round(newer, declared)
    }


def drop_false_replacements(rulebooks: Sequence[Rulebook]) -> tuple[Rulebook, ...]:
    """The rulebooks, none of which replaces one that is not among them, or that another one replaces too."""
    older = find_older(rulebooks)
    return tuple(
        rulebook
        if rulebook.id in older or rulebook.metadata.replaces is None
        else replace(rulebook, metadata=replace(rulebook.metadata, replaces=None))
        for rulebook in rulebooks
    )


def goes_round(start: str, replaces: Mapping[str, str]) -> bool:
    """Whether following what replaces what from here leads back to here."""
    at, seen = replaces.get(start, ""), {start}
    while at and at not in seen:
        seen.add(at)
        at = replaces.get(at, "")
    return at == start


def _versions(rulebook: Rulebook, older: Mapping[str, Rulebook], newer: Mapping[str, Rulebook]) -> Iterator[Rulebook]:
    first = rulebook
    while first.id in older:
        first = older[first.id]
    version: Rulebook | None = first
    while version:
        yield version
        version = newer.get(version.id)


def _repealing(rulebook: Rulebook, rulebooks: Sequence[Rulebook], newer: Mapping[str, Rulebook]) -> Rulebook | None:
    """The rulebook that names this one among what it repeals: by 文号, or by title if it is not an older one."""
    if rulebook.id in newer:
        return None
    return next((other for other in rulebooks if other.id != rulebook.id and _repeals(other, rulebook)), None)


def _repeals(other: Rulebook, rulebook: Rulebook) -> bool:
    known = rulebook.metadata
    number = fold_number(known.document_number or "")
    titles = {fold_title(what) for what in other.metadata.repeals}
    numbers = {fold_number(what) for what in other.metadata.repeals}
    if number and number in numbers:
        return True
    later = (issued(other.metadata) or "") > (issued(known) or "")
    return later and fold_title(known.title) in titles and other.metadata.replaces != rulebook.id


def fold_number(number: str) -> str:
    """A 文号 as it is compared: no white space, brackets of one kind."""
    return re.sub(r"\s", "", number).translate(NUMBER_BRACKETS)


def issued(metadata: Metadata) -> str | None:
    """The latest date that is known of how a text came about: published, issued or adopted."""
    return max(filter(None, (metadata.published, metadata.issued, metadata.adopted.date)), default=None)


def revised(rulebook: Rulebook) -> str | None:
    """When a text was last revised, as the lines under its title say (…2023年3月13日…修正), or None."""
    lines = (p.text for p in rulebook.passages if p.role is Role.PREAMBLE)
    return max((date for line in lines for date in _revisions(line)), default=None)


def _revisions(line: str) -> Iterator[str]:
    dates = list(DATE.finditer(line))
    ends = [*(date.start() for date in dates[1:]), len(line)]
    for date, end in zip(dates, ends, strict=False):
        if REVISED.search(line, date.end(), end) and (read := read_date(date.group())):
            yield read
