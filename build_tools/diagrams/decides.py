"""谁来定, a poster: every matter under the desk where it ends, with who proposes, reviews, signs and decides it.

One sheet of A3 across. The letters are as large as the sheet allows; each mark is a link to its clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.diagrams.pieces import Block, set_line
from build_tools.lettering import Run, text_width, wrap_runs
from build_tools.shapes import Box, Group, Line, Picture, Point, Shape, Words

WIDTH, HEIGHT = 1500.0, 1040.0  # 400 by 277 mm of a sheet of 420 by 297, at 96 to the inch
TITLE, SAID = 27.0, 13.0
SIZES = tuple(15 - step / 4 for step in range(27))  # of letters, the first that fits
GAP = 28.0  # between the two columns
SHARES = (0.25, 0.23, 0.2, 0.2, 0.12)  # of a column: the matter, who proposes, reviews, signs, decides
HEADS = (("事项", "muted"), ("谁提出", "do"), ("谁审核", "check"), ("谁签批", "sign"), ("谁来定", "decide"))
LEADING = 1.42
PAD = 6.0
AGAIN = "（续）"
REST = "没有写明要谁批准的，办到最后一步为止："


@dataclass(frozen=True, slots=True)
class Mark:
    """Who does what, in which article; guessed where the text names nobody."""

    who: str
    verb: str
    number: str
    ink: str
    href: str
    tip: str
    guessed: bool = False
    brief: str = ""  # who, below the desk that names them: whom the editor infers, else nothing

    @property
    def words(self) -> str:
        """It in words."""
        return f"{self.who}{self.verb}（{self.number}）"


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter on its way to one end: its condition, its marks by column."""

    title: str
    href: str
    condition: str
    marks: tuple[tuple[Mark, ...], ...]  # proposes, reviews, signs, decides


@dataclass(frozen=True, slots=True)
class Desk:
    """Who decides, and all that ends there."""

    name: str
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster shows; the rest is what nobody has to approve, with its last step."""

    title: str
    said: str
    desks: tuple[Desk, ...]
    rest: tuple[tuple[str, Mark], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading of a desk, or a matter of it."""

    desk: Desk
    matter: Matter | None
    again: bool = False


def describe(poster: Poster) -> str:
    """The poster in words."""
    return "".join(f"{desk.name}：{'；'.join(map(_say, desk.matters))}。" for desk in poster.desks)


def _say(matter: Matter) -> str:
    said = (
        f"{head}{'、'.join(m.words for m in marks)}"
        for (head, _), marks in zip(HEADS[1:], matter.marks, strict=True)
        if marks
    )
    when = f"（{matter.condition}）" if matter.condition else ""
    return f"{matter.title}{when}，{'，'.join(said)}"


def draw_poster(identifier: str, poster: Poster) -> Picture:
    """The poster, with the largest letters with which all of it stands on one sheet."""
    top = TITLE + SAID + 26
    for size in SIZES:
        rest = _draw_rest(poster, size, 0)
        columns = _fill(poster, size, HEIGHT - top - rest.height - 8)
        if len(columns) <= 2:  # noqa: PLR2004 - two columns
            break
    wide = (WIDTH - GAP) / 2
    shapes: list[Shape] = [*_draw_title(poster)]
    bottom = top
    for number, pieces in enumerate(columns):
        block = _draw_column(pieces, size, number * (wide + GAP), top, wide)
        shapes += block.shapes
        bottom = max(bottom, top + block.height)
    shapes += _draw_rest(poster, size, bottom + 8).shapes
    height = max(HEIGHT, bottom + 8 + rest.height)
    width = max(WIDTH, len(columns) * (wide + GAP) - GAP)
    return Picture(f"{identifier}-wide", width, height, poster.title, describe(poster), tuple(shapes))


def _draw_title(poster: Poster) -> Iterator[Shape]:
    yield Words(0, TITLE, poster.title, TITLE, "ink", bold=True)
    yield Words(0, TITLE + SAID + 8, poster.said, SAID, "muted")


def _fill(poster: Poster, size: float, height: float) -> list[list[_Piece]]:
    """The pieces by column; a desk that goes on in the next column is named there again."""
    wide = (WIDTH - GAP) / 2
    columns: list[list[_Piece]] = [[]]
    used = _heads_height(size)
    for desk in poster.desks:
        for number, matter in enumerate(desk.matters):
            head = [] if number else [_Piece(desk, None)]
            pieces = [*head, _Piece(desk, matter)]
            needed = sum(_draw_piece(piece, size, 0, 0, wide).height for piece in pieces)
            if used + needed > height and columns[-1]:
                pieces = pieces if head else [_Piece(desk, None, again=True), *pieces]
                columns.append([])
                used = _heads_height(size)
                needed = sum(_draw_piece(piece, size, 0, 0, wide).height for piece in pieces)
            columns[-1] += pieces
            used += needed
    return columns


def _heads_height(size: float) -> float:
    return size * LEADING + 8


def _draw_column(pieces: Sequence[_Piece], size: float, x: float, y: float, wide: float) -> Block:
    shapes: list[Shape] = []
    for (name, ink), left in zip(HEADS, _lefts(x, wide), strict=True):
        shapes.append(Words(left + PAD, y + size, name, size, ink, bold=True))
    top = y + _heads_height(size)
    for piece in pieces:
        block = _draw_piece(piece, size, x, top, wide)
        shapes += block.shapes
        top += block.height
    return Block(tuple(shapes), top - y)


def _lefts(x: float, wide: float) -> tuple[float, ...]:
    return tuple(x + wide * sum(SHARES[:number]) for number in range(len(SHARES)))


def _draw_piece(piece: _Piece, size: float, x: float, y: float, wide: float) -> Block:
    return _draw_matter(piece.matter, size, x, y, wide) if piece.matter else _draw_desk(piece, size, x, y, wide)


def _draw_desk(piece: _Piece, size: float, x: float, y: float, wide: float) -> Block:
    """The name of a desk on a band, and how much ends there."""
    large = size * 1.25
    runs = [Run(piece.desk.name + (AGAIN if piece.again else ""), "decide", bold=True)]
    lines = wrap_runs(runs, large, wide - 2 * PAD - 5 * size)
    height = len(lines) * large * LEADING + 4
    band = Box(x, y + 3, wide, height, "tint", None, 3)
    words: list[Shape] = []
    for number, line in enumerate(lines):
        words += set_line(line, large, x + PAD, middle=y + 5 + large * LEADING * (number + 0.5))
    count = Words(x + wide - PAD, y + 5 + large, f"{len(piece.desk.matters)}项", size, "muted", anchor="end")
    return Block((Group("card", (band, *words, count), band),), height + 4)


def _draw_matter(matter: Matter, size: float, x: float, y: float, wide: float) -> Block:
    """A row: the matter, and the marks of each column."""
    lefts = _lefts(x, wide)
    widths = [share * wide - PAD * 1.6 for share in SHARES]
    title = _set((Run(matter.title, bold=True),), size, lefts[0] + PAD, y + 4, widths[0] - PAD)
    when = _set((Run(matter.condition, "limit"),), size * 0.9, lefts[0] + PAD, y + 4 + title.height, widths[0] - PAD)
    shapes: list[Shape] = [Group("matter", title.shapes, None, "", matter.href), *when.shapes]
    height = title.height + when.height
    for marks, left, width in zip(matter.marks, lefts[1:], widths[1:], strict=True):
        top = y + 4
        for mark in marks:
            who = mark.brief if left == lefts[-1] else mark.who
            block = _draw_mark(mark, who, size, left + PAD, top, width)
            shapes += block.shapes
            top += block.height
        height = max(height, top - y - 4)
    rule = Line((Point(x, y + height + 7), Point(x + wide, y + height + 7)), "line", 1)
    return Block((*shapes, Group("rules", (rule,))), height + 8)


def _draw_mark(mark: Mark, who: str, size: float, x: float, y: float, width: float) -> Block:
    """Who, the verb, the number of the article, as one link."""
    runs = (
        *([Run(who, "muted" if mark.guessed else "ink"), Run(" ")] if who else []),
        Run(mark.verb, mark.ink, bold=True),
        Run(" "),
        Run(mark.number, "link"),
    )
    said = _set(runs, size, x, y, width)
    return Block((Group("mark-link", said.shapes, None, "", mark.href, tip=mark.tip),), said.height)


def _set(runs: Sequence[Run], size: float, x: float, y: float, width: float) -> Block:
    """Words set tighter than on a page."""
    lines = wrap_runs([run for run in runs if run.text], size, width) if any(run.text for run in runs) else ()
    shapes: list[Shape] = []
    for number, line in enumerate(lines):
        shapes += set_line(line, size, x, middle=y + size * LEADING * (number + 0.5))
    return Block(tuple(shapes), len(lines) * size * LEADING)


def _draw_rest(poster: Poster, size: float, y: float) -> Block:
    """What nobody has to approve, one after the other below the columns."""
    if not poster.rest:
        return Block((), 0)
    small = size * 0.92
    shapes: list[Shape] = [*_set((Run(REST, "muted", bold=True),), small, 0, y, WIDTH).shapes]
    x, top = text_width(REST, small, bold=True) + 8, y
    for title, mark in poster.rest:
        runs = (
            Run(f"{title}：", bold=True),
            Run(mark.who, "muted" if mark.guessed else "ink"),
            Run(" "),
            Run(mark.verb, mark.ink, bold=True),
            Run(" "),
            Run(mark.number, "link"),
        )
        wide = sum(text_width(run.text, small, bold=run.bold) for run in runs)
        if x > 0 and x + wide > WIDTH:
            x, top = 0.0, top + small * LEADING
        said = _set(runs, small, x, top, max(WIDTH - x, wide + 1))
        shapes.append(Group("mark-link", said.shapes, None, "", mark.href, tip=mark.tip))
        x += wide + small * 1.6
    return Block(tuple(shapes), top + small * LEADING - y)
