"""Two chains stage by stage: which step answers to which, and how they differ (时限不同, 主体不同, 只有一方写明)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz

from build_tools.parallels.profile import fold_words
from build_tools.statements import Chain, Fact, Step

ALIKE = 0.45  # likeness from which two steps are one stage
ELSEWHERE = 0.6  # likeness from which a fact outside the chain says what a step says
KIN = 1.0  # … and one that rules another matter
SAME_WORDS = 0.55  # likeness from which two conditions are the same
STRENGTHS = (("不得", ("不", "严禁", "禁止")), ("一般", ("一般", "原则上")), ("可", ("可",)))
VERB, FAMILY, SAID, ACTORS, WORDS = 0.35, 0.2, 0.2, 0.25, 0.4


class Contrast(Enum):
    """How a stage differs."""

    EQUAL = "大致相同"
    LIMIT = "时限不同"
    ACTOR = "主体不同"
    ACT = "做法不同"
    CONDITION = "情形不同"
    MODAL = "语气不同"
    FIRST = "只有甲写明"
    SECOND = "只有乙写明"
    OTHER_PLACE = "写在别处"


CONTRASTS = tuple(contrast.value for contrast in Contrast)
REVIEWABLE = CONTRASTS[:6]  # those that an editor may name of two steps


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a procedure: the step of either chain, and how they differ.

    Where one chain has no such step, `elsewhere` is the fact of that side that says as much outside of it, or None.
    """

    first: Step | None
    second: Step | None
    contrasts: tuple[Contrast, ...]
    elsewhere: Fact | None = None
    kin: Fact | None = None  # where nothing in the articles searched does: what that side says of another matter
    seen: str = ""  # the article of that side which rules it, as an editor says
    more: tuple[tuple[Step, ...], tuple[Step, ...]] = ((), ())  # further steps of either side told by the same words


@dataclass(frozen=True, slots=True)
class Sources:
    """The facts of a side to look through for a step that its chain lacks: those near by, then all of them."""

    near: Sequence[Fact]
    all: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Likeness:
    """By what steps are compared: the family of each verb, the actors of 乙 that are one of 甲 by another name."""

    families: Mapping[str, str]
    peers: frozenset[tuple[str, str]]

    def of(self, one: Fact, other: Fact) -> float:
        """From 0 to about 1.2: how much two steps are the same act."""
        verb = VERB if one.does == other.does else 0.0
        family = FAMILY if self.same_family(one, other) else 0.0
        pairs = self.shared(one, other)
        whole = len(actors_of(one)) + len(actors_of(other)) - pairs
        words = fuzz.ratio(fold_words(one.matter + one.quote), fold_words(other.matter + other.quote)) / 100
        said = SAID if says(one, other) and not verb else 0.0
        return verb + family + said + ACTORS * pairs / (whole or 1) + WORDS * words

    def same_family(self, one: Fact, other: Fact) -> bool:
        """Whether the verbs of two facts are of one family (审核, 初核)."""
        return self.families.get(one.does, one.does) == self.families.get(other.does, other.does)

    def shared(self, one: Fact, other: Fact) -> int:
        """How many actors of the first fact act in the second one too, under the same or another name."""
        theirs = actors_of(other)
        return sum(any(a == b or (a, b) in self.peers for b in theirs) for a in actors_of(one))

    def same_addressees(self, one: Fact, other: Fact) -> bool:
        """Whether both are done to the same ones, where both say to whom."""
        ours, theirs = ({party.actor for party in fact.to} for fact in (one, other))
        known = all(any(a == b or (a, b) in self.peers for b in theirs) for a in ours)
        return not ours or not theirs or (known and len(ours) == len(theirs))

    def same_actors(self, one: Fact, other: Fact) -> bool:
        """Whether the same ones act, and whether one of them is enough."""
        ours, theirs = actors_of(one), actors_of(other)
        any_of = one.any_of == other.any_of or len(ours) == 1
        return any_of and len(ours) == len(theirs) == self.shared(one, other)


def says(one: Fact, other: Fact) -> bool:
    """Whether the words of one fact hold the verb of the other (协商 in 协商会签)."""
    return one.does in other.quote or other.does in one.quote


def actors_of(fact: Fact) -> frozenset[str]:
    """Canonical names of those who act, stated or inferred."""
    return frozenset(party.actor for party in (*fact.who, *fact.inferred))


def find_stages(first: Chain, second: Chain, likeness: Likeness, beside: tuple[Sources, Sources]) -> tuple[Stage, ...]:
    """Both chains' steps as stages, in the order of both; `beside` are the facts of either side."""
    worth = [[likeness.of(one.fact, other.fact) for other in second.steps] for one in first.steps]
    pairs = _match(first.steps, second.steps, worth)
    return tuple(_stage(one, other, likeness, beside) for one, other in pairs)


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


def _stage(one: Step | None, other: Step | None, likeness: Likeness, beside: tuple[Sources, Sources]) -> Stage:
    if one is not None and other is not None:
        return Stage(one, other, all_contrasts(one.fact, other.fact, likeness))
    if one is not None:
        return _alone(one, beside[1], lambda fact: likeness.of(one.fact, fact), likeness)
    if other is None:
        return Stage(None, None, ())
    return turn(_alone(other, beside[0], lambda fact: likeness.of(fact, other.fact), likeness))


def _alone(step: Step, sources: Sources, worth: Callable[[Fact], float], likeness: Likeness) -> Stage:
    """A step that the other chain lacks, as if it were of the first one."""
    found = _nearest(sources.near, worth, ELSEWHERE)
    if found is not None:
        return Stage(step, None, all_contrasts(step.fact, found, likeness), found)
    return Stage(step, None, (Contrast.FIRST,), None, _nearest(sources.all, worth, KIN))


def turn(stage: Stage) -> Stage:
    """A stage of the first side as one of the second."""
    contrasts = tuple(Contrast.SECOND if one is Contrast.FIRST else one for one in stage.contrasts)
    return Stage(None, stage.first, contrasts, stage.elsewhere, stage.kin)


def _nearest(facts: Sequence[Fact], worth: Callable[[Fact], float], least: float) -> Fact | None:
    """The fact that says most nearly the same, if it is near enough."""
    best = max(facts, key=worth, default=None)
    return best if best is not None and worth(best) >= least else None


def all_contrasts(one: Fact, other: Fact, likeness: Likeness) -> tuple[Contrast, ...]:
    """How two steps differ as far as the facts say; 大致相同 where they do not."""
    return tuple(_contrasts(one, other, likeness)) or (Contrast.EQUAL,)


def _contrasts(one: Fact, other: Fact, likeness: Likeness) -> Iterator[Contrast]:
    if _limits(one) != _limits(other):
        yield Contrast.LIMIT
    if not likeness.same_actors(one, other):
        yield Contrast.ACTOR
    if not likeness.same_family(one, other) or not likeness.same_addressees(one, other):
        yield Contrast.ACT
    if not (_same_words(one.condition, other.condition) and _same_words(one.exception, other.exception)):
        yield Contrast.CONDITION
    if strength(one.modal) != strength(other.modal):
        yield Contrast.MODAL


def _limits(fact: Fact) -> frozenset[tuple[str, float | None, str | None, str | None]]:
    """The figures of a fact; words without figure as they are printed."""
    return frozenset((limit.kind, limit.value, limit.unit, limit.sense or limit.text) for limit in fact.limits)


def _same_words(one: str | None, other: str | None) -> bool:
    return fuzz.ratio(fold_words(one or ""), fold_words(other or "")) / 100 >= SAME_WORDS


def strength(modal: str | None) -> str:
    """What a modal amounts to: forbidden, as a rule, allowed, or bound (also where none is printed)."""
    words = modal or ""
    return next((name for name, signs in STRENGTHS if any(sign in words for sign in signs)), "")
