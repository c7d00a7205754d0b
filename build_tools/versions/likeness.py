"""How alike articles are: by the pairs of characters that they share.

A pair of characters counts the more the fewer articles have it, since what a text says everywhere
(违反本法规定，由县级以上人民政府…) tells no article from another.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from build_tools.versions.articles import Article

WORDLESS = re.compile(r"[\W_]+")
OWN = 6  # articles of both versions that may have a pair of characters which still is proof of a common origin
PART_IN_PLACE = 0.6  # what it is worth, where two articles stand in the same place, that one holds the other


class Likeness:
    """How alike any two articles of two versions are, by their places in them."""

    def __init__(self, old: Sequence[Article], new: Sequence[Article]) -> None:
        """Weigh what any two articles share, through an index of pairs of characters."""
        self.old = [pairs_of(article.text) for article in old]
        self.new = [pairs_of(article.text) for article in new]
        self._having = Counter(pair for pairs in (*self.old, *self.new) for pair in pairs)
        self._rarity = {pair: math.log(1 + (len(old) + len(new)) / count) ** 2 for pair, count in self._having.items()}
        self._rarest = max(self._rarity.values(), default=1.0)
        self._old_weight = [self._weight(pairs) for pairs in self.old]
        self._new_weight = [self._weight(pairs) for pairs in self.new]
        self.shared = _shared(self.old, self.new, self._rarity)

    def of(self, i: int, j: int) -> float:
        """From 0 to 1: what old article i and new article j share, in what both have."""
        both = self._old_weight[i] + self._new_weight[j]
        return 2 * self.shared.get((i, j), 0.0) / both if both else 0.0

    def in_place(self, i: int, j: int) -> float:
        """The same for articles that stand in the same place: there it counts too that one holds the other."""
        smaller = min(self._old_weight[i], self._new_weight[j])
        held = self.shared.get((i, j), 0.0) / smaller if smaller else 0.0
        return max(self.of(i, j), held * PART_IN_PLACE if held >= PART_IN_PLACE else 0.0)

    def parts(self, i: int, j: int) -> tuple[float, float]:
        """How much of old article i stands in new article j, and how much of the new one in the old one."""
        shared = self.shared.get((i, j), 0.0)
        return shared / (self._old_weight[i] or 1), shared / (self._new_weight[j] or 1)

    def held(self, words: Counter[str], *texts: Counter[str]) -> float:
        """How much of some pairs of characters stands in texts; those count most that no article has."""
        found = sum(self._rare(pair) for pair in words if any(pair in text for text in texts))
        return found / (sum(map(self._rare, words)) or 1)

    def _rare(self, pair: str) -> float:
        return self._rarity.get(pair, self._rarest)

    def new_from_old(self, j: int, i: int, other: int) -> float:
        """How much of new article j stands in old article i, and not already in the new article `other`."""
        left = self.old[i] - self.new[other]
        return self._own_weight(self.new[j] & left) / (self._own_weight(self.new[j]) or 1)

    def old_in_new(self, i: int, j: int, other: int) -> float:
        """How much of old article i stands in new article j, and not already in the old article `other`."""
        left = self.new[j] - self.old[other]
        return self._own_weight(self.old[i] & left) / (self._own_weight(self.old[i]) or 1)

    def _own_weight(self, pairs: Mapping[str, int]) -> float:
        """The weight of those pairs of characters that only few articles have."""
        return self._weight({pair: count for pair, count in pairs.items() if self._having[pair] <= OWN})

    def _weight(self, pairs: Mapping[str, int]) -> float:
        return sum(self._rarity[pair] * count for pair, count in pairs.items())


def pairs_of(text: str) -> Counter[str]:
    """The pairs of characters of a text, each as often as it stands there."""
    words = WORDLESS.sub("", text)
    return Counter(words[at : at + 2] for at in range(max(len(words) - 1, min(len(words), 1))))


def _shared(
    old: Sequence[Counter[str]], new: Sequence[Counter[str]], rarity: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    index: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, pairs in enumerate(old):
        for pair, count in pairs.items():
            index[pair].append((i, count))
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for j, pairs in enumerate(new):
        for pair, count in pairs.items():
            for i, old_count in index.get(pair, ()):
                shared[i, j] += rarity[pair] * min(count, old_count)
    return dict(shared)
