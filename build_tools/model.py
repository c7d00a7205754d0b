"""The nouns: Line, Level, Passage, Provision, Rulebook, Problem, OutputFile. No verb lives here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from typing import TypeAlias

from build_tools.comparison import Alignment
from build_tools.statements import Mention, Registers, Sheet, Use


class Level(IntEnum):
    """Depth of a provision, from 编 down to 目; a smaller level contains a larger one."""

    PART = 1  # 编
    SUBPART = 2  # 分编
    CHAPTER = 3  # 章
    SECTION = 4  # 节
    ARTICLE = 5  # 条
    PARAGRAPH = 6  # 款
    ITEM = 7  # 项
    SUBITEM = 8  # 目

    @property
    def is_heading(self) -> bool:
        """Whether a provision of this level is a heading (编 章 节), not a rule of its own."""
        return self <= Level.SECTION


class Role(Enum):
    """What a stretch of a line is for; together the passages of a text tile it."""

    NOTICE = "notice"  # 印发通知 and whatever stands before the title
    TITLE = "title"
    PREAMBLE = "preamble"  # 题注, and text between the title and the first provision
    CONTENTS = "contents"  # 目录
    PROVISION = "provision"
    COLOPHON = "colophon"  # signature, 抄送, 印发
    CHROME = "chrome"  # a web page's own words around the text
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source text, without its line end, which is kept beside it."""

    number: int
    text: str
    end: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one line: indent + label + text + tail are its characters as printed."""

    line: int
    column: int
    role: Role
    indent: str
    label: str
    text: str
    tail: str
    address: str | None = None

    @property
    def printed(self) -> str:
        """All characters of the passage, in the order of the source."""
        return self.indent + self.label + self.text + self.tail


@dataclass(frozen=True, slots=True)
class Provision:
    """A part, chapter, section, article, paragraph, item or subitem, exactly as printed.

    A heading's text is its title. An article's own text is its first paragraph, so an
    article holds at most a printed caption (【立法目的】) and its rules stand below it.
    """

    address: str
    level: Level
    number: int | None
    suffix: int | None  # the 之一 of 第四条之一
    label: str
    text: str
    line: int
    column: int
    parent: str | None
    space: str = ""  # the address space: "" for the main text, "annex-2." for an annex


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who adopted a rulebook and when (ISO date, or None where the text does not say)."""

    by: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a rulebook as a document; dates are ISO 8601, None means 规则未写明."""

    title: str
    short: str
    issuer: str | None
    document_number: str | None
    adopted: Adoption
    issued: str | None
    effective: str | None
    effective_rule: str | None
    repeals: tuple[str, ...] = ()
    published: str | None = None  # 公布日期, where it is not the day of issue
    replaces: str | None = None  # the id of the older version that this one takes the place of


class Severity(IntEnum):
    """How grave a problem is; a rulebook with an error is not published."""

    NOTE = 1  # 提示
    WARNING = 2  # 警告
    ERROR = 3  # 错误


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person has to look at. Line and column count from 1; line 0 is the whole file."""

    file: str
    line: int
    column: int
    severity: Severity
    kind: str
    message: str
    excerpt: str = ""  # the whole source line
    width: int = 1  # how many characters the underline covers
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Erratum:
    """An irregularity of the source that its editor declared, shown to readers as 勘误提示."""

    kind: str
    quote: str
    note: str
    line: int
    address: str | None


@dataclass(frozen=True, slots=True)
class Original:
    """A file as the government published it (原文文件), kept beside the text: its name, its hash, its bytes."""

    file: str
    sha256: str
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One source text: its metadata, every passage in order, and its provisions in reading order."""

    id: str
    file: str
    text: str
    metadata: Metadata
    passages: tuple[Passage, ...]
    provisions: tuple[Provision, ...]
    errata: tuple[Erratum, ...] = ()
    originals: tuple[Original, ...] = ()


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to write: its path below the output folder, with forward slashes, and its content."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Offer:
    """A handbook that the build makes: whose, of which of its pages (empty: of the whole), where it stands."""

    rulebook: str
    subject: str
    path: str
    of: str  # 本规则, 本章, 本岗位
    words: str  # of the link
    saved: str  # part of the name to save it under


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a text points elsewhere: characters [start, end) of a provision's text.

    kind is internal, external, self or number; target an address of the same rulebook, or the id
    of a rulebook, or None (no such provision; an instrument that this site does not hold).
    """

    rulebook: str
    at: str
    start: int
    end: int
    text: str
    kind: str
    canonical: str
    target: str | None
    first: str | None = None  # the address where a range (第五条至第七条) began that ends here


Annotation: TypeAlias = Reference | Mention | Use


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation or document that rulebooks cite, as the register knows it."""

    title: str
    kind: str
    issuer: str | None
    aliases: tuple[str, ...] = ()
    number: str | None = None  # its 文号
    rulebook: str | None = None  # the id of the rulebook that holds its text on this site
    only: tuple[str, ...] = ()  # ids of the rulebooks that mean it by these names (区委…), if not all do


@dataclass(frozen=True, slots=True)
class Corpus:
    """All rulebooks in the order of their ids, the registers, and what was found in the texts."""

    rulebooks: tuple[Rulebook, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    registers: Registers = Registers()  # noqa: RUF009 - frozen
    sheets: tuple[Sheet, ...] = ()
    offers: tuple[Offer, ...] = ()
    alignments: tuple[Alignment, ...] = ()

    def plus(self, annotations: Iterable[Annotation]) -> Corpus:
        """The corpus with more annotations."""
        return replace(self, annotations=(*self.annotations, *annotations))

    def sheet(self, rulebook: str) -> Sheet:
        """What is stated beside one rulebook's text; empty where nothing is."""
        return next((sheet for sheet in self.sheets if sheet.rulebook == rulebook), Sheet(rulebook))

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference found, by rulebook, in reading order."""
        return tuple(annotation for annotation in self.annotations if isinstance(annotation, Reference))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of an actor, by rulebook, in reading order."""
        return tuple(annotation for annotation in self.annotations if isinstance(annotation, Mention))

    @property
    def uses(self) -> tuple[Use, ...]:
        """Every mention of a concept, by rulebook, in reading order."""
        return tuple(annotation for annotation in self.annotations if isinstance(annotation, Use))


Annotator = Callable[[Corpus], Iterable[Annotation]]
Check = Callable[[Corpus], Iterable[Problem]]
Renderer = Callable[[Corpus], Iterable[OutputFile]]
