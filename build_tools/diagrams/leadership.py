"""The leadership chart (领导关系图) of a rulebook: who leads, assists, entrusts, stands in for whom.

Each statement is a box of its own between those whom it joins, so that an arrow starts at who acts and ends at whom
it concerns, and reads 区长 领导 区政府. Wide, the offices stand in rows, the leading ones above; on a phone it is
an indented list: who acts, and below what it does towards whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.diagrams.channels import Channel, Net, Rows, find_way, set_channels, set_rows
from build_tools.diagrams.pieces import LEADING, Block, Setting, centred, set_block
from build_tools.layout import Sized
from build_tools.lettering import Run, text_width, wrap
from build_tools.shapes import Box, Group, Line, Picture, Point, Shape, Words, walk

NAME, VERB, SMALL = 15.0, 13.5, 12.0
OFFICE_PAD, BOND_PAD = 15.0, 8.0
NAME_WIDTH, MATTER_WIDTH = 130.0, 118.0
MARGIN = 4.0
NARROW, INDENT, GAP, TURN = 328.0, 22.0, 12.0, 9.0
DASHED = "编者推定"
ENOUGH = "其中一个即可"


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody in the chart: the name, and the page about it."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Bond:
    """One statement: who (sources) does what towards whom (targets), about what, when, in which clause."""

    id: str
    ink: str
    verb: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    matter: str
    condition: str
    clause: str
    quote: str
    href: str
    any_of: bool
    inferred: bool
    rises: bool  # whether whom it concerns stands above who acts
    said: str = ""  # of who stands in for the targets: what is done in their place, in one breath

    @property
    def above(self) -> tuple[str, ...]:
        """Who stands above it."""
        return self.targets if self.rises else self.sources

    @property
    def below(self) -> tuple[str, ...]:
        """Who stands below it."""
        return self.sources if self.rises else self.targets

    @property
    def words(self) -> str:
        """It in words: 区长领导区政府."""
        who = ("或" if self.any_of else "、").join(self.sources)
        about = f"：{self.matter}" if self.matter else ""
        when = f"{self.condition}，" if self.condition else ""
        guess = f"（{DASHED}）" if self.inferred else ""
        targets = "、".join(self.targets)
        act = f"{self.said}（代{targets}）" if self.said else f"{self.verb}{targets}{about}"
        return f"{when}{who}{guess}{act}"


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows."""

    title: str
    offices: tuple[Office, ...]
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands in the wide chart."""

    rows: Rows
    channels: tuple[Channel, ...]
    nets: tuple[Net, ...]
    tops: tuple[float, ...]  # of each row
    deep: tuple[float, ...]  # the height of each row
    boxes: Mapping[str, Box]


def describe(chart: Chart) -> str:
    """The chart in words, a sentence a statement."""
    return "".join(f"{bond.words}（{bond.clause}）。" for bond in chart.bonds)


def draw_wide(identifier: str, chart: Chart) -> Picture | None:
    """The chart in rows; None where there is nothing that lays it out, or nothing to show."""
    plan = _plan(chart)
    if plan is None:
        return None
    width = max(box.right for box in plan.boxes.values()) + MARGIN
    offices = tuple(_draw_office(office, plan.boxes[office.name]) for office in chart.offices)
    bonds = tuple(_draw_bond(bond, plan.boxes[bond.id]) for bond in chart.bonds)
    ways = tuple(group for bond in chart.bonds for group in _draw_ways(bond, plan))
    height = plan.tops[-1] + plan.deep[-1] + MARGIN
    return Picture(f"{identifier}-wide", width, height, chart.title, describe(chart), (*ways, *offices, *bonds))


def _plan(chart: Chart) -> _Plan | None:
    sizes = {**{o.name: _office_size(o) for o in chart.offices}, **{b.id: _bond_size(b) for b in chart.bonds}}
    nets = tuple(net for bond in chart.bonds for net in _nets(bond))
    rows = set_rows([Sized(name, size[0]) for name, size in sizes.items()], nets) if nets else None
    if rows is None:
        return None
    channels = set_channels(nets, rows)
    deep = [max(sizes[name][1] for name in sizes if rows.spots[name].row == row) for row in range(rows.count)]
    tops = [MARGIN]
    for row, channel in enumerate(channels):
        tops.append(tops[-1] + deep[row] + channel.height)
    boxes = {}
    for name, (width, height) in sizes.items():
        spot = rows.spots[name]
        boxes[name] = Box(spot.x - width / 2, tops[spot.row] + (deep[spot.row] - height) / 2, width, height)
    return _Plan(rows, channels, nets, tuple(tops), tuple(deep), boxes)


def _nets(bond: Bond) -> tuple[Net, Net]:
    return (
        Net(f"{bond.id}^", bond.id, bond.above, below=False),
        Net(f"{bond.id}v", bond.id, bond.below, below=True),
    )


def _office_size(office: Office) -> tuple[float, float]:
    lines = wrap(office.name, NAME, NAME_WIDTH, bold=True)
    wide = max(text_width(line, NAME, bold=True) for line in lines)
    return wide + 2 * OFFICE_PAD, len(lines) * NAME * LEADING + 16


def _bond_settings(bond: Bond) -> tuple[Setting, ...]:
    settings = [Setting((Run(bond.verb, bond.ink, bold=True), Run(" "), Run(bond.clause, "link")), VERB)]
    settings += [Setting((Run(bond.condition, "limit"),), SMALL)] if bond.condition else []
    settings += [Setting((Run(bond.matter, "ink"),), SMALL)] if bond.matter else []
    marks = "，".join(filter(None, (ENOUGH if bond.any_of else "", DASHED if bond.inferred else "")))
    return (*settings, *([Setting((Run(marks, "muted"),), SMALL)] if marks else []))


def _bond_size(bond: Bond) -> tuple[float, float]:
    head = text_width(f"{bond.verb} ", VERB, bold=True) + text_width(bond.clause, VERB)
    block = set_block(_bond_settings(bond), 0, 0, max(head, MATTER_WIDTH))
    ends = [words.x + words.width for words in walk(block.shapes) if isinstance(words, Words)]
    return max(ends) + 2 * BOND_PAD + 1, block.height + 2 * BOND_PAD - 4


def _draw_office(office: Office, frame: Box) -> Group:
    box = Box(frame.x, frame.y, frame.width, frame.height, "tint", "ink", 7, 1.8)
    lines = wrap(office.name, NAME, NAME_WIDTH, bold=True)
    middle = frame.y + frame.height / 2
    words = centred(lines, NAME, frame.x + frame.width / 2, middle, "ink", bold=True)
    card = Group("card", (box, *words), box)
    return Group("office", (card,), None, office.name, office.href)


def _draw_bond(bond: Bond, frame: Box) -> Group:
    """The statement in its box: the verb, the clause; when, about what."""
    box = Box(frame.x, frame.y, frame.width, frame.height, "paper", bond.ink, 4, 1.2, bond.inferred)
    said = set_block(_bond_settings(bond), frame.x + BOND_PAD, frame.y + BOND_PAD - 2, frame.width - 2 * BOND_PAD + 0.5)
    card = Group("card", (box, *said.shapes), box)
    return Group("bond", (card,), None, _of(bond), bond.href, tip=f"{bond.clause}：“{bond.quote}”")


def _of(bond: Bond) -> str:
    """What the script goes by that fades the rest: its own name, then all that it joins."""
    return " ".join((bond.id, *bond.sources, *bond.targets))


def _draw_ways(bond: Bond, plan: _Plan) -> Iterator[Group]:
    """The ways of a statement: from who acts to it, without a head; from it to whom it concerns, with one."""
    upper, lower = _nets(bond)
    for net in (upper, lower):
        for above, below in net.links:
            points = list(_points(net, above, below, plan))
            heads = (net is upper) == bond.rises
            way = points[::-1] if heads and net is upper else points
            line = Line(tuple(way), bond.ink, dashed=bond.inferred, head=heads)
            yield Group("flow", (line,), None, f"{above} {below}")


def _points(net: Net, above: str, below: str, plan: _Plan) -> Iterator[Point]:
    """From the foot of the upper box to the head of the lower one, along the channels."""
    way = find_way(net, above, below, plan.rows)
    row = plan.rows.spots[above].row
    yield Point(plan.channels[row].spans[net.name].upper[above], plan.boxes[above].bottom)
    for upper, lower in pairwise(way):
        channel = plan.channels[row]
        span = channel.spans[net.name]
        if span.upper[upper] != span.lower[lower] and net.name in channel.levels:
            level = plan.tops[row] + plan.deep[row] + channel.depth(net.name)
            yield Point(span.upper[upper], level)
            yield Point(span.lower[lower], level)
        row += 1
    yield Point(plan.channels[row - 1].spans[net.name].lower[below], plan.boxes[below].y)


def draw_narrow(identifier: str, chart: Chart) -> Picture:
    """The chart as an indented list: who acts, and below it what it does towards whom."""
    shapes: list[Shape] = []
    top = 2.0
    for sources, bonds in _by_source(chart):
        block = _draw_source(sources, bonds, {o.name: o.href for o in chart.offices}, top)
        shapes += block.shapes
        top += block.height + GAP
    return Picture(f"{identifier}-narrow", NARROW, top - GAP + 2, chart.title, describe(chart), tuple(shapes))


def _by_source(chart: Chart) -> Iterator[tuple[tuple[str, ...], tuple[Bond, ...]]]:
    order = {office.name: number for number, office in enumerate(chart.offices)}
    groups: dict[tuple[str, ...], list[Bond]] = {}
    for bond in chart.bonds:
        groups.setdefault(bond.sources, []).append(bond)
    for sources in sorted(groups, key=lambda names: [order[name] for name in names]):
        yield sources, tuple(groups[sources])


def _draw_source(sources: Sequence[str], bonds: Sequence[Bond], pages: Mapping[str, str], top: float) -> Block:
    """Who acts in a box; a rail from it to a box for each statement."""
    name = ("或" if bonds[0].any_of else "、").join(sources)
    lines = wrap(name, NAME, NARROW - 2 * OFFICE_PAD - 2, bold=True)
    width = max(text_width(line, NAME, bold=True) for line in lines) + 2 * OFFICE_PAD
    frame = Box(1, top, width, len(lines) * NAME * LEADING + 12, "tint", "ink", 7, 1.8)
    words = centred(lines, NAME, 1 + width / 2, top + frame.height / 2, "ink", bold=True)
    href = pages.get(sources[0], "") if len(sources) == 1 else ""
    card = Group("card", (frame, *words), frame)
    shapes: list[Shape] = [Group("office", (card,), None, " ".join(sources), href)]
    y = frame.bottom + TURN
    for bond in bonds:
        card = _draw_listed(bond, y)
        if card.frame is None:
            continue
        middle = card.frame.y + BOND_PAD - 2 + VERB * LEADING / 2
        way = (Point(TURN, frame.bottom), Point(TURN, middle), Point(INDENT, middle))
        rail = Line(way, bond.ink, dashed=bond.inferred)
        shapes += (Group("flow", (rail,), None, _of(bond)), Group("bond", (card,), None, _of(bond), bond.href))
        y = card.frame.bottom + TURN - 2
    return Block(tuple(shapes), y - TURN + 2 - top)


def _draw_listed(bond: Bond, top: float) -> Group:
    """A statement as a box: the verb, an arrow, whom it concerns, the clause; when, about what."""
    x, width = INDENT + BOND_PAD, NARROW - INDENT - 2 * BOND_PAD - 1
    verb = Run(bond.verb, bond.ink, bold=True)
    arrow = Run("代" if bond.said else "→", "muted")
    head = Setting((verb, Run(" "), arrow, Run(" "), Run("、".join(bond.targets), bold=True)), VERB)
    marks = DASHED if bond.inferred else ""
    about = "，".join(filter(None, (bond.matter, marks)))
    settings = [head]
    settings += [Setting((Run(bond.condition, "limit"),), SMALL)] if bond.condition else []
    settings += [Setting((*([Run(f"{about} ")] if about else []), Run(bond.clause, "link")), SMALL)]
    said = set_block(settings, x, top + BOND_PAD - 2, width)
    frame = Box(
        INDENT, top, NARROW - INDENT - 1, said.height + 2 * BOND_PAD - 4, "paper", bond.ink, 4, 1.2, bond.inferred
    )
    return Group("card", (frame, *said.shapes), frame)
