"""The step track (步骤图) of a chain: a row a step; the main path as a spine, branches in lanes beside it.

What the editor joined is dashed. Two looks of one drawing: wide, and 328 px wide for a phone of 360 px.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.diagrams.lanes import ARRIVE, LEAVE, Flow, Plan, plan_lanes
from build_tools.diagrams.pieces import (
    LEADING,
    PILL_GAP,
    PILL_HEIGHT,
    Block,
    Pill,
    Setting,
    draw_pill,
    flow_pills,
    limit_pill,
    pill_width,
    set_block,
    signed_disc,
)
from build_tools.diagrams.stops import Stop
from build_tools.lettering import Run
from build_tools.shapes import Box, Group, Line, Picture, Point, Shape, Words

UNNAMED, INFERRED = "规则未写明", "编者推定"
SAME = "（同上句）"
LISTED, BESIDE = "条文并列", "与上一步并列，不分先后"
BREAKS = "，。；："
LEAD = "……"


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of a variant, in pixels."""

    name: str
    width: float
    radius: float
    pitch: float  # from lane to lane
    way: float  # a lane in which no step stands
    act: float  # letter sizes
    small: float
    padding: float
    numbers: float  # the column of the numbers in the card
    aside: bool  # whether the clause stands at the right of the act
    gap: float = 10


WIDE = Look("wide", 808, 14, 36, 20, 16, 13, 14, 32, aside=True)
NARROW = Look("narrow", 328, 12, 28, 13, 15, 13, 11, 26, aside=False)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is laid out: its card, and the height of its sign."""

    card: Box
    middle: float
    shapes: tuple[Shape, ...]


def draw_track(identifier: str, title: str, stops: Sequence[Stop], look: Look) -> Picture:
    """The step track in one look."""
    plan = plan_lanes(stops)
    columns = _columns(plan, look)
    left = columns[-1] + max(look.radius, 4) + 10
    rows: list[_Row] = []
    top = 2.0
    for number in range(len(stops)):
        rows.append(_lay_row(stops, number, Box(left, top, look.width - left - 1, 0), look))
        top = rows[-1].card.bottom + look.gap
    flows = tuple(_draw_flow(flow, plan, stops, rows, columns, look) for flow in plan.flows)
    steps = tuple(_draw_step(stop, rows[n], columns[plan.lanes[n]], look) for n, stop in enumerate(stops))
    name = f"{identifier}-{look.name}"
    return Picture(name, look.width, rows[-1].card.bottom + 2, f"步骤图：{title}", describe(stops), (*flows, *steps))


def describe(stops: Sequence[Stop]) -> str:
    """The picture in words, a sentence a step."""
    return "".join(f"第{stop.number}步，{_order(stops, row)}{say(stop)}。" for row, stop in enumerate(stops))


def say(stop: Stop) -> str:
    """A step in words: who does what, on what condition, where it stands."""
    who = stop.who + (f"（{INFERRED}：{stop.inferred}）" if stop.inferred else "")
    details = (
        f"情形：{stop.condition}" if stop.condition else "",
        f"例外：{stop.exception}" if stop.exception else "",
        *(f"{bound.kind}：{bound.text}" for bound in stop.bounds),
        f"逾期：{stop.silence}" if stop.silence else "",
    )
    return "；".join(filter(None, (f"{who}：{stop.act}", *details))) + f"（{stop.clause}）"


def _order(stops: Sequence[Stop], row: int) -> str:
    sources = stops[row].sources
    if not sources:
        return ""
    numbers = "、".join(str(stops[source].number) for source in sources)
    return f"接第{numbers}步（{'原文明写' if stops[row].stated else '编者归并'}）："


def _columns(plan: Plan, look: Look) -> tuple[float, ...]:
    """The middle of each lane; a lane without a step is narrower."""
    middle = look.radius + 2
    columns = [middle]
    for lane in range(1, plan.count):
        middle += look.pitch if lane in plan.lanes else look.way
        columns.append(middle)
    return tuple(columns)


def _lay_row(stops: Sequence[Stop], row: int, space: Box, look: Look) -> _Row:
    """A card from the top of its space down."""
    stop = stops[row]
    x = space.x + look.numbers + 4
    aside = _aside(stop)
    inside = space.right - look.padding - x
    heading = inside - (sum(pill_width(pill) + PILL_GAP for pill in aside) + 8 if look.aside else 0)
    top = space.y + look.padding - 3
    opening = set_block(_opening(stops, row, look), x, top, heading)
    top += opening.height
    act = set_block(_act(stop, look), x, top, heading)
    middle = top + look.act * LEADING / 2
    number = Words(space.x + (12 if look.aside else 8), middle + 5, str(stop.number), 13, "muted", bold=True)
    top += act.height
    under = _under(stop, () if look.aside else aside, look, Box(x, top, inside, 0))
    top += under.height
    quote = set_block((Setting((Run(_quote(stops, row), "muted"),), look.small, 3),), x, top, inside)
    card = Box(space.x, space.y, space.width, top + quote.height + look.padding - 4 - space.y, "tint", None, 6)
    corner = _draw_aside(aside, card.right - look.padding, middle) if look.aside else ()
    return _Row(card, middle, (number, *opening.shapes, *act.shapes, *under.shapes, *quote.shapes, *corner))


def _aside(stop: Stop) -> tuple[Pill, ...]:
    """What stands at the right of the act: what the step is to the chain, and its clause."""
    return (*[Pill("end", stop.end)] * bool(stop.end), Pill("clause", stop.clause))


def _draw_aside(pills: Sequence[Pill], right: float, middle: float) -> tuple[Shape, ...]:
    drawn: list[Shape] = []
    for pill in reversed(pills):
        right -= pill_width(pill)
        drawn.append(draw_pill(pill, right, middle - PILL_HEIGHT / 2, pill_width(pill) + 1))
        right -= PILL_GAP
    return tuple(reversed(drawn))


def _opening(stops: Sequence[Stop], row: int, look: Look) -> tuple[Setting, ...]:
    """What stands above the act: after which step it comes, if not the one above; condition and exception."""
    stop = stops[row]
    lines = []
    if stop.sources and stop.sources != (row - 1,):
        numbers = "、".join(str(stops[source].number) for source in stop.sources)
        lines.append(Setting((Run(f"接第{numbers}步", "muted"),), look.small))
    elif row and not stop.sources:
        above = stops[row - 1]
        beside = not above.sources and (above.who, above.clause) == (stop.who, stop.clause)
        lines.append(Setting((Run(BESIDE if beside else "同为起点", "muted"),), look.small))
    for name, words in (("情形", stop.condition), ("例外", stop.exception)):
        if words:
            lines.append(Setting((Run(f"{name}：", "limit", bold=True), Run(words, "limit")), look.small))
    return tuple(lines)


def _act(stop: Stop, look: Look) -> tuple[Setting, ...]:
    """Who does what; where the text names nobody it says so, and whom the editor infers."""
    who = (Run(stop.who, bold=True),)
    if stop.unnamed:
        guess = (Run(f"（{INFERRED}：{stop.inferred}）", "muted"),) if stop.inferred else ()
        who = (Run(UNNAMED, "muted", bold=True), *guess)
    act = Run(stop.act)
    if look.aside:
        return (Setting((*who, Run(" "), act), look.act),)
    return (Setting(who, look.act), Setting((act,), look.act))


def _under(stop: Stop, aside: Sequence[Pill], look: Look, space: Box) -> Block:
    """Limits, whether one of several is enough, the effect of silence; on a phone what else stands aside."""
    pills = (
        *map(limit_pill, stop.bounds),
        *[Pill("mark", "其中一个即可")] * stop.any_of,
        *[Pill("mark", LISTED)] * stop.listed,
        *aside,
    )
    above = 4.0 if pills else 0.0
    drawn = flow_pills(pills, space.x, space.y + above, space.width)
    words = (Run("逾期：", "limit", bold=True), Run(stop.silence, "limit"))
    silence = set_block(
        (Setting(words, look.small, 4),) if stop.silence else (), space.x, space.y + above + drawn.height, space.width
    )
    return Block((*drawn.shapes, *silence.shapes), above + drawn.height + silence.height)


def _quote(stops: Sequence[Stop], row: int) -> str:
    """The words; where the row above quotes the beginning of the same sentence, only how they go on."""
    quote = stops[row].quote
    above = stops[row - 1] if row else None
    if above and above.href == stops[row].href:
        if above.quote == quote:
            return SAME
        if quote.startswith(above.quote):
            return f"“{LEAD}{quote[_last_break(above.quote) :]}”"
    return f"“{quote}”"


def _last_break(words: str) -> int:
    """Where the last part of a sentence begins: what goes on from it can be read alone."""
    return max(words.rfind(mark) for mark in BREAKS) + 1


def _draw_step(stop: Stop, row: _Row, column: float, look: Look) -> Group:
    """A row as one link to its clause: a leader from the sign to the card, the card, the sign."""
    leader = Line((Point(column, row.middle), Point(row.card.x, row.middle)), "line", 1.2)
    bar = Box(row.card.x, row.card.y + 6, 3, row.card.height - 12, stop.kind.ink)
    sign = signed_disc(stop.kind, column, row.middle, look.radius, full=stop.decides, dashed=stop.unnamed)
    card = Group("card", (row.card, bar, *row.shapes), row.card)
    return Group("step", (leader, card, sign), None, stop.id, stop.href)


def _draw_flow(
    flow: Flow, plan: Plan, stops: Sequence[Stop], rows: Sequence[_Row], columns: Sequence[float], look: Look
) -> Group:
    """The way of a flow, from below its source to above its target."""
    merges = any(one.target == flow.target and one.lane == flow.lane for one in plan.flows if one is not flow)
    start, end = columns[plan.lanes[flow.source]], columns[plan.lanes[flow.target]]
    lane = columns[flow.lane]
    points = [Point(start, rows[flow.source].middle + look.radius)]
    if lane != start:
        leave = _level(rows, flow.source, LEAVE, look)
        points += [Point(start, leave), Point(lane, leave)]
    if lane != end:
        arrive = _level(rows, flow.target - 1, ARRIVE, look)
        points += [Point(lane, arrive), Point(end, arrive)]
    points.append(Point(end, rows[flow.target].middle - look.radius))
    line = Line(tuple(points), dashed=not flow.stated, head=True, merges=merges)
    return Group("flow", (line,), None, f"{stops[flow.source].id} {stops[flow.target].id}")


def _level(rows: Sequence[_Row], row: int, share: float, look: Look) -> float:
    """A height between the signs of a row and of the next: near the upper one, or above the lower one."""
    upper, lower = rows[row].middle + look.radius, rows[row + 1].middle - look.radius
    return upper + 9 if share == LEAVE else lower - 16
