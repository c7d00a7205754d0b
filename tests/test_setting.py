"""What each line of a text is to whoever sets it."""

from __future__ import annotations

import pytest

from build_tools.setting import Kind, find_set_lines, group_tables, printable
from tests.versions.pair import rulebook

NOTICE = """\
某某区人民政府文件
某政发〔2024〕3号
某某区人民政府
关于印发《某某区人民政府工作规则》的通知
各镇街，区政府各部门：
现将《某某区人民政府工作规则》印发给你们，请认真贯彻执行。
                  某某区人民政府
                    2024年1月5日
（此件公开发布）
"""
RULES = """\
某某区人民政府工作规则
（2024年1月3日区政府第1次常务会议通过）

第一章　总　则
第一条　为规范工作，制定本规则。
区政府遵守本规则：
（一）依法；
1.为民。
附件1
收费标准
第一条　标准如下：
项目\t单位\t金额
证书\t本
"""
COLOPHON = """\
______________________
抄送：区委各部门，
区法院。
某某区人民政府办公室          2024年1月5日印发
"""


def kinds(text: str) -> dict[str, Kind]:
    """What each line is, by its first words; of lines that begin alike, the last."""
    return {line.words[:8]: line.kind for line in find_set_lines(rulebook("some", text))}


def test_the_lines_of_a_notice() -> None:
    """Head, 文号, addressee, sentence, signature, date, 附注."""
    found = [line.kind for line in find_set_lines(rulebook("some", NOTICE + RULES))]
    expected = "HEAD NUMBER HEAD HEAD ADDRESSEE BODY SIGNATURE DATE REMARK TITLE CAPTION"
    assert [kind.name for kind in found[:11]] == expected.split()


def test_the_lines_of_the_rules() -> None:
    """Title, 题注, 章, 条, 款, 项, 目, 附件, rows."""
    found = kinds(RULES)
    assert found["（2024年1月"] is Kind.CAPTION
    assert found["第一章　总　则"] is Kind.CHAPTER
    assert found["第一条　为规范工"] is Kind.ARTICLE
    assert found["区政府遵守本规则"] is Kind.PARAGRAPH
    assert found["（一）依法；"] is Kind.ITEM
    assert found["1.为民。"] is Kind.SUBITEM
    assert found["附件1"] is Kind.ANNEX
    assert found["证书\t本"] is Kind.ROW


@pytest.mark.parametrize(
    ("colophon", "expected"),
    [
        (COLOPHON, [Kind.RULE, Kind.COPY, Kind.COPY, Kind.COPY]),
        ("某某区人民政府\n2024年1月5日\n", [Kind.SIGNATURE, Kind.DATE]),
        ("某某区人民政府　某某区人民法院\n二〇二四年一月五日\n", [Kind.SIGNATURE, Kind.DATE]),
    ],
)
def test_the_lines_below(colophon: str, expected: list[Kind]) -> None:
    """Rule, 抄送 with what goes on below it, 印发; or signature and date."""
    text = "某某区工作规则\n第一条　甲。\n第二条　本规则自印发之日起施行。\n\n" + colophon
    assert list(kinds(text).values())[-len(expected) :] == expected


def test_rows_that_follow_one_another_are_a_table() -> None:
    """Other lines stand alone."""
    groups = [len(group) for group in group_tables(find_set_lines(rulebook("some", RULES)))]
    assert groups.count(2) == 1
    assert set(groups) == {1, 2}


def test_labels_are_told_from_words() -> None:
    """The label as printed, its spaces with it."""
    article = next(line for line in find_set_lines(rulebook("some", RULES)) if line.kind is Kind.ARTICLE)
    assert (article.label, article.text) == ("第一条　", "为规范工作，制定本规则。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("甲\x0b乙\x0c", "甲 乙 "), ("甲\x01\ud800\ufffe", "甲\ufffd\ufffd\ufffd"), ("𠮷<&\t", "𠮷<&\t")],
)
def test_what_no_xml_can_hold(text: str, expected: str) -> None:
    """A visible mark stands for what cannot be shown; nothing vanishes."""
    assert printable(text) == expected
