"""How well the patterns read the annotated rulebooks: precision and recall by pattern and tier, and every disagreement.

`python -m tests.score_patterns [--list]` compares every candidate with the reviewed facts. The two agree where
they stand in the same provision, their quotes overlap, the verbs are of one family or count as one mark, and the
actors are the same. Of what a pattern found and no reviewed fact says, `tests/extract/judged.tsv` records which was
read in the text and is right all the same.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.extract.finder import ROWS, Candidate, find_candidates
from build_tools.extract.rows import Tier
from build_tools.facts.names import name_table
from build_tools.model import Corpus, Rulebook
from build_tools.pipeline import compile_project
from build_tools.statements import Action, Fact

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "tests" / "extract" / "judged.tsv"
RIGHT = "对"


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate, whether a reviewed fact agrees with it, and if none does whether it was judged right."""

    candidate: Candidate
    agrees: bool
    verdict: str  # 对, 错, or empty where nobody has read it


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of some candidates of one rulebook against its reviewed facts."""

    found: int
    agreeing: int
    right: int  # right, not annotated
    reached: int  # reviewed facts that some candidate agrees with
    reviewed: int

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return (self.agreeing + self.right) / self.found if self.found else 1.0

    @property
    def strict(self) -> float:
        """Of what was found, how much a reviewed fact says."""
        return self.agreeing / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the reviewed facts, how many were found."""
        return self.reached / self.reviewed if self.reviewed else 0.0


def agree(candidate: Fact, reviewed: Fact, actions: dict[str, Action]) -> bool:
    """Whether two facts say the same."""
    if candidate.at != reviewed.at or candidate.start >= reviewed.end or reviewed.start >= candidate.end:
        return False
    one, other = actions.get(candidate.does), actions.get(reviewed.does)
    alike = candidate.does == reviewed.does or bool(
        one and other and (one.family == other.family or (one.mark and one.mark == other.mark))
    )
    return alike and {party.actor for party in candidate.who} == {party.actor for party in reviewed.who}


def read_judged(path: Path = JUDGED) -> dict[tuple[str, str, str, str, str], str]:
    """What was judged by reading: rulebook, address, pattern, verb, actors → 对 or 错."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(r["rulebook"], r["at"], r["pattern"], r["does"], r["who"]): r["verdict"] for r in rows}


def key_of(candidate: Candidate) -> tuple[str, str, str, str, str]:
    """How a candidate is named among the judged."""
    fact = candidate.fact
    return fact.rulebook, fact.at, candidate.pattern, fact.does, "、".join(party.actor for party in fact.who)


def judge(corpus: Corpus, rulebook: Rulebook) -> tuple[Judged, ...]:
    """Every candidate of a rulebook, compared with its reviewed facts."""
    actions = {action.verb: action for action in corpus.registers.actions}
    facts, verdicts = corpus.sheet(rulebook.id).all_facts, read_judged()
    return tuple(
        Judged(c, any(agree(c.fact, fact, actions) for fact in facts), verdicts.get(key_of(c), ""))
        for c in find_candidates(rulebook, name_table(corpus.registers, rulebook.id))
    )


def count(corpus: Corpus, rulebook: Rulebook, judged: Sequence[Judged]) -> Figures:
    """The figures of some candidates; only reviewed facts whose actor the text names can be found."""
    actions = {action.verb: action for action in corpus.registers.actions}
    named = [fact for fact in corpus.sheet(rulebook.id).all_facts if fact.unnamed is None]
    reached = sum(any(agree(one.candidate.fact, fact, actions) for one in judged) for fact in named)
    agreeing = sum(one.agrees for one in judged)
    right = sum(not one.agrees and one.verdict == RIGHT for one in judged)
    return Figures(len(judged), agreeing, right, reached, len(named))


def report(corpus: Corpus, *, listed: bool) -> Iterator[str]:
    """The lines of the report."""
    for rulebook in corpus.rulebooks:
        judged = judge(corpus, rulebook)
        if corpus.sheet(rulebook.id).all_facts:
            yield f"{rulebook.id}: {'found':>29} {'agree':>6} {'right':>6} {'precision':>9} {'strict':>7} {'recall':>7}"
            for tier in Tier:
                yield _line(f"tier {tier.value}", count(corpus, rulebook, _of_tier(judged, tier)))
            for tier, name in ((tier, row.name) for tier in Tier for row in ROWS):
                own = [one for one in _of_tier(judged, tier) if one.candidate.pattern == name]
                if own:
                    yield _line(f"  {tier.value} {name}", count(corpus, rulebook, own))
            if listed:
                yield from (_disagreement(one) for one in judged if not one.agrees)


def _of_tier(judged: Sequence[Judged], tier: Tier) -> list[Judged]:
    return [one for one in judged if one.candidate.tier is tier]


def _line(name: str, figures: Figures) -> str:
    wide = name + " " * max(0, 34 - sum(2 if ord(char) > 0x2E80 else 1 for char in name))
    return (
        f"{wide} {figures.found:6} {figures.agreeing:6} {figures.right:6} {figures.precision:9.3f} "
        f"{figures.strict:7.3f} {figures.recall:7.3f}"
    )


def _disagreement(one: Judged) -> str:
    fact = one.candidate.fact
    return "\t".join((*key_of(one.candidate), one.verdict or "?", one.candidate.tier.value, fact.quote))


def main(arguments: Sequence[str]) -> int:
    """0 where the high tier is right 95 times of 100 in each rulebook."""
    corpus = compile_project(ROOT).corpus
    for line in report(corpus, listed="--list" in arguments):
        print(line)
    figures = [
        count(corpus, rulebook, _of_tier(judge(corpus, rulebook), Tier.HIGH))
        for rulebook in corpus.rulebooks
        if corpus.sheet(rulebook.id).all_facts
    ]
    return 0 if all(figure.precision >= 0.95 for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
