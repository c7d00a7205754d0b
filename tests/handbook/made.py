"""Handbooks made for tests: of the two real rulebooks, and of texts written down in a test."""

from __future__ import annotations

from functools import cache

import pypdfium2  # type: ignore[import-untyped]

from build_tools.handbook.editions import find_editions
from build_tools.handbook.fonts import find_faces
from build_tools.handbook.production import Handbook, choose, make_handbooks
from build_tools.model import Corpus, Rulebook
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import annotate, compile_project
from tests.project import ROOT

RULEBOOKS = ("laiwu-2026", "linzi-2022")


@cache
def real_corpus() -> Corpus:
    """The two real rulebooks."""
    return compile_project(ROOT).corpus


@cache
def make(name: str, site: str = "") -> bytes:
    """A handbook of the real rulebooks, by its name."""
    chosen, unknown = choose(find_editions(real_corpus()), [name])
    assert not unknown
    (handbook,) = make_handbooks(real_corpus(), chosen, find_faces(), site)
    assert not handbook.refused
    return handbook.content


def corpus_of(text: str) -> Corpus:
    """A corpus of one text, of which nothing is stated."""
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    return annotate(Corpus((Rulebook("sample", "text.txt", text, metadata, parsed.passages, parsed.provisions),)))


def make_of(text: str, name: str = "text-a4") -> Handbook:
    """A handbook of a text."""
    chosen, unknown = choose(find_editions(corpus_of(text)), [f"sample/{name}"])
    assert not unknown
    (handbook,) = make_handbooks(corpus_of(text), chosen, find_faces())
    return handbook


@cache
def pages_of(name: str) -> tuple[str, ...]:
    """The words of each page of a handbook as a plain reader finds them, line by line."""
    pdf = pypdfium2.PdfDocument(make(name))
    pages = []
    for number in range(len(pdf)):
        page = pdf[number]
        words = page.get_textpage()
        pages.append(words.get_text_range().replace("\ufffe", ""))
        words.close()
        page.close()
    pdf.close()
    return tuple(pages)
