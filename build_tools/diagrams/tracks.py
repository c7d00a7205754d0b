"""Which lanes a swimlane has, which of them each step's boxes cover, and by which ways its flows run.

A flow runs down a column (the middle of a lane) where no box stands between its two rows, else down a gutter (gutter 2
is left of lane 2). Two flows share a way only where they share a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.diagrams.stops import Actor, Stop

NOBODY = Actor("规则未写明", (99,))  # stands apart, at the right
LEAVE, ARRIVE = 1 / 3, 2 / 3
MOST_WAYS = 20  # in one gutter


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of a step: the first and the last lane of each, from left to right."""

    spans: tuple[tuple[int, int], ...]

    @property
    def lanes(self) -> tuple[int, ...]:
        """The lanes they cover."""
        return tuple(lane for first, last in self.spans for lane in range(first, last + 1))

    def bars_column(self, lane: int) -> bool:
        """Whether a box, or the tie between two, stands in a lane."""
        return self.spans[0][0] <= lane <= self.spans[-1][1]

    def bars_gutter(self, gutter: int) -> bool:
        """Whether a box, or the tie between two, stands in the way at the left of a lane."""
        return self.spans[0][0] < gutter <= self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Way:
    """A column (a lane's middle), or a way in a gutter."""

    index: int
    gutter: bool
    place: int = 0  # in the gutter


@dataclass(frozen=True, slots=True)
class Flow:
    """From a lane of one row down a way to a lane of another."""

    source: int
    target: int
    leaves: int
    arrives: int
    way: Way
    stated: bool


def find_lanes(stops: Sequence[Stop]) -> tuple[Actor, ...]:
    """The actors of a chain, low ranks first, of one rank in the order in which they come; nobody last."""
    actors = dict.fromkeys(actor for stop in stops for actor in stop.actors or (NOBODY,))
    return tuple(sorted(actors, key=lambda actor: actor.rank))


def find_boxes(stop: Stop, lanes: Sequence[Actor]) -> Boxes:
    """The boxes of a step: one for neighbours."""
    own = sorted(lanes.index(actor) for actor in stop.actors or (NOBODY,))
    runs = [[lane for _, lane in run] for _, run in groupby(enumerate(own), key=lambda pair: pair[1] - pair[0])]
    return Boxes(tuple((run[0], run[-1]) for run in runs))


def route(stops: Sequence[Stop], boxes: Sequence[Boxes], count: int) -> tuple[Flow, ...]:
    """A way for every flow, short flows first."""
    flows: list[Flow] = []
    wanted = [(source, target) for target, stop in enumerate(stops) for source in stop.sources]
    for source, target in sorted(wanted, key=lambda pair: (pair[1] - pair[0], pair)):
        ends = [(abs(a - b), a, b) for a in boxes[source].lanes for b in boxes[target].lanes]
        _, leaves, arrives = min(ends)
        tries = (
            Flow(source, target, leaves, arrives, way, stops[target].stated) for way in _ways(leaves, arrives, count)
        )
        flows.append(next(flow for flow in tries if _is_free(flow, boxes, flows)))
    return tuple(sorted(flows, key=lambda flow: (flow.source, flow.target)))


def _ways(leaves: int, arrives: int, count: int) -> Iterator[Way]:
    """Ways to try, the best first: the columns of the ends, then gutters near the target on the side of the source."""
    yield Way(arrives, gutter=False)
    yield Way(leaves, gutter=False)
    near = arrives if leaves < arrives else arrives + 1
    gutters = sorted(range(count + 1), key=lambda gutter: (abs(gutter - near), gutter))
    for place in range(MOST_WAYS):
        yield from (Way(gutter, True, place) for gutter in gutters)  # noqa: FBT003 - a gutter


def _is_free(flow: Flow, boxes: Sequence[Boxes], flows: Sequence[Flow]) -> bool:
    between = boxes[flow.source + 1 : flow.target]
    index = flow.way.index
    if any(row.bars_gutter(index) if flow.way.gutter else row.bars_column(index) for row in between):
        return False
    start, end = _extent(flow)
    return not any(
        other.way == flow.way
        and not (other.target == flow.target or (other.source == flow.source and other.stated == flow.stated))
        and _extent(other)[0] < end
        and start < _extent(other)[1]
        for other in flows
    )


def _extent(flow: Flow) -> tuple[float, float]:
    """From which height to which, in rows, a flow runs down its way."""
    column = None if flow.way.gutter else flow.way.index
    start = flow.source if column == flow.leaves else flow.source + LEAVE
    return start, flow.target if column == flow.arrives else flow.target - 1 + ARRIVE
