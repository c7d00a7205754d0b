"""A handbook as data: what the templates are fed with, as one JSON record.

The names of the fields are those that `templates/*.typ` read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypeAlias

GETA = "〓"  # what Chinese print sets in the place of a character that it does not have
CONTROLS = dict.fromkeys((*range(9), *range(0xB, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), GETA)
Json: TypeAlias = "str | int | bool | list[Json] | tuple[Json, ...] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; a link to an address of the volume, with its page where `paged`; keys of the index."""

    text: str
    style: str = ""  # who, modal, limit, hei, soft
    to: str = ""
    paged: bool = False
    marks: tuple[str, ...] = ()
    at: str = ""  # the address that begins with these words
    feet: tuple[Runs, ...] = ()  # notes at the foot of the page that belong after them


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Official words outside the articles: a line of the notice, of the colophon."""

    words: str
    align: str  # body, left, center, right, ruled
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 篇 (part of the book), 题名 (of the text), 编, 章, 节, 题 (the editor's); its running head and tab."""

    rank: str
    depth: int
    address: str
    words: str
    head: str = ""
    tab: int = 0
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, item or subitem as printed: its label, the space after it, its words."""

    address: str
    label: str
    gap: str
    runs: Runs
    kind: str = "line"


@dataclass(frozen=True, slots=True)
class Row:
    """A named remark of an editor below an article, of one entry or several."""

    name: str
    entries: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: label and paragraphs as printed, its 条旨, remarks beside and below it."""

    address: str
    depth: int
    head: str
    label: str
    gap: str
    lines: tuple[Line, ...]
    gist: str = ""
    side: tuple[Runs, ...] = ()
    notes: tuple[Row, ...] = ()
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph of the editor: lead (below a heading), plain, quote (official words), item (of a list)."""

    look: str
    runs: Runs
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the editor: its columns with their shares of the width, its rows."""

    names: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Runs, ...], ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture that leads somewhere: to an address of the volume, or to a page of the site."""

    x: float
    y: float
    width: float
    height: float
    to: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: its SVG, its size in pixels, what it shows in words, where its parts lead, where it may be cut."""

    svg: str
    width: float
    height: float
    alt: str
    areas: tuple[Area, ...]
    legend: str = ""
    cuts: tuple[float, ...] = ()
    head: float = 0  # the height of what is drawn again above each further piece
    kind: str = "figure"


@dataclass(frozen=True, slots=True)
class Break:
    """A new page: the next, or the next left one, so that what follows fills an opening."""

    to: str = ""  # even
    kind: str = "break"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Articles of two rulebooks beside each other, what each is called, and what differs."""

    left: tuple[Article, ...]
    right: tuple[Article, ...]
    names: tuple[str, str]
    notes: tuple[Runs, ...]
    kind: str = "pair"


Entry: TypeAlias = "Text | Heading | Line | Article | Note | Table | Figure | Break | SideBySide"


@dataclass(frozen=True, slots=True)
class ImprintRow:
    """A line of the imprint."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word of the index: its key in the text, and whether it is set apart."""

    key: str
    words: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries of the index under one letter."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """All that a template sets."""

    sheet: str
    title: str
    title_lines: tuple[str, ...]
    running: str  # what the running head of left pages says
    series: str
    edition: str
    subtitle: str
    cover_lines: tuple[str, ...]
    author: str
    keywords: tuple[str, ...]
    imprint: tuple[ImprintRow, ...]
    notices: tuple[str, ...]
    entries: tuple[Entry, ...]
    appendix: tuple[Entry, ...]  # set across the outer margin too
    depth: int  # of the contents
    tabs: int
    index: tuple[Letter, ...] = ()
    index_note: str = ""
    duplex: bool = True
    bound: bool = True  # whether its last sheet is made whole with blank pages
    headed: bool = False  # whether a poster needs a title above its picture
    url: str = ""
    qr: str | None = None

    def to_json(self, faces: Mapping[str, Sequence[str]], missing: Sequence[str] = ()) -> str:
        """The record that a template reads, with the faces to set it in and the characters that none of them has."""
        codes = "".join(f"\\u{{{ord(char):X}}}" for char in missing)
        lacking = f"[{codes}]" if codes else ""  # a regular expression
        record = asdict(self) | {"faces": {face: list(names) for face, names in faces.items()}, "lacking": lacking}
        return json.dumps(_printable(record), ensure_ascii=False, separators=(",", ":"))


def _printable(value: Json) -> Json:
    """The same with a sign in the place of each control character, which no font can show."""
    match value:
        case str():
            return value.translate(CONTROLS)
        case dict():
            return {key: _printable(one) for key, one in value.items()}
        case list() | tuple():
            return [_printable(one) for one in value]
        case _:
            return value
