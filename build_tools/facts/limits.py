"""Figures of time limits, frequencies and quantities: 5个工作日内, 每年召开1-2次, 不少于50天, 超过二分之一.

日 and 工作日 are different units, and so are 以内 and 以前; nothing is converted.
"""

from __future__ import annotations

import re

from build_tools.numerals import HAN, to_int
from build_tools.statements import Limit

PERIODS = ("工作日", "小时", "分钟", "季度", "月", "日", "天", "周", "年")
COUNTS = ("重大课题", "课题", "次", "字", "种", "人", "倍", "页", "份", "件", "个")
NUMBER = rf"[0-9]+(?:\.[0-9]+)?|[{HAN}]+"
FIGURE = re.compile(
    rf"(?P<number>{NUMBER})(?:[-—–~～至到](?P<most>{NUMBER}))?个?(?P<unit>{'|'.join((*PERIODS, *COUNTS))})"
)
FRACTION = re.compile(rf"(?P<whole>{NUMBER})分之(?P<part>{NUMBER})")  # 三分之二, 百分之五
HALF = "半数"
RHYTHMS = (
    ("year", re.compile(r"每[1一]?年|每人每年|全年")),
    ("quarter", re.compile(r"每[1一]?个?季")),
    ("month", re.compile(r"每[1一]?个?月")),
    ("week", re.compile(r"每[1一]?周")),
)
SENSES = (
    # the first that fits: 不超过1次 is at most, 超过半数 more than
    ("at most", re.compile(r"不超过|不得超过|不多于|不得多于|至多|最多|控制在|只保留|只向|以下")),
    ("at least", re.compile(r"不少于|不得少于|不低于|不得低于|至少|以上")),
    ("more than", re.compile(r"超过|多于|过半")),
    ("within", re.compile(r"内")),
    ("before", re.compile(r"前(?!后)|事先")),
    ("every", re.compile(r"每|(?<!不)定期|全年")),
)


def read_limit(kind: str, text: str, anchor: str | None) -> Limit:
    """A limit as printed, with value, unit and sense where the words hold a figure."""
    fraction = _fraction(text)
    if fraction is not None:
        return Limit(kind, text, fraction, None, _sense(text, None), anchor)
    figures = [match for match in FIGURE.finditer(text) if not _is_period(text, match)]
    if not figures:
        return Limit(kind, text, None, None, _sense(text, None), anchor, period=_period(text))
    number, most, unit = figures[-1].group("number", "most", "unit")
    upper = _value(most) if most else None
    return Limit(kind, text, _value(number), unit, _sense(text, unit), anchor, upper, _period(text))


def _is_period(text: str, match: re.Match[str]) -> bool:
    """Whether a figure belongs to 每…, not to the limit (每1年…2次 counts 2次)."""
    return text[: match.start()].endswith("每")


def _period(text: str) -> str | None:
    return next((name for name, pattern in RHYTHMS if pattern.search(text)), None)


def _fraction(text: str) -> float | None:
    """0.5 for 二分之一 and 半数, or None."""
    match = FRACTION.search(text)
    if match is None:
        return 0.5 if HALF in text else None
    whole, part = _value(match["whole"]), _value(match["part"])
    return part / whole if whole and part else None


def _value(number: str) -> float | None:
    return float(number) if "." in number else to_int(number)


def _sense(text: str, unit: str | None) -> str | None:
    """How the figure bounds; 5个工作日内 is within, but 3000字以内 at most."""
    sense = next((sense for sense, pattern in SENSES if pattern.search(text)), None)
    return "at most" if sense == "within" and unit in COUNTS else sense
