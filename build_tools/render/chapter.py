"""Chapter pages: the official text, each provision under its permanent anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from build_tools.model import Corpus, Erratum, Level, OutputFile, Provision, Reference, Rulebook
from build_tools.render.backlinks import Backlink, find_backlinks, find_ends, find_owners, render_backlinks
from build_tools.render.cast import find_casts
from build_tools.render.compare.notes import find_parallel_notes
from build_tools.render.concepts import find_bases
from build_tools.render.counterparts import compare_versions, find_notes, find_targets
from build_tools.render.dead import find_dead, render_dead
from build_tools.render.downloads import book_downloads, handbook_downloads, render_downloads
from build_tools.render.errata import render_grave, render_typography
from build_tools.render.facts import Layer, find_layers, gist_span, render_layer
from build_tools.render.links import Here, mark_references
from build_tools.render.markdown import block, escape, escape_ends, escape_inside, link, official_span
from build_tools.render.mentions import Setting, find_quiet_links, quiet_previews, render_foundings
from build_tools.render.page import ReadingPage, opening, page_file, page_values, pages_beside, reading_pages
from build_tools.render.previews import render_previews
from build_tools.render.quiet import Quiet
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.render.standing import render_banner
from build_tools.versions.standing import find_standings

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
GUIDE = block(
    "p",
    f"宋体字是规则原文。浅底方框是编者整理的说明，点“展开”看每一项由谁做；{link('怎样读', '../about.md#layers')}",
    {"class": "editorial guide"},
)


@dataclass(frozen=True, slots=True)
class Notes:
    """What is said of a rulebook beside its words: its references and its notes, by the address they stand at."""

    references: Mapping[str, tuple[Reference, ...]]
    marks: Mapping[str, str]
    errata: Mapping[str, tuple[Erratum, ...]]  # by article
    dead: Mapping[str, tuple[str, ...]]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    ends: Mapping[str, str]  # the last provision of an article: the article
    versions: Mapping[str, str]  # what an article is in other versions
    parallels: Mapping[str, str]  # what answers to an article elsewhere
    layers: Mapping[str, Layer]
    gists: Mapping[str, str]
    quiet: Mapping[str, tuple[Quiet, ...]]
    setting: Setting


def render_chapters(corpus: Corpus) -> Iterator[OutputFile]:
    """A page for every chapter, and one for what stands outside the chapters."""
    shelf, standings, comparisons = stock_shelf(corpus), find_standings(corpus), compare_versions(corpus)
    counterparts, targets = find_notes(comparisons), find_targets(comparisons)
    casts, parallels = find_casts(corpus), find_parallel_notes(corpus, shelf)
    for rulebook in corpus.rulebooks:
        pages = reading_pages(rulebook)
        sheet = corpus.sheet(rulebook.id)
        cast, bases = casts[rulebook.id], find_bases(corpus, rulebook)
        setting = Setting(corpus, rulebook, cast, bases, shelf.pages[rulebook.id])
        notes = _notes(shelf, rulebook, counterparts.get(rulebook.id, {}), setting)
        notes = replace(notes, parallels=parallels.get(rulebook.id, {}))
        for page in pages:
            values = page_values(rulebook, pages, page.name, "chapter", pages_beside(sheet))
            banner = render_banner(standings[rulebook.id], targets.get((rulebook.id, page.name), ""))
            yield page_file(rulebook, page.name, values, banner + _body(Here(shelf, rulebook, page.name), page, notes))


def _notes(
    shelf: Shelf,
    rulebook: Rulebook,
    versions: Mapping[str, str],
    setting: Setting,
) -> Notes:
    references: dict[str, tuple[Reference, ...]] = {}
    for reference in shelf.references[rulebook.id]:
        references[reference.at] = (*references.get(reference.at, ()), reference)
    dead, backlinks = find_dead(shelf, rulebook.id), find_backlinks(shelf, rulebook)
    layers, gists = find_layers(rulebook, setting.sheet), dict(setting.sheet.gists)
    quiet = find_quiet_links(setting, shelf.references[rulebook.id])
    marks, errata, ends = _marks(rulebook), _errata(rulebook), find_ends(rulebook)
    return Notes(references, marks, errata, dead, backlinks, ends, versions, {}, layers, gists, quiet, setting)


def _errata(rulebook: Rulebook) -> dict[str, tuple[Erratum, ...]]:
    owners = find_owners(rulebook)
    errata: dict[str, tuple[Erratum, ...]] = {}
    for erratum in rulebook.errata:
        if erratum.address in owners:
            owner = owners[erratum.address]
            errata[owner] = (*errata.get(owner, ()), erratum)
    return errata


def _body(here: Here, page: ReadingPage, notes: Notes) -> str:
    levels = {provision.address: provision.level for provision in page.provisions}
    headings = opening(page.provisions)
    title = headings[-1].address if headings else None
    body = [] if title else [block("h1", escape(page.title), {"id": "text"})]
    lines = Counter(provision.line for provision in page.provisions)
    for provision in page.provisions:
        tag = "h1" if provision.address == title else _tag(provision, levels)
        alone = provision.level is Level.ARTICLE and lines[provision.line] == 1  # no words beside its label
        body.append(_provision(here, provision, tag, notes, alone=alone))
        body.extend([GUIDE] if provision.address == title and notes.layers else [])
        body.extend(_below(here, provision.address, notes))
    found = (reference for p in page.provisions for reference in notes.references.get(p.address, ()))
    quiet = [link for p in page.provisions for link in notes.quiet.get(p.address, ())]
    more = quiet_previews(notes.setting, quiet, here.place)
    offer = _offer(here, notes)
    return "".join(body) + offer + render_previews(here, tuple(found), more)


def _offer(here: Here, notes: Notes) -> str:
    """The download line: the rulebook in every form, and the chapter by itself."""
    corpus, rulebook = notes.setting.corpus, here.rulebook
    whole = (*book_downloads(rulebook), *handbook_downloads(corpus, rulebook))
    return render_downloads((*whole, *handbook_downloads(corpus, rulebook, here.page)))


def _words(here: Here, provision: Provision, notes: Notes) -> str:
    """A provision as printed, its references as links; empty where nothing is printed."""
    label = notes.marks.get(provision.address, "") + provision.label
    if not (label + provision.text).strip():
        return ""
    references, quiet = notes.references.get(provision.address, ()), notes.quiet.get(provision.address, ())
    marked = mark_references(here, provision, references, quiet)
    return escape_ends(escape_inside(label) + marked)


def _below(here: Here, address: str, notes: Notes) -> Iterator[str]:
    """The notes that stand below a provision, and at the end of an article what cites it."""
    yield from render_grave([erratum for erratum in here.rulebook.errata if erratum.address == address])
    yield render_dead(notes.dead.get(address, ()))
    owner = notes.ends.get(address, "")
    yield render_typography(notes.errata.get(owner, ()))
    if owner in notes.layers:
        yield render_layer(here, owner, notes.layers[owner])
    yield render_foundings(owner, notes.setting, here.place)
    yield notes.versions.get(owner, "")
    yield notes.parallels.get(owner, "")
    if owner in notes.backlinks:
        yield render_backlinks(owner, notes.backlinks[owner], here.place)


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


def _provision(here: Here, provision: Provision, tag: str, notes: Notes, *, alone: bool) -> str:
    content, place = _words(here, provision, notes), here.place[provision.address]
    kind = CLASSES[provision.level] + (" alone" if alone else "")
    attributes = {"id": provision.address, "class": kind}
    if place:
        attributes["data-cite"] = place
    if not content:
        return f'<p><span id="{provision.address}"></span></p>\n\n'  # the address stands though nothing is printed
    if tag == "p":
        return block("p", content, attributes | {"class": f"official {kind}"})
    gist = f" {gist_span(notes.gists[provision.address])}" if provision.address in notes.gists else ""
    return block(tag, official_span(content) + gist, attributes)
