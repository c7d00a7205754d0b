"""Where the steps of a chain stand beside each other, and by which ways the flows between them run.

Rows are the steps in order. The main path stands in lane 0, branches in the lanes beside it. Between two rows there
are two levels: flows leave a step by the upper one and come to a step by the lower one; in between they run
down a lane in which no step stands. So no flow can run through a step, and flows share a way only where
they share a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.diagrams.stops import Stop

LEAVE, ARRIVE = 1 / 3, 2 / 3  # the two levels between a row and the next
DETOUR = 4  # how many steps longer the main path may be for one condition less
MOST = 40  # lanes


@dataclass(frozen=True, slots=True)
class Flow:
    """From one row down a lane to another row."""

    source: int
    target: int
    lane: int
    stated: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The lane of each row, and the flows."""

    lanes: tuple[int, ...]
    flows: tuple[Flow, ...]

    @property
    def count(self) -> int:
        """How many lanes there are."""
        return 1 + max((*self.lanes, *(flow.lane for flow in self.flows)))


def plan_lanes(stops: Sequence[Stop]) -> Plan:
    """The plan of a chain."""
    lanes = _place(stops, find_spine(stops))
    flows: list[Flow] = []
    wanted = [(source, target) for target, stop in enumerate(stops) for source in stop.sources]
    for source, target in sorted(wanted, key=lambda pair: (pair[1] - pair[0], pair)):
        stated = stops[target].stated
        lane = next(
            lane for lane in _choices(lanes, source, target) if _is_free(lanes, flows, source, target, lane, stated)
        )
        flows.append(Flow(source, target, lane, stated))
    return Plan(lanes, tuple(sorted(flows, key=lambda flow: (flow.source, flow.target))))


def find_spine(stops: Sequence[Stop]) -> frozenset[int]:
    """The rows of the main path: the longest way to an end, where each new condition on the way counts as a detour."""
    going = {source for stop in stops for source in stop.sources}
    best: list[tuple[int, int | None]] = []  # the weight of the way to each row, and the row before it
    for stop in stops:
        ways = ((best[row][0] - _detour(stops[row], stop), -row) for row in stop.sources)
        weight, before = max(ways, default=(-_detour(None, stop), None))
        best.append((weight + 1, -before if before is not None else None))
    ends = (row for row in range(len(stops)) if row not in going)
    row: int | None = max(ends, key=lambda row: (best[row][0], -row))
    spine = set()
    while row is not None:
        spine.add(row)
        row = best[row][1]
    return frozenset(spine)


def _detour(before: Stop | None, stop: Stop) -> int:
    """What it costs to go on to a step whose condition was not one already."""
    return DETOUR if stop.condition and (before is None or before.condition != stop.condition) else 0


def _place(stops: Sequence[Stop], spine: frozenset[int]) -> tuple[int, ...]:
    """A lane for each row: that of the step before it, or the next one where a sibling has it."""
    lanes: list[int] = []
    followed: set[tuple[int, int]] = set()  # a row, and a lane in which a step already follows it
    for row, stop in enumerate(stops):
        lane = 0
        if row not in spine:
            before = next((source for source in stop.sources if source not in spine), None)
            lane = lanes[before] if before is not None else 1
            if before is not None and (before, lane) in followed:
                lane += 1
        lanes.append(lane)
        followed.update((source, lane) for source in stop.sources)
    return tuple(lanes)


def _choices(lanes: Sequence[int], source: int, target: int) -> Iterator[int]:
    """Lanes for a flow: that of its target, that of its source, then the nearest."""
    yield lanes[target]
    yield lanes[source]
    yield from range(max(lanes[source], lanes[target]) + 1, MOST)


def _is_free(lanes: Sequence[int], flows: Sequence[Flow], source: int, target: int, lane: int, stated: bool) -> bool:  # noqa: FBT001
    if lane in lanes[source + 1 : target]:
        return False
    start, end = _extent(lanes, source, target, lane)
    for other in flows:
        shares = other.target == target or (other.source == source and other.stated == stated)
        if other.lane == lane and not shares:
            begin, finish = _extent(lanes, other.source, other.target, lane)
            if begin < end and start < finish:
                return False
    return True


def _extent(lanes: Sequence[int], source: int, target: int, lane: int) -> tuple[float, float]:
    start = source if lanes[source] == lane else source + LEAVE
    return start, target if lanes[target] == lane else target - 1 + ARRIVE
