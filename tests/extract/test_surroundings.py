"""Condition, exception, limit and effect of silence; quotes that stay where they are; doubt that lowers a tier."""

from __future__ import annotations

from build_tools.extract.rows import Tier
from tests.extract.reading import find


def test_condition_exception_limit_silence() -> None:
    """Each as printed."""
    (fact,) = (c.fact for c in find("需报送区委的，由区长签批。", Tier.HIGH))
    assert (fact.condition, fact.quote) == ("需报送区委的", "需报送区委的，由区长签批")
    (fact,) = (c.fact for c in find("除特殊情况外，公文一律送区政府办公室办理。", Tier.HIGH))
    assert fact.exception == "除特殊情况外"
    (fact,) = (c.fact for c in find("区政府各部门应提前3天向区政府报告。", Tier.HIGH))
    assert [(limit.kind, limit.text, limit.value, limit.unit) for limit in fact.limits] == [
        ("时限", "提前3天", 3, "天")
    ]
    (fact,) = (
        c.fact for c in find("主管部门应当自收到文件之日起5个工作日内答复，逾期不回复视为无不同意见。", Tier.HIGH)
    )
    assert fact.limits[0].anchor == "自收到文件之日起"
    assert fact.silence == "逾期不回复视为无不同意见"


def test_quote_is_what_stands_there() -> None:
    """A fact's quote is its characters of the provision."""
    sentence = "确有必要的，由区政府办公室审核；未经区政府批准，不得发布。其他事项报区长审批。"
    for candidate in find(sentence):
        fact = candidate.fact
        assert sentence[fact.start : fact.end] == fact.quote


def test_doubt_lowers_the_tier() -> None:
    """主要负责人 leaves open of whom; 等 leaves a list open."""
    assert [c.tier for c in find("文件由主要负责人签发。")] == [Tier.MIDDLE]
    assert find("会议由区长、有关方面的同志等组成。", Tier.HIGH) == []


def test_shares_are_given_out() -> None:
    """分别: each its own act or matter; where they do not tally, an editor has to look."""
    found = find("规范性文件由区司法局、区长分别审核、签发。", Tier.HIGH)
    assert [(c.fact.who[0].actor, c.fact.does) for c in found] == [("区司法局", "审核"), ("区长", "签发")]
    found = find("分别由区司法局、区政府办公室履行公平竞争审查、风险评估程序。")
    assert [(c.fact.who[0].actor, c.fact.does, c.tier) for c in found] == [
        ("区司法局", "公平竞争审查", Tier.MIDDLE),
        ("区政府办公室", "风险评估", Tier.MIDDLE),
    ]
    found = find("规范性文件由区司法局、区长分别审核。")
    assert [c.tier for c in found] == [Tier.MIDDLE]


def test_subject_carried_to_later_clauses() -> None:
    """Only proposed, and only while nobody else has taken over."""
    found = find("区政府办公室要制定计划，完善台账，由区司法局审核，公布结果。")
    assert [(c.pattern, c.fact.does, c.fact.who[0].actor) for c in found] == [
        ("A应当B", "制定", "区政府办公室"),
        ("A要B，C", "完善", "区政府办公室"),
        ("由A签发", "审核", "区司法局"),
    ]


def test_marks_of_shadows_in_the_text_are_harmless() -> None:
    """Characters of the private use area are not taken for actors."""
    assert find("会议纪要由\ue000\ue001签发。", Tier.HIGH) == []
