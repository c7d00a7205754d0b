"""术语: the terms of all rulebooks on one page, a word that several explain once, with the words of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_tools.model import Corpus, OutputFile
from build_tools.render.glossary import LEAD, merge_terms, term_anchor
from build_tools.render.markdown import block, escape, front_matter
from build_tools.render.registers.tables import root_values
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.statements import Term

NAME, TITLE = "glossary", "术语"
NONE = "尚未整理术语。"


def render_terms(corpus: Corpus) -> Iterator[OutputFile]:
    """`glossary.md`, at the root of the site."""
    values = root_values(TITLE, LEAD, "glossary")
    body = "".join(_body(stock_shelf(corpus), find_terms(corpus)))
    yield OutputFile(f"{NAME}.md", (front_matter(values) + body).encode())


def find_terms(corpus: Corpus) -> dict[str, tuple[Term, ...]]:
    """Every explanation by its word, in the order of GB 2312, which is by pinyin for the common characters."""
    found: dict[str, list[Term]] = {}
    for rulebook in corpus.rulebooks:
        for word, senses in merge_terms(corpus.sheet(rulebook.id)).items():
            found.setdefault(word, []).extend(senses)
    ordered = sorted(found, key=lambda word: (word.encode("gb18030", "replace"), word))
    return {word: tuple(found[word]) for word in ordered}


def _body(shelf: Shelf, terms: Mapping[str, Sequence[Term]]) -> Iterator[str]:
    yield block("h1", TITLE, {"id": "glossary"})
    yield block("p", f"共{len(terms)}条。{LEAD}" if terms else NONE, {"class": "editorial standing"})
    for word, senses in terms.items():
        yield block("h2", escape(word), {"id": term_anchor(word), "class": "term"})
        for explanation in dict.fromkeys(term.explanation for term in senses):
            same = [term for term in senses if term.explanation == explanation]
            sources = f"<small>{'；'.join(_sources(shelf, same))}</small>"
            yield block("p", f"{escape(explanation)} {sources}", {"class": "explanation"})


def _sources(shelf: Shelf, terms: Sequence[Term]) -> Iterator[str]:
    """On what an explanation rests, and every place of the term: 编者释义 · 莱芜第三条、临淄第五条."""
    yield escape("、".join(dict.fromkeys(term.basis for term in terms)))
    for rulebook in dict.fromkeys(term.rulebook for term in terms):
        own = dict.fromkeys(term.at for term in terms if term.rulebook == rulebook)
        pages, places = shelf.pages[rulebook], shelf.places[rulebook]
        links = "、".join(f'<a href="{rulebook}/{pages[at]}.html#{at}">{escape(places[at])}</a>' for at in own)
        yield f"{escape(shelf.rulebooks[rulebook].metadata.short)}{links}"
