"""Rulebooks of one family (某区人民政府工作规则), and proposals for those pairs of them that nobody reviewed.

One of a family is the reference: the one that most reviewed alignments begin with, else the one with most facts. Every
other one is set beside it, so that the number of pairs grows with that of the rulebooks and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.comparison import Alignment
from build_tools.model import Corpus, Rulebook
from build_tools.parallels.proposals import propose
from build_tools.versions.standing import find_standings

KIN = re.compile(r"人民政府(?P<kind>工作规则)(?:（.*）)?$")


@dataclass(frozen=True, slots=True)
class Family:
    """Rulebooks of the same kind in force: the reference, and those set beside it, by id."""

    kind: str
    reference: str
    others: tuple[str, ...]


def find_families(corpus: Corpus) -> tuple[Family, ...]:
    """Every family of at least two rulebooks; what has been replaced or repealed belongs to none."""
    standings = find_standings(corpus)
    members: dict[str, list[Rulebook]] = {}
    for rulebook in corpus.rulebooks:
        kin = KIN.search(rulebook.metadata.title)
        if kin and not standings[rulebook.id].ended:
            members.setdefault(kin["kind"], []).append(rulebook)
    return tuple(_family(corpus, kind, found) for kind, found in members.items() if len(found) > 1)


def _family(corpus: Corpus, kind: str, members: Sequence[Rulebook]) -> Family:
    firsts = Counter(alignment.first for alignment in corpus.alignments if alignment.reviewed)
    reference = min(members, key=lambda one: (-firsts[one.id], -len(corpus.sheet(one.id).all_facts), one.id))
    return Family(kind, reference.id, tuple(one.id for one in members if one is not reference))


def add_proposals(corpus: Corpus) -> Corpus:
    """The corpus with an alignment for every pair of a family that lacks a reviewed one; the reviewed ones first."""
    held = {rulebook.id for rulebook in corpus.rulebooks}
    reviewed = tuple(one for one in corpus.alignments if one.reviewed and held.issuperset(one.books))
    return replace(corpus, alignments=(*reviewed, *_proposed(corpus, {frozenset(one.books) for one in reviewed})))


def _proposed(corpus: Corpus, done: set[frozenset[str]]) -> Iterator[Alignment]:
    for family in find_families(corpus):
        for other in family.others:
            if frozenset((family.reference, other)) not in done:
                yield propose(corpus, family.reference, other)
