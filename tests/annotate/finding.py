"""What the annotators find in a text, as short lines that a table can hold."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.annotate.references import find_references
from build_tools.check.references import check_references
from build_tools.model import Corpus, Instrument, Reference, Rulebook
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text


def make_corpus(text: str, register: Sequence[Instrument] = ()) -> Corpus:
    """A text whose first line is its title, annotated."""
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    corpus = Corpus(
        (Rulebook("rules", "text.txt", text, metadata, parsed.passages, parsed.provisions),), tuple(register)
    )
    return corpus.plus(find_references(corpus))


def find_in(text: str, register: Sequence[Instrument] = ()) -> tuple[Reference, ...]:
    """Every reference of a text."""
    return make_corpus(text, register).references


def cited(sentence: str, title: str = "某区人民政府工作规则", register: Sequence[Instrument] = ()) -> list[str]:
    """The references of one sentence, as `kind words = what is meant`, where that is not the words themselves."""
    found = find_in(f"{title}\n第一条　{sentence}\n第二条　其他事项。\n", register)
    return [
        f"{r.kind} {r.text}" + (f" = {r.canonical}" if r.canonical != r.text else "") for r in found if r.at == "a1.p1"
    ]


def problems(text: str) -> list[str]:
    """The messages about the references of a text."""
    return [problem.message for problem in check_references(make_corpus(text))]
