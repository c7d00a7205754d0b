"""What the patterns publish: the high tier, for rulebooks that nobody has annotated, labelled 规则抽取."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_tools.extract.finder import ROWS, find_candidates
from build_tools.extract.rows import Tier
from build_tools.facts.names import name_table
from build_tools.model import Corpus, Rulebook
from build_tools.statements import Fact, Sheet

HIGH = tuple(row for row in ROWS if row.tier is Tier.HIGH)


def add_extracted(corpus: Corpus) -> Corpus:
    """The corpus with extracted facts for each rulebook that has no reviewed ones, less what its 否决 switches off."""
    sheets = {sheet.rulebook: sheet for sheet in corpus.sheets}
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if not sheet.all_facts:
            sheets[rulebook.id] = replace(sheet, facts=tuple(extract_facts(corpus, rulebook, sheet)))
    return replace(corpus, sheets=tuple(sheets.values()))


def extract_facts(corpus: Corpus, rulebook: Rulebook, sheet: Sheet) -> Iterator[Fact]:
    """The facts of the high tier, in reading order, none that a 否决 touches."""
    for candidate in find_candidates(rulebook, name_table(corpus.registers, rulebook.id), HIGH):
        if candidate.tier is Tier.HIGH and not _vetoed(sheet, candidate.fact):
            yield candidate.fact


def _vetoed(sheet: Sheet, fact: Fact) -> bool:
    return any(veto.at == fact.at and veto.start < fact.end and fact.start < veto.end for veto in sheet.vetoes)
