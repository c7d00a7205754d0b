"""The nouns of two rulebooks side by side: which article answers to which, in what relation, on whose words.

What a person reviewed comes from `source_texts/parallels/<甲>--<乙>.yml`; for a pair that nobody reviewed the articles
are proposed by their likeness, and no relation is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from build_tools.statements import Place


class Relation(Enum):
    """What two articles are to each other, or that an article has no counterpart."""

    SAME = "同"  # the same rule; what differs has no effect
    NEAR = "近"  # the same rule in other words or at other length
    OTHERWISE = "同事异规"  # the same matter, ruled differently
    THEME = "同题"  # only the theme is shared
    NONE = "无"


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters [start, end) of a provision's text, which prove one side of a difference."""

    at: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Weight:
    """One of the differences that readers need most: its rank (1 first), its headline, both sides in words."""

    rank: int
    headline: str
    statement: str


@dataclass(frozen=True, slots=True)
class Parallel:
    """An article of either side that answer to each other; no relation where only a program compared them."""

    first: str
    second: str
    relation: Relation | None
    difference: str = ""
    kinds: tuple[str, ...] = ()
    first_quote: Quote | None = None
    second_quote: Quote | None = None
    topic: str = ""
    weight: Weight | None = None
    second_main: bool = False  # whether it is the main one for the second side, though not for the first
    likeness: float = 0.0  # of a proposal
    place: Place = Place(0, 0)  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Lone:
    """An article without counterpart: on which side (0 or 1), and the articles of the other side that were searched."""

    side: int
    at: str
    searched: tuple[str, ...]
    reason: str = ""
    place: Place = Place(0, 0)  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Peer:
    """Two offices that play the same part: canonical names, the names that the file uses, words of both sides."""

    first: str
    second: str
    first_name: str
    second_name: str
    statement: str
    first_quote: Quote
    second_quote: Quote
    same: bool = True  # False for two offices of which one plays the part of the other


@dataclass(frozen=True, slots=True)
class StepPair:
    """Steps (by name) that are one stage, and how they differ where an editor says so.

    A step that the other chain lacks stands alone, with the article of the other rulebook that rules it.
    """

    first: str
    second: str
    contrasts: tuple[str, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ChainPair:
    """Two chains (by id) that are the same procedure; one of them is empty where the other side has none."""

    first: str
    second: str
    statement: str
    steps: tuple[StepPair, ...] | None = None  # None where nobody set the steps side by side


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two rulebooks side by side (甲 and 乙, by id); every article of both is in a parallel or alone."""

    first: str
    second: str
    reviewed: bool
    topics: tuple[str, ...] = ()
    parallels: tuple[Parallel, ...] = ()
    lone: tuple[Lone, ...] = ()
    peers: tuple[Peer, ...] = ()
    chains: tuple[ChainPair, ...] = ()

    @property
    def id(self) -> str:
        """The name of its folder and of its file: laiwu-2026--linzi-2022."""
        return f"{self.first}--{self.second}"

    @property
    def books(self) -> tuple[str, str]:
        """Both rulebooks."""
        return self.first, self.second

    def of(self, side: int, at: str) -> tuple[Parallel, ...]:
        """The parallels of an article of one side, the main one first."""
        if side == 0:
            return tuple(parallel for parallel in self.parallels if parallel.first == at)
        own = (parallel for parallel in self.parallels if parallel.second == at)
        return tuple(sorted(own, key=lambda parallel: not parallel.second_main))


def article_of(address: str) -> str:
    """The address of the article in which a provision stands: a53 of a53.p1.i3, annex-2.a3 of annex-2.a3.p1."""
    head, _, rest = address.partition(".")
    return f"{head}.{rest.split('.')[0]}" if head.startswith("annex-") else head
