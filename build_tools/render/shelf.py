"""What stands on the site and what its texts cite: each cited instrument with its entry on the page 引用文件.

《刑法》第三百条 and 刑法 are citations of one instrument, 中华人民共和国刑法; its entry bears an anchor made
of the title, so that a link to it stays good when other entries come or go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from build_tools.model import Corpus, Instrument, Reference, Rulebook
from build_tools.numerals import HAN
from build_tools.registers import INSTRUMENT_KINDS, fold_title
from build_tools.render.citation import places
from build_tools.render.page import page_names, reading_pages

UNREGISTERED = "未登记"
KINDS = (*INSTRUMENT_KINDS, UNREGISTERED)
PATH = re.compile(rf"(?:总则|分则|附则)?(?:第[{HAN}]+[编章节条款项目](?:之[{HAN}]+)?)+$")
ANCHOR_LENGTH = 10
NO_PLACE = "未编号处"


@dataclass(frozen=True, slots=True)
class Cited:
    """An instrument that the texts cite: its entry, what the register knows of it, every place that cites it."""

    anchor: str
    title: str
    instrument: Instrument | None
    references: tuple[Reference, ...]
    rulebook: str = ""  # the id of the rulebook that holds its text on this site

    @property
    def kind(self) -> str:
        """Its 类, or 未登记 where no register knows it."""
        return self.instrument.kind if self.instrument else UNREGISTERED


@dataclass(frozen=True, slots=True)
class Shelf:
    """The published rulebooks, and by id: the page and the place of each provision, the references; what they cite."""

    rulebooks: Mapping[str, Rulebook]
    pages: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Mapping[str, str]]
    references: Mapping[str, tuple[Reference, ...]]
    cited: Mapping[str, Cited]  # by anchor, in the order of the page
    anchors: Mapping[Reference, str]


def stock_shelf(corpus: Corpus) -> Shelf:
    """The shelf of a corpus; references of rulebooks that are not published are left out."""
    rulebooks = {rulebook.id: rulebook for rulebook in corpus.rulebooks}
    references: dict[str, list[Reference]] = {rulebook: [] for rulebook in rulebooks}
    for reference in corpus.references:
        if reference.rulebook in rulebooks:
            references[reference.rulebook].append(reference)
    cited, anchors = _find_cited(corpus.instruments, (r for found in references.values() for r in found))
    held = _find_held(corpus.rulebooks)
    return Shelf(
        rulebooks,
        {rulebook.id: page_names(reading_pages(rulebook)) for rulebook in corpus.rulebooks},
        {rulebook.id: places(rulebook) for rulebook in corpus.rulebooks},
        {name: tuple(found) for name, found in references.items()},
        {anchor: replace(one, rulebook=_holder(one, held, rulebooks)) for anchor, one in cited.items()},
        anchors,
    )


def _find_held(rulebooks: Iterable[Rulebook]) -> dict[str, str]:
    """The id of the rulebook on this site that has a title or 文号; of several versions the newest."""
    held: dict[str, str] = {}
    for rulebook in sorted(rulebooks, key=lambda one: (one.metadata.effective or one.metadata.issued or "", one.id)):
        held[fold_title(rulebook.metadata.title)] = rulebook.id
        if rulebook.metadata.document_number:
            held[fold_title(rulebook.metadata.document_number)] = rulebook.id
    return held


def _holder(cited: Cited, held: Mapping[str, str], rulebooks: Mapping[str, Rulebook]) -> str:
    """The rulebook that the register names, or the one of that title."""
    registered = cited.instrument.rulebook if cited.instrument else None
    return registered if registered in rulebooks and registered else held.get(fold_title(cited.title), "")


def _find_cited(
    instruments: tuple[Instrument, ...], references: Iterable[Reference]
) -> tuple[dict[str, Cited], dict[Reference, str]]:
    titles = {fold_title(instrument.title): instrument for instrument in instruments}
    numbers = {instrument.number: instrument for instrument in instruments if instrument.number}
    named: dict[str, tuple[str, Instrument | None]] = {}
    places: dict[str, list[Reference]] = {}
    anchors: dict[Reference, str] = {}
    for reference in references:
        if reference.kind in ("external", "number"):
            instrument = numbers.get(reference.canonical) or _registered(reference.canonical, titles)
            title = instrument.title if instrument else split_path(reference.canonical)[0]
            anchor = entry_anchor(title)
            named.setdefault(anchor, (title, instrument))
            places.setdefault(anchor, []).append(reference)
            anchors[reference] = anchor
    cited = (Cited(anchor, *named[anchor], tuple(found)) for anchor, found in places.items())
    order = {fold_title(instrument.title): number for number, instrument in enumerate(instruments)}
    rank = {kind: number for number, kind in enumerate(KINDS)}
    ordered = sorted(cited, key=lambda one: (rank[one.kind], order.get(fold_title(one.title), len(order)), one.title))
    return {one.anchor: one for one in ordered}, anchors


def _registered(canonical: str, titles: Mapping[str, Instrument]) -> Instrument | None:
    whole = titles.get(fold_title(canonical))
    return whole or titles.get(fold_title(split_path(canonical)[0]))


def split_path(canonical: str) -> tuple[str, str]:
    """A cited article (中华人民共和国刑法第三百条) as the title and the path; the path is empty without one."""
    found = PATH.search(canonical)
    return (canonical[: found.start()], found.group()) if found and found.start() else (canonical, "")


def entry_anchor(title: str) -> str:
    """The anchor of an instrument's entry: the same for ever, whatever its place on the page."""
    return "i-" + sha256(fold_title(title).encode("utf-8", "surrogatepass")).hexdigest()[:ANCHOR_LENGTH]


def place_name(shelf: Shelf, reference: Reference) -> str:
    """The place in words where a reference stands (第三条第二款)."""
    return shelf.places[reference.rulebook][reference.at] or NO_PLACE


def place_url(shelf: Shelf, reference: Reference) -> str:
    """The Markdown page and anchor where a reference stands, as seen from the root of the site."""
    return f"{reference.rulebook}/{shelf.pages[reference.rulebook][reference.at]}.md#{reference.at}"
