"""How firmly two neighbouring characters hold together, as far as the texts themselves show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.numerals import HAN

PUNCTUATION = frozenset("，。；：、！？“”‘’（）()《》〈〉【】—… \t\u3000\n")
PARTICLES = frozenset("的和或及与在对由向从以为被把将并而之其该须可不未经按至于是")
UNITS = frozenset("条款项目章节编元")  # what ends a number; the next word is another one
FIGURES = frozenset(HAN) | frozenset("万亿")
LEAST = 2  # times that two characters stand side by side before they are taken for a word
TOGETHER = 0.4  # share of the rarer of the two characters that stands beside the other one


@dataclass(frozen=True, slots=True)
class Bonds:
    """How often characters and pairs of them stand in some texts."""

    singles: Counter[str]
    pairs: Counter[str]

    def hold(self, left: str, right: str) -> bool:
        """Whether to part these two neighbours would tear a word or a number (第二十|一条, 五|万元, 应|急)."""
        if is_punctuation(left) or is_punctuation(right):
            return False
        if _is_figure(right):
            return left == "第" or _is_figure(left)
        if _is_figure(left):
            return right not in PARTICLES
        count = self.pairs[left + right]
        if count < LEAST or left in PARTICLES or right in PARTICLES or left in UNITS:
            return False
        return count >= TOGETHER * min(self.singles[left], self.singles[right])


def is_punctuation(char: str) -> bool:
    """Whether a character is a mark or white space."""
    return char in PUNCTUATION


def _is_figure(char: str) -> bool:
    return char in FIGURES or (char.isascii() and (char.isalnum() or char in ".%"))


def learn_bonds(texts: Iterable[str]) -> Bonds:
    """The bonds of all characters of these texts."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        singles.update(text)
        pairs.update(text[at : at + 2] for at in range(len(text) - 1))
    return Bonds(singles, pairs)
