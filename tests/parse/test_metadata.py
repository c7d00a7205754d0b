"""Metadata: what a text says of itself, in the words it uses."""

from __future__ import annotations

import pytest

from build_tools.model import Adoption, Metadata
from build_tools.parse.metadata import read_date, read_metadata
from build_tools.parse.rulebook import parse_text


def _metadata(front: str, last: str = "甲。") -> Metadata:
    parsed = parse_text(f"{front}第一条 甲。\n第二条 {last}\n")
    return read_metadata(parsed.passages, parsed.provisions)


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2026年3月26日", "2026-03-26"),
        ("2026 年 3 月 26 日", "2026-03-26"),
        ("二〇二二年一月三十一日", "2022-01-31"),
        ("二○一七年十二月十日", "2017-12-10"),
        ("２０２４年１月１日", "2024-01-01"),
        ("2026年13月1日", None),
        ("2026年3月", None),
        ("", None),
    ],
)
def test_dates_are_read(printed: str, date: str | None) -> None:
    """In digits of any width and in Chinese numerals; no date is made up."""
    assert read_date(printed) == date


@pytest.mark.parametrize(
    ("rule", "words", "date"),
    [
        ("本规则自印发之日起施行。", "自印发之日起施行", "2024-01-02"),
        ("本规则自2024年3月1日起施行。", "自2024年3月1日起施行", "2024-03-01"),
        ("本规则自公布之日起30日后实施。", "自公布之日起30日后实施", None),
        ("本规则由区政府办公室解释。", None, None),
    ],
)
def test_taking_effect_is_read_as_worded(rule: str, words: str | None, date: str | None) -> None:
    """The rule in its own words; a date only where it follows from them."""
    metadata = _metadata("某区人民政府工作规则\n（2024年1月2日公布）\n", rule)
    assert (metadata.effective_rule, metadata.effective) == (words, date)


@pytest.mark.parametrize(
    ("rule", "repealed"),
    [
        ("本规则自印发之日起施行，临政发〔2017〕1号文件同时废止。", ("临政发〔2017〕1号",)),
        ("本规则自印发之日起施行。《某办法》同时废止。", ("《某办法》",)),
        ("《甲办法》《乙规定》即行废止。", ("《甲办法》", "《乙规定》")),
        ("区政府可以修改或者废止规范性文件。", ()),
    ],
)
def test_repeals_are_read(rule: str, repealed: tuple[str, ...]) -> None:
    """文号 or title of each instrument that the last articles repeal."""
    assert _metadata("某区人民政府工作规则\n", rule).repeals == repealed


def test_a_notice_names_issuer_number_and_adoption() -> None:
    """《…》已经…会议审议通过，现印发给你们."""
    metadata = _metadata(
        "某区人民政府文件\n某政发〔2024〕3号\n某区人民政府\n关于印发《某区人民政府工作规则》的通知\n各单位：\n"
        "《某区人民政府工作规则》已经2024年1月1日召开的区政府第1次常务会议研究通过，现予印发。\n某区人民政府\n2024年1月2日\n"
        "某区人民政府工作规则\n"
    )
    assert metadata.title == "某区人民政府工作规则"
    assert metadata.issuer == "某区人民政府"
    assert metadata.document_number == "某政发〔2024〕3号"
    assert metadata.adopted == Adoption("区政府第1次常务会议", "2024-01-01")
    assert metadata.issued == "2024-01-02"


def test_a_note_under_the_title_names_adoption() -> None:
    """（2024年1月1日某会议通过）, where there is no notice."""
    metadata = _metadata("某市条例\n（2024年1月1日某市第一届人民代表大会第二次会议通过）\n")
    assert metadata.adopted == Adoption("某市第一届人民代表大会第二次会议", "2024-01-01")


def test_a_decree_names_the_title_it_publishes() -> None:
    """The title stands above 国务院令 on many web pages."""
    front = (
        "某行政决策程序条例\n中华人民共和国国务院令\n第713号\n现公布《某行政决策程序条例》，自2019年9月1日起施行。\n"
    )
    assert _metadata(front).title == "某行政决策程序条例"


def test_a_text_that_says_nothing_leaves_all_unknown() -> None:
    """None means 规则未写明."""
    assert _metadata("") == Metadata("", "", None, None, Adoption(None, None), None, None, None)
