"""Gaps, repeats and wrong order of numbers, at every level: 第十一条 after 第九条, （四） after （二）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_tools.check.places import Places
from build_tools.model import Corpus, Level, Problem, Provision, Rulebook
from build_tools.numerals import HAN, NUMERAL, to_han

NAMES = {
    Level.PART: "第{}编", Level.SUBPART: "第{}分编", Level.CHAPTER: "第{}章", Level.SECTION: "第{}节",
    Level.ARTICLE: "第{}条", Level.ITEM: "第{}项", Level.SUBITEM: "第{}目",
}  # fmt: skip
NUMERAL_IN_LABEL = re.compile(NUMERAL)
FULL_WIDTH = str.maketrans("()", "（）")
UNLABELLED = "缺编号标题"


def check_numbering(corpus: Corpus) -> Iterator[Problem]:
    """Every number that does not follow the one before it, and every heading that lost its number."""
    for rulebook in corpus.rulebooks:
        places = Places(rulebook)
        continued = _continued(rulebook)
        for series in _series(rulebook):
            if series[0].address not in continued:
                yield from _check_start(places, series[0])
            yield from _check_series(places, series)
        yield from _check_unlabelled(places, rulebook)


def _series(rulebook: Rulebook) -> Iterator[list[Provision]]:
    """Provisions that are numbered together: articles of a rule, headings and items of one parent."""
    groups: dict[tuple[Level, str], list[Provision]] = {}
    for provision in rulebook.provisions:
        if provision.number is not None and provision.level in NAMES:
            group = provision.space if provision.level is Level.ARTICLE else provision.parent or provision.space
            groups.setdefault((provision.level, group), []).append(provision)
    yield from groups.values()


def _continued(rulebook: Rulebook) -> frozenset[str]:
    """Addresses of provisions that go on from the last of their level, as chapters may through parts.

    Or from a number that stands inside a paragraph: 一、会议召集。（一）… with （二） on the next line.
    """
    found: set[str] = set()
    last: dict[tuple[Level, str], Provision] = {}
    article = ""
    for provision in rulebook.provisions:
        before = last.get((provision.level, provision.space))
        goes_on = before and before.number is not None and provision.number == before.number + 1
        if goes_on or (provision.level >= Level.ITEM and _number_before(provision) in article):
            found.add(provision.address)
        last[provision.level, provision.space] = provision
        article = provision.text if provision.level <= Level.ARTICLE else article + provision.text
    return frozenset(found)


def _number_before(provision: Provision) -> str:
    """The label with the number before its own: （一） for （二）, 2. for 3.; for the first, what no text holds."""
    number = (provision.number or 0) - 1
    printed = provision.label.strip().translate(FULL_WIDTH)
    written = to_han(number) if any(char in HAN for char in printed) else str(number)
    return NUMERAL_IN_LABEL.sub(written, printed, count=1) if number > 0 else "\0"


def _check_start(places: Places, first: Provision) -> Iterator[Problem]:
    number = first.number or 0
    if number > 1:
        yield places.at_label(first, "缺号", f"{number_name(first)}之前缺{_listed(first.level, 1, number - 1)}")


def _check_series(places: Places, series: Sequence[Provision]) -> Iterator[Problem]:
    for before, after in pairwise(series):
        problem = _check_step(places, before, after)
        if problem:
            yield problem


def _check_step(places: Places, before: Provision, after: Provision) -> Problem | None:
    step = (after.number or 0) - (before.number or 0)
    inserted = (after.suffix or 0) - (before.suffix or 0)
    if (step == 1 and not after.suffix) or (step == 0 and inserted == 1):
        return None
    name = number_name(after)
    if step == 0 and inserted == 0:
        return places.at_label(after, "重号", f"{name}出现了两次，前一次在第{before.line}行")
    if step > 1:
        missing = _listed(after.level, (before.number or 0) + 1, (after.number or 0) - 1)
        return places.at_label(after, "缺号", f"{number_name(before)}之后是{name}，缺{missing}")
    if step == 1 or (step == 0 and inserted > 1):
        return places.at_label(after, "缺号", f"{number_name(before)}之后是{name}")
    return places.at_label(after, "乱序", f"{number_name(before)}之后是{name}，次序倒了")


def _listed(level: Level, first: int, last: int) -> str:
    ends = [NAMES[level].format(to_han(number)) for number in (first, last)]
    return ends[0] if first == last else "至".join(ends)


def number_name(provision: Provision) -> str:
    """The number of a provision in full: 第十条, 第四条之一, 第三项."""
    suffix = f"之{to_han(provision.suffix)}" if provision.suffix else ""
    return NAMES[provision.level].format(to_han(provision.number or 0)) + suffix


def _check_unlabelled(places: Places, rulebook: Rulebook) -> Iterator[Problem]:
    for provision in rulebook.provisions:
        if provision.level.is_heading and not provision.label:
            name = number_name(provision)
            yield places.at_label(provision, UNLABELLED, f"标题“{provision.text}”没有编号，按前后次序当作{name}")
