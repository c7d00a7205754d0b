"""Which article became which, however articles were renumbered."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.versions.alignment import Change, align
from build_tools.versions.articles import Article, articles_of
from tests.project import ROOT
from tests.versions.pair import NEW, OLD, rulebook

CORPUS = Path(os.environ.get("RULES_CORPUS") or ROOT.parent / "shared" / "corpus")
WORDS = st.lists(st.text("应当政府会议、，。审批公开保密", max_size=30), max_size=8)

HAND_MADE = """
a1=a1 same
a2>a3 changed
a3>a9 same moved
a4=a4 same
a5=a5 changed
a6>a6,a7 split
a7> removed
a8,a9>a8 merged
a10=a10 changed
>a2 added
"""
# 立法法 2015 → 2023 and 网络安全法 2016 → 2025, read by hand beside each other
LEGISLATION = """
a3>a3,a4 split
a4>a5 changed
a7>a10 changed
a12>a15 same
a13>a16 changed
a72>a80,a81 split
a74>a84 changed
a79>a89 changed
a102>a114 same
a103>a117 changed
a105>a120 same
>a8 added
>a9 added
>a55 added
>a68 added
>a83 added
>a115 added
>a118 added
"""
CYBERSECURITY = """
a18>a19 changed
a40>a42 changed
a59>a61 changed
a65>a67 changed
a68>a69 changed
a69>a70 changed
a64,a66,a70>a71 merged
a75>a77 changed
a79>a81 same
>a3 added
>a20 added
>a63 added
>a73 added
"""
LAWS = [
    ("rules/中华人民共和国立法法.txt", "pairs/中华人民共和国立法法_20230313.txt", LEGISLATION),
    ("references/网络安全法.txt", "pairs/中华人民共和国网络安全法_20251028.txt", CYBERSECURITY),
]


def told(changes: Iterable[Change]) -> set[str]:
    """Each change as a line: old addresses, = or > where the number is another, new ones, what became of it."""
    return {_line(change) for change in changes}


def _line(change: Change) -> str:
    sides = [",".join(article.address for article in side) for side in (change.old, change.new)]
    sign = "=" if sides[0] == sides[1] else ">"
    return f"{sign.join(sides)} {change.kind.value}{' moved' if change.moved else ''}"


def aligned(old: str, new: str) -> tuple[Change, ...]:
    """What became of the articles of one text in another."""
    return align(articles_of(rulebook("old", old)), articles_of(rulebook("new", new)))


def test_every_kind_of_change() -> None:
    """Same, changed, renumbered, moved, split, merged, added, removed."""
    assert told(aligned(OLD, NEW)) == set(HAND_MADE.split("\n")[1:-1])


def test_removed_article_stands_where_it_stood() -> None:
    """Behind the article that it followed."""
    order = [_line(change).split()[0] for change in aligned(OLD, NEW)]
    assert order.index("a7>") == order.index("a6>a6,a7") + 1


def test_text_without_articles_is_aligned_by_paragraphs() -> None:
    """What stands in no article has no number to lose."""
    text = "某通知\n\n各单位要按时报送材料。\n\n逾期不报的予以通报批评。\n"
    changes = aligned(text, text.replace("各单位", "现就有关事项通知如下，请遵照执行。\n\n各单位"))
    assert [change.kind.value for change in changes if change.old] == ["same", "same"]


@settings(max_examples=60)
@given(WORDS, WORDS)
def test_every_article_is_in_one_change(old: list[str], new: list[str]) -> None:
    """Whatever the texts say."""
    sides = [
        tuple(Article(f"a{at}", f"第{at}条", ("", at, None), (words,)) for at, words in enumerate(texts))
        for texts in (old, new)
    ]
    changes = align(*sides)
    assert sorted(a.address for change in changes for a in change.old) == sorted(a.address for a in sides[0])
    assert [a.address for a in sides[1]] == sorted(
        (a.address for c in changes for a in c.new), key=lambda a: int(a[1:])
    )


def test_three_hundred_articles_in_seconds() -> None:
    """Time grows with what articles share, not with the number of pairs."""
    old = [
        f"第{at}号事项由第{at * 7}部门负责办理，第{at * 13}单位配合，办理情况应当报送第{at}号领导。"
        for at in range(300)
    ]
    sides = [
        tuple(Article(f"a{at}", "", ("", at, None), (words,)) for at, words in enumerate(texts))
        for texts in (old, [*old[150:], *old[:150]])
    ]
    started = time.perf_counter()
    changes = align(*sides)
    assert time.perf_counter() - started < 20
    assert {change.kind.value for change in changes} == {"same"}


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}: set RULES_CORPUS to a folder of regulations")
@pytest.mark.parametrize(("old", "new", "expected"), LAWS, ids=["立法法", "网络安全法"])
def test_two_versions_of_a_law(old: str, new: str, expected: str) -> None:
    """As read by hand."""
    found = told(aligned(*((CORPUS / path).read_text(encoding="utf-8") for path in (old, new))))
    assert set(expected.split("\n")[1:-1]) - found == set()
