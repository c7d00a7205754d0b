"""术语: the policy terms that a rulebook uses, explained, each with the basis of its explanation and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.markdown import block, escape, link
from build_tools.render.page import GLOSSARY, page_file, page_values, pages_beside, reading_pages
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.statements import Sheet, Term

LEAD = "条文用到而没有展开的说法。“编者释义”是编者所写，不是规则内容；“条文原文”是依条文本身的说明。"
ANCHOR_LENGTH = 10


def render_glossaries(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/glossary.md` for every rulebook that has terms."""
    shelf = stock_shelf(corpus)
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if sheet.terms:
            values = page_values(rulebook, reading_pages(rulebook), GLOSSARY[0], "glossary", pages_beside(sheet))
            body = "".join(_body(shelf, rulebook, sheet))
            yield page_file(rulebook, GLOSSARY[0], values | {"hide": ["toc"]}, body)


def term_anchor(word: str) -> str:
    """The anchor of a term on its page: the same for ever, whatever terms come or go."""
    return "t-" + sha256(word.encode("utf-8", "surrogatepass")).hexdigest()[:ANCHOR_LENGTH]


def merge_terms(sheet: Sheet) -> dict[str, tuple[Term, ...]]:
    """The terms of a rulebook by word, in reading order; a word that is explained twice stands once."""
    merged: dict[str, list[Term]] = {}
    for term in sheet.terms:
        merged.setdefault(term.word, []).append(term)
    return {word: tuple(terms) for word, terms in merged.items()}


def _body(shelf: Shelf, rulebook: Rulebook, sheet: Sheet) -> Iterator[str]:
    terms = merge_terms(sheet)
    yield block("h1", GLOSSARY[1], {"id": "glossary"})
    yield block("p", f"共{len(terms)}条。{LEAD}", {"class": "editorial standing"})
    for word, senses in terms.items():
        yield block("h2", escape(word), {"id": term_anchor(word), "class": "term"})
        for explanation in dict.fromkeys(term.explanation for term in senses):
            same = [term for term in senses if term.explanation == explanation]
            yield block("p", escape(explanation) + " " + _sources(shelf, rulebook, same), {"class": "explanation"})


def _sources(shelf: Shelf, rulebook: Rulebook, terms: Sequence[Term]) -> str:
    """On what an explanation rests, and where the term stands."""
    places = (
        link(shelf.places[rulebook.id][term.at], f"{shelf.pages[rulebook.id][term.at]}.md#{term.at}") for term in terms
    )
    bases = dict.fromkeys(term.basis for term in terms)
    return f"<small>{escape('；'.join(bases))} · {'、'.join(dict.fromkeys(places))}</small>"
