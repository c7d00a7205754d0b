"""The calendars, read by a library that is not ours."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar, Event

from build_tools.model import Rulebook
from build_tools.render.registers.calendar import first_day
from build_tools.render.registers.entries import act_words
from build_tools.render.registers.limits import render_limits
from tests.render.stated import real_corpus

RULES = {
    "month": {"FREQ": ["MONTHLY"]},
    "quarter": {"FREQ": ["MONTHLY"], "INTERVAL": [3]},
    "year": {"FREQ": ["YEARLY"]},
}
CALENDARS = {file.path: file.content for file in render_limits(real_corpus()) if file.path.endswith(".ics")}


def test_every_rulebook_with_a_rhythm_has_a_calendar() -> None:
    """Both set something for every month, quarter or year."""
    assert sorted(CALENDARS) == ["data/limits-laiwu-2026.ics", "data/limits-linzi-2022.ics"]


@pytest.mark.parametrize("rulebook", real_corpus().rulebooks, ids=lambda rulebook: rulebook.id)
def test_events_are_the_periodic_facts(rulebook: Rulebook) -> None:
    """One event a fact, all-day, on the first of a month after the rulebook took effect, with its rule and words."""
    facts = [
        fact
        for fact in real_corpus().sheet(rulebook.id).all_facts
        if any(limit.period in RULES for limit in fact.limits)
    ]
    calendar = Calendar.from_ical(CALENDARS[f"data/limits-{rulebook.id}.ics"])
    events = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    assert len(events) == len(facts) > 3
    assert len({str(event["UID"]) for event in events}) == len(events)
    told = {str(event["DESCRIPTION"]): event for event in events}
    effective = date.fromisoformat(rulebook.metadata.effective or "")
    for fact in facts:
        event = next(
            event for words, event in told.items() if fact.quote in words and act_words(fact) in str(event["SUMMARY"])
        )
        start = event.DTSTART
        assert type(start) is date
        assert start.day == 1
        assert start >= effective
        period = next(limit.period for limit in fact.limits if limit.period)
        assert [dict(rule) for rule in event.rrules] == [RULES[period]]
        assert [limit.text for limit in fact.limits if limit.text not in str(event["SUMMARY"])] == []


def test_lines_are_those_of_the_standard() -> None:
    """CRLF, and no line longer than 75 octets."""
    for content in CALENDARS.values():
        lines = content.split(b"\r\n")
        assert lines[-1] == b""
        assert max(map(len, lines)) <= 75
        assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("after", "months", "first"),
    [
        (date(2026, 3, 26), 1, date(2026, 4, 1)),
        (date(2026, 4, 1), 1, date(2026, 4, 1)),
        (date(2026, 3, 26), 3, date(2026, 4, 1)),
        (date(2026, 4, 2), 3, date(2026, 7, 1)),
        (date(2022, 12, 31), 1, date(2023, 1, 1)),
        (date(2022, 1, 31), 12, date(2023, 1, 1)),
        (date(2022, 1, 1), 12, date(2022, 1, 1)),
    ],
)
def test_the_first_whole_period(after: date, months: int, first: date) -> None:
    """A month, quarter or year that had begun before does not count."""
    assert first_day(after, months) == first
