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
    """A heading: 篇 (a part of the book), 题名 (of the official text), 编, 章, 节; for the running head; its tab."""

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


Entry: TypeAlias = "Text | Heading | Line | Article"


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
    depth: int  # of the contents
    tabs: int
    index: tuple[Letter, ...] = ()
    index_note: str = ""
    duplex: bool = True
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
