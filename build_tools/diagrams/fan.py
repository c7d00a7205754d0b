"""A fan: what comes from others at the left, an actor in the middle, what goes to others at the right, all by verb.

It is the role card (关系图) of an office or body, and the map of a meeting. Every number is an article's, and leads
to its clause. On a phone the three parts stand below each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.diagrams.pieces import LEADING, PILL_GAP, Block, Pill, Setting, centred, draw_pill, pill_box, set_block
from build_tools.lettering import Run, text_width, wrap
from build_tools.shapes import Box, Group, Line, Picture, Point, Shape, move

SIZE, HEAD, TITLE = 14.0, 13.0, 19.0
PAD, GAP = 11.0, 10.0
BUS = 16.0  # from a box to the line that gathers
ROW = 26.0


@dataclass(frozen=True, slots=True)
class Clause:
    """An article's number and the address of the clause."""

    number: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody, or a kind of act, with the clauses that say so."""

    name: str
    href: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What stands under one verb."""

    verb: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Fan:
    """What a fan shows."""

    name: str
    comes: tuple[Sheaf, ...]
    own: tuple[Sheaf, ...]
    goes: tuple[Sheaf, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of a variant: how wide it is, its side columns, its middle, the gaps; or one column."""

    name: str
    width: float
    side: float
    middle: float
    stacked: bool


WIDE = Look("wide", 656, 168, 256, stacked=False)
NARROW = Look("narrow", 328, 296, 296, stacked=True)


def draw_fan(identifier: str, fan: Fan, title: str, look: Look) -> Picture:
    """The fan in one look."""
    shapes, height = _stack(fan, look) if look.stacked else _spread(fan, look)
    return Picture(f"{identifier}-{look.name}", look.width, height + 2, title, describe(fan), shapes)


def describe(fan: Fan) -> str:
    """The fan in words."""
    comes = "".join(f"{_names(sheaf)}{sheaf.verb}{fan.name}。" for sheaf in fan.comes)
    own = "".join(f"{sheaf.verb}：{_names(sheaf)}。" for sheaf in fan.own)
    goes = "".join(f"{fan.name}{sheaf.verb}{_names(sheaf)}。" for sheaf in fan.goes)
    return comes + own + goes


def _names(sheaf: Sheaf) -> str:
    return "、".join(f"{e.name}（第{'、'.join(c.number for c in e.clauses)}条）" for e in sheaf.entries)


def _spread(fan: Fan, look: Look) -> tuple[tuple[Shape, ...], float]:
    """Three columns side by side, centred on one height."""
    right = look.width - look.side - 1
    middle = (look.width - look.middle) / 2
    columns = [
        _column(fan.comes, 1, 0, look.side),
        _column(fan.goes, right, 0, look.side),
    ]
    core = _core(fan, middle, 0, look.middle)
    height = max(core.height, *(_height(column) for column in columns))
    axis = height / 2
    left_boxes, right_boxes = (_shift(column, axis - _height(column) / 2) for column in columns)
    centre = _core(fan, middle, axis - core.height / 2, look.middle)
    lines = (
        *_gather(left_boxes, Point(middle, axis), 1),
        *_gather(right_boxes, Point(middle + look.middle, axis), -1),
    )
    return (*lines, *left_boxes, *right_boxes, *centre.shapes), height


def _stack(fan: Fan, look: Look) -> tuple[tuple[Shape, ...], float]:
    """One below the other, with a line at the left from what comes, and to what goes."""
    x = look.width - look.side - 1
    above = _column(fan.comes, x, 0, look.side)
    top = _height(above) + (2 * GAP if above else 0)
    core = _core(fan, x, top, look.side)
    below = _shift(_column(fan.goes, x, 0, look.side), top + core.height + 2 * GAP)
    frame = Box(x, top, look.side, core.height)
    lines = (*_rail(above, frame, 10, inwards=True), *_rail(below, frame, 10, inwards=False))
    bottom = frames(below)[-1].bottom if below else frame.bottom
    return (*lines, *above, *core.shapes, *below), bottom


def frames(groups: Sequence[Group]) -> list[Box]:
    """The frames of groups."""
    return [group.frame for group in groups if group.frame]


def _height(groups: Sequence[Group]) -> float:
    return frames(groups)[-1].bottom if groups else 0.0


def _column(sheaves: Sequence[Sheaf], x: float, top: float, width: float) -> tuple[Group, ...]:
    """A box for each verb, one below the other."""
    placed: list[Group] = []
    for sheaf in sheaves:
        inside = _sheaf(sheaf, x + PAD, top + PAD - 3, width - 2 * PAD)
        frame = Box(x, top, width, inside.height + 2 * PAD - 4, "tint", None, 6)
        placed.append(Group("card", (frame, *inside.shapes), frame))
        top = frame.bottom + GAP
    return tuple(placed)


def _shift(groups: Sequence[Group], by: float) -> tuple[Group, ...]:
    return tuple(move(group, by) for group in groups)


def _sheaf(sheaf: Sheaf, x: float, y: float, width: float) -> Block:
    """The verb, and below it whom or what it is about, each with its clauses."""
    head = set_block((Setting((Run(sheaf.verb, "sign", bold=True),), HEAD),), x, y, width)
    shapes: list[Shape] = [*head.shapes]
    top = y + head.height
    for entry in sheaf.entries:
        block = _entry(entry, x, top + 2, width)
        shapes += block.shapes
        top += block.height + 4
    return Block(tuple(shapes), top - y)


def _entry(entry: Entry, x: float, y: float, width: float) -> Block:
    """A name, and its clauses on the same line where they fit."""
    lines = wrap(entry.name, SIZE, width)
    named = set_block((Setting((Run(entry.name),), SIZE),), x, y, width)
    name: Shape = Group("name", named.shapes, None, "", entry.href)
    last = text_width(lines[-1], SIZE) + 8
    pills = [Pill("clause", clause.number) for clause in entry.clauses]
    needed = sum(pill_box(pill, 0, 0, 200).width + 4 for pill in pills)
    if last + needed <= width:
        drawn = _pills(entry, pills, x + last, y + named.height - SIZE * LEADING, width - last)
        return Block((name, *drawn.shapes), named.height)
    drawn = _pills(entry, pills, x, y + named.height + 2, width)
    return Block((name, *drawn.shapes), named.height + 2 + drawn.height)


def _pills(entry: Entry, pills: Sequence[Pill], x: float, y: float, width: float) -> Block:
    shapes: list[Shape] = []
    left, top = x, y
    for pill, clause in zip(pills, entry.clauses, strict=True):
        size = pill_box(pill, 0, 0, width)
        if left > x and left + size.width > x + width:
            left, top = x, top + ROW - 2
        shapes.append(
            Group("number", (draw_pill(pill, left, top, width),), None, "", clause.href, f"第{clause.number}条")
        )
        left += size.width + 4
    return Block(tuple(shapes), top - y + ROW - PILL_GAP + 2)


def _core(fan: Fan, x: float, top: float, width: float) -> Block:
    """The box in the middle: who it is, its own acts."""
    lines = wrap(fan.name, TITLE, width - 2 * PAD, bold=True)
    high = len(lines) * TITLE * LEADING
    middle = x + width / 2
    shapes: list[Shape] = [*centred(lines, TITLE, middle, top + PAD + high / 2, "ink", bold=True)]
    y = top + PAD + high
    for sheaf in fan.own:
        inside = _sheaf(sheaf, x + PAD, y + 6, width - 2 * PAD)
        shapes += inside.shapes
        y += inside.height + 6
    frame = Box(x, top, width, y + PAD - top, "paper", "ink", 8, 2)
    return Block((Group("core", (frame, *shapes), frame),), frame.height)


def _gather(groups: Sequence[Group], point: Point, side: int) -> tuple[Group, ...]:
    """Lines from boxes to a point at their right (side 1), or from a point to boxes at its right (side -1)."""
    bus = point.x - side * BUS
    lines = []
    for frame in frames(groups):
        edge = frame.right if side == 1 else frame.x
        height = frame.y + frame.height / 2
        level = () if abs(height - point.y) < 1 else (Point(bus, height), Point(bus, point.y))
        way = (Point(edge, height if level else point.y), *level, point)
        lines.append(Line(way if side == 1 else way[::-1], head=True))
    return tuple(Group("flow", (line,)) for line in lines)


def _rail(groups: Sequence[Group], core: Box, x: float, *, inwards: bool) -> tuple[Group, ...]:
    """Lines at the left of a column, from each box into the middle one or out of it to each box."""
    lines = []
    for frame in frames(groups):
        height, own = frame.y + frame.height / 2, core.y + (14 if inwards else core.height - 14)
        way = (Point(frame.x, height), Point(x, height), Point(x, own), Point(core.x, own))
        lines.append(Line(way if inwards else way[::-1], head=True))
    return tuple(Group("flow", (line,)) for line in lines)
