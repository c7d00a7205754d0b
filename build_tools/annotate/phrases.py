"""The grammar of references: 本法第三条第一款、第二款, 前款第（五）、第（六）项, 第十、十八条, 前两款, 该条第二款.

A phrase is found by its words alone; what it points at is settled in resolve.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.numerals import HAN, to_int

UNITS = "编章节条款项目"
RANK = {unit: rank for rank, unit in enumerate(UNITS)}
COUNT = "[一二两三四五六七八九十]"
NUMBER = rf"(?:[{HAN}]+|[0-9０-９]{{1,4}})"
BRACKETED = rf"[（(]\s*{NUMBER}\s*[）)]"
NUMBERED = rf"(?:{BRACKETED}|{NUMBER})"
SEPARATOR = r"(?:或者|以及|[、，和或及与至到～—\-])"

OWN_KINDS = (
    "法|条例|办法|规定|规则|规章|细则|决定|章程|准则|规程|通则|解释|意见|制度|方案|通知|规范|程序|指引|守则|修正案|标准|公约"
    "|(?:暂行|实施)(?:办法|条例|规定|细则|意见)|(?:工作|议事)规则|若干规定|管理办法|指导意见"
)
NOT_A_UNIT = (
    r"(?!(?<=条)(?:[件例文纹]|约(?!定)|理(?!由|解))|(?<=[本前上该同]条)款|(?<=项)目|(?<=款)[项式额]|(?<=章)程"
    r"|(?<=节)[约能省点目水假奏]|(?<=编)[制辑写码号]|(?<=目)[标录前])"
)
NOT_OWN = "(?<![版根基样课剧副文])"  # 版本 根本 基本 样本 …
SCOPE = re.compile(
    rf"{NOT_OWN}本(?P<own>{OWN_KINDS})(?!(?<=本法)(?:[院律官治庭]|案(?!件)|人(?!民)|定(?!义)|规(?!定))|(?<=规范)[性化文]|(?<=标准)化)"
    r"(?P<part>(?:总则|分则|附则)(?=第))?"
    rf"|(?:本条)?(?:(?<![目当空])前|(?<![以之网])上)(?P<count>{COUNT}{{0,2}})(?P<unit>款|条|项|章|节){NOT_A_UNIT}"
    rf"|{NOT_OWN}(?<![资成])本(?P<here>编|章|节|条|款|项){NOT_A_UNIT}"
    rf"|(?<!各)该(?P<law>法|条例|办法|规定|规则|细则|解释)(?=第\s*{NUMBERED}\s*[{UNITS}])"
    r"|(?<![合各])(?:该|(?<![不共协会])同(?=[法条款]第))(?P<that>[法条款])(?=第|的?规定|所列|所称|修改)"
)
COMPONENT = re.compile(
    rf"第\s*(?P<number>{NUMBERED})\s*(?:(?P<unit>[{UNITS}]){NOT_A_UNIT}|(?=第[{HAN}]+款))"  # 条 may be lost in print
    r"(?:之(?P<suffix>[一二三四五六七八九十]{1,2}))?"
)
ELLIPTIC = re.compile(
    rf"第\s*(?P<first>{NUMBERED})(?P<more>(?:\s*{SEPARATOR}\s*第?\s*{NUMBERED}|\s*{BRACKETED})+)\s*(?P<unit>[{UNITS}])"
    + NOT_A_UNIT
)
BARE_ITEMS = re.compile(  # the （一）、（二）项 of 第三条（一）、（二）项
    rf"\s*(?P<first>{BRACKETED})(?P<more>(?:\s*{SEPARATOR}?\s*{BRACKETED})*)\s*(?:项{NOT_A_UNIT}|(?=的?规定|所列))"
)
MORE = re.compile(rf"(?P<separator>{SEPARATOR})?\s*第?\s*(?P<number>{NUMBERED})")
LIST_SEPARATOR = re.compile(rf"\s*{SEPARATOR}+\s*(?=第\s*(?:{NUMBERED})|{BRACKETED}\s*(?:项|、))")
THROUGH = ("至", "到", "～", "—", "-")
NUMBERED_HEAD = re.sub(r"\?P<\w+>", "?:", f"{COMPONENT.pattern}|{ELLIPTIC.pattern}")
HEAD = re.compile(f"{SCOPE.pattern}|(?P<numbered>{NUMBERED_HEAD})")


@dataclass(frozen=True, slots=True)
class Step:
    """One 第N条 or 第N款 of a path."""

    unit: str
    number: int
    suffix: int | None = None
    bracketed: bool = False  # 第（四）款


@dataclass(frozen=True, slots=True)
class Scope:
    """How a phrase begins: 本法 (own), 本章 (here), 前两款 (before, unit 款, count 2), 该法 (law), 该条 (that)."""

    kind: str
    unit: str
    count: int = 1
    part: str = ""  # the 分则 of 本法分则第三章


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

    @property
    def unit(self) -> str:
        """The unit that its first target begins with: 条 of 第三条第一款; empty for a bare 前款."""
        return self.targets[0].steps[0].unit if self.targets else ""


def find_phrases(text: str) -> Iterator[Phrase]:
    """Every phrase of a text that points at a provision, left to right, none inside another."""
    head = HEAD.search(text)
    while head is not None:
        phrase = _read_phrase(text, head)
        yield phrase
        head = HEAD.search(text, max(phrase.end, head.start() + 1))


def _read_phrase(text: str, head: re.Match[str]) -> Phrase:
    scope = None if head["numbered"] else _scope(head)
    start = head.end() if scope else head.start()
    targets = tuple(_targets(text, start, bare_items=scope is not None and scope.unit in ("条", "款")))
    return Phrase(scope, head.start(), targets[-1].end if targets else head.end(), targets)


def _scope(match: re.Match[str]) -> Scope:
    if match["own"]:
        return Scope("own", match["own"], part=match["part"] or "")
    if match["here"]:
        return Scope("here", match["here"])
    if match["law"] or match["that"] == "法":
        return Scope("law", match["law"] or "法")
    if match["that"]:
        return Scope("that", match["that"])
    return Scope("before", match["unit"], to_int(match["count"]) or 1)


def _targets(text: str, position: int, *, bare_items: bool) -> Iterator[Target]:
    """The targets of a list that begins at `position`: 第三条第一款、第二款和第五条."""
    path: tuple[Step, ...] = ()
    through = False
    while True:
        made = list(_read_target(text, position, path, through=through, bare_items=bare_items))
        if not made:
            return
        yield from made
        path = made[-1].steps
        separator = LIST_SEPARATOR.match(text, made[-1].end)
        if separator is None:
            return
        through = separator.group().strip().startswith(THROUGH)
        position, bare_items = separator.end(), path[-1].unit == "项"


def _read_target(
    text: str, position: int, path: tuple[Step, ...], *, through: bool, bare_items: bool
) -> Iterator[Target]:
    """One target (第三条第一款), or several that share a unit (第二、三项), read at `position`."""
    steps: tuple[Step, ...] = ()
    end = position
    while True:
        elliptic = ELLIPTIC.match(text, end)
        if elliptic and _fits(steps, elliptic["unit"]):
            spread = _spread(elliptic, elliptic["unit"], _inherited(path, steps, elliptic["unit"]), position)
            yield from _prolonged(text, list(spread), through=through)
            return
        component = COMPONENT.match(text, end)
        if component is None or not _fits(steps, _step(component).unit):
            break
        steps = (*(steps or _inherited(path, steps, _step(component).unit)), _step(component))
        end = component.end()
    items = BARE_ITEMS.match(text, end) if (steps and steps[-1].unit in "条款") or (bare_items and not steps) else None
    if items:
        yield from _spread(items, "项", _inherited(path, steps, "项"), position)
    elif steps:
        yield Target(steps, position, end, through)


def _prolonged(text: str, spread: list[Target], *, through: bool) -> Iterator[Target]:
    """The members of 第一、二款第三项, the last with the steps that follow it."""
    *earlier, last = spread
    component = COMPONENT.match(text, last.end)
    while component and _fits(last.steps, _step(component).unit):
        last = Target((*last.steps, _step(component)), last.start, component.end(), last.through)
        component = COMPONENT.match(text, last.end)
    first, *others = (*earlier, last)
    yield Target(first.steps, first.start, first.end, through)
    yield from others


def _fits(steps: tuple[Step, ...], unit: str) -> bool:
    return not steps or RANK[unit] > RANK[steps[-1].unit]


def _inherited(path: tuple[Step, ...], steps: tuple[Step, ...], unit: str) -> tuple[Step, ...]:
    """What a later member of a list takes from the one before it: the 第三条 of 第三条第一款、第二款."""
    return steps or tuple(step for step in path if RANK[step.unit] < RANK[unit])


def _step(match: re.Match[str]) -> Step:
    suffix = to_int(match["suffix"]) if match["suffix"] else None
    return Step(match["unit"] or "条", _value(match["number"]), suffix, match["number"].startswith(("（", "(")))


def _value(printed: str) -> int:
    return to_int(printed.strip("（）() ")) or 0


def _spread(match: re.Match[str], unit: str, steps: tuple[Step, ...], start: int) -> Iterator[Target]:
    """The members of 第十、十八条 or 第（五）、第（六）项, each with its own words."""
    members = list(MORE.finditer(match["more"]))
    first_end = match.end("first") if members else match.end()
    yield Target((*steps, Step(unit, _value(match["first"]))), start, first_end)
    offset = match.start("more")
    for member in members:
        end = match.end() if member is members[-1] else offset + member.end()
        joined = member["separator"] in THROUGH
        yield Target((*steps, Step(unit, _value(member["number"]))), offset + member.start("number"), end, joined)
