"""What reviewed facts leave open: sentences without a fact, articles without 条旨, chains without an end."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.check.places import Places, text_start
from build_tools.facts.coverage import Cover, find_sentences
from build_tools.model import Corpus, Level, Problem, Rulebook, Severity
from build_tools.statements import Chain, Sheet


def check_facts(corpus: Corpus) -> Iterator[Problem]:
    """For every rulebook that has facts: uncovered sentences, missing gists, chains that do not hold."""
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if sheet.all_facts:
            yield from _check_sentences(rulebook, sheet)
            yield from _check_gists(rulebook, sheet)
            for chain in sheet.chains:
                yield from _check_chain(rulebook, chain)


def _check_sentences(rulebook: Rulebook, sheet: Sheet) -> Iterator[Problem]:
    places = Places(rulebook)
    by_address = {provision.address: provision for provision in rulebook.provisions}
    for sentence in find_sentences(rulebook, sheet):
        if sentence.cover is Cover.NONE:
            provision = by_address[sentence.at]
            column = text_start(provision) + sentence.start
            message = "这一句没有标注，也没有列为纲领性要求"
            yield places.problem(provision.line, column, "未标注", message, width=sentence.end - sentence.start)


def _check_gists(rulebook: Rulebook, sheet: Sheet) -> Iterator[Problem]:
    places, gists = Places(rulebook), dict(sheet.gists)
    for provision in rulebook.provisions:
        if provision.level is Level.ARTICLE and not provision.space and provision.address not in gists:
            yield places.at_label(provision, "缺条旨", f"{provision.label.strip()}没有条旨")


def _check_chain(rulebook: Rulebook, chain: Chain) -> Iterator[Problem]:
    """A chain must end where it says so, and every step but the first must be reached."""
    sources = {flow.source for flow in chain.flows}
    targets = {flow.target for flow in chain.flows}
    starts = [step for step in chain.steps if step.id not in targets]
    for step in chain.steps:
        if step.id not in sources and not step.final:
            yield _at(rulebook, chain, f"审批链“{chain.title}”停在“{step.id}”，但这一步没有标“终”")
    if len(chain.steps) > 1 and not chain.flows:
        yield _at(rulebook, chain, f"审批链“{chain.title}”的步骤没有先后（缺“自”）")
    if not starts and chain.steps:
        yield _at(rulebook, chain, f"审批链“{chain.title}”没有起点")


def _at(rulebook: Rulebook, chain: Chain, message: str) -> Problem:
    file = rulebook.file.replace("text.txt", "facts.yml")
    return Problem(file, chain.place.line, chain.place.column, Severity.WARNING, "链", message)
