"""`python -m tests.agreement.score`: agreement of two annotations made without sight of each other.

Two facts speak of the same statement if their quotes in one provision overlap and their verbs are of one family
(or count as the same mark); each fact is paired once, the longest overlap first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.facts.names import name_table
from build_tools.facts.sheet import read_sheet
from build_tools.lists import read_lists
from build_tools.model import Corpus
from build_tools.pipeline import compile_project
from build_tools.statements import Action, Fact
from build_tools.yamlfile import read_yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over the articles that both annotations cover."""

    rulebook: str
    articles: int
    first: int
    second: int
    paired: int
    same_who: int
    same_modal: int
    same_verb: int
    unpaired_first: tuple[Fact, ...]
    unpaired_second: tuple[Fact, ...]
    differing: tuple[tuple[Fact, Fact], ...]

    @property
    def share(self) -> float:
        """Share of all facts of both that found their counterpart (F1)."""
        return 2 * self.paired / (self.first + self.second) if self.first + self.second else 0.0


def measure(corpus: Corpus, rulebook_id: str) -> Agreement:
    """The agreement of the published facts of a rulebook with its second annotation."""
    rulebook = next(rulebook for rulebook in corpus.rulebooks if rulebook.id == rulebook_id)
    file = read_yaml(f"{rulebook_id}.yml", (FOLDER / f"{rulebook_id}.yml").read_text(encoding="utf-8"))
    second_sheet, _ = read_sheet(file, rulebook, name_table(read_lists(ROOT).registers, rulebook_id))
    articles = {address for address, _ in second_sheet.gists}
    second = [fact for fact in second_sheet.all_facts if fact.article in articles]
    first = [fact for fact in corpus.sheet(rulebook_id).all_facts if fact.article in articles]
    actions = {action.verb: action for action in corpus.registers.actions}
    pairs = list(_pair(first, second, actions))
    return Agreement(
        rulebook_id,
        len(articles),
        len(first),
        len(second),
        len(pairs),
        sum(_who(one) == _who(other) for one, other in pairs),
        sum(one.modal == other.modal for one, other in pairs),
        sum(one.does == other.does for one, other in pairs),
        tuple(fact for fact in first if all(fact is not one for one, _ in pairs)),
        tuple(fact for fact in second if all(fact is not other for _, other in pairs)),
        tuple((one, other) for one, other in pairs if _who(one) != _who(other)),
    )


def _who(fact: Fact) -> frozenset[str]:
    return frozenset(party.actor for party in (fact.who or fact.inferred))


def _pair(first: Sequence[Fact], second: Sequence[Fact], actions: dict[str, Action]) -> Iterator[tuple[Fact, Fact]]:
    candidates = sorted(
        ((-_overlap(one, other), -(_who(one) == _who(other)), i, j)
         for i, one in enumerate(first) for j, other in enumerate(second)
         if _overlap(one, other) and _alike(one, other, actions)),
    )  # fmt: skip
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    for _, _, i, j in sorted(candidates, key=lambda row: (row[1], row[0], row[2], row[3])):
        if i not in taken_first and j not in taken_second:
            taken_first.add(i)
            taken_second.add(j)
            yield first[i], second[j]


def _overlap(one: Fact, other: Fact) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.at == other.at else 0


def _alike(one: Fact, other: Fact, actions: dict[str, Action]) -> bool:
    a, b = actions.get(one.does), actions.get(other.does)
    return one.does == other.does or (
        a is not None and b is not None and (a.family == b.family or a.mark == b.mark != "")
    )


def _line(fact: Fact) -> str:
    who = "、".join(party.name for party in fact.who) or f"（未写明）{'、'.join(p.name for p in fact.inferred)}"
    return f"{fact.at} {who}｜{fact.modal or ''}｜{fact.does}｜{fact.matter}｜{fact.quote}"


def main() -> None:
    """Print the figures, then every statement that only one annotation has, and where they name others."""
    corpus = compile_project(ROOT).corpus
    for path in sorted(FOLDER.glob("*.yml")):
        found = measure(corpus, path.stem)
        print(
            f"{found.rulebook}: {found.articles} articles, facts {found.first} / {found.second}, paired {found.paired} "
            f"(F1 {found.share:.3f}); among pairs same who {found.same_who / max(found.paired, 1):.3f}, "
            f"same modal {found.same_modal / max(found.paired, 1):.3f}, "
            f"same verb {found.same_verb / max(found.paired, 1):.3f}"
        )
        for fact in found.unpaired_first:
            print("  only first :", _line(fact))
        for fact in found.unpaired_second:
            print("  only second:", _line(fact))
        for one, other in found.differing:
            print("  other who  :", _line(one), "≠", _line(other))


if __name__ == "__main__":
    main()
