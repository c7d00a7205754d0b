"""Ways between boxes that stand in rows: down from a box, along a channel between two rows, down to the next box.

A net joins one box with several boxes of rows above it or below it. Where a net passes a row it passes at a
place of its own, which the layout kept free: so no way can run through a box.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.layout import APART, Sized, Spot, place

PASS = 10.0  # how wide a place is where a net passes a row
PORT = 12.0  # from one way to the next at the side of a box
EDGE = 9.0  # from the corner of a box to the nearest way
LEVEL = 11.0  # from one way to the next in a channel
ABOVE, BELOW = 17.0, 19.0  # in a channel, above its first way and below its last
NEAR = 7.0  # two upright ways so near each other would be taken for one
WIDEST = 640.0  # a row of hubs
CLASH = 50  # crossings that one such pair is as bad as


@dataclass(frozen=True, slots=True)
class Net:
    """One box, by name, and those that it is joined with, all in rows below it (or all in rows above it)."""

    name: str
    hub: str
    ends: tuple[str, ...]
    below: bool

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """What it joins, the upper one first."""
        return tuple((self.hub, end) if self.below else (end, self.hub) for end in self.ends)


@dataclass(frozen=True, slots=True)
class Rows:
    """What stands where: the spot and the width of each box and of each place where a net passes."""

    spots: Mapping[str, Spot]
    widths: Mapping[str, float]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return 1 + max(spot.row for spot in self.spots.values())


@dataclass(frozen=True, slots=True)
class Span:
    """A net within one channel: the names and places of its pins on the upper and on the lower side."""

    net: str
    upper: Mapping[str, float]
    lower: Mapping[str, float]

    @property
    def left(self) -> float:
        """How far it reaches to the left."""
        return min((*self.upper.values(), *self.lower.values()))

    @property
    def right(self) -> float:
        """How far it reaches to the right."""
        return max((*self.upper.values(), *self.lower.values()))

    @property
    def is_straight(self) -> bool:
        """Whether it needs no way along the channel."""
        return self.right - self.left < 1


@dataclass(frozen=True, slots=True)
class Channel:
    """The room between a row and the next: its spans, and the level of each that runs along it (0 is uppermost)."""

    spans: Mapping[str, Span]
    levels: Mapping[str, int]

    @property
    def height(self) -> float:
        """How high it has to be."""
        return ABOVE + BELOW + LEVEL * max(self.levels.values(), default=0)

    def depth(self, net: str) -> float:
        """How far below its upper side a net runs along it."""
        return ABOVE + LEVEL * self.levels[net]


def set_rows(boxes: Sequence[Sized], nets: Sequence[Net]) -> Rows | None:
    """The rows of boxes, with a place for every net in each row that it passes; None where nothing can lay out."""
    links = [link for net in nets for link in net.links]
    first = place(boxes, links)
    if not first:
        return None
    rows = _stagger(boxes, first, frozenset(net.hub for net in nets))
    passing = {pass_name(net.name, row): row for net in nets for row in _passed(net, rows)}
    whole = (*boxes, *(Sized(name, PASS) for name in passing))
    steps = [step for net in nets for step in dict.fromkeys(s for link in net.links for s in _steps(net, *link, rows))]
    placed = Rows(place(whole, steps, rows | passing), {box.name: box.width for box in whole})
    for net in nets:
        placed = _straighten(net, tuple(pass_name(net.name, row) for row in sorted(set(_passed(net, rows)))), placed)
    return placed


def _straighten(net: Net, places: Sequence[str], rows: Rows) -> Rows:
    """The rows with the places where a net passes below each other, if there is one place free in all its rows."""
    hub, reach = rows.spots[net.hub].x, max(rows.widths[net.hub] / 2 - EDGE, 0)
    own = [rows.spots[name].x for name in places]
    wanted = [min(max(x, hub - reach), hub + reach) for x in own] + own
    for x in wanted:
        if all(_is_free(name, x, rows) for name in places):
            moved = {name: Spot(rows.spots[name].row, x) for name in places}
            return Rows({**rows.spots, **moved}, rows.widths)
    return rows


def _is_free(name: str, x: float, rows: Rows) -> bool:
    """Whether nothing else of its row stands where a place would be."""
    row = rows.spots[name].row
    beside = ((other, spot.x) for other, spot in rows.spots.items() if spot.row == row and other != name)
    return all(abs(x - middle) >= (rows.widths[other] + PASS) / 2 + 2 for other, middle in beside)


def _stagger(boxes: Sequence[Sized], spots: Mapping[str, Spot], hubs: frozenset[str]) -> dict[str, int]:
    """The row of each box, where a row of hubs that is too wide is made two: every second one stands lower."""
    rows: dict[str, int] = {}
    added = 0
    for row in range(1 + max(spot.row for spot in spots.values())):
        members = sorted((box for box in boxes if spots[box.name].row == row), key=lambda box: spots[box.name].x)
        wide = sum(box.width + APART for box in members) > WIDEST and hubs.issuperset(box.name for box in members)
        rows.update((box.name, row + added + (wide and place % 2)) for place, box in enumerate(members))
        added += wide
    return rows


def pass_name(net: str, row: int) -> str:
    """The name of the place where a net passes a row."""
    return f"{net}@{row}"


def _passed(net: Net, rows: Mapping[str, int]) -> Iterator[int]:
    for above, below in net.links:
        yield from range(rows[above] + 1, rows[below])


def _steps(net: Net, above: str, below: str, rows: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """A link as steps from row to row."""
    names = [above, *(pass_name(net.name, row) for row in range(rows[above] + 1, rows[below])), below]
    yield from pairwise(names)


def find_way(net: Net, above: str, below: str, rows: Rows) -> tuple[str, ...]:
    """The names that a link passes, from its upper end to its lower end."""
    steps = list(_steps(net, above, below, {name: spot.row for name, spot in rows.spots.items()}))
    return (steps[0][0], *(lower for _, lower in steps))


def set_channels(nets: Sequence[Net], rows: Rows) -> tuple[Channel, ...]:
    """The channels between the rows, from the top."""
    joined: list[dict[str, dict[tuple[str, str], None]]] = [{} for _ in range(rows.count - 1)]
    for net in nets:
        for above, below in net.links:
            way = find_way(net, above, below, rows)
            for upper, lower in pairwise(way):
                joined[rows.spots[upper].row].setdefault(net.name, {})[upper, lower] = None
    return tuple(_set_channel({net: tuple(steps) for net, steps in one.items()}, rows) for one in joined)


def _set_channel(steps: Mapping[str, Sequence[tuple[str, str]]], rows: Rows) -> Channel:
    pins = _part(_set_pins(steps, rows), {upper for own in steps.values() for upper, _ in own}, rows)
    spans = {
        net: Span(
            net,
            {upper: pins[net, upper] for upper, _ in own},
            {lower: pins[net, lower] for _, lower in own},
        )
        for net, own in steps.items()
    }
    return Channel(spans, _set_levels([span for span in spans.values() if not span.is_straight]))


def _set_pins(steps: Mapping[str, Sequence[tuple[str, str]]], rows: Rows) -> dict[tuple[str, str], float]:
    """Where each net leaves or enters each box: nearest to where it comes from, apart from the others."""
    others: dict[str, dict[str, list[str]]] = {}
    for net, own in steps.items():
        for upper, lower in own:
            others.setdefault(upper, {}).setdefault(net, []).append(lower)
            others.setdefault(lower, {}).setdefault(net, []).append(upper)
    pins: dict[tuple[str, str], float] = {}
    crowded_first = sorted(others, key=lambda name: (-len(others[name]), rows.spots[name].row, rows.spots[name].x))
    for name in crowded_first:
        wanted = {
            net: sum(pins.get((net, end), rows.spots[end].x) for end in ends) / len(ends)
            for net, ends in others[name].items()
        }
        pins.update({(net, name): x for net, x in _spread(wanted, rows.spots[name].x, rows.widths[name]).items()})
    return pins


def _part(pins: Mapping[tuple[str, str], float], upper: Collection[str], rows: Rows) -> dict[tuple[str, str], float]:
    """The pins with those of upper boxes moved a little that stand right above a pin of another net."""
    parted = dict(pins)
    for (net, name), x in pins.items():
        if name not in upper:
            continue
        reach = max(rows.widths[name] / 2 - EDGE, 0)
        middle = rows.spots[name].x
        others = [own for (other, box), own in parted.items() if other != net and (box not in upper or box == name)]
        tries = [x, *(x + side * step * NEAR for step in (1, 1.5, 2, 3) for side in (1, -1))]
        free = (one for one in tries if abs(one - middle) <= reach and all(abs(one - own) >= NEAR for own in others))
        parted[net, name] = next(free, x)
    return parted


def _spread(wanted: Mapping[str, float], middle: float, width: float) -> dict[str, float]:
    """Places along the side of a box, in the order of what is wanted, as near to it as the others let them be."""
    reach = max(width / 2 - EDGE, 0)
    order = sorted(wanted, key=lambda net: (wanted[net], net))
    gap = min(PORT, 2 * reach / (len(order) - 1)) if len(order) > 1 else 0
    placed: dict[str, float] = {}
    left = middle - reach
    for number, net in enumerate(order):
        most = middle + reach - gap * (len(order) - 1 - number)
        placed[net] = max(left, min(wanted[net], most))
        left = placed[net] + gap
    return placed


def _set_levels(spans: Sequence[Span]) -> dict[str, int]:
    """A level for each span: in an order in which few cross, as high as those above it let it be."""
    order = sorted(spans, key=lambda span: (span.left, span.net))
    changed, rounds = True, 0
    while changed and rounds <= len(order):
        changed, rounds = False, rounds + 1
        for at in range(len(order) - 1):
            if _cost(order[at + 1], order[at]) < _cost(order[at], order[at + 1]):
                order[at], order[at + 1] = order[at + 1], order[at]
                changed = True
    levels: dict[str, int] = {}
    for number, span in enumerate(order):
        levels[span.net] = 1 + max((levels[o.net] for o in order[:number] if _meet(span, o)), default=-1)
    return levels


def _meet(one: Span, other: Span) -> bool:
    return one.left < other.right + LEVEL and other.left < one.right + LEVEL


def _cost(upper: Span, lower: Span) -> int:
    """How often two spans cross if the one runs above the other; much more where upright ways would run together."""
    crossings = sum(upper.left < x < upper.right for x in lower.upper.values())
    crossings += sum(lower.left < x < lower.right for x in upper.lower.values())
    clashes = sum(abs(a - b) < NEAR for a in lower.upper.values() for b in upper.lower.values())
    return crossings + CLASH * clashes
