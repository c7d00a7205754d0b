"""Each oddity of a text is named once, where it stands; a text in order is left in peace."""

from __future__ import annotations

import pytest

from tests.check.finding import TITLE, find, find_problems

FIVE = "第一条  甲。\n第二条  乙。\n第三条  丙。\n第四条  丁。\n第五条  戊。\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FIVE, id="plain articles"),
        pytest.param("一、甲。\n二、乙：\n（一）丙；\n（二）丁。\n三、戊。\n", id="一、 with items"),
        pytest.param("第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n", id="chapters"),
        pytest.param(
            "第一编 甲\n第一章 乙\n第一条 丙。\n第二编 丁\n第二章 戊\n第二条 己。\n",
            id="chapters that run through parts",
        ),
        pytest.param(
            "第一编 甲\n第一章 乙\n第一条 丙。\n第二编 丁\n第一章 戊\n第二条 己。\n",
            id="chapters that restart in parts",
        ),
        pytest.param("第一条 甲。\n第一条之一 乙。\n第二条 丙。\n", id="an inserted article"),
        pytest.param(
            "第一条 甲：\n（一）乙；\n（二）丙。\n第二条 丁：\n（一）戊；\n（二）己。\n", id="items that restart"
        ),
        pytest.param(
            "第一条 依照《甲〈乙〉办法》（某政发〔2024〕1号）办理“丙”。\n第二条 丁。\n", id="nested marks in pairs"
        ),
        pytest.param(
            "第一条 会期为9:00至17:30，占3.5%，见 https://example.invalid/a?b=1,2 。\n第二条 丁。\n",
            id="times and figures",
        ),
        pytest.param("第一条 包括：1）甲；2）乙。\n第二条 丁。\n", id="enumerators with one bracket"),
        pytest.param("第一条 使用ABC(DEF)系统。\n第二条 丁。\n", id="half-width brackets around letters"),
        pytest.param("第一条 甲。\n第二条 修改为：“第三条 乙。\n“丙。”\n第三条 丁。\n", id="a quotation over lines"),
        pytest.param(
            "第 一 条 甲。\n第二条 乙。\n附件1\n某办法\n第一条 丙。\n第二条 丁。\n", id="an annex counts anew"
        ),
        pytest.param(
            "（2020年1月1日某会议通过\n根据2024年1月1日某会议决定修正）\n第一条 甲。\n第二条 乙。\n",
            id="a 题注 over lines",
        ),
    ],
)
def test_a_text_in_order_is_left_in_peace(text: str) -> None:
    """No false alarm; 第 一 条 aside, whose spaces are an oddity."""
    assert [line for line in find(text) if "编号空格" not in line] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一条 甲。\n第三条 乙。\n第四条 丙。\n", "2:1 缺号 警告 「第三条」"),
        ("第二条 甲。\n第三条 乙。\n第四条 丙。\n", "1:1 缺号 警告 「第二条」"),
        ("第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。\n", "3:1 重号 警告 「第二条」"),
        ("第一条 甲：\n（一）乙；\n（三）丙。\n第二条 丁。\n", "3:1 缺号 警告 「（三）」"),
        ("第一条 甲：\n（二）乙；\n（三）丙。\n第二条 丁。\n", "2:1 缺号 警告 「（二）」"),
        ("第一条 甲：\n（一）乙；\n（一）丙。\n第二条 丁。\n", "3:1 重号 警告 「（一）」"),
        ("第一条 甲：\n（二）乙；\n（一）丙。\n第二条 丁。\n", "3:1 乱序 警告 「（一）」"),
        ("第一章 甲\n第一条 乙。\n第四章 丙\n第二条 丁。\n", "3:1 缺号 警告 「第四章」"),
        ("第一章 甲\n第一条 乙。\n工作制度\n第二条 丙。\n第三章 丁\n第三条 戊。\n", "3:1 缺编号标题 警告 「工作制度」"),
        ("第一条 甲。\n第二十条 乙。\n第三条 丙。\n第四条 丁。\n", "2:1 疑似条号 提示 「第二十条」"),
    ],
)
def test_numbers_out_of_order_are_found(text: str, found: str) -> None:
    """缺号, 重号, 乱序, headings and articles whose number was lost or misprinted."""
    assert found in find(text)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("主任(副主任）出席", "1:8 括号全半角混用 警告 「(副主任）」"),
        ("主任（副主任)出席", "1:8 括号全半角混用 警告 「（副主任)」"),
        ("主任(副主任)出席", "1:8 半角标点 提示 「(副主任)」"),
        ("研究,决定", "1:8 半角标点 提示 「,」"),
        ("任务是:", "1:9 半角标点 提示 「:」"),
        ("《甲办法", "1:6 符号不配对 警告 「《」"),
        ("甲办法》", "1:9 符号不配对 警告 「》」"),
        ("“甲", "1:6 符号不配对 警告 「“」"),
        ("甲（乙", "1:7 符号不配对 警告 「（」"),
        ("甲】乙", "1:7 符号不配对 警告 「】」"),
        ("甲\ufffd乙", "1:7 乱码 警告 「\ufffd」"),
        ("甲\ue000\ue001乙", "1:7 乱码 警告 「\ue000\ue001」"),
        ("甲\x07乙", "1:7 控制字符 错误 「\x07」"),
    ],
)
def test_signs_that_went_wrong_are_found(words: str, found: str) -> None:
    """Half-width punctuation in Chinese, brackets and quotation marks out of pair, lost characters."""
    assert find(f"第一条  {words}\n第二条  甲。\n") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FIVE.replace("第三条  ", "第三条 "), "3:1 编号空格 提示 「第三条 」"),
        (FIVE.replace("第三条", "第 三 条"), "3:1 编号空格 提示 「第 三 条」"),
        (FIVE.replace("第三条", "　第三条"), "3:1 行首空格 提示 「　」"),
    ],
)
def test_white_space_in_labels_is_found(text: str, found: str) -> None:
    """Where nearly all labels share a custom, the one that strays."""
    assert find(text) == [found]


def test_spaces_of_another_kind_are_told_apart() -> None:
    """One half-width space where the others have one full-width space."""
    text = FIVE.replace("条  ", "条　").replace("第三条　", "第三条 ")
    assert [problem.message for problem in find_problems(TITLE + text)] == [
        "编号“第三条”后的空格与别处不同：这里1个半角空格，别处1个全角空格"
    ]


def test_no_custom_no_complaint() -> None:
    """Labels that vary freely stray from nothing."""
    assert find("第一条 甲。\n第二条  乙。\n第三条甲乙。\n第四条　丁。\n第五条 戊。\n") == []


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("关于印发《某某区人民政府\n工作规则》的通知\n各单位：\n现印发。\n某某区人民政府工作规则\n", 1),
        ("某某区人民政府\n工作规则\n", 1),
    ],
)
def test_a_broken_title_is_found(front: str, line: int) -> None:
    """A title over two lines, also inside 《》 of the notice."""
    assert [(p.line, p.kind) for p in find_problems(front + FIVE)] == [(line, "断行")]


def test_a_text_without_articles_or_title_is_told() -> None:
    """Problems of the whole file have no line."""
    found = {(problem.line, problem.kind) for problem in find_problems("明天开会。\n请准时。\n")}
    assert {(0, "无条文"), (0, "无标题")} <= found


def test_a_message_names_what_is_missing() -> None:
    """缺第二条至第四条: both ends, so that an editor can look them up."""
    (problem,) = find_problems(TITLE + "第一条 甲。\n第五条 乙。\n第六条 丙。\n")
    assert problem.message == "第一条之后是第五条，缺第二条至第四条"
    (first,) = find_problems(TITLE + "第三条 甲。\n第四条 乙。\n第五条 丙。\n")
    assert first.message == "第三条之前缺第一条至第二条"
