"""The choice among labels: the sequence of numbers decides which are articles."""

from __future__ import annotations

import pytest

from build_tools.parse.sequence import Candidate, choose_sequence

CLEAR, GLUED, INNER, REFERENCE = 6, 4, 2, 1


@pytest.mark.parametrize(
    ("numbers", "chosen"),
    [
        ("1 2 3", "1 2 3"),
        ("1 2 2 3", "1 2 2 3"),  # 重号 is kept and reported, not swallowed
        ("1 2 5 6", "1 2 5 6"),  # 缺号
        ("1 2 1r 3", "1 2 3"),  # 第一条规定的… at the start of a line
        ("1 2 3r 3 4", "1 2 3 4"),  # the reference comes just before the article it names
        ("1 2 3r 4", "1 2 3r 4"),  # nothing else can be 第三条
        ("1 2 20 3 4", "1 2 3 4"),  # one misprinted number does not end the sequence
        ("1 2 1a 2 3", "1 2 1a 2 3"),  # an annex counts anew
        ("", ""),
    ],
)
def test_the_best_chain_is_chosen(numbers: str, chosen: str) -> None:
    """r: looks like a reference; a: a title or 附件 stands before it."""
    names = numbers.split()
    candidates = [
        Candidate(int(name.rstrip("ra")), 0, REFERENCE if "r" in name else CLEAR, announced="a" in name)
        for name in names
    ]
    assert " ".join(names[index] for index in choose_sequence(candidates)) == chosen


def test_inserted_articles_follow_their_article() -> None:
    """4, 4之一, 4之二, 5 is a sequence without a gap."""
    numbers = ((3, 0), (4, 0), (4, 1), (4, 2), (5, 0))
    assert choose_sequence([Candidate(n, s, CLEAR) for n, s in numbers]) == [0, 1, 2, 3, 4]
