"""Which meetings a fact bears on: those it names, and in the chapter on meetings those that its sentence takes up.

区政府专题会议纪要由会议主持人签发 names 专题会议; 其他与会人员或列席人员请假的 stands in a sentence that
began 不能出席区政府全体会议、区政府常务会议…时; 区政府会议 without more means every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.model import Corpus, Rulebook
from build_tools.render.cast import Appearance, find_chapters
from build_tools.statements import Fact, Mention

EVERY = ("区政府会议", "区人民政府有关会议", "区政府有关会议")
FULL_STOP = "。"
FOLLOWING = ("议定事项", "相关文件")  # of a meeting, wherever they are spoken of


@dataclass(frozen=True, slots=True)
class Bearing:
    """A fact that bears on a meeting; carried holds the words before it that name the meeting, if it does not."""

    fact: Fact
    carried: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    texts: Mapping[str, str]
    mentions: Mapping[str, tuple[Mention, ...]]  # of meetings, by provision
    names: Mapping[str, str]  # every name of a meeting, the longest first: the meeting
    about_meetings: frozenset[str]  # articles of chapters that set meetings up


def find_bearings(
    corpus: Corpus, rulebook: Rulebook, cast: Mapping[str, Appearance], facts: Iterable[Fact]
) -> dict[str, tuple[Bearing, ...]]:
    """By meeting, the facts that bear on it, in the order given."""
    reading = _read(corpus, rulebook, cast)
    found: dict[str, list[Bearing]] = {name: [] for name, one in cast.items() if one.is_meeting}
    for fact in facts:
        named = _named(reading, fact)
        carried = "" if named else _carried(reading, fact)
        for meeting in named or _meant_by(reading, carried):
            if meeting in found:
                found[meeting].append(Bearing(fact, carried))
    return {meeting: tuple(members) for meeting, members in found.items()}


def _read(corpus: Corpus, rulebook: Rulebook, cast: Mapping[str, Appearance]) -> _Reading:
    meetings = [one for one in cast.values() if one.is_meeting]
    names = {alias.name: one.actor.name for one in meetings for alias in one.actor.names_in(rulebook.id)}
    names |= {one.actor.name: one.actor.name for one in meetings}
    mentions: dict[str, tuple[Mention, ...]] = {}
    for mention in corpus.mentions:
        if mention.rulebook == rulebook.id and cast.get(mention.actor) in meetings:
            mentions[mention.at] = (*mentions.get(mention.at, ()), mention)
    chapters = find_chapters(rulebook)
    homes = {chapters[one.founding] for one in meetings if one.founding in chapters}
    return _Reading(
        {provision.address: provision.text for provision in rulebook.provisions},
        mentions,
        dict(sorted(names.items(), key=lambda entry: -len(entry[0]))),
        frozenset(article for article, chapter in chapters.items() if chapter in homes),
    )


def _named(reading: _Reading, fact: Fact) -> tuple[str, ...]:
    """The meetings that a fact names: as a party, in its matter or condition, or else in the words that prove it."""
    known = set(reading.names.values())
    found = dict.fromkeys(party.actor for party in (*fact.who, *fact.to) if party.actor in known)
    words = "\n".join(filter(None, (fact.matter, fact.condition, fact.exception)))
    found |= dict.fromkeys(_meetings_in(reading, words))
    if found:
        return tuple(found)
    quoted = (m.actor for m in reading.mentions.get(fact.at, ()) if fact.start <= m.start < fact.end)
    return tuple(dict.fromkeys(quoted)) or next((_meant_by(reading, n) for n in EVERY if n in fact.quote), ())


def _meant_by(reading: _Reading, words: str) -> tuple[str, ...]:
    """The meetings that some words name, all of them where the words are 区政府会议."""
    return tuple(dict.fromkeys(reading.names.values())) if words in EVERY else _meetings_in(reading, words)


def _meetings_in(reading: _Reading, words: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name, meeting in reading.names.items():  # the longest first, each taken out of the words that it names
        if name in words:
            found[meeting] = None
            words = words.replace(name, "\n")
    return tuple(found)


def _carried(reading: _Reading, fact: Fact) -> str:
    """The words before a fact, in its sentence or else its paragraph, from the first meeting they name to the last."""
    if fact.article not in reading.about_meetings and fact.matter not in FOLLOWING:
        return ""
    text = reading.texts[fact.at]
    before = [mention for mention in reading.mentions.get(fact.at, ()) if mention.end <= fact.start]
    begun = text.rfind(FULL_STOP, 0, fact.start) + 1
    near = [mention for mention in before if mention.start >= begun] or before
    if near:
        return text[near[0].start : near[-1].end]
    return next((name for name in EVERY if name in text[: fact.start]), "")
