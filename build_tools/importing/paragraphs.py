"""Printed lines back to paragraphs: a full line goes on in the next one, unless that is indented or labelled.

第五条  人民政府组成人员要坚决贯彻党的路线方      (full)
针政策，严守纪律，忠诚履职。                          (goes on: not indented)
第六条  …                                        (indented: a new paragraph)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.importing.pages import PrintedLine
from build_tools.parse.labels import Strength, match_label

INDENTED = 0.8  # sizes to the right of the edge
CENTRED = 3.2
DEEPEST_HANGING = 4.5
SLACK = 2.3  # sizes that a full line may lack, since 、 and 。 never begin a line
ROOM = -0.1  # sizes: what would have fitted stands on the next line because a paragraph ended
NARROW = 0.55  # of a size: the width of Latin letters and digits
OTHER_SIZE = 0.15
WIDE_PITCH = 1.35
TIGHTEST = 10  # the distance inside paragraphs is that of the tightest tenth
INDENT_SHARE = 0.08
EDGE_SHARE = 0.08
RIGHT_SHARE = 0.9
ENTRY = re.compile(r".*(?:[.…·．]{3,}|\t)\s*\d+")
SENTENCE_END = ("。", "；", "：", "！", "？", ";", ":")
FIRST_UNIT = re.compile(
    r"(?P<latin>[!-~]+)|[“‘（《〈【〔]*.[，。、；：！？）》〉】〕”’…—%]*"
)  # what no line break may part
LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area: its edges, the usual distance of lines, whether paragraphs begin indented."""

    left: float
    right: float
    pitch: float
    indented: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph, and those of its lines that may begin another one."""

    text: str
    doubtful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, the frame of its page, and whether a page begins with it."""

    line: PrintedLine
    frame: Frame
    opens_page: bool


def join_lines(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[Joined]:
    """The paragraphs of a text whose pages hold these lines."""
    group: list[Placed] = []
    for here in _place(pages):
        if group and not _goes_on(group[-1], here, group[0]):
            yield _join(group)
            group = []
        group.append(here)
    if group:
        yield _join(group)


def _join(group: Sequence[Placed]) -> Joined:
    text = group[0].line.text
    for placed in group[1:]:
        text = _glue(text, placed.line.text)
    return Joined(text, tuple(below.line.text for above, below in pairwise(group) if _is_doubtful(above)))


def _is_doubtful(above: Placed) -> bool:
    """Whether a full line with a sentence's end may as well have ended its paragraph: nothing in print tells."""
    return not above.frame.indented and above.line.text.endswith(SENTENCE_END)


def _place(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[Placed]:
    """Each line with the frame of the odd or even pages."""
    frames = [_frame([page for page in pages[parity::2] if page]) for parity in (0, 1)]
    whole = _frame([page for page in pages if page])
    for number, page in enumerate(pages):
        frame = frames[number % 2] or whole
        if frame:
            yield from (Placed(line, frame, opens_page=not index) for index, line in enumerate(page))


def _frame(pages: Sequence[Sequence[PrintedLine]]) -> Frame | None:
    lines = [line for page in pages for line in page]
    if not lines:
        return None
    lefts = sorted(round(line.left) for line in lines)
    enough = max(2.0, EDGE_SHARE * len(lines))
    left = next((edge for edge in lefts if sum(abs(edge - other) <= 1 for other in lefts) >= enough), lefts[0])
    right = sorted(line.right for line in lines)[int(RIGHT_SHARE * (len(lines) - 1))]
    pitches = sorted(above.baseline - below.baseline for page in pages for above, below in pairwise(page))
    indents = sum(INDENTED < (line.left - left) / line.size < CENTRED for line in lines)
    pitch = pitches[len(pitches) // TIGHTEST] if pitches else 0.0
    return Frame(left, right, pitch, indents >= INDENT_SHARE * len(lines))


def _goes_on(above: Placed, below: Placed, first: Placed) -> bool:
    """Whether a line continues the paragraph of the line above, which began with `first`."""
    frame, size = above.frame, above.line.size
    lacking = (frame.right - above.line.right) / size
    slack = max(SLACK, _needed(below)) if frame.indented else _needed(below)
    indent = (below.line.left - below.frame.left) / size
    if _is_apart(above, below) or lacking > slack:
        return False
    if (above.line.left - frame.left) / size > CENTRED:
        return False
    if indent > INDENTED:
        return _hangs(above, below, first)
    return frame.indented or not _begins(above, below)


def _needed(below: Placed) -> float:
    """The room, in sizes, that the line above must lack, or it would hold the first word of this one."""
    match = FIRST_UNIT.match(below.line.text)
    unit = match[0] if match else ""
    return sum(NARROW if char.isascii() else 1.0 for char in unit) + ROOM


def _is_apart(above: Placed, below: Placed) -> bool:
    """Whether size, distance or leaders to a page number part two lines."""
    sizes = abs(above.line.size - below.line.size) > OTHER_SIZE * above.line.size
    pitch = above.frame.pitch
    far = not below.opens_page and pitch > 0 and above.line.baseline - below.line.baseline > WIDE_PITCH * pitch
    return sizes or far or ENTRY.fullmatch(above.line.text) is not None


def _hangs(above: Placed, below: Placed, first: Placed) -> bool:
    """Whether an indented line belongs to a paragraph with a hanging indent: 1. … / more of it, further in."""
    depth = (below.line.left - first.line.left) / first.line.size
    labelled = match_label(first.line.text, 0) is not None and match_label(below.line.text, 0) is None
    return labelled and INDENTED < depth < DEEPEST_HANGING and not above.line.text.endswith(SENTENCE_END)


def _begins(above: Placed, below: Placed) -> bool:
    """Whether the line below opens with a label that is one, not a reference broken over two lines."""
    label = match_label(below.line.text, 0)
    if label is None:
        return False
    clear = label.level is not None and label.strength is not Strength.REFERENCE
    return clear or above.line.text.endswith(SENTENCE_END)


def _glue(above: str, below: str) -> str:
    """Two parts of a paragraph; a space only between words in Latin letters."""
    latin = LETTER.match(above[-1:]) and LETTER.match(below[:1])
    return f"{above} {below}" if latin else above + below
