"""The SVG of shapes.

Colours are names of INKS. Each is written as a presentation attribute (what paper and a saved file show) and as
a class (`f-ink`, `s-ink`), by which the page's stylesheet puts its own colour, light or dark, in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import hypot

from build_tools.shapes import Box, Disc, Group, Line, Picture, Point, Shape, Words

INKS: Mapping[str, str] = {
    # name: colour in print; docs/assets/diagrams.css has the same for light pages, and another for dark ones
    "ink": "#211e1a",
    "muted": "#67605a",
    "paper": "#ffffff",
    "tint": "#f4f1ea",
    "line": "#e2dcd1",
    "edge": "#827a70",
    "link": "#9a2a22",
    "do": "#4c565f",
    "check": "#1d5f5c",
    "sign": "#7a4a12",
    "decide": "#9a2a22",
    "meet": "#5b4391",
    "file": "#2b5788",
    "issue": "#3c6120",
    "oversee": "#7a3560",
    "limit": "#6b4300",
    "limit-paper": "#fbeeda",
    "limit-line": "#c79a4a",
    "inverse": "#ffffff",
}
FACE = "'Source Han Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
CORNER = 7.0  # radius of a bend
HEAD = (7.0, 4.0)  # length and half width of an arrow's head
DASHES = "5 4"


def write_svg(picture: Picture) -> str:
    """The picture as one SVG element without line ends, its text for everybody who cannot see it first."""
    size = f'viewBox="0 0 {number(picture.width)} {number(picture.height)}"'
    natural = f'width="{number(picture.width)}" height="{number(picture.height)}"'
    names = f'aria-labelledby="{picture.id}-t {picture.id}-d"'
    said = (
        f'<title id="{picture.id}-t">{escape(picture.title)}</title>'
        f'<desc id="{picture.id}-d">{escape(picture.description)}</desc>'
    )
    drawn = "".join(_write(shape) for shape in picture.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {natural} role="group" {names} '
        f'font-family="{FACE}">{said}{drawn}</svg>'
    )


def number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _write(shape: Shape) -> str:
    match shape:
        case Box():
            return _write_box(shape)
        case Disc():
            place = f'cx="{number(shape.x)}" cy="{number(shape.y)}" r="{number(shape.radius)}"'
            return f"<circle {place}{_paint(shape.fill, shape.stroke, shape.thickness, dashed=shape.dashed)}/>"
        case Words():
            return _write_words(shape)
        case Line():
            return _write_line(shape)
        case Group():
            return _write_group(shape)


def _write_box(box: Box) -> str:
    place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    corner = f' rx="{number(box.radius)}"' if box.radius else ""
    return f"<rect {place}{corner}{_paint(box.fill, box.stroke, box.thickness, dashed=box.dashed)}/>"


def _write_words(words: Words) -> str:
    weight = ' font-weight="600"' if words.bold else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    place = f'x="{number(words.x)}" y="{number(words.y)}" font-size="{number(words.size)}"'
    return f"<text {place}{weight}{anchor}{_paint(words.ink)}>{escape(words.text, quote=False)}</text>"


def _write_line(line: Line) -> str:
    points = list(line.points)
    head = ""
    if line.head:
        points[-1] = _short_of(points[-2], points[-1], HEAD[0] - 1)
        head = f'<path d="{_head(line.points[-2], line.points[-1])}"{_paint(line.ink)}/>'
    way = points[::-1] if line.merges else points
    drawn = f'<path d="{_bend(way)}"{_paint(None, line.ink, line.thickness, dashed=line.dashed)}/>'
    return drawn + head


def _write_group(group: Group) -> str:
    tip = f"<title>{escape(group.tip, quote=False)}</title>" if group.tip else ""
    inside = tip + "".join(_write(shape) for shape in group.shapes)
    of = f' data-of="{escape(group.of)}"' if group.of else ""
    if group.href:
        named = f' aria-label="{escape(group.label)}"' if group.label else ""
        return f'<a class="d-{group.kind}"{of} href="{escape(group.href)}"{named}>{inside}</a>'
    return f'<g class="d-{group.kind}"{of}>{inside}</g>'


def _paint(fill: str | None, stroke: str | None = None, thickness: float = 0, *, dashed: bool = False) -> str:
    inks = [f"f-{fill}"] * bool(fill) + [f"s-{stroke}"] * bool(stroke)
    painted = f' class="{" ".join(inks)}" fill="{INKS[fill] if fill else "none"}"'
    if stroke:
        painted += f' stroke="{INKS[stroke]}" stroke-width="{number(thickness)}"'
    return painted + (f' stroke-dasharray="{DASHES}"' if dashed else "")


def _bend(points: Sequence[Point]) -> str:
    """The way through points as a path, each corner cut by a curve."""
    path = f"M{_at(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        path += f"L{_at(_short_of(before, corner, radius))}Q{_at(corner)} {_at(_short_of(after, corner, radius))}"
    return path + f"L{_at(points[-1])}"


def _head(before: Point, tip: Point) -> str:
    """The triangle of an arrow that comes from `before` and ends at its tip."""
    base = _short_of(before, tip, HEAD[0])
    span = _length(before, tip) or 1
    across = Point((tip.y - before.y) / span * HEAD[1], (before.x - tip.x) / span * HEAD[1])
    return f"M{_at(tip)}L{number(base.x + across.x)} {number(base.y + across.y)}L{_rest(base, across)}z"


def _rest(base: Point, across: Point) -> str:
    return f"{number(base.x - across.x)} {number(base.y - across.y)}"


def _short_of(start: Point, end: Point, distance: float) -> Point:
    """The point so far before the end on the way from start to end."""
    span = _length(start, end)
    share = distance / span if span else 0
    return Point(end.x - (end.x - start.x) * share, end.y - (end.y - start.y) * share)


def _length(start: Point, end: Point) -> float:
    return hypot(end.x - start.x, end.y - start.y)


def _at(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"
