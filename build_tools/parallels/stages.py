"""Two chains stage by stage: which step answers to which, and how they differ (时限不同, 主体不同, 只有一方写明)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz

from build_tools.parallels.profile import fold_words
from build_tools.statements import Chain, Fact, Step

ALIKE = 0.4  # likeness from which two steps are one stage
VERB, FAMILY, ACTORS, WORDS = 0.35, 0.2, 0.25, 0.4


class Contrast(Enum):
    """How a stage differs."""

    EQUAL = "相同"
    LIMIT = "时限不同"
    ACTOR = "主体不同"
    CONDITION = "情形不同"
    MODAL = "语气不同"
    ACT = "做法不同"
    FIRST = "只有甲写明"
    SECOND = "只有乙写明"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a procedure: the step of either chain (None where it has none), and how they differ."""

    first: Step | None
    second: Step | None
    contrasts: tuple[Contrast, ...]


def find_stages(first: Chain, second: Chain, families: Mapping[str, str], peers: Mapping[str, str]) -> tuple[Stage, ...]:
    """Both chains' steps as stages, in the order of both; `peers` says which actor of 乙 is which of 甲."""
    worth = [[_likeness(one.fact, other.fact, families, peers) for other in second.steps] for one in first.steps]
    return tuple(_stage(one, other, peers) for one, other in _match(first.steps, second.steps, worth))


def _match(
    first: Sequence[Step], second: Sequence[Step], worth: Sequence[Sequence[float]]
) -> Iterator[tuple[Step | None, Step | None]]:
    """The pairs that keep the order and are together most alike; what is left stands alone in its place."""
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        for j in range(len(second) - 1, -1, -1):
            paired = best[i + 1][j + 1] + worth[i][j] if worth[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(first) or j < len(second):
        if i < len(first) and best[i][j] == best[i + 1][j]:
            yield first[i], None
            i += 1
        elif j < len(second) and best[i][j] == best[i][j + 1]:
            yield None, second[j]
            j += 1
        else:
            yield first[i], second[j]
            i, j = i + 1, j + 1


def _likeness(one: Fact, other: Fact, families: Mapping[str, str], peers: Mapping[str, str]) -> float:
    verb = VERB if one.does == other.does else 0.0
    family = FAMILY if families.get(one.does, one.does) == families.get(other.does, other.does) else 0.0
    ours, theirs = _actors(one, {}), _actors(other, peers)
    actors = ACTORS * len(ours & theirs) / (len(ours | theirs) or 1)
    words = fuzz.ratio(fold_words(one.matter + one.quote), fold_words(other.matter + other.quote)) / 100
    return verb + family + actors + WORDS * words


def _actors(fact: Fact, peers: Mapping[str, str]) -> frozenset[str]:
    return frozenset(peers.get(party.actor, party.actor) for party in (*fact.who, *fact.inferred))


def _stage(one: Step | None, other: Step | None, peers: Mapping[str, str]) -> Stage:
    if one is None or other is None:
        return Stage(one, other, (Contrast.SECOND if one is None else Contrast.FIRST,))
    found = tuple(_contrasts(one.fact, other.fact, peers))
    return Stage(one, other, found or (Contrast.EQUAL,))


def _contrasts(one: Fact, other: Fact, peers: Mapping[str, str]) -> Iterator[Contrast]:
    if _limits(one) != _limits(other):
        yield Contrast.LIMIT
    if _actors(one, {}) != _actors(other, peers) or (one.any_of != other.any_of and len(one.who) > 1):
        yield Contrast.ACTOR
    if one.does != other.does:
        yield Contrast.ACT
    if _folded(one.condition) != _folded(other.condition) or _folded(one.exception) != _folded(other.exception):
        yield Contrast.CONDITION
    if (one.modal or "") != (other.modal or ""):
        yield Contrast.MODAL


def _limits(fact: Fact) -> frozenset[tuple[str, float | None, str | None, str | None]]:
    """The figures of a fact; words without figure as they are printed."""
    return frozenset((limit.kind, limit.value, limit.unit, limit.sense or limit.text) for limit in fact.limits)


def _folded(words: str | None) -> str:
    return fold_words(words or "")
