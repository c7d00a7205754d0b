"""The official text as entries of a handbook: every line of the source that holds words, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from build_tools.handbook.volume import Article, Entry, Heading, Line, Row, Run, Runs, Text
from build_tools.model import Level, Passage, Provision, Role, Rulebook
from build_tools.render.citation import places
from build_tools.render.page import heading_title
from build_tools.setting import Kind, find_set_lines

RANKS = {Level.PART: "编", Level.SUBPART: "编", Level.CHAPTER: "章", Level.SECTION: "节"}
NOTICE = "印发通知"
ALIGNED = {
    # how a line stands that is no provision, by what it is; all others are paragraphs
    Kind.HEAD: "center",
    Kind.NUMBER: "center",
    Kind.CAPTION: "center",
    Kind.TITLE: "center",
    Kind.ADDRESSEE: "left",
    Kind.ANNEX: "left",
    Kind.COPY: "left",
    Kind.SIGNATURE: "right",
    Kind.DATE: "right",
    Kind.RULE: "ruled",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What an edition sets beside the official text, by address.

    marks are where words of the index begin, with their keys; feet where words end that a note at the foot is about.
    """

    gists: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, tuple[Runs, ...]] = field(default_factory=dict)
    notes: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    marks: Mapping[str, Sequence[tuple[int, str]]] = field(default_factory=dict)
    feet: Mapping[str, Sequence[tuple[int, Runs]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the entries of one rulebook are made with."""

    rulebook: Rulebook
    beside: Beside
    prefix: str  # of its addresses, where a volume holds several rulebooks
    provisions: Mapping[str, Provision]
    places: Mapping[str, str]
    depths: Mapping[str, int]
    tabs: Mapping[str, int]
    kinds: Mapping[int, Kind]  # of lines, by number


def official_entries(rulebook: Rulebook, beside: Beside, prefix: str = "", tab: int = 0) -> Iterator[Entry]:
    """The whole text: notice, title, provisions, colophon; tabs of chapters are counted on from `tab`."""
    setting = _set(rulebook, beside, prefix, tab)
    passages = [passage for passage in rulebook.passages if passage.role not in (Role.BLANK, Role.CHROME)]
    titled = any(passage.role is Role.TITLE for passage in passages)
    if not titled:
        yield Heading("篇", 1, f"{prefix}title", book_title(rulebook), rulebook.metadata.short)
    for role, members in groupby(passages, key=lambda passage: passage.role):
        lines = [tuple(line) for _, line in groupby(members, key=lambda passage: passage.line)]
        if role is Role.PROVISION:
            yield from _provisions(setting, lines)
        else:
            yield from _frame(setting, role, lines)


def chapter_entries(
    rulebook: Rulebook, beside: Beside, wanted: frozenset[str], depth: int = 1, prefix: str = ""
) -> Iterator[Entry]:
    """The provisions of some addresses alone, a chapter or some articles; the highest is a heading of this depth."""
    setting = _set(rulebook, beside, prefix, 0)
    depths = {address: found for address, found in setting.depths.items() if address in wanted}
    least = min(depths.values(), default=1)
    setting = replace(setting, depths={address: found - least + depth for address, found in depths.items()})
    passages = [passage for passage in rulebook.passages if passage.address in wanted]
    yield from _provisions(setting, [tuple(line) for _, line in groupby(passages, key=lambda passage: passage.line)])


def _set(rulebook: Rulebook, beside: Beside, prefix: str, tab: int) -> _Setting:
    provisions = {provision.address: provision for provision in rulebook.provisions}
    depths: dict[str, int] = {}
    tabs: dict[str, int] = {}
    for provision in rulebook.provisions:
        depths[provision.address] = depths.get(provision.parent or "", 1) + 1
        if provision.level is Level.CHAPTER:
            tabs[provision.address] = tab = tab + 1
    kinds = {line.number: line.kind for line in find_set_lines(rulebook)}
    return _Setting(rulebook, beside, prefix, provisions, places(rulebook), depths, tabs, kinds)


def book_title(rulebook: Rulebook) -> str:
    """The title of a text; where it has none, its name in this project."""
    return rulebook.metadata.title or rulebook.id


def count_tabs(rulebook: Rulebook) -> int:
    """How many chapters have a tab."""
    return sum(provision.level is Level.CHAPTER for provision in rulebook.provisions)


def _provisions(setting: _Setting, lines: Sequence[tuple[Passage, ...]]) -> Iterator[Entry]:
    """Headings, articles with all their lines, and lines that stand in no article."""
    article: Article | None = None
    for line in lines:
        first = setting.provisions[line[0].address or ""]
        opens = first.level <= Level.ARTICLE
        if opens or (article and not _within(setting, first, article)):
            yield from (article,) if article else ()
            article = None
        if first.level.is_heading:
            yield _heading(setting, first, line)
        elif first.level is Level.ARTICLE:
            article = _article(setting, first, line)
        elif article:
            article = replace(article, lines=(*article.lines, _line(setting, line)))
        else:
            yield _line(setting, line)
    yield from (article,) if article else ()


def _within(setting: _Setting, provision: Provision, article: Article) -> bool:
    """Whether a provision belongs to an article."""
    above: Provision | None = provision
    while above and setting.prefix + above.address != article.address:
        above = setting.provisions.get(above.parent or "")
    return above is not None


def _heading(setting: _Setting, provision: Provision, line: Sequence[Passage]) -> Heading:
    """A heading as printed; the running head names its number where the print has none."""
    return Heading(
        RANKS[provision.level],
        setting.depths[provision.address],
        setting.prefix + provision.address,
        "".join(_words(passage) for passage in line),
        heading_title(provision, setting.places),
        setting.tabs.get(provision.address, 0),
    )


def _words(passage: Passage) -> str:
    """A passage as printed, without the white space around it."""
    return passage.indent.strip() + passage.label + passage.text


def _article(setting: _Setting, provision: Provision, line: Sequence[Passage]) -> Article:
    """An article with the words of its first line; its caption goes with its label."""
    head = line[0]
    label = (head.indent.strip() + head.label).rstrip()
    gap = head.label[len(head.label.rstrip()) :]
    caption = gap + head.text if head.text else ""
    rest = (_line(setting, line[1:]),) if line[1:] else ()
    beside, address = setting.beside, provision.address
    return Article(
        setting.prefix + address,
        setting.depths[address],
        setting.places[address].rpartition("附件")[2] or label,
        label + caption,
        "" if caption and not rest else head.tail.strip("\r\n") if caption else gap,
        rest,
        beside.gists.get(address, ""),
        beside.sides.get(address, ()),
        beside.notes.get(address, ()),
    )


def _line(setting: _Setting, line: Sequence[Passage]) -> Line:
    """A line as printed; what further provisions begin on it go on in it, each under its own address."""
    first = line[0]
    label = (first.indent.strip() + first.label).rstrip()
    gap = first.label[len(first.label.rstrip()) :]
    runs = list(_runs(setting, first))
    for passage in line[1:]:
        runs.append(Run(passage.indent + passage.label, at=setting.prefix + (passage.address or "")))
        runs.extend(_runs(setting, passage))
    return Line(setting.prefix + (first.address or ""), label, gap, tuple(runs))


def _runs(setting: _Setting, passage: Passage) -> Iterator[Run]:
    """The words of a passage, cut where a word of the index begins and where a note at the foot belongs."""
    address = passage.address or ""
    marks: dict[int, tuple[str, ...]] = {}
    for start, key in setting.beside.marks.get(address, ()):
        marks[start] = (*marks.get(start, ()), key)
    feet: dict[int, tuple[Runs, ...]] = {}
    for end, runs in setting.beside.feet.get(address, ()):
        feet[end] = (*feet.get(end, ()), runs)
    cuts = sorted({0, len(passage.text), *marks, *feet})
    for start, end in pairwise(cuts):
        yield Run(passage.text[start:end], marks=marks.get(start, ()), feet=feet.get(end, ()))


def _frame(setting: _Setting, role: Role, lines: Sequence[tuple[Passage, ...]]) -> Iterator[Entry]:
    """What stands around the provisions: the notice, the title, what stands under it, the colophon."""
    if role is Role.TITLE:
        words = "".join(_printed(line) for line in lines)
        yield Heading("题名", 1, f"{setting.prefix}title-{lines[0][0].line}", words, words)
        return
    if role is Role.NOTICE:
        yield Heading("篇", 1, f"{setting.prefix}notice-{lines[0][0].line}", NOTICE)
    for line in lines:
        if _printed(line):
            yield Text(_printed(line), ALIGNED.get(setting.kinds[line[0].line], "body"))


def _printed(line: Sequence[Passage]) -> str:
    return "".join(passage.printed for passage in line).strip()
