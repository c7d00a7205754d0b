"""Around the provisions: title, 题注, notice before them; signature and 抄送 after them."""

from __future__ import annotations

import pytest

from build_tools.model import Role
from tests.parse.reading import addresses, words_in

ARTICLES = "第一条 甲。\n第二条 乙。\n"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("某区人民政府工作规则\n", ["某区人民政府工作规则"]),
        ("某区人民政府\n工作规则\n", ["某区人民政府", "工作规则"]),
        ("某区人民政府\n\n工作规则（试行）\n", ["某区人民政府", "工作规则（试行）"]),
        ("某区人民代表大会\n关于某事的\n决定\n", ["某区人民代表大会", "关于某事的", "决定"]),
        ("某区人民政府工作规则\n（2024年1月1日区政府第1次常务会议通过）\n", ["某区人民政府工作规则"]),
        ("关于印发《某区工作规则》的通知\n各单位：\n现印发。\n某区工作规则\n", ["某区工作规则"]),
        ("关于印发《某区工作\n规则》的通知\n各单位：\n现印发。\n某区工作规则\n", ["某区工作规则"]),
        ("某政发〔2024〕1号\n某区工作规则\n", ["某区工作规则"]),
    ],
)
def test_the_title_is_found(front: str, title: list[str]) -> None:
    """Over one line or several, below a notice or 文号, above a 题注."""
    assert words_in(front + ARTICLES, Role.TITLE) == title
    assert addresses(front + ARTICLES) == "a1 a1.p1 a2 a2.p1"


def test_a_note_under_the_title_is_no_provision() -> None:
    """题注 stands between title and first provision."""
    text = "某条例\n（2024年1月1日某会议通过　自2024年2月1日起施行）\n" + ARTICLES
    assert words_in(text, Role.PREAMBLE) == ["（2024年1月1日某会议通过　自2024年2月1日起施行）"]


@pytest.mark.parametrize(
    "colophon",
    [
        "某区人民政府\n2024年1月2日\n",
        "\n某区人民政府\n\n2024年1月2日\n",
        "某区人民政府　　某区委员会\n2024年1月2日\n",
        "抄送：区委各部门，区纪委\n",
        "抄送：区委各部门，区纪委\n监委，区法院。\n",
        "____________\n抄送：区委。\n某区人民政府办公室　　2024年1月2日印发\n",
        "（此件公开发布）\n",
        "附件：某表\n",
    ],
)
def test_the_colophon_is_no_provision(colophon: str) -> None:
    """Signature, date, 抄送 and 印发 below the last article."""
    text = "某区工作规则\n" + ARTICLES + colophon
    assert addresses(text) == "a1 a1.p1 a2 a2.p1"
    assert words_in(text, Role.COLOPHON) == [line.strip() for line in colophon.split("\n") if line.strip()]


def test_a_date_that_an_article_states_is_not_the_signature() -> None:
    """The last article may end with its date of effect; only a date alone closes a text."""
    text = "某区工作规则\n第一条 甲。\n本规则自2024年1月1日起施行。\n2024年1月1日\n"
    assert addresses(text) == "a1 a1.p1 a1.p2"
    assert words_in(text, Role.COLOPHON) == ["2024年1月1日"]
