"""What every page of a pair is drawn from: both rulebooks, their links, and how the pair is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.comparison import Alignment, Parallel, Relation
from build_tools.model import Corpus, Level, OutputFile, Rulebook
from build_tools.render.markdown import Value, block, escape, front_matter, html_attributes, official
from build_tools.render.page import UNOFFICIAL, page_names, reading_pages
from build_tools.render.shelf import Shelf

TITLE = "对照"
UNREVIEWED = "机器比对，未经核对"
REVIEWED = "编者逐条核对"
CLASSES = {
    Relation.SAME: "same",
    Relation.NEAR: "near",
    Relation.OTHERWISE: "otherwise",
    Relation.THEME: "theme",
    Relation.NONE: "none",
    None: "proposed",
}
MEANINGS = (
    (Relation.SAME, "规定相同，字面差别不影响含义"),
    (Relation.NEAR, "规定相同，措辞、详略不同"),
    (Relation.OTHERWISE, "同一件事，由谁定、时限、数量、程序、情形、例外或范围不同"),
    (Relation.THEME, "只有主题相同"),
    (Relation.NONE, "对方规则未见规定"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rulebooks side by side, as their pages show them; side 0 is 甲, side 1 is 乙."""

    corpus: Corpus
    shelf: Shelf
    alignment: Alignment
    books: tuple[Rulebook, Rulebook]
    gists: tuple[Mapping[str, str], Mapping[str, str]]
    pages: Mapping[str, str]  # the page of the pair on which an article of 甲 stands

    def short(self, side: int) -> str:
        """How readers call a side: 莱芜."""
        return self.books[side].metadata.short

    def place(self, side: int, at: str) -> str:
        """第五十三条."""
        return self.shelf.places[self.books[side].id][at]

    def name(self, side: int, at: str) -> str:
        """莱芜第五十三条."""
        return self.short(side) + self.place(side, at)

    def gist(self, side: int, at: str) -> str:
        """The 条旨 of an article, or nothing."""
        return self.gists[side].get(at, "")

    def href(self, side: int, at: str) -> str:
        """The clause on its own page, as seen from a page of the pair."""
        book = self.books[side].id
        return f"../{book}/{self.shelf.pages[book][at]}.html#{at}"

    def clause(self, side: int, at: str, words: str = "") -> str:
        """A link to a clause of either side."""
        return f'<a href="{self.href(side, at)}">{escape(words or self.name(side, at))}</a>'

    def row(self, parallel: Parallel) -> str:
        """The place of two articles side by side, as seen from a page of the pair."""
        return f"{self.pages[parallel.first]}.html#{row_id(parallel)}"

    def articles(self, side: int) -> tuple[str, ...]:
        """The addresses of the articles of a side, in reading order."""
        return tuple(p.address for p in self.books[side].provisions if p.level is Level.ARTICLE)

    @property
    def title(self) -> str:
        """莱芜与临淄."""
        return f"{self.short(0)}与{self.short(1)}"

    @property
    def standing(self) -> str:
        """Who compared: an editor, or a program alone."""
        return REVIEWED if self.alignment.reviewed else UNREVIEWED


def row_id(parallel: Parallel) -> str:
    """The anchor of two articles side by side; that of an article of 甲 is its address."""
    return f"{parallel.first}--{parallel.second}"


def find_pairs(corpus: Corpus, shelf: Shelf) -> tuple[Pair, ...]:
    """Every pair of rulebooks that stands side by side on the site, the reviewed ones first."""
    return tuple(_pair(corpus, shelf, alignment) for alignment in corpus.alignments)


def _pair(corpus: Corpus, shelf: Shelf, alignment: Alignment) -> Pair:
    first, second = (shelf.rulebooks[book] for book in alignment.books)
    gists = (dict(corpus.sheet(first.id).gists), dict(corpus.sheet(second.id).gists))
    return Pair(corpus, shelf, alignment, (first, second), gists, page_names(reading_pages(first)))


def contents_of(pair: Pair) -> Iterator[tuple[str, str]]:
    """The pages of a pair: name and title."""
    yield "index", "对照概览"
    wanted = {pair.pages[at] for at in pair.articles(0)}
    yield from ((page.name, page.title) for page in reading_pages(pair.books[0]) if page.name in wanted)
    if pair.alignment.chains:
        yield "chains", "流程对照"
    if all(pair.corpus.sheet(book.id).all_facts for book in pair.books):
        yield "offices", "机构与关系"
    if pair.alignment.reviewed:
        yield "sheet", "差别一览（打印）"


def pair_file(pair: Pair, name: str, title: str, kind: str, body: str, *, under: str = "") -> OutputFile:
    """A page of a pair; `under` is the page of the contents to which it belongs, if it is not there itself."""
    entries = list(contents_of(pair))
    current = [key for key, _ in entries].index(under or name)
    listed: list[Value] = [
        {"title": words, "url": f"{pair.alignment.id}/{key}.html", "current": at == current}
        for at, (key, words) in enumerate(entries)
    ]
    around: list[Value] = [None, *listed, None] if not under else [None] * (len(listed) + 2)
    guiju: Value = {
        "kind": kind,
        "contents": listed,
        "crumbs": _crumbs(pair, title, overview=name == "index"),
        "previous": around[current],
        "next": around[current + 2],
    }
    values: dict[str, Value] = {
        "title": f"{title} · {pair.title}{TITLE}",
        "description": f"{pair.title}：{title}。{pair.standing}。{UNOFFICIAL}",
        "guiju": guiju,
        "hide": ["toc"],
    }
    return OutputFile(f"{pair.alignment.id}/{name}.md", (front_matter(values) + body).encode())


def _crumbs(pair: Pair, title: str, *, overview: bool) -> list[Value]:
    home: list[Value] = [{"title": "首页", "url": "index.html"}, {"title": TITLE, "url": "compare.html"}]
    own: Value = {"title": pair.title, "url": None if overview else f"{pair.alignment.id}/index.html"}
    return [*home, own] if overview else [*home, own, {"title": title, "url": None}]


def relation_tag(relation: Relation | None) -> str:
    """同事异规 as a small mark; 机器比对 where nobody said what the relation is."""
    words = relation.value if relation else "机器比对"
    return f'<b class="relation {CLASSES[relation]}">{words}</b>'


def kind_names(pair: Pair, kinds: Sequence[str]) -> tuple[str, ...]:
    """The kinds of a difference as readers see them: 新增 is what only 甲 has, 缺项 what only 乙 has."""
    named = {"新增": f"只有{pair.short(0)}写明", "缺项": f"只有{pair.short(1)}写明"}
    return tuple(named.get(kind, kind) for kind in kinds)


def kind_tags(pair: Pair, kinds: Sequence[str]) -> str:
    """The kinds of a difference as small marks."""
    return "".join(f'<span class="kind">{escape(name)}</span>' for name in kind_names(pair, kinds))


def quotes(pair: Pair, parallel: Parallel) -> str:
    """The words of both sides that prove a difference, each with a link to its clause."""
    own = (parallel.first_quote, parallel.second_quote)
    columns = "".join(
        f'<div class="side"><p class="side-name">{pair.clause(side, quote.at)}</p>'
        f"<blockquote>{official(quote.words)}</blockquote></div>"
        for side, quote in enumerate(own)
        if quote
    )
    return f'<div class="sides quotes">{columns}</div>' if columns else ""


def notice(pair: Pair) -> str:
    """For every page of a pair that nobody reviewed: that it is so."""
    if pair.alignment.reviewed:
        return ""
    words = f"**{UNREVIEWED}。** 对应关系由程序按文字、职责、时限和次序推定，没有人核对过，也没有写明差别的性质。"
    return block("p", words, {"class": "editorial unreviewed", "role": "note"})


def listing(items: Sequence[str], attributes: Mapping[str, str]) -> str:
    """A list of HTML items; nothing where there are none."""
    return f"<ul{html_attributes(attributes)}>{''.join(items)}</ul>\n\n" if items else ""
