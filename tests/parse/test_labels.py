"""Labels: which are recognised at the start of a line, and what they say."""

from __future__ import annotations

import pytest

from build_tools.model import Level
from build_tools.parse.labels import Strength, indent_of, match_label


@pytest.mark.parametrize(
    ("line", "style", "number", "suffix", "printed"),
    [
        ("第一编 总则", "编", 1, None, "第一编 "),
        ("第二分编 物权", "分编", 2, None, "第二分编 "),
        ("第八章  会议制度", "章", 8, None, "第八章  "),
        ("第 一 章　总　则", "章", 1, None, "第 一 章　"),
        ("第二节　常务会议", "节", 2, None, "第二节　"),
        ("第五十三条  以区政府名义", "条", 53, None, "第五十三条  "),
        ("第 五 条 甲", "条", 5, None, "第 五 条 "),
        ("第12条 甲", "条", 12, None, "第12条 "),
        ("第１２条 甲", "条", 12, None, "第１２条 "),
        ("第四条之一  甲", "条", 4, 1, "第四条之一  "),
        ("第一百二十条之十二　甲", "条", 120, 12, "第一百二十条之十二　"),
        ("第一百零二条　甲", "条", 102, None, "第一百零二条　"),
        ("　　五十三、以区政府", "一、", 53, None, "五十三、"),
        ("五十三．甲", "一、", 53, None, "五十三．"),
        ("（一）甲", "（一）", 1, None, "（一）"),
        ("(十二) 甲", "（一）", 12, None, "(十二) "),
        ("（ 一 ）甲", "（一）", 1, None, "（ 一 ）"),
        ("1.甲", "1.", 1, None, "1."),
        ("12、甲", "1.", 12, None, "12、"),
        ("２．甲", "1.", 2, None, "２．"),
        ("（1）甲", "（1）", 1, None, "（1）"),
        ("(3)甲", "（1）", 3, None, "(3)"),
        ("1）甲", "1）", 1, None, "1）"),
        ("①甲", "①", 1, None, "①"),
        ("⑫甲", "①", 12, None, "⑫"),
        ("**第一条** 甲", "条", 1, None, "第一条** "),
        ("### 第二章 甲", "章", 2, None, "第二章 "),
    ],
)
def test_a_label_is_read_as_printed(line: str, style: str, number: int, suffix: int | None, printed: str) -> None:
    """Style, number and 之N of a label, and its characters up to the text."""
    label = match_label(line, indent_of(line))
    assert label is not None
    assert (label.style, label.number, label.suffix) == (style, number, suffix)
    assert line[label.start : label.end] == printed


@pytest.mark.parametrize(
    "line",
    [
        "",
        "为了规范工作",
        "第",
        "第条",
        "第百",
        "3.5%的资金",
        "2026年3月26日",
        "（试行）",
        "一百件实事",
        "《第一条》",
        "十分重要",
    ],
)
def test_words_are_no_label(line: str) -> None:
    """Numbers, dates, 3.5%, （试行） at the start of a line are words."""
    assert match_label(line, indent_of(line)) is None


@pytest.mark.parametrize(
    ("line", "strength"),
    [
        ("第三条　为了", Strength.CLEAR),
        ("第三条", Strength.CLEAR),
        ("第三条为了", Strength.GLUED),
        ("第三条规定的事项", Strength.REFERENCE),
        ("第三条第二款所称", Strength.REFERENCE),
        ("第三条至第五条", Strength.REFERENCE),
        ("第三条、第四条", Strength.REFERENCE),
        ("第三条的规定", Strength.REFERENCE),
    ],
)
def test_a_label_looks_like_one_more_or_less(line: str, strength: Strength) -> None:
    """第三条规定的 looks like a reference, 第三条为了 may be either."""
    label = match_label(line, 0)
    assert label is not None
    assert (label.level, label.strength) == (Level.ARTICLE, strength)
