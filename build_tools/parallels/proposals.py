"""Proposals: the most likely counterparts of every article, by likeness of words, of what is ruled, and of place.

A proposal claims no relation. It is what readers see of a pair that nobody reviewed, and what an editor starts from.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from build_tools.comparison import Alignment, ChainPair, Lone, Parallel
from build_tools.model import Corpus, Rulebook
from build_tools.parallels.profile import Profile, Rarity, find_profiles
from build_tools.statements import Chain, Sheet
from build_tools.versions.likeness import Likeness, pairs_of

# What each kind of likeness is worth. Chosen on the odd articles of 莱芜 and 临淄, tried on the even ones.
WORDS, PARTS, ORDER = 1.2, 0.2, 0.15
TRAITS, NAMED, GIST = 0.3, 0.5, 0.12
CHAPTERS, NEAR = 0.07, 0.15
LEAST = 0.25  # likeness below which no counterpart is proposed
CLOSE = 0.8  # share of the best likeness from which a further counterpart is proposed
MOST = 3  # counterparts proposed for an article
TRIED = 12  # pairs of an article that are looked at closely
SEARCHED = 3  # articles named as searched where none is proposed


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article of the second rulebook (its place among the articles) as a counterpart, and how alike it is."""

    place: int
    likeness: float


class Table:
    """How alike any two articles of two rulebooks are, by their places."""

    def __init__(self, corpus: Corpus, first: Rulebook, second: Rulebook) -> None:
        """Compare all articles roughly, the most alike ones closely, and weigh in what stands around them."""
        self.first, self.second = find_profiles(corpus, first), find_profiles(corpus, second)
        self._rarity = Rarity((*self.first, *self.second))
        self._words = Likeness([p.article for p in self.first], [p.article for p in self.second])
        self._gists = tuple([pairs_of(p.gist) for p in side] for side in (self.first, self.second))
        close = {pair: self._score(*pair) for pair in self._promising()}
        bound = _bind_chapters(self.first, self.second, close)
        scores = {(i, j): score + CHAPTERS * bound(i, j) for (i, j), score in close.items()}
        self.likeness = {pair: score + NEAR * _around(scores, *pair) for pair, score in scores.items()}

    def _promising(self) -> Iterator[tuple[int, int]]:
        """The pairs worth a closer look: the best of each article of either side, by words and by what is ruled."""
        rough = {
            (i, j): self._words.of(i, j) + TRAITS * self._rarity.shared(self.first[i], self.second[j])
            for i in range(len(self.first))
            for j in range(len(self.second))
        }
        by_first = ([(i, j) for j in range(len(self.second))] for i in range(len(self.first)))
        by_second = ([(i, j) for i in range(len(self.first))] for j in range(len(self.second)))
        best = (sorted(row, key=lambda pair: -rough[pair])[:TRIED] for rows in (by_first, by_second) for row in rows)
        return iter(dict.fromkeys(pair for row in best for pair in row))

    def _score(self, i: int, j: int) -> float:
        one, other = self.first[i], self.second[j]
        return (
            WORDS * self._words.of(i, j)
            + PARTS * sum(self._words.parts(i, j))
            + ORDER * fuzz.ratio(one.article.text, other.article.text) / 100
            + TRAITS * self._rarity.shared(one, other)
            + NAMED * self._named(i, j)
            + GIST * (fuzz.ratio(one.gist, other.gist) / 100 if one.gist and other.gist else 0.0)
        )

    def _named(self, i: int, j: int) -> float:
        """How much of the gist of either article stands in the gist or the words of the other."""
        one, other = self._gists[0][i], self._gists[1][j]
        there = self._words.held(one, self._words.new[j], other)
        return (there + self._words.held(other, self._words.old[i], one)) / 2

    def ranked(self, i: int) -> tuple[Candidate, ...]:
        """The counterparts of article i of the first rulebook, the most likely first."""
        return _rank((j, score) for (at, j), score in self.likeness.items() if at == i)

    def ranked_back(self, j: int) -> tuple[Candidate, ...]:
        """The counterparts of article j of the second rulebook."""
        return _rank((i, score) for (i, at), score in self.likeness.items() if at == j)


def _rank(found: Iterator[tuple[int, float]]) -> tuple[Candidate, ...]:
    return tuple(Candidate(*one) for one in sorted(found, key=lambda pair: (-round(pair[1], 6), pair[0])))


def _around(scores: Mapping[tuple[int, int], float], i: int, j: int) -> float:
    """How alike the neighbours are, the better of before and behind."""
    return max(scores.get((i + step, j + step), 0.0) for step in (-1, 1))


def _bind_chapters(
    first: Sequence[Profile], second: Sequence[Profile], scores: Mapping[tuple[int, int], float]
) -> Callable[[int, int], float]:
    """How firmly the chapters of two articles belong together, by the articles that are each other's best."""
    best_of_first: dict[int, int] = {}
    best_of_second: dict[int, int] = {}
    for i, j in sorted(scores, key=lambda pair: (-round(scores[pair], 6), pair)):
        best_of_first.setdefault(i, j)
        best_of_second.setdefault(j, i)
    bonds: Counter[tuple[str, str]] = Counter()
    for i, j in best_of_first.items():
        if best_of_second[j] == i:
            bonds[first[i].heading, second[j].heading] += 1
    one_side = Counter(heading for (heading, _), count in bonds.items() for _ in range(count))
    other_side = Counter(heading for (_, heading), count in bonds.items() for _ in range(count))

    def bound(i: int, j: int) -> float:
        one, other = first[i].heading, second[j].heading
        return bonds[one, other] / math.sqrt((one_side[one] or 1) * (other_side[other] or 1))

    return bound


def propose(corpus: Corpus, first: str, second: str) -> Alignment:
    """Every article of both rulebooks with what is likely its counterpart, or with those that come nearest."""
    books = {rulebook.id: rulebook for rulebook in corpus.rulebooks}
    table = Table(corpus, books[first], books[second])
    order = {profile.article.address: place for place, profile in enumerate(table.first)}
    parallels = tuple(sorted(_proposed(table), key=lambda parallel: order[parallel.first]))
    lone = (*_lone(table, 0, parallels), *_lone(table, 1, parallels))
    chains = tuple(_chain_pairs(corpus.sheet(first), corpus.sheet(second), parallels))
    return Alignment(first, second, reviewed=False, parallels=parallels, lone=lone, chains=chains)


def _chain_pairs(first: Sheet, second: Sheet, parallels: Sequence[Parallel]) -> Iterator[ChainPair]:
    """For every chain of the first side that chain on the same topic which has most counterparts of its articles."""
    tied = {(parallel.first, parallel.second) for parallel in parallels}
    for chain in first.chains:
        kin = [other for other in second.chains if other.topic == chain.topic]
        ties = [sum((a, b) in tied for a in _articles(chain) for b in _articles(other)) for other in kin]
        most = max(ties, default=0)
        if most:
            yield ChainPair(chain.id, kin[ties.index(most)].id, "")


def _articles(chain: Chain) -> frozenset[str]:
    return frozenset(step.fact.article for step in chain.steps)


def _proposed(table: Table) -> Iterator[Parallel]:
    """The likely counterparts of every article of the first side, then the best one of the second side's left over."""
    taken: set[int] = set()
    for i in range(len(table.first)):
        for candidate in choose(table.ranked(i)):
            taken.add(candidate.place)
            yield _parallel(table, i, candidate.place, candidate.likeness)
    for j in range(len(table.second)):
        best = choose(table.ranked_back(j))
        if j not in taken and best:
            yield _parallel(table, best[0].place, j, best[0].likeness)


def choose(ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those of the ranked counterparts that are likely enough to be shown."""
    best = ranked[0].likeness if ranked else 0.0
    likely = (one for one in ranked[:MOST] if one.likeness >= max(LEAST, CLOSE * best))
    return tuple(likely)


def _parallel(table: Table, i: int, j: int, likeness: float) -> Parallel:
    return Parallel(table.first[i].article.address, table.second[j].article.address, None, likeness=round(likeness, 3))


def _lone(table: Table, side: int, parallels: Sequence[Parallel]) -> Iterator[Lone]:
    """Articles of a side that no counterpart was proposed for, with those of the other side that came nearest."""
    own, others = (table.first, table.second) if side == 0 else (table.second, table.first)
    paired = {(parallel.first, parallel.second)[side] for parallel in parallels}
    for place, profile in enumerate(own):
        if profile.article.address not in paired:
            ranked = (table.ranked if side == 0 else table.ranked_back)(place)[:SEARCHED]
            yield Lone(side, profile.article.address, addresses(others, ranked))


def addresses(profiles: Sequence[Profile], ranked: Sequence[Candidate]) -> tuple[str, ...]:
    """The articles that candidates stand for."""
    return tuple(profiles[one.place].article.address for one in ranked)
