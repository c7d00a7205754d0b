"""Chapter pages: the official text, each provision under its permanent anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from build_tools.model import Corpus, Erratum, Level, OutputFile, Provision, Rulebook
from build_tools.render.citation import places
from build_tools.render.errata import render_erratum
from build_tools.render.markdown import block, escape, official
from build_tools.render.page import ReadingPage, opening, page_file, page_values, reading_pages

CLASSES = {
    Level.PART: "part",
    Level.SUBPART: "subpart",
    Level.CHAPTER: "chapter",
    Level.SECTION: "section",
    Level.ARTICLE: "article",
    Level.PARAGRAPH: "paragraph",
    Level.ITEM: "item",
    Level.SUBITEM: "subitem",
}


def render_chapters(corpus: Corpus) -> Iterator[OutputFile]:
    """A page for every chapter, and one for what stands outside the chapters."""
    for rulebook in corpus.rulebooks:
        pages = reading_pages(rulebook)
        place = places(rulebook)
        for page in pages:
            values = page_values(rulebook, pages, page.name, "chapter")
            yield page_file(rulebook, page.name, values, _body(rulebook, page, place))


def _body(rulebook: Rulebook, page: ReadingPage, place: Mapping[str, str]) -> str:
    levels = {provision.address: provision.level for provision in page.provisions}
    headings = opening(page.provisions)
    title = headings[-1].address if headings else None
    body = "" if title else block("h1", escape(page.title), {"id": "text"})
    marks = _marks(rulebook)
    lines = Counter(provision.line for provision in page.provisions)
    for provision in page.provisions:
        tag = "h1" if provision.address == title else _tag(provision, levels)
        alone = provision.level is Level.ARTICLE and lines[provision.line] == 1  # no words beside its label
        body += _provision(provision, tag, place[provision.address], marks.get(provision.address, ""), alone=alone)
        body += "".join(_errata(rulebook, provision.address))
    return body


def _marks(rulebook: Rulebook) -> dict[str, str]:
    """Printed marks before a provision's words (# or *) that the parser counts to its indent."""
    marked = (passage for passage in rulebook.passages if passage.indent.strip())
    return {passage.address: passage.indent for passage in marked if passage.address}


def _tag(provision: Provision, levels: Mapping[str, Level]) -> str:
    if provision.level is Level.SECTION:
        return "h2"
    if provision.level is Level.ARTICLE:
        return "h3" if levels.get(provision.parent or "") is Level.SECTION else "h2"
    return "p"


def _provision(provision: Provision, tag: str, place: str, marks: str, *, alone: bool) -> str:
    kind = CLASSES[provision.level] + (" alone" if alone else "")
    attributes = {"id": provision.address, "class": kind}
    if place:
        attributes["data-cite"] = place
    printed = marks + provision.label + provision.text
    if not printed.strip():
        return f'<p><span id="{provision.address}"></span></p>\n\n'  # the address stands though nothing is printed
    if tag == "p":
        return block("p", escape(printed), attributes | {"class": f"official {kind}"})
    return block(tag, official(printed), attributes)


def _errata(rulebook: Rulebook, address: str) -> Iterator[str]:
    errata: tuple[Erratum, ...] = rulebook.errata
    return (render_erratum(erratum) for erratum in errata if erratum.address == address)
