"""Figures of time limits, frequencies and quantities: 5个工作日内, 每月召开1次, 不少于50天, 3000字以内.

日 and 工作日 are different units, and so are 以内 and 以前; nothing is converted.
"""

from __future__ import annotations

import re

from build_tools.numerals import HAN, to_int
from build_tools.statements import Limit

UNITS = "个工作日|工作日|小时|分钟|个月|季度|日|天|周|月|年|次|字|种|个课题|个重大课题|个|人|倍|页|分之一"
FIGURE = re.compile(rf"(?P<number>[0-9]+(?:\.[0-9]+)?|[{HAN}]+)(?:[-—至~](?P<most>[0-9]+))?(?P<unit>{UNITS})")
HALF = re.compile(r"二分之一")
PERIODS = (
    ("year", re.compile(r"每1?一?年|每人每年|全年")),
    ("quarter", re.compile(r"每1?一?(?:个?季度|季)")),
    ("month", re.compile(r"每1?一?个?月")),
    ("week", re.compile(r"每1?一?周")),
)
SENSES = (
    ("at least", re.compile(r"不少于|不低于|至少|以上|超过(?!.*不)|须超过")),
    ("at most", re.compile(r"不超过|不多于|以内(?=.*字)|控制在|只保留|只向|最多|不得超过")),
    ("within", re.compile(r"内|以内")),
    ("before", re.compile(r"前|提前|事先")),
    ("every", re.compile(r"每|定期")),
)


def read_limit(kind: str, text: str, anchor: str | None) -> Limit:
    """A limit as printed, with value, unit and sense where the words hold a figure."""
    figures = [match for match in FIGURE.finditer(text) if not _is_period(text, match)]
    last = figures[-1] if figures else None
    value, unit = (_value(last), last["unit"].removeprefix("个") or "个") if last else (None, None)
    if HALF.search(text):
        value, unit = 0.5, None
    most = float(last["most"]) if last and last["most"] else None
    return Limit(kind, text, value, unit, _sense(text), anchor, most, _period(text))


def _period(text: str) -> str | None:
    return next((name for name, pattern in PERIODS if pattern.search(text)), None)


def _is_period(text: str, match: re.Match[str]) -> bool:
    """Whether a figure belongs to 每…, not to the limit (每1年…2次 counts 2次)."""
    return text[: match.start()].endswith("每")


def _value(match: re.Match[str]) -> float | None:
    number = match["number"]
    return float(number) if re.fullmatch(r"[0-9.]+", number) else to_int(number)


def _sense(text: str) -> str | None:
    negated = text.replace("不超过", "\0")
    for sense, pattern in SENSES:
        if pattern.search(negated if sense == "at least" else text):
            return sense
    return None
