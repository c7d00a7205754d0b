"""Drift: what a change of the text does to facts that were reviewed against it."""

from __future__ import annotations

import pytest

from build_tools.facts.lock import find_drift, read_lock, write_lock
from build_tools.facts.names import name_table
from build_tools.facts.sheet import read_sheet
from build_tools.model import Severity
from build_tools.yamlfile import read_yaml
from tests.facts.sheets import ID, REGISTERS, TEXT, read_rulebook

YAML = """\
标注:
- {条: 1, 原文: 区政府全面工作由区长领导, 谁: 区长, 做: 领导}
- {条: 1.2, 原文: 委托副区长主持工作, 谁: 副区长, 做: 主持}
"""
CHANGED = "的文字在标注之后改过，请逐条复核，再运行 accept"
GONE = "摘录不是原文：第一条里没有“区政府全面工作由区长领导”"


def accepted(text: str = TEXT) -> str:
    """The lock that accept writes for the facts against a text."""
    rulebook = read_rulebook(text)
    sheet, _ = read_sheet(read_yaml("facts.yml", YAML), rulebook, name_table(REGISTERS, ID))
    return write_lock(rulebook, sheet).content.decode()


def drift(text: str, lock: str) -> list[str]:
    """What is told of the facts against a text: place, kind, severity, message."""
    rulebook, file = read_rulebook(text), read_yaml("facts.yml", YAML)
    sheet, problems = read_sheet(file, rulebook, name_table(REGISTERS, ID))
    found = (*problems, *find_drift(file, rulebook, sheet, read_lock(lock)))
    return [f"{p.line}:{p.column} {p.kind} {Severity(p.severity).name} {p.message}" for p in found]


def test_nothing_is_told_of_what_was_accepted() -> None:
    """The lock holds a row for each provision with facts, and no other."""
    assert drift(TEXT, accepted()) == []
    assert list(read_lock(accepted())) == ["a1.p1", "a1.p2"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("负责日常工作", "负责日常事务", ["2:3 复核 WARNING 第一条第一款" + CHANGED]),
        ("区长外出期间", "区长外出时", ["3:3 复核 WARNING 第一条第二款" + CHANGED]),
        ("坚持实事求是", "坚持求真务实", []),
        ("由区长领导", "由区长主管", ["2:14 失效 ERROR " + GONE]),
        ("第一条  区政府", "第一条  甲。\n\n第二条  区政府", ["2:14 移位 ERROR " + GONE]),
    ],
)  # fmt: skip
def test_a_changed_text_is_told(old: str, new: str, said: list[str]) -> None:
    """复核 where the quote stands in a paragraph that changed, 失效 where it is gone, 移位 where it moved."""
    found = drift(TEXT.replace(old, new), accepted())
    assert found[: len(said)] == said
    assert bool(found) is bool(said)


def test_a_change_is_settled_by_accepting_it() -> None:
    """What accept writes the hashes of the text as it stands."""
    amended = TEXT.replace("负责日常工作", "负责日常事务")
    assert drift(amended, accepted(amended)) == []


def test_facts_never_accepted_are_told() -> None:
    """Without a lock each provision with facts awaits its first review."""
    assert drift(TEXT, "") == [
        "2:3 复核 WARNING 第一条第一款的标注还没有登记，核对后运行 accept",
        "3:3 复核 WARNING 第一条第二款的标注还没有登记，核对后运行 accept",
    ]


@pytest.mark.parametrize("lock", ["\n\n", "# 甲\n", "甲\n", "a1.p1\n", "\0"])
def test_a_broken_lock_is_no_review(lock: str) -> None:
    """Rows that cannot be read count for nothing."""
    assert len(drift(TEXT, lock)) == 2
