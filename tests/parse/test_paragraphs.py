"""Inside an article: 款 are lines, 项 and 目 are labelled, captions are printed in brackets."""

from __future__ import annotations

import pytest

from tests.parse.reading import TITLE, addresses, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("第一条 甲。\n乙。\n丙。\n", "a1 a1.p1 a1.p2 a1.p3", id="each line a paragraph"),
        pytest.param("第一条 甲。\n\n　　乙。\n", "a1 a1.p1 a1.p2", id="blank lines and indents aside"),
        pytest.param("第一条 甲：\n（一）乙；\n（二）丙。\n", "a1 a1.p1 a1.p1.i1 a1.p1.i2", id="（一）"),
        pytest.param("第一条 甲：\n(一)乙；\n(二)丙。\n", "a1 a1.p1 a1.p1.i1 a1.p1.i2", id="(一)"),
        pytest.param("第一条 甲：\n1.乙；\n2.丙。\n", "a1 a1.p1 a1.p1.i1 a1.p1.i2", id="1."),
        pytest.param(
            "第一条 甲：\n（一）乙：\n1.丙；\n2.丁：\n①戊；\n②己。\n（二）庚。\n",
            "a1 a1.p1 a1.p1.i1 a1.p1.i1.j1 a1.p1.i1.j2 a1.p1.i1.j2.j1 a1.p1.i1.j2.j2 a1.p1.i2",
            id="three deep",
        ),
        pytest.param(
            "第一条 甲：\n（一）乙；\n（二）丙。\n前款规定的丁。\n",
            "a1 a1.p1 a1.p1.i1 a1.p1.i2 a1.p2",
            id="a paragraph after a list",
        ),
        pytest.param(
            "第一条 甲：\n（一）乙。\n补充乙。\n（二）丙。\n",
            "a1 a1.p1 a1.p1.i1 a1.p1.i1.p1 a1.p1.i2",
            id="a paragraph inside a list",
        ),
        pytest.param(
            "第一条 甲：\n（一）乙；\n（一）丙。\n", "a1 a1.p1 a1.p1.i1 a1.p1.i1x2", id="an item's number printed twice"
        ),
        pytest.param(
            "第一条 甲：\n（一）乙；\n丙：\n（一）丁。\n",
            "a1 a1.p1 a1.p1.i1 a1.p2 a1.p2.i1",
            id="each paragraph its own list",
        ),
    ],
)
def test_paragraphs_and_items_have_their_place(text: str, expected: str) -> None:
    """Addresses of 款 项 目 below an article."""
    assert addresses(TITLE + text) == expected


def test_text_without_numbering_is_paragraphs() -> None:
    """A notice without 第…条 or 一、 is read line by line and keeps its signature apart."""
    assert addresses("关于开会的通知\n各单位：\n明天开会。\n请准时。\n某局\n2024年1月1日\n") == "p1 p2 p3"


@pytest.mark.parametrize(
    ("text", "article", "paragraph"),
    [
        ("第一条 【立法目的】甲。\n第二条 【范围】乙。\n", "a1 第一条|【立法目的】", "a1.p1 |甲。"),
        ("第一条（立法目的）甲。\n第二条（范围大小）乙。\n", "a1 第一条|（立法目的）", "a1.p1 |甲。"),
        ("第一条 【立法目的】\n甲。\n第二条 【范围】\n乙。\n", "a1 第一条|【立法目的】", "a1.p1 |甲。"),
        ("第一条 （略）\n第二条 乙。\n第三条 丙。\n", "a1 第一条|", "a1.p1 |（略）"),
        ("第一条 （本条略去）甲。\n第二条 乙。\n第三条 丙。\n", "a1 第一条|", "a1.p1 |（本条略去）甲。"),
    ],
)
def test_a_printed_caption_is_the_text_of_its_article(text: str, article: str, paragraph: str) -> None:
    """【立法目的】 is a caption; （…） is one only where most articles have it."""
    assert read(TITLE + text)[:2] == [article, paragraph]
