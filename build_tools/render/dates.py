"""Dates as Chinese documents print them."""

from __future__ import annotations

import re

ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")


def chinese_date(date: str) -> str:
    """2026-03-26 as 2026年3月26日; any other words unchanged."""
    found = ISO_DATE.fullmatch(date)
    if found is None:
        return date
    return f"{int(found['year'])}年{int(found['month'])}月{int(found['day'])}日"
