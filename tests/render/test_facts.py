"""Below each article: every fact once, linked to its clause and marking its words; nothing in the official text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from build_tools.render.backlinks import find_owners
from build_tools.render.chapter import render_chapters
from build_tools.render.wording import act_parts
from build_tools.statements import Sheet
from tests.render.stated import find_pieces, read_markdown, real_corpus, words

BOOKS = ("laiwu-2026", "linzi-2022")
FACT_LINKS = './/*[contains(@class, "limits") or contains(@class, "facts")]//a[@data-quote]'


def find_layers(rulebook: str) -> dict[str, html.HtmlElement]:
    """The block of every article of a rulebook, by its address."""
    corpus = real_corpus()
    pages = read_markdown(file for file in render_chapters(corpus) if file.path.startswith(rulebook))
    pieces = (piece for page in pages.values() for piece in find_pieces(page, '<section class="editorial layer"'))
    return {str(piece.get("data-of")): piece for piece in pieces}


@pytest.mark.parametrize("rulebook", BOOKS)
def test_every_fact_stands_once_below_its_article(rulebook: str) -> None:
    """Neither lost nor repeated, and with a link to the very provision."""
    corpus = real_corpus()
    book = next(book for book in corpus.rulebooks if book.id == rulebook)
    owners, layers = find_owners(book), find_layers(rulebook)
    expected: dict[str, Counter[str]] = {}
    for fact in corpus.sheet(rulebook).all_facts:
        expected.setdefault(owners[fact.at], Counter())[f"#{fact.at}"] += 1
    found = {of: Counter(str(a.get("href")) for a in layer.xpath(FACT_LINKS)) for of, layer in layers.items()}
    assert {of: count for of, count in found.items() if count} == expected
    assert sum(sum(count.values()) for count in found.values()) == len(corpus.sheet(rulebook).all_facts) > 300


@pytest.mark.parametrize("rulebook", BOOKS)
def test_every_fact_says_its_matter_and_all_that_travels_with_it(rulebook: str) -> None:
    """What is done, modal, exception, every limit and the effect of silence stand in the block of the article."""
    layers = find_layers(rulebook)
    for fact in real_corpus().sheet(rulebook).all_facts:
        text = words(layers[fact.article])
        assert set(fact.matter) <= set(text) or act_parts(fact)[1] in text, fact
        said = (fact.modal, fact.exception, fact.silence, *(limit.text for limit in fact.limits))
        assert [part for part in said if part and part not in text] == [], fact
        assert fact.condition is None or fact.condition in text or fact.condition in fact.matter
        names = fact.who or fact.inferred
        assert [party.name for party in names if party.name not in text] == []
        assert fact.who or "规则未写明" in text


@pytest.mark.parametrize("rulebook", BOOKS)
def test_gists_notes_and_chains_stand_at_their_article(rulebook: str) -> None:
    """条旨 in the heading, editor's notes and chains in the block."""
    sheet, layers = real_corpus().sheet(rulebook), find_layers(rulebook)
    pages = "".join(read_markdown(f for f in render_chapters(real_corpus()) if f.path.startswith(rulebook)).values())
    assert [gist for _, gist in sheet.gists if pages.count(f'<span class="gist">【{gist}】</span>') < 1] == []
    for note in sheet.notes:
        assert note.text in words(layers[note.at.split(".")[0]])
    for chain in sheet.chains:
        for step in chain.steps:
            links = layers[step.fact.article].xpath(".//a/@href")
            assert f"chain-{chain.id}.html" in links
    for programme in sheet.programmes:
        assert "纲领性要求" in words(layers[programme.at.split(".")[0]])


@pytest.mark.parametrize("rulebook", BOOKS)
def test_marked_words_are_the_quote(site: Path, rulebook: str) -> None:
    """What the page marks for a link is what the fact quotes, letter for letter."""
    spans = {(f.at, f.end - f.start, f.quote) for f in real_corpus().sheet(rulebook).all_facts}
    marked = set()
    for path in sorted((site / rulebook).glob("c*.html")):
        page = html.parse(path).getroot()
        for link in page.xpath(f'//*[contains(@class, "layer")]{FACT_LINKS[1:]}'):
            address, span = str(link.get("href"))[1:], str(link.get("data-quote")).split("-")
            start, end = map(int, span)
            marked.add((address, end - start, words(page.get_element_by_id(address))[start:end]))
    assert marked == spans


@pytest.mark.parametrize("rulebook", BOOKS)
def test_nothing_editorial_stands_outside_its_blocks(site: Path, rulebook: str) -> None:
    """With official text, editorial blocks and 条旨 taken away, a chapter page has no words left."""
    for path in sorted((site / rulebook).glob("c[0-9]*.html")):
        page = html.parse(path).getroot().find_class("page-chapter")[0]
        assert [one for one in page.find_class("editorial") if one.find_class("official")] == []
        for kind in ("official", "editorial", "gist", "previews", "downloads"):
            for element in page.find_class(kind):
                element.drop_tree()
        assert "".join(words(page).split()) == ""


def sheets() -> list[Sheet]:
    """The sheets of both rulebooks."""
    return [real_corpus().sheet(rulebook) for rulebook in BOOKS]
