"""What a rulebook sets for every month, quarter or year, as a calendar (iCalendar, RFC 5545).

The rules set how often, not on which day; so each entry stands on the first day of its month, quarter or year, as a
reminder, from the first whole one after the rulebook took effect. No clock is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from build_tools.model import OutputFile, Rulebook
from build_tools.render.registers.entries import Entry, act_words
from build_tools.render.wording import UNNAMED, limit_words, who_names
from build_tools.statements import Fact

PRODUCT = "-//guiju//limits//ZH"
FOLD = 73  # octets of a line before it is folded; the standard allows 75
REMINDER = "规则只写明频次，没有写明日期；日历把它放在每期第一天，作为提醒。非官方整理本，以发文机关原文为准。"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a period recurs: the rule of RFC 5545, and how many months it has."""

    rule: str
    months: int


RHYTHMS = {
    "month": Rhythm("FREQ=MONTHLY", 1),
    "quarter": Rhythm("FREQ=MONTHLY;INTERVAL=3", 3),
    "year": Rhythm("FREQ=YEARLY", 12),
}


def calendar_path(rulebook: Rulebook) -> str:
    """Where a rulebook's calendar stands on the site."""
    return f"data/limits-{rulebook.id}.ics"


def calendar_files(entries: Iterable[Entry]) -> tuple[OutputFile, ...]:
    """A calendar for each rulebook that has a date and sets anything for every month, quarter or year."""
    groups: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        if start_date(entry.rulebook) and period_of(entry.fact):
            groups.setdefault(entry.rulebook.id, {})[entry.key] = entry
    return tuple(_calendar(tuple(group.values())) for group in groups.values())


def period_of(fact: Fact) -> str | None:
    """The period that recurs by a fact's limits, or None."""
    return next((limit.period for limit in fact.limits if limit.period in RHYTHMS), None)


def start_date(rulebook: Rulebook) -> date | None:
    """The day on which a rulebook took effect, or was issued where it does not say; None if neither is known."""
    known = rulebook.metadata.effective or rulebook.metadata.issued
    try:
        return date.fromisoformat(known) if known else None
    except ValueError:
        return None


def first_day(after: date, months: int) -> date:
    """The first day of the first whole period of so many months that begins on a day or after it."""
    begun = after.year * 12 + after.month - 1
    whole = begun - begun % months
    start = whole if after.day == 1 and whole == begun else whole + months
    return date(start // 12, start % 12 + 1, 1)


def _calendar(entries: tuple[Entry, ...]) -> OutputFile:
    rulebook = entries[0].rulebook
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escape(rulebook.metadata.title + ' 定期事项')}",
        *(line for entry in entries for line in _event(entry)),
        "END:VCALENDAR",
    )
    content = "".join(part + "\r\n" for line in lines for part in _fold(line))
    return OutputFile(calendar_path(rulebook), content.encode())


def _event(entry: Entry) -> Iterator[str]:
    since = start_date(entry.rulebook)
    period = period_of(entry.fact)
    if since is None or period is None:
        return
    rhythm = RHYTHMS[period]
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.key}@{entry.rulebook.id}.guiju"
    yield f"DTSTAMP:{since:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first_day(since, rhythm.months):%Y%m%d}"
    yield f"RRULE:{rhythm.rule}"
    yield f"SUMMARY:{_escape(summary(entry.fact))}"
    yield f"DESCRIPTION:{_escape(f'{entry.citation}：“{entry.fact.quote}”。{_silence(entry.fact)}{REMINDER}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _silence(fact: Fact) -> str:
    return "" if fact.who else f"由谁做：{UNNAMED}。"


def summary(fact: Fact) -> str:
    """常务会议：召开会议（一般每月召开1次）."""
    limits = "，".join(limit_words(limit) for limit in fact.limits)
    who = f"{who_names(fact)}：" if fact.who else ""
    return f"{who}{act_words(fact)}（{fact.modal or ''}{limits}）"


def _escape(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _fold(line: str) -> Iterator[str]:
    """A content line in pieces of at most FOLD octets, no character cut in two; later ones begin with a space."""
    piece = ""
    for char in line:
        if len((piece + char).encode()) > FOLD:
            yield piece
            piece = " "
        piece += char
    yield piece
