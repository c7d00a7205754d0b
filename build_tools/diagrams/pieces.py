"""Pieces that several pictures are made of: set lines, pills (time limit, clause), signed discs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.diagrams.stops import Bound, Kind
from build_tools.lettering import Run, text_width, wrap, wrap_runs
from build_tools.shapes import Box, Disc, Group, Line, Point, Shape, Words

LEADING = 1.5  # of the letter size, from one baseline to the next
RISE = 0.37  # of the letter size: how far the middle of a character stands above its baseline
PILL = 12.0  # letter size
PILL_PAD, PILL_HEIGHT, PILL_GAP = 8.0, 21.0, 6.0
CLOCK = 14.0  # the room that the sign of a time limit takes
TIME = "时限"


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph to set: its runs, its letter size, the space above it."""

    runs: tuple[Run, ...]
    size: float
    above: float = 0


@dataclass(frozen=True, slots=True)
class Pill:
    """A short text in a rounded frame: kind is clause, limit or mark."""

    kind: str
    text: str
    clock: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes from (0, 0) down, and how high they are."""

    shapes: tuple[Shape, ...]
    height: float


PILL_INKS = {
    # kind: letters, paper, outline
    "clause": ("link", "paper", "edge"),
    "limit": ("limit", "limit-paper", "limit-line"),
    "mark": ("muted", None, "edge"),
    "end": ("decide", None, "decide"),
}


def set_block(settings: Sequence[Setting], x: float, y: float, width: float) -> Block:
    """Paragraphs one below the other, from y down."""
    shapes: list[Shape] = []
    top = y
    for setting in settings:
        top += setting.above
        for line in wrap_runs(setting.runs, setting.size, width):
            shapes += set_line(line, setting.size, x, middle=top + setting.size * LEADING / 2)
            top += setting.size * LEADING
    return Block(tuple(shapes), top - y)


def set_line(runs: Sequence[Run], size: float, x: float, *, middle: float) -> list[Words]:
    """The runs of one line side by side, centred on a height."""
    placed, left = [], x
    for run in runs:
        if run.text.strip():
            placed.append(Words(left, middle + size * RISE, run.text, size, run.ink, run.bold))
        left += text_width(run.text, size, bold=run.bold)
    return placed


def centred(lines: Sequence[str], size: float, x: float, middle: float, ink: str, *, bold: bool = False) -> list[Words]:
    """Lines centred on a point."""
    first = middle - (len(lines) - 1) * size * LEADING / 2
    return [
        Words(x, first + number * size * LEADING + size * RISE, line, size, ink, bold, "middle")
        for number, line in enumerate(lines)
    ]


def pill_width(pill: Pill) -> float:
    """How wide a pill is, on one line."""
    return text_width(pill.text, PILL) + 2 * PILL_PAD + (CLOCK if pill.clock else 0)


def pill_box(pill: Pill, x: float, y: float, width: float) -> Box:
    """The frame of a pill that is at most so wide."""
    _, paper, outline = PILL_INKS[pill.kind]
    lines = _pill_lines(pill, width)
    full = max(text_width(line, PILL) for line in lines) + 2 * PILL_PAD + (CLOCK if pill.clock else 0)
    height = PILL_HEIGHT + (len(lines) - 1) * PILL * LEADING
    return Box(x, y, full, height, paper, outline, min(PILL_HEIGHT / 2, height / 2))


def _pill_lines(pill: Pill, width: float) -> tuple[str, ...]:
    return wrap(pill.text, PILL, width - 2 * PILL_PAD - (CLOCK if pill.clock else 0))


def draw_pill(pill: Pill, x: float, y: float, width: float) -> Group:
    """A pill from its upper left corner, at most so wide; its words break where they must."""
    ink, _, outline = PILL_INKS[pill.kind]
    frame = pill_box(pill, x, y, width)
    left = x + PILL_PAD + (CLOCK if pill.clock else 0)
    words = [
        Words(left, y + PILL_HEIGHT / 2 + number * PILL * LEADING + PILL * RISE, line, PILL, ink)
        for number, line in enumerate(_pill_lines(pill, width))
    ]
    clock = _clock(x + PILL_PAD + 4, y + PILL_HEIGHT / 2, outline) if pill.clock else ()
    return Group(pill.kind, (frame, *clock, *words), frame)


def _clock(x: float, y: float, ink: str) -> tuple[Shape, ...]:
    hands = (Point(x, y - 3.2), Point(x, y), Point(x + 2.6, y + 1.4))
    return (Disc(x, y, 5.4, None, ink, 1.3), Line(hands, ink, 1.3))


def flow_pills(pills: Sequence[Pill], x: float, y: float, width: float) -> Block:
    """Pills one after the other, on as many lines as they need."""
    shapes: list[Shape] = []
    left, top, deep = x, y, 0.0
    for pill in pills:
        size = pill_box(pill, x, top, width)
        if left > x and left + size.width > x + width:
            left, top, deep = x, top + deep + PILL_GAP, 0.0
        shapes.append(draw_pill(pill, left, top, width))
        deep = max(deep, size.height)
        left += size.width + PILL_GAP
    return Block(tuple(shapes), top + deep - y if pills else 0)


def limit_pill(bound: Bound) -> Pill:
    """The pill of a limit; a clock where it is one of time."""
    return Pill("limit", bound.text, clock=bound.kind == TIME and bound.counted)


def signed_disc(kind: Kind, x: float, y: float, radius: float, *, full: bool, dashed: bool = False) -> Group:
    """The sign of an act in a circle; filled where the act decides."""
    disc = Disc(x, y, radius, kind.ink if full else "paper", kind.ink, dashed=dashed)
    size = radius * 1.05
    sign = Words(x, y + size * RISE, kind.sign, size, "inverse" if full else kind.ink, bold=True, anchor="middle")
    frame = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    return Group("sign", (disc, sign), frame)
