"""Figures of limits: value, unit and sense; 日 and 工作日 apart, 以内 of time and of length apart."""

from __future__ import annotations

import pytest

from build_tools.facts.limits import read_limit


@pytest.mark.parametrize(
    ("text", "value", "unit", "sense"),
    [
        ("5个工作日内", 5, "工作日", "within"),
        ("五个工作日以内", 5, "工作日", "within"),
        ("3日内", 3, "日", "within"),
        ("3个月内", 3, "月", "within"),
        ("两小时内", 2, "小时", "within"),
        ("0.5天内", 0.5, "天", "within"),
        ("提前3天", 3, "天", "before"),
        ("会前5个工作日", 5, "工作日", "before"),
        ("会议召开3日前", 3, "日", "before"),
        ("每月召开1次", 1, "次", "every"),
        ("每季度组织一次", 1, "次", "every"),
        ("每1年召开2次", 2, "次", "every"),
        ("每年不超过1次", 1, "次", "at most"),
        ("每月集体学习不少于1次", 1, "次", "at least"),
        ("不少于50天", 50, "天", "at least"),
        ("全年集体学习时间不少于12天", 12, "天", "at least"),
        ("3人以上", 3, "人", "at least"),
        ("3000字以内", 3000, "字", "at most"),
        ("不得超过3天", 3, "天", "at most"),
        ("不得少于3天", 3, "天", "at least"),
        ("只保留一种", 1, "种", "at most"),
        ("只向区政府报送1种", 1, "种", "at most"),
        ("超过3天", 3, "天", "more than"),
        ("超过二分之一", 0.5, None, "more than"),
        ("超过应到人数的二分之一", 0.5, None, "more than"),
        ("三分之二以上", 2 / 3, None, "at least"),
        ("百分之五以内", 0.05, None, "within"),
        ("超过半数", 0.5, None, "more than"),
        ("半数以上", 0.5, None, "at least"),
        ("24小时", 24, "小时", None),
        ("1个重大课题", 1, "重大课题", None),
        ("定期", None, None, "every"),
        ("不定期召开", None, None, None),
        ("休假前后", None, None, None),
        ("会前", None, None, "before"),
        ("规定时限内", None, None, "within"),
        ("事先", None, None, "before"),
        ("及时", None, None, None),
        ("即到即办", None, None, None),
    ],
)
def test_figures(text: str, value: float | None, unit: str | None, sense: str | None) -> None:
    """What a limit comes to; words without a figure have none."""
    limit = read_limit("时限", text, None)
    assert (limit.value, limit.unit, limit.sense) == (pytest.approx(value) if value else None, unit, sense)
    assert limit.text == text


@pytest.mark.parametrize(
    ("text", "value", "most", "period"),
    [
        ("每年召开1-2次", 1, 2, "year"),
        ("每季度召开一至两次", 1, 2, "quarter"),
        ("3至5个工作日内", 3, 5, None),
        ("每个月召开1次", 1, None, "month"),
        ("每周1次", 1, None, "week"),
        ("每人每年", None, None, "year"),
        ("全年集体学习时间不少于12天", 12, None, "year"),
    ],
)
def test_ranges_and_periods(text: str, value: float | None, most: float | None, period: str | None) -> None:
    """1-2次 keeps both ends; 每季度 is a quarter."""
    limit = read_limit("频次", text, None)
    assert (limit.value, limit.most, limit.period) == (value, most, period)


def test_the_start_is_kept() -> None:
    """起算 travels with the figure."""
    assert read_limit("时限", "5个工作日内", "会议结束后").anchor == "会议结束后"
