"""The swimlane (泳道图) of a chain: a lane an actor, low ranks at the left, so that one sees a file climb.

A row a step, and one step a row. Flows leave a box at its foot and come to a box at its head; between rows they
run down a column in which no box stands, or down a gutter between two columns. What is said of a step (act,
condition, limit) stands at the left, where no flow runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.diagrams.pieces import LEADING, Setting, centred, set_block
from build_tools.diagrams.stops import Actor, Stop
from build_tools.diagrams.track import INFERRED, LISTED, UNNAMED, describe
from build_tools.diagrams.tracks import Boxes, Flow, Way, find_boxes, find_lanes, route
from build_tools.lettering import Run, wrap
from build_tools.shapes import Box, Group, Line, Picture, Point, Shape, Words

NUMBERS = 28.0
GUTTER, WAY = 7.0, 9.0  # a gutter without flows; the room each flow in it takes
NAME, SMALL = 14.0, 12.0
HEAD_PAD, BOX_PAD = 9.0, 7.0
ROW_GAP = 36.0
LEAVE, ARRIVE = 9.0, 17.0  # below a box, above a box


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of a variant, in pixels: how wide it is if there are few lanes, the column that tells, lanes."""

    name: str
    width: float
    telling: float
    least: float
    most: float


WIDE = Look("wide", 808, 250, 72, 140)
NARROW = Look("narrow", 328, 150, 70, 90)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the lanes stand: left side and width of each; how wide the whole is."""

    lefts: tuple[float, ...]
    wide: float
    width: float
    telling: float

    def middle(self, lane: int) -> float:
        """The middle of a lane."""
        return self.lefts[lane] + self.wide / 2

    def place(self, way: Way) -> float:
        """Where a way runs: gutters are filled from their right side."""
        if not way.gutter:
            return self.middle(way.index)
        right = self.lefts[way.index] if way.index < len(self.lefts) else self.width
        return right - GUTTER / 2 - 1 - way.place * WAY


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is laid out."""

    top: float
    bottom: float
    boxes: tuple[Box, ...]
    telling: tuple[Shape, ...]


def draw_swimlane(identifier: str, title: str, stops: Sequence[Stop], look: Look) -> Picture:
    """The swimlane of a chain in one look."""
    lanes = find_lanes(stops)
    boxes = tuple(find_boxes(stop, lanes) for stop in stops)
    flows = route(stops, boxes, len(lanes))
    grid = _grid(len(lanes), flows, look)
    heads = _draw_heads(lanes, grid)
    top = max(head.frame.bottom for head in heads if head.frame) + 16
    rows = _lay_rows(stops, boxes, grid, top)
    bottom = rows[-1].bottom + 8
    columns = tuple(Box(grid.lefts[lane], 0, grid.wide, bottom, "tint", None, 6) for lane in range(len(lanes)))
    lines = tuple(Line((Point(0, row.bottom + 14), Point(grid.width, row.bottom + 14)), "line", 1) for row in rows[:-1])
    drawn = tuple(_draw_flow(flow, stops, rows, grid, flows) for flow in flows)
    steps = tuple(_draw_step(stop, row, grid) for stop, row in zip(stops, rows, strict=True))
    shapes = (Group("lanes", columns), Group("rules", lines), *heads, *drawn, *steps)
    return Picture(f"{identifier}-{look.name}", grid.width, bottom, f"泳道图：{title}", _describe(lanes, stops), shapes)


def _describe(lanes: Sequence[Actor], stops: Sequence[Stop]) -> str:
    return f"各列从左到右：{'、'.join(lane.name for lane in lanes)}。{describe(stops)}"


def _grid(count: int, flows: Sequence[Flow], look: Look) -> _Grid:
    """Lanes as wide as there is room for; gutters as wide as the flows in them need."""
    ways = [
        1 + max((flow.way.place for flow in flows if flow.way.gutter and flow.way.index == gutter), default=-1)
        for gutter in range(count + 1)
    ]
    gutters = [GUTTER + way * WAY for way in ways]
    room = look.width - look.telling - sum(gutters)
    wide = min(look.most, max(look.least, room / count))
    lefts, x = [], look.telling
    for gutter in gutters[:-1]:
        x += gutter
        lefts.append(x)
        x += wide
    return _Grid(tuple(lefts), wide, x + gutters[-1], look.telling)


def _draw_heads(lanes: Sequence[Actor], grid: _Grid) -> tuple[Group, ...]:
    """The name of each lane in a box at its head."""
    names = [wrap(lane.name, 13, grid.wide - 5, bold=True) for lane in lanes]
    height = max(len(lines) for lines in names) * 13 * LEADING + 2 * HEAD_PAD
    groups = []
    for lane, lines in enumerate(names):
        frame = Box(grid.lefts[lane], 0, grid.wide, height, "line", None, 6)
        ink = "muted" if lanes[lane].name == UNNAMED else "ink"
        groups.append(Group("lane", (frame, *centred(lines, 13, grid.middle(lane), height / 2, ink, bold=True)), frame))
    return tuple(groups)


def _lay_rows(stops: Sequence[Stop], boxes: Sequence[Boxes], grid: _Grid, top: float) -> tuple[_Row, ...]:
    rows = []
    for stop, spans in zip(stops, boxes, strict=True):
        telling = set_block(_telling(stop), NUMBERS, top, grid.telling - NUMBERS - 8)
        number = Words(4, top + 14.5, str(stop.number), 13, "muted", bold=True)
        placed = tuple(
            Box(grid.lefts[first] + 2, top, grid.lefts[last] + grid.wide - 4 - grid.lefts[first], 0)
            for first, last in spans.spans
        )
        height = max(_box_height(stop, box.width) for box in placed)
        placed = tuple(Box(box.x, box.y, box.width, height) for box in placed)
        bottom = top + max(height, telling.height)
        rows.append(_Row(top, bottom, placed, (number, *telling.shapes)))
        top = bottom + ROW_GAP
    return tuple(rows)


def _telling(stop: Stop) -> tuple[Setting, ...]:
    """What stands at the left: who (where it is not plain from the lanes), the act, condition, exception, limits."""
    settings = [Setting((Run(stop.act), Run(" "), Run(stop.clause, "link")), 13)]
    for name, words in (
        ("情形", stop.condition),
        ("例外", stop.exception),
        *((bound.kind, bound.text) for bound in stop.bounds),
        ("逾期", stop.silence),
    ):
        if words:
            settings.append(Setting((Run(f"{name}：", "limit", bold=True), Run(words, "limit")), SMALL))
    return tuple(settings)


def _lines(stop: Stop, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a box: the name of the step, and below it remarks."""
    several = "其中一个即可" if stop.any_of else LISTED if stop.listed else ""
    remarks = (several, INFERRED if stop.inferred else "", stop.end)
    small = [line for words in remarks if words for line in wrap(words, SMALL, width - 8)]
    return wrap(stop.id, NAME, width - 8, bold=True), tuple(small)


def _box_height(stop: Stop, width: float) -> float:
    names, small = _lines(stop, width)
    return len(names) * NAME * LEADING + len(small) * SMALL * LEADING + 2 * BOX_PAD - 1


def _draw_step(stop: Stop, row: _Row, grid: _Grid) -> Group:
    """A row as one link: its boxes, tied where an actor stands between them, and what is said of it."""
    ties = tuple(
        Line((Point(left.right, left.y + left.height / 2), Point(right.x, left.y + left.height / 2)), stop.kind.ink, 2)
        for left, right in zip(row.boxes, row.boxes[1:], strict=False)
    )
    boxes = tuple(_draw_box(stop, box) for box in row.boxes)
    said = Box(0, row.top - 5, grid.telling - 6, row.bottom - row.top + 9, None, None, 4)
    telling = Group("telling", row.telling, said)
    return Group("step", (*ties, telling, *boxes), None, stop.id, stop.href)


def _draw_box(stop: Stop, box: Box) -> Group:
    names, small = _lines(stop, box.width)
    kind = stop.kind
    frame = Box(box.x, box.y, box.width, box.height, "paper", kind.ink, 6, 2.6 if stop.decides else 1.6, stop.unnamed)
    high = len(names) * NAME * LEADING
    middle = box.x + box.width / 2
    words = (
        *centred(names, NAME, middle, box.y + BOX_PAD - 1 + high / 2, kind.ink, bold=True),
        *(
            Words(
                middle,
                box.y + BOX_PAD - 1 + high + SMALL * (LEADING * line + 1.1),
                text,
                SMALL,
                "muted",
                anchor="middle",
            )
            for line, text in enumerate(small)
        ),
    )
    return Group("card", (frame, *words), frame)


def _draw_flow(flow: Flow, stops: Sequence[Stop], rows: Sequence[_Row], grid: _Grid, flows: Sequence[Flow]) -> Group:
    """The way of a flow, from the foot of a box to the head of another."""
    merges = any(one.target == flow.target and one.way == flow.way for one in flows if one is not flow)
    foot, head = rows[flow.source].boxes[0].bottom, rows[flow.target].top
    start, end, way = grid.middle(flow.leaves), grid.middle(flow.arrives), grid.place(flow.way)
    points = [Point(start, foot)]
    if way != start:
        points += [Point(start, foot + LEAVE), Point(way, foot + LEAVE)]
    if way != end:
        points += [Point(way, head - ARRIVE), Point(end, head - ARRIVE)]
    line = Line((*points, Point(end, head)), dashed=not flow.stated, head=True, merges=merges)
    return Group("flow", (line,), None, f"{stops[flow.source].id} {stops[flow.target].id}")
