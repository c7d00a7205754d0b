"""Shapes as data: boxes, discs, lines, words, groups of these; a picture made of them. Units are pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from build_tools.lettering import text_width


@dataclass(frozen=True, slots=True)
class Point:
    """A place, in units of the picture: pixels at its natural size."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    radius: float = 0
    thickness: float = 1
    dashed: bool = False

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    def holds(self, other: Box, slack: float = 0) -> bool:
        """Whether another box lies inside this one."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str | None
    stroke: str | None = None
    thickness: float = 1.8
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; y is its baseline, anchor is start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    ink: str = "ink"
    bold: bool = False
    anchor: str = "start"

    @property
    def width(self) -> float:
        """How wide it is."""
        return text_width(self.text, self.size, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Line:
    """A way through points, its bends rounded; with a head it points at its end.

    Dashes are counted from the end where `merges`, so that lines that run together at their ends show one dash.
    """

    points: tuple[Point, ...]
    ink: str = "edge"
    thickness: float = 1.6
    dashed: bool = False
    head: bool = False
    merges: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together, within a frame; a link where it has an address.

    kind is step, edge, badge …; `of` names what it is of, for the script that follows a path.
    """

    kind: str
    shapes: tuple[Shape, ...]
    frame: Box | None = None
    of: str = ""
    href: str = ""
    label: str = ""  # what a link is called where its words are too short to say it
    tip: str = ""  # what one sees while pointing at it, and how it is read aloud


Shape: TypeAlias = "Box | Disc | Words | Line | Group"


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole drawing: its natural size in pixels, what it is, what it says in words."""

    id: str
    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...] = field(repr=False)


def move(group: Group, down: float) -> Group:
    """The group so much further down."""
    frame = replace(group.frame, y=group.frame.y + down) if group.frame else None
    return replace(group, frame=frame, shapes=tuple(_move(shape, down) for shape in group.shapes))


def _move(shape: Shape, down: float) -> Shape:
    match shape:
        case Group():
            return move(shape, down)
        case Line():
            return replace(shape, points=tuple(Point(point.x, point.y + down) for point in shape.points))
        case Box() | Disc() | Words():
            return replace(shape, y=shape.y + down)


def walk(shapes: Sequence[Shape]) -> Iterator[Shape]:
    """Every shape, groups before what they hold."""
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from walk(shape.shapes)
