"""The grammar of references: 本法第三条第一款、第二款, 前款第（五）、第（六）项, 第十、十八条, 前两款.

A phrase is found by its words alone; what it points at is settled in resolve.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.numerals import HAN, to_int

UNITS = "编章节条款项目"
RANK = {unit: rank for rank, unit in enumerate(UNITS)}
NUMBER = rf"(?:[{HAN}]+|[0-9０-９]{{1,4}})"
NUMBERED = rf"(?:[（(]\s*{NUMBER}\s*[）)]|{NUMBER})"

OWN_KINDS = (
    "法|条例|办法|规定|规则|细则|决定|章程|准则|规程|通则|解释|意见|制度|方案|通知|规范|程序|指引|守则"
    "|暂行办法|实施细则|实施办法"
)
NOT_A_UNIT = r"(?!(?<=条)[件例文约理]|(?<=项)目|(?<=款)[项式]|(?<=章)程|(?<=节)[约能省点目水]|(?<=编)[制辑写码号])"
SCOPE = re.compile(
    rf"(?<![版根基成资样课剧副文原])本(?P<own>{OWN_KINDS})(?!(?<=法)[院人律定官规治]|(?<=规范)[性化文])"
    r"|(?:本条)?(?<![以之目当提事日此空])(?P<before>[前上])(?P<count>[一二两三四五六七八九十]{0,2})(?P<unit>款|条|项|章|节)"
    + NOT_A_UNIT
    + r"|(?<![版根基成资样课剧副文原])本(?P<here>编|章|节|条|款|项)"
    + NOT_A_UNIT
)
COMPONENT = re.compile(
    rf"第\s*(?P<number>{NUMBERED})\s*(?P<unit>[{UNITS}])(?:之(?P<suffix>[一二三四五六七八九十]{{1,2}}))?"
)
ELLIPTIC = re.compile(
    rf"第\s*(?P<first>{NUMBERED})(?P<more>(?:\s*(?:[、，和或及至到]|或者|以及)\s*第?\s*{NUMBERED})+)\s*(?P<unit>[{UNITS}])"
)
MORE = re.compile(rf"(?P<separator>[、，和或及至到]|或者|以及)\s*第?\s*(?P<number>{NUMBERED})")
LIST_SEPARATOR = re.compile(rf"\s*(?:或者|以及|[、，和或及与至到～—\-])+\s*(?=第\s*(?:{NUMBERED}|[（(]))")
THROUGH = ("至", "到", "～", "—", "-")


@dataclass(frozen=True, slots=True)
class Step:
    """One 第N条 or 第N款 of a path."""

    unit: str
    number: int
    suffix: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """How a phrase begins: 本法 (own), 本章 (here), 前两款 (before, unit 款, count 2)."""

    kind: str
    unit: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Target:
    """One thing a phrase points at: its path, its words, and whether 至 joins it to the target before it."""

    steps: tuple[Step, ...]
    start: int
    end: int
    through: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A reference phrase: its scope if it has one, and its targets (none for a bare 前款 or 本条)."""

    scope: Scope | None
    start: int
    end: int
    targets: tuple[Target, ...]


def find_phrases(text: str) -> Iterator[Phrase]:
    """Every phrase of a text that points at a provision, left to right, none inside another."""
    position = 0
    while position < len(text):
        phrase = _next_phrase(text, position)
        if phrase is None:
            return
        yield phrase
        position = max(phrase.end, position + 1)


def _next_phrase(text: str, position: int) -> Phrase | None:
    scope_match = SCOPE.search(text, position)
    component = _next_component(text, position)
    if scope_match is None and component is None:
        return None
    if scope_match and (component is None or scope_match.start() <= component.start()):
        targets = tuple(_targets(text, scope_match.end()))
        end = targets[-1].end if targets else scope_match.end()
        return Phrase(_scope(scope_match), scope_match.start(), end, targets)
    assert component is not None  # noqa: S101 - one of the two was found
    targets = tuple(_targets(text, component.start()))
    return Phrase(None, component.start(), targets[-1].end, targets)


def _next_component(text: str, position: int) -> re.Match[str] | None:
    found = [match for match in (COMPONENT.search(text, position), ELLIPTIC.search(text, position)) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _scope(match: re.Match[str]) -> Scope:
    if match["own"]:
        return Scope("own", match["own"])
    if match["here"]:
        return Scope("here", match["here"])
    return Scope("before", match["unit"], to_int(match["count"]) or 1)


def _targets(text: str, position: int) -> Iterator[Target]:
    """The targets of a list that begins at `position`: 第三条第一款、第二款和第五条."""
    path: tuple[Step, ...] = ()
    through = False
    while True:
        made = list(_read_target(text, position, path, through=through))
        if not made:
            return
        yield from made
        path = made[-1].steps
        separator = LIST_SEPARATOR.match(text, made[-1].end)
        if separator is None:
            return
        through = separator.group().strip().startswith(THROUGH)
        position = separator.end()


def _read_target(text: str, position: int, path: tuple[Step, ...], *, through: bool) -> Iterator[Target]:
    """One target (第三条第一款), or several that share a unit (第二、三项), read at `position`."""
    steps: tuple[Step, ...] = ()
    end = position
    while True:
        elliptic = ELLIPTIC.match(text, end)
        if elliptic and _fits(steps, elliptic["unit"]):
            yield from _spread(elliptic, _inherited(path, steps, elliptic["unit"]), position, through=through)
            return
        component = COMPONENT.match(text, end)
        if component is None or not _fits(steps, component["unit"]):
            break
        steps = (*(steps or _inherited(path, steps, component["unit"])), _step(component))
        end = component.end()
    if steps:
        yield Target(steps, position, end, through)


def _fits(steps: tuple[Step, ...], unit: str) -> bool:
    return not steps or RANK[unit] > RANK[steps[-1].unit]


def _inherited(path: tuple[Step, ...], steps: tuple[Step, ...], unit: str) -> tuple[Step, ...]:
    """What a later member of a list takes from the one before it: the 第三条 of 第三条第一款、第二款."""
    return steps or tuple(step for step in path if RANK[step.unit] < RANK[unit])


def _step(match: re.Match[str]) -> Step:
    return Step(match["unit"], _value(match["number"]), to_int(match["suffix"]) if match["suffix"] else None)


def _value(printed: str) -> int:
    return to_int(printed.strip("（）() ")) or 0


def _spread(match: re.Match[str], steps: tuple[Step, ...], start: int, *, through: bool) -> Iterator[Target]:
    """The members of 第十、十八条 or 第（五）、第（六）项, each with its own words."""
    unit = match["unit"]
    yield Target((*steps, Step(unit, _value(match["first"]))), start, match.end("first"), through)
    members = list(MORE.finditer(match["more"]))
    offset = match.start("more")
    for member in members:
        last = member is members[-1]
        end = match.end() if last else offset + member.end()
        joined = member["separator"] in THROUGH
        yield Target((*steps, Step(unit, _value(member["number"]))), offset + member.start("number"), end, joined)
