"""Which handbooks there are: for each rulebook its editions, chapters and roles; how each is set.

`<rulebook>/text-a4` is a name as the command line takes it; the file is `downloads/<rulebook>/text-a4.pdf`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from build_tools.handbook.appendices import appendix_entries
from build_tools.handbook.binding import WORDS, Binding, bind
from build_tools.handbook.fonts import Faces
from build_tools.handbook.index import NOTE, find_index
from build_tools.handbook.notes import annotate_volume
from build_tools.handbook.official import Beside, chapter_entries, count_tabs, official_entries
from build_tools.handbook.posters import Poster, find_posters, poster_figure
from build_tools.handbook.posts import has_handbook, post_entries
from build_tools.handbook.procedures import procedure_entries
from build_tools.handbook.side_by_side import comparison_entries
from build_tools.handbook.typesetting import Job
from build_tools.model import Corpus, Offer, Rulebook
from build_tools.render.cast import Appearance
from build_tools.render.compare.pair import Pair, find_pairs
from build_tools.render.downloads import FOLDER
from build_tools.render.page import ReadingPage, reading_pages
from build_tools.render.shelf import stock_shelf
from build_tools.render.stage import Stage, set_stages

WHOLE, CHAPTER, POST, POSTER = "本规则", "本章", "本岗位", "本图"
BOOK = ""  # the subject of what is about a whole rulebook


@dataclass(frozen=True, slots=True)
class Edition:
    """A handbook that can be made: its name, whose it is, what a link to it says, how its data come about."""

    name: str  # laiwu-2026/notes-a5
    rulebook: str
    subject: str  # the page of the site that it belongs to: c9, role-district-head; BOOK
    words: str
    compose: Callable[[str], Binding]  # for a site at this address
    standing: bool = True  # whether `make site` makes it
    of: str = WHOLE
    title: str = ""  # of the chapter or role that it is about

    @property
    def folds(self) -> bool:
        """Whether its pages are A5, two of which make a sheet of A4."""
        return self.name.endswith("-a5")

    @property
    def offer(self) -> Offer:
        """What the pages of the site say of it."""
        path = f"{FOLDER}/{self.name}.pdf"
        saved = (self.title or self.words).replace(" PDF", "")
        return Offer(self.rulebook, self.subject, path, self.of, self.words, saved)


def find_editions(corpus: Corpus) -> Iterator[Edition]:
    """Every handbook that can be made of a corpus, by rulebook."""
    for rulebook in corpus.rulebooks:
        # read once, when the first edition asks for it
        whole = cache(partial(annotate_volume, corpus, rulebook, chains=True))
        beside = cache(partial(annotate_volume, corpus, rulebook))
        yield from _texts(rulebook)
        yield from _annotated(corpus, rulebook, whole)
        yield from _chapters(rulebook, beside)
        yield from _procedures(corpus, rulebook)
        yield from _posters(corpus, rulebook)
    for stage in set_stages(corpus):
        yield from _posts(stage)
    for pair in find_pairs(corpus, stock_shelf(corpus)) if any(one.reviewed for one in corpus.alignments) else ():
        yield from _comparisons(pair)


def make_job(corpus: Corpus, edition: Edition, faces: Faces, site: str = "") -> Job:
    """The job of setting an edition, for a site at this address."""
    rulebook = next(rulebook for rulebook in corpus.rulebooks if rulebook.id == edition.rulebook)
    return bind(rulebook, edition.compose(site), faces, site)


def _texts(rulebook: Rulebook) -> Iterator[Edition]:
    for sheet, size, standing in (("gb", "A4", True), ("gb5", "A5", False)):

        def compose(_site: str, sheet: str = sheet) -> Binding:
            entries = tuple(official_entries(rulebook, Beside()))
            return Binding(
                "text", sheet, "正文本", _subtitle(rulebook), WORDS["text"], entries, 2, count_tabs(rulebook)
            )

        name = f"{rulebook.id}/text-{size.lower()}"
        yield Edition(name, rulebook.id, BOOK, f"正文本 PDF（{size}）", compose, standing)


def _annotated(corpus: Corpus, rulebook: Rulebook, beside: Callable[[], Beside]) -> Iterator[Edition]:
    if not corpus.sheet(rulebook.id).all_facts:
        return
    for size in ("A4", "A5"):

        def compose(_site: str, sheet: str = size.lower()) -> Binding:
            entries, appendix = tuple(official_entries(rulebook, beside())), tuple(appendix_entries(corpus, rulebook))
            return Binding(
                "text", sheet, "注释本", _subtitle(rulebook), WORDS["notes"], entries, 3,
                count_tabs(rulebook), appendix, find_index(corpus, rulebook), NOTE,
            )  # fmt: skip

        yield Edition(f"{rulebook.id}/notes-{size.lower()}", rulebook.id, BOOK, f"注释本 PDF（{size}）", compose)


def _chapters(rulebook: Rulebook, beside: Callable[[], Beside]) -> Iterator[Edition]:
    """Each chapter by itself, annotated; nothing where the whole is one."""
    pages = reading_pages(rulebook)
    for page in pages if len(pages) > 1 else ():

        def compose(_site: str, page: ReadingPage = page) -> Binding:
            wanted = frozenset(provision.address for provision in page.provisions)
            entries = tuple(chapter_entries(rulebook, beside(), wanted))
            return Binding(
                "leaflet",
                "a4",
                page.title,
                _subtitle(rulebook),
                WORDS["notes"],
                entries,
                page=f"{rulebook.id}/{page.name}.html",
            )

        name = f"{rulebook.id}/{page.name}"
        yield Edition(name, rulebook.id, page.name, "PDF", compose, of=CHAPTER, title=page.title)


def _procedures(corpus: Corpus, rulebook: Rulebook) -> Iterator[Edition]:
    """流程手册."""
    if corpus.sheet(rulebook.id).chains:

        def compose(_site: str) -> Binding:
            entries = tuple(procedure_entries(corpus, rulebook))
            return Binding(
                "text",
                "a4w",
                "流程手册",
                _subtitle(rulebook),
                WORDS["chains"],
                entries,
                1,
                page=f"{rulebook.id}/chains.html",
            )

        yield Edition(f"{rulebook.id}/chains-a4", rulebook.id, BOOK, "流程手册 PDF", compose)


def _posters(corpus: Corpus, rulebook: Rulebook) -> Iterator[Edition]:
    """墙图 on A3."""
    for poster in find_posters(corpus, rulebook):

        def compose(site: str, poster: Poster = poster) -> Binding:
            figure = poster_figure(poster, corpus, stock_shelf(corpus), rulebook, site)
            entries = (figure,) if figure else ()
            page, subtitle, about = f"{rulebook.id}/{poster.page}.html", _subtitle(rulebook), WORDS["poster"]
            return Binding("poster", "a4w", poster.name, subtitle, about, entries, page=page, headed=poster.headed)

        name = f"{rulebook.id}/{poster.page}-a3"
        yield Edition(name, rulebook.id, poster.page, "墙图 PDF（A3）", compose, of=POSTER, title=poster.name)


def _posts(stage: Stage) -> Iterator[Edition]:
    """岗位手册, for each role of which enough is stated."""
    rulebook = stage.desk.rulebook
    for one in filter(has_handbook, stage.cast.values()):

        def compose(_site: str, one: Appearance = one) -> Binding:
            entries = tuple(post_entries(stage, one))
            name = f"岗位手册：{one.actor.name}"
            return Binding(
                "text",
                "a5w",
                name,
                _subtitle(rulebook),
                WORDS["post"],
                entries,
                2,
                page=f"{rulebook.id}/{one.page}.html",
            )

        name = f"{rulebook.id}/{one.page}-a5"
        yield Edition(
            name, rulebook.id, one.page, "岗位手册 PDF（A5）", compose, of=POST, title=f"岗位手册-{one.actor.name}"
        )


def _comparisons(pair: Pair) -> Iterator[Edition]:
    """对照本 of two rulebooks that a person compared."""
    if not pair.alignment.reviewed:
        return

    def compose(_site: str) -> Binding:
        entries, page = tuple(comparison_entries(pair)), f"{pair.alignment.id}/index.html"
        about, beside = WORDS["compare"], pair.books[1]
        return Binding("text", "a4w", "对照本", "", about, entries, 2, page=page, beside=beside)

    name = f"{pair.books[0].id}/compare-{pair.books[1].id}-a4"
    yield Edition(name, pair.books[0].id, BOOK, f"与{pair.short(1)}对照 PDF", compose)


def _subtitle(rulebook: Rulebook) -> str:
    number = rulebook.metadata.document_number
    return number or ""
