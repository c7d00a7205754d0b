"""`python -m tests.score_parallels`: how good the alignment of 莱芜 and 临淄 is, and how good the proposals alone are.

Agreement: a second alignment of 30 articles, made without sight of the first (`parallels/second.yml`).
Proposals: the reviewed alignment is taken away and proposed anew; main: the first proposal is the reviewed main
counterpart; any: it is one of the reviewed counterparts. Weights were chosen on odd articles, so both halves are shown.
With `--speed` the time and memory of aligning 2, 10 and 50 rulebooks with one reference.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.comparison import Alignment, Relation
from build_tools.files import read_yaml_file
from build_tools.model import Corpus
from build_tools.parallels.families import add_proposals
from build_tools.parallels.proposals import Table
from build_tools.pipeline import compile_project
from build_tools.statements import Sheet
from build_tools.yamlfile import Value

ROOT = Path(__file__).resolve().parent.parent
SECOND = ROOT / "tests" / "parallels" / "second.yml"
SIZES = (2, 10, 50)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second alignment says of an article."""

    side: int
    at: str
    counterparts: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Guess:
    """An article with counterparts: the reviewed ones (the main one first), the relation, the proposed ones."""

    side: int
    number: int
    reviewed: tuple[str, ...]
    relation: str
    proposed: tuple[str, ...]

    @property
    def main(self) -> bool:
        """Whether the first proposal is the main counterpart."""
        return self.proposed[:1] == self.reviewed[:1]

    @property
    def any(self) -> bool:
        """Whether the first proposal is one of the counterparts."""
        return bool(set(self.proposed[:1]) & set(self.reviewed))

    @property
    def listed(self) -> bool:
        """Whether the main counterpart is among the first three proposals."""
        return self.reviewed[0] in self.proposed[:3]


def read_second(alignment: Alignment) -> Iterator[Opinion]:
    """Every record of the second alignment."""
    file, _ = read_yaml_file(SECOND, SECOND.name)
    for record in file.content.items or () if file.content else ():
        found = tuple(f"a{value.text}" for value in _value(record, "对").strings())
        side = alignment.books.index(_value(record, "书").text or "")
        yield Opinion(side, f"a{_value(record, '条').text}", found, _value(record, "关系").text or "")


def _value(record: Value, key: str) -> Value:
    found = record.get(key)
    assert found is not None
    return found


def find_guesses(corpus: Corpus, alignment: Alignment) -> Iterator[Guess]:
    """Every article that has a counterpart, of both sides."""
    books = {rulebook.id: rulebook for rulebook in corpus.rulebooks}
    table = Table(corpus, books[alignment.first], books[alignment.second])
    sides = ((table.first, table.second, table.ranked), (table.second, table.first, table.ranked_back))
    for side, (own, others, ranked) in enumerate(sides):
        for place, profile in enumerate(own):
            found = alignment.of(side, profile.article.address)
            if found:
                reviewed = tuple((p.first, p.second)[1 - side] for p in found)
                proposed = tuple(others[one.place].article.address for one in ranked(place))
                relation = found[0].relation.value if found[0].relation else ""
                yield Guess(side, place + 1, reviewed, relation, proposed)


def print_agreement(alignment: Alignment) -> None:
    """Print the figures of the second alignment, and where it differs."""
    rows = list(read_second(alignment))
    counts: Counter[str] = Counter()
    for row in rows:
        found = alignment.of(row.side, row.at)
        own = tuple((p.first, p.second)[1 - row.side] for p in found)
        relation = found[0].relation.value if found and found[0].relation else Relation.NONE.value
        counts["found"] += bool(set(own) & set(row.counterparts)) or own == row.counterparts
        counts["main"] += own[:1] == row.counterparts[:1]
        counts["relation"] += relation == row.relation
        if own[:1] != row.counterparts[:1] or relation != row.relation:
            print(f"  {'甲乙'[row.side]} {row.at}: {own} {relation} | second: {row.counterparts} {row.relation}")
    named = (("counterpart found", "found"), ("main counterpart equal", "main"), ("relation equal", "relation"))
    for words, key in named:
        print(f"{words}: {counts[key]}/{len(rows)} = {counts[key] / len(rows):.2f}")


def print_guesses(title: str, guesses: Sequence[Guess]) -> None:
    """Print how many first proposals are right, in all, by halves and by relation."""
    print(f"{title}: {_rates(guesses)}")
    for name, half in (("odd articles", 1), ("even articles", 0)):
        print(f"  {name}: {_rates([guess for guess in guesses if guess.number % 2 == half])}")
    for relation in Relation:
        own = [guess for guess in guesses if guess.relation == relation.value]
        if own:
            print(f"  {relation.value}: {_rates(own)}")


def _rates(guesses: Sequence[Guess]) -> str:
    def rate(right: Callable[[Guess], bool]) -> str:
        count = sum(map(right, guesses))
        return f"{count}/{len(guesses)} = {count / (len(guesses) or 1):.3f}"

    return (
        f"main {rate(lambda guess: guess.main)}, any {rate(lambda guess: guess.any)}, "
        f"main among three {rate(lambda guess: guess.listed)}"
    )


def copy_times(corpus: Corpus, count: int) -> Corpus:
    """The corpus with 临淄 so many times more under other names, none of them reviewed."""
    other = next(rulebook for rulebook in corpus.rulebooks if rulebook.id == "linzi-2022")
    names = [f"copy-{number:02d}" for number in range(count)]
    mentions = [mention for mention in corpus.mentions if mention.rulebook == other.id]
    copied = [replace(mention, rulebook=name) for name in names for mention in mentions]
    return replace(
        corpus,
        rulebooks=(*corpus.rulebooks, *(replace(other, id=name) for name in names)),
        sheets=(*corpus.sheets, *(replace(corpus.sheet(other.id), rulebook=name) for name in names)),
        annotations=(*corpus.annotations, *copied),
    )


def print_speed(corpus: Corpus) -> None:
    """Print time and the peak of memory for some numbers of unreviewed rulebooks beside the reference."""
    for size in SIZES:
        many = copy_times(corpus, size)
        started = time.perf_counter()
        made = sum(not alignment.reviewed for alignment in add_proposals(many).alignments)
        spent = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size} beside one: {made} pairs in {spent:.2f} s ({spent / made:.2f} s each), peak {peak:.0f} MB")


def main(arguments: Sequence[str]) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--failing", action="store_true")
    options = parser.parse_args(arguments)
    corpus = compile_project(ROOT).corpus
    alignment = corpus.alignments[0]
    print_agreement(alignment)
    guesses = list(find_guesses(corpus, alignment))
    print_guesses("proposals with facts", guesses)
    bare = replace(corpus, sheets=(Sheet(alignment.first), Sheet(alignment.second)))
    print_guesses("proposals from the texts alone", list(find_guesses(bare, alignment)))
    if options.failing:
        for guess in guesses:
            if not guess.main:
                print(
                    f"  {'甲乙'[guess.side]} a{guess.number}: {guess.reviewed} {guess.relation} | {guess.proposed[:3]}"
                )
    if options.speed:
        print_speed(corpus)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
