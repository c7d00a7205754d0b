"""Articles, chapters and parts: how a text of any habit is divided, and under which addresses."""

from __future__ import annotations

import pytest

from build_tools.model import Role
from tests.parse.reading import TITLE, addresses, read, words_in

QUOTING = (
    "某市关于修改《某条例》的决定\n一、将第三条修改为：“第三条　甲。\n“（一）乙；\n“（二）丙。”\n"
    "二、增加一条，作为第四条：“第四条　丁。”\n三、本决定自公布之日起施行。\n"
)
TWO_ANNEXES = (
    "第一条 甲。\n第二条 乙。\n附件1\n某办法\n第一条 丙。\n第二条 丁。\n附件2\n某表\n第一条 戊。\n第二条 己。\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("第一条　甲。\n第二条　乙。\n", ["第一条|", "|甲。", "第二条|", "|乙。"], id="spaced"),
        pytest.param("第一条甲。\n第二条乙。\n", ["第一条|", "|甲。", "第二条|", "|乙。"], id="glued"),
        pytest.param(
            "第 一 条　甲。\n第 二 条　乙。\n", ["第 一 条|", "|甲。", "第 二 条|", "|乙。"], id="inner spaces"
        ),
        pytest.param("一、甲。\n二、乙。\n", ["一、|", "|甲。", "二、|", "|乙。"], id="一、"),
        pytest.param("1.甲。\n2.乙。\n", ["1.|", "|甲。", "2.|", "|乙。"], id="1."),
        pytest.param("（一）甲。\n（二）乙。\n", ["（一）|", "|甲。", "（二）|", "|乙。"], id="（一）"),
        pytest.param(
            "第一条\n甲。\n第二条\n乙。\n", ["第一条|", "|甲。", "第二条|", "|乙。"], id="label alone on its line"
        ),
        pytest.param("第一条 甲。第二条 乙。\n", ["第一条|", "|甲。", "第二条|", "|乙。"], id="two on a line"),
        pytest.param(
            "**第一条** 甲。\n\n**第二条** 乙。\n", ["第一条**|", "|甲。", "第二条**|", "|乙。"], id="Markdown"
        ),
        pytest.param("第1条 甲。\n第２条 乙。\n", ["第1条|", "|甲。", "第２条|", "|乙。"], id="digits"),
    ],
)
def test_articles_are_found_however_they_are_numbered(text: str, expected: list[str]) -> None:
    """Style-independent addresses: a1, a1.p1, a2, a2.p1 for every habit of numbering."""
    assert addresses(TITLE + text) == "a1 a1.p1 a2 a2.p1"
    assert [line.split(" ", 1)[1] for line in read(TITLE + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "第一条 甲。\n第二条 依照\n第一条规定的办法办理。\n第三条 乙。\n",
            "a1 a1.p1 a2 a2.p1 a2.p2 a3 a3.p1",
            id="a reference begins a line",
        ),
        pytest.param(
            "第一条甲。\n第二条乙。\n第三条规定的事项，由区长负责。\n第三条丙。\n",
            "a1 a1.p1 a2 a2.p1 a2.p2 a3 a3.p1",
            id="a reference just before the article it names",
        ),
        pytest.param(
            "第一条 甲。第二条规定的除外。依照第三条 的规定。\n第二条 乙。\n第三条 丙。\n",
            "a1 a1.p1 a2 a2.p1 a3 a3.p1",
            id="references inside a line",
        ),
        pytest.param("第一条 甲。\n第二条 乙。\n第二条 丙。\n", "a1 a1.p1 a2 a2.p1 a2x2 a2x2.p1", id="repeated number"),
        pytest.param("第一条 甲。\n第四条 乙。\n第五条 丙。\n", "a1 a1.p1 a4 a4.p1 a5 a5.p1", id="skipped numbers"),
        pytest.param(
            "第一条 甲。\n第二十条 乙。\n第三条 丙。\n第四条 丁。\n",
            "a1 a1.p1 a1.p2 a3 a3.p1 a4 a4.p1",
            id="misprinted number",
        ),
        pytest.param(
            "第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。\n",
            "a1 a1.p1 a1-1 a1-1.p1 a1-2 a1-2.p1 a2 a2.p1",
            id="条之一",
        ),
        pytest.param(
            "第一条 甲。\n第二条 下列规定：\n一、乙；\n二、丙。\n第三条 丁。\n",
            "a1 a1.p1 a2 a2.p1 a2.p1.i1 a2.p1.i2 a3 a3.p1",
            id="一、 inside a text of 第…条",
        ),
    ],
)
def test_the_order_of_numbers_decides_what_is_an_article(text: str, expected: str) -> None:
    """A label is an article where the sequence supports it; otherwise its words stay words."""
    assert addresses(TITLE + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "第一章　总　则\n第一条 甲。\n第二章 职责\n第二条 乙。\n",
            "c1 a1 a1.p1 c2 a2 a2.p1",
            id="articles run through",
        ),
        pytest.param("第一章 总则第一条 甲。\n第二条 乙。\n", "c1 a1 a1.p1 a2 a2.p1", id="heading glued to an article"),
        pytest.param(
            "第一章 总则 第一条 甲。第二章 职责 第二条 乙。\n", "c1 a1 a1.p1 c2 a2 a2.p1", id="all on one line"
        ),
        pytest.param(
            "第一条 甲。第二章 职责\n第二条 乙。\n",
            "a1 a1.p1 c2 a2 a2.p1",
            id="heading at the end of an article's line",
        ),
        pytest.param(
            "第一编 总则\n第一章 甲\n第一条 乙。\n第二编 分则\n第一章 丙\n第一节 丁\n第二条 戊。\n",
            "pt1 pt1.c1 a1 a1.p1 pt2 pt2.c1 pt2.c1.s1 a2 a2.p1",
            id="chapters that restart in parts",
        ),
        pytest.param(
            "第九章 学习\n第一条 甲。\n工作补位制度\n第二条 乙。\n第十一章 附则\n第三条 丙。\n",
            "c9 a1 a1.p1 c10 a2 a2.p1 c11 a3 a3.p1",
            id="a heading that lost its number",
        ),
        pytest.param(
            "第一章 总则\n一、甲。\n第二章 职责\n一、乙。\n",
            "c1 c1.i1 c2 c2.i1",
            id="lists that restart in every chapter",
        ),
    ],
)
def test_headings_hold_articles_and_stay_out_of_their_addresses(text: str, expected: str) -> None:
    """Chapters, sections and parts are addressed by their own numbers; articles by theirs alone."""
    assert addresses(TITLE + text) == expected


def test_a_heading_keeps_the_spaces_of_its_title() -> None:
    """总　则 is printed with a space and stays so."""
    assert read(TITLE + "第 一 章　总　则\n第一条 甲。\n")[0] == "c1 第 一 章|总　则"


@pytest.mark.parametrize("title", ["目录\n", "目  录\n", "目　次\n", ""])
def test_contents_are_not_the_headings_they_repeat(title: str) -> None:
    """目录 lists the headings; only where they stand again do provisions begin."""
    entries = "第一章 总则\n第二章 职责\n第三章 附则\n"
    body = "第一章 总则\n第一条 甲。\n第二章 职责\n第二条 乙。\n第三章 附则\n第三条 丙。\n"
    assert addresses(TITLE + title + entries + body) == "c1 a1 a1.p1 c2 a2 a2.p1 c3 a3 a3.p1"
    assert words_in(TITLE + title + entries + body, Role.CONTENTS) == (title + entries).strip().split("\n")


def test_contents_with_page_numbers_are_contents() -> None:
    """第一章 总则……1 repeats 第一章 总则."""
    text = TITLE + "目录\n第一章 总则……1\n第二章 附则……3\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    assert addresses(text) == "c1 a1 a1.p1 c2 a2 a2.p1"


def test_quoted_articles_belong_to_the_decision_that_quotes_them() -> None:
    """An amendment's “第三条 …” and the items in it are the words of its own paragraph."""
    assert addresses(QUOTING) == "a1 a1.p1 a1.p2 a1.p3 a2 a2.p1 a3 a3.p1"


def test_an_annex_has_an_address_space_of_its_own() -> None:
    """附件2's third article is annex-2.a3, whatever its title looks like."""
    assert addresses(TITLE + TWO_ANNEXES) == (
        "a1 a1.p1 a2 a2.p1 annex-1.a1 annex-1.a1.p1 annex-1.a2 annex-1.a2.p1 "
        "annex-2.a1 annex-2.a1.p1 annex-2.a2 annex-2.a2.p1"
    )


def test_a_list_of_annexes_opens_none() -> None:
    """附件：1.… 2.… below a text only names them."""
    assert "annex" not in addresses(TITLE + "第一条 甲。\n第二条 乙。\n附件：1.某办法\n2.某表\n")
