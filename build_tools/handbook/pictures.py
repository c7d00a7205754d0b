"""Pictures of the site as figures of a handbook: the same SVG in the faces of the handbook, links laid over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from build_tools.handbook.volume import Area, Figure
from build_tools.shapes import Box, Group, Line, Picture, Shape, Words, walk
from build_tools.svg import FACE, write_svg

ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}  # which share of a text stands left of its place
ASCENT, HEIGHT = 0.9, 1.2  # of letters, in their size
ANCHOR = re.compile(r"#(?P<address>[\w.-]+)$")


def set_picture(
    picture: Picture, leads: Callable[[str], Area | None], legend: str = "", *, cut: bool = False
) -> Figure:
    """The picture as a figure; `leads` says where a link of it leads in the handbook, as an area without a place."""
    svg = write_svg(picture).replace(FACE, "Noto Sans SC")
    areas = tuple(_areas(picture.shapes, leads))
    alt = f"{picture.title}。{picture.description}"
    cuts = tuple(_cuts(picture.shapes)) if cut else ()
    return Figure(svg, picture.width, picture.height, alt, areas, legend, cuts, _head(picture.shapes) if cut else 0)


def to_clauses(held: frozenset[str]) -> Callable[[str], Area | None]:
    """Links that lead to clauses of the handbook, as far as it holds them."""

    def lead(href: str) -> Area | None:
        found = ANCHOR.search(href)
        article = found["address"].split(".")[0] if found else ""
        return Area(0, 0, 0, 0, to=article) if article in held else None

    return lead


def to_site(folder: str) -> Callable[[str], Area | None]:
    """Links that lead to pages of the site, seen from the folder of a rulebook; none where its address is unknown."""
    return lambda href: Area(0, 0, 0, 0, url=f"{folder}/{href}") if folder else None


def _areas(shapes: Sequence[Shape], leads: Callable[[str], Area | None]) -> Iterator[Area]:
    for shape in walk(shapes):
        target = leads(shape.href) if isinstance(shape, Group) and shape.href else None
        if target and isinstance(shape, Group):
            for box in _frames(shape):
                yield Area(box.x, box.y, box.width, box.height, target.to, target.url)


def _frames(group: Group) -> Iterator[Box]:
    """The frame of a group; where it has none, those of the groups in it, and one around its own words."""
    if group.frame:
        yield group.frame
        return
    for one in group.shapes:
        if isinstance(one, Group):
            yield from _frames(one)
    boxes = [_around(one) if isinstance(one, Words) else one for one in group.shapes if isinstance(one, Words | Box)]
    if boxes:
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        yield Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _around(words: Words) -> Box:
    """The room that a line of text takes."""
    left = words.x - words.width * ANCHORS[words.anchor]
    return Box(left, words.y - ASCENT * words.size, words.width, HEIGHT * words.size)


def _head(shapes: Sequence[Shape]) -> float:
    """The foot of the heads of a swimlane's lanes."""
    frames = [one.frame for one in shapes if isinstance(one, Group) and one.kind == "lane"]
    return max((frame.bottom for frame in frames if frame), default=0)


def _cuts(shapes: Sequence[Shape]) -> Iterator[float]:
    """The heights of the lines between the rows of a swimlane, below its heads."""
    for shape in shapes:
        if isinstance(shape, Group) and shape.kind == "rules":
            yield from (line.points[0].y for line in shape.shapes if isinstance(line, Line))
