"""Overview of a rulebook: its metadata, its contents down to articles, its 勘误提示.

The entries bear the permanent anchors: `laiwu-2026/index.html#a53` leads on to the page that holds
article 53, and goes on doing so when pages are cut otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.model import Corpus, Level, OutputFile, Provision, Rulebook
from build_tools.render.citation import places
from build_tools.render.citing import render_cited_by, render_citing
from build_tools.render.dates import chinese_date
from build_tools.render.dead import find_dead, render_dead_list
from build_tools.render.downloads import book_downloads, handbook_downloads, render_downloads
from build_tools.render.errata import render_errata
from build_tools.render.facts import bare_gist
from build_tools.render.markdown import block, escape, link, shorten
from build_tools.render.originals import render_original_row
from build_tools.render.page import (
    SILENT_NOTICE,
    UNOFFICIAL,
    ReadingPage,
    heading_title,
    page_file,
    page_names,
    page_values,
    pages_beside,
    reading_pages,
)
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.render.standing import render_banner, render_in_force
from build_tools.render.timeline import render_timeline
from build_tools.statements import Sheet
from build_tools.versions.standing import Standing, find_standings

SILENT_RULES = "规则未写明"
FIRST_WORDS = 30
GISTS = block(
    "p",
    f"各条后面是编者拟的条旨，不是规则内容；{link('怎样读', '../about.md#layers')}",
    {"class": "editorial guide"},
)


def render_overviews(corpus: Corpus) -> Iterator[OutputFile]:
    """One page a rulebook."""
    shelf = stock_shelf(corpus)
    standings = find_standings(corpus)
    for rulebook in corpus.rulebooks:
        pages = reading_pages(rulebook)
        sheet = corpus.sheet(rulebook.id)
        values = page_values(rulebook, pages, "index", "overview", pages_beside(sheet))
        yield page_file(rulebook, "index", values, "".join(_body(corpus, shelf, standings, rulebook)))


def _body(corpus: Corpus, shelf: Shelf, standings: Mapping[str, Standing], rulebook: Rulebook) -> Iterator[str]:
    pages, sheet = reading_pages(rulebook), corpus.sheet(rulebook.id)
    yield block("h1", escape(rulebook.metadata.title), {"id": "overview"})
    yield block("p", f"{UNOFFICIAL}。", {"class": "editorial standing"})
    yield render_banner(standings[rulebook.id]) + render_in_force(standings[rulebook.id])
    yield _definitions(_metadata(rulebook)) + render_original_row(rulebook)
    yield block("p", " ".join(_links(shelf, rulebook, sheet)), {"class": "actions"})
    yield render_downloads((*book_downloads(rulebook), *handbook_downloads(corpus, rulebook)))
    yield render_timeline(rulebook, standings)
    yield block("h2", "目录", {"id": "contents"})
    yield GISTS if sheet.gists else ""
    yield "".join(_contents(rulebook, pages, dict(sheet.gists)))
    yield from render_citing(shelf, rulebook.id)
    yield from render_cited_by(shelf, rulebook.id)
    yield from render_dead_list(shelf, rulebook.id)
    yield from render_errata(rulebook, places(rulebook), page_names(pages))


def _metadata(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    known = rulebook.metadata
    adopted = known.adopted
    passed = (adopted.by or "") + (f"（{chinese_date(adopted.date)}）" if adopted.date else "")
    effective = chinese_date(known.effective) if known.effective else ""
    rule = (known.effective_rule or "").strip().removesuffix("。")
    yield "发文机关", known.issuer or SILENT_NOTICE
    yield "文号", known.document_number or SILENT_NOTICE
    yield "通过", passed or SILENT_NOTICE
    yield "成文日期", chinese_date(known.issued) if known.issued else SILENT_NOTICE
    yield "施行", (f"{effective}（{rule}）" if effective and rule else effective or rule) or SILENT_RULES
    yield "废止", "、".join(known.repeals) or SILENT_RULES


def _definitions(rows: Iterator[tuple[str, str]]) -> str:
    return "".join(f"{name}\n:   {escape(' '.join(value.split()))}\n\n" for name, value in rows)


def _links(shelf: Shelf, rulebook: Rulebook, sheet: Sheet) -> Iterator[str]:
    pages = reading_pages(rulebook)
    if pages:
        yield link("从头阅读", f"{pages[0].name}.md")
    yield link("全文", "full.md")
    yield from (link(title, f"{name}.md") for name, title in pages_beside(sheet))
    if shelf.references[rulebook.id]:
        yield "[引用](#references)"
    if find_dead(shelf, rulebook.id):
        yield "[失效引用](#dead)"
    if rulebook.errata:
        yield f"[勘误提示（{len(rulebook.errata)}处）](#errata)"
    yield link("开放数据（JSON）", f"../data/{rulebook.id}.json")


def _contents(rulebook: Rulebook, pages: tuple[ReadingPage, ...], gists: Mapping[str, str]) -> Iterator[str]:
    place = places(rulebook)
    names = page_names(pages)
    first_words = _first_words(rulebook)
    finer = _finer(rulebook)
    for provision in rulebook.provisions:
        target = f"{names[provision.address]}.md#{provision.address}"
        anchors = "".join(f'<span id="{address}"></span>' for address in finer.get(provision.address, ()))
        if provision.level.is_heading:
            yield _heading_entry(provision, heading_title(provision, place), target)
        elif provision.address in first_words:
            gist = gists.get(provision.address)
            words = bare_gist(gist) if gist else escape(first_words[provision.address])
            yield _entry(provision, words, target, anchors)


def _heading_entry(provision: Provision, title: str, target: str) -> str:
    tag = "h4" if provision.level is Level.SECTION else "h3"
    return block(tag, link(title, target), {"id": provision.address, "class": "entry"})


def _entry(provision: Provision, words: str, target: str, anchors: str) -> str:
    label = provision.label.strip()
    text = f"[**{escape(label)}** {words}]({target})" if label else f"[{words}]({target})"
    return block("p", anchors + text, {"id": provision.address, "class": "entry"})


def _first_words(rulebook: Rulebook) -> dict[str, str]:
    """The words to show for every provision that has an entry: articles, and what stands in none."""
    words: dict[str, str] = {}
    for provision, owner in _owners(rulebook):
        if owner not in words or not words[owner]:
            words[owner] = shorten(_own_words(provision), FIRST_WORDS)
    return words


def _own_words(provision: Provision) -> str:
    return provision.text if provision.level <= Level.ARTICLE else provision.label + provision.text


def _finer(rulebook: Rulebook) -> dict[str, list[str]]:
    """The addresses of paragraphs, items and subitems, by the entry that answers for them."""
    finer: dict[str, list[str]] = {}
    for provision, owner in _owners(rulebook):
        if provision.address != owner:
            finer.setdefault(owner, []).append(provision.address)
    return finer


def _owners(rulebook: Rulebook) -> Iterator[tuple[Provision, str]]:
    owners: dict[str, str] = {}
    headings: Mapping[str, None] = dict.fromkeys(p.address for p in rulebook.provisions if p.level.is_heading)
    for provision in rulebook.provisions:
        if provision.address in headings:
            continue
        owners[provision.address] = owners.get(provision.parent or "", provision.address)
        yield provision, owners[provision.address]
