"""What stands behind each sentence: a fact, 纲领性要求, the facts of its items, or nothing."""

from __future__ import annotations

from build_tools.check.facts import check_facts
from build_tools.facts.coverage import Cover, find_sentences
from build_tools.model import Corpus
from tests.facts.sheets import read_rulebook, state

LEADS = "标注:\n- {条: 1, 原文: 区政府全面工作由区长领导, 谁: 区长, 做: 领导}\n"
ITEM = "- {条: 2.1.1, 原文: 一般应在5个工作日内回复, 谁: 主管部门, 做: 回复}\n"
AIMS = "纲领性要求:\n- 条: 3.1\n"


def covers(yaml: str) -> list[tuple[str, str]]:
    """Address and cover of every sentence."""
    sheet, problems = state(yaml)
    assert problems == ()
    return [(sentence.at, sentence.cover.value) for sentence in find_sentences(read_rulebook(), sheet)]


def test_each_sentence_has_its_class() -> None:
    """A fact covers its own sentence only; 报区长签发： is covered by its items; 纲领性要求 covers a paragraph."""
    assert covers(LEADS + ITEM + AIMS) == [
        ("a1.p1", "有标注"),
        ("a1.p1", "未标注"),
        ("a1.p2", "未标注"),
        ("a2.p1", "列举的引语"),
        ("a2.p1.i1", "有标注"),
        ("a2.p1.i2", "未标注"),
        ("a3.p1", "纲领性要求"),
    ]


def test_a_lead_whose_items_have_no_fact_is_bare() -> None:
    """… and nothing at all is bare throughout."""
    assert dict(covers(LEADS))["a2.p1"] == Cover.NONE.value
    assert {cover for _, cover in covers("标注:\n")} == {Cover.NONE.value}


def test_a_bare_sentence_is_told_where_it_stands() -> None:
    """Line and column of the text, the sentence underlined; articles without 条旨 too."""
    sheet, _ = state(LEADS + AIMS + "条旨:\n  1: 甲\n  2: 乙\n")
    found = list(check_facts(Corpus((read_rulebook(),), sheets=(sheet,))))
    bare = [problem for problem in found if problem.kind == "未标注"]
    assert [p.excerpt[p.column - 1 : p.column - 1 + p.width] for p in bare][:2] == [
        "办公室负责日常工作。",
        "区长外出期间，委托副区长主持工作。",
    ]
    assert [(problem.line, problem.message) for problem in found if problem.kind == "缺条旨"] == [
        (13, "第三条没有条旨")
    ]
