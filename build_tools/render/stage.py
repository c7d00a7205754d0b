"""The stage: what all pages about the actors of one rulebook are drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.model import Corpus, Rulebook
from build_tools.render.bearing import Bearing, find_bearings
from build_tools.render.cast import Appearance, find_casts, order_facts
from build_tools.render.duties import Desk
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.statements import Chain, Fact


@dataclass(frozen=True, slots=True)
class Stage:
    """What all role pages of one rulebook are drawn from."""

    desk: Desk
    corpus: Corpus
    cast: Mapping[str, Appearance]
    chains: tuple[Chain, ...]
    topics: Mapping[Fact, str]  # of the facts that are steps of a chain
    bearings: Mapping[str, tuple[Bearing, ...]]
    gists: Mapping[str, str]
    families: Mapping[str, str]
    elsewhere: Mapping[str, tuple[tuple[Rulebook, str], ...]]  # by actor: the other rulebooks that know it, its page


def set_stages(corpus: Corpus) -> Iterator[Stage]:
    """The stage of every rulebook of which facts are stated."""
    shelf, casts = stock_shelf(corpus), find_casts(corpus)
    families = {action.verb: action.family for action in corpus.registers.actions}
    for rulebook in corpus.rulebooks:
        sheet, cast = corpus.sheet(rulebook.id), casts[rulebook.id]
        if cast:
            facts = order_facts(rulebook, sheet.all_facts)
            yield Stage(
                Desk(shelf, rulebook),
                corpus,
                cast,
                sheet.chains,
                {step.fact: chain.topic for chain in sheet.chains for step in chain.steps},
                find_bearings(corpus, rulebook, cast, facts),
                dict(sheet.gists),
                families,
                _elsewhere(shelf, casts, rulebook),
            )


def _elsewhere(
    shelf: Shelf, casts: Mapping[str, Mapping[str, Appearance]], here: Rulebook
) -> dict[str, tuple[tuple[Rulebook, str], ...]]:
    found: dict[str, tuple[tuple[Rulebook, str], ...]] = {}
    for rulebook, cast in casts.items():
        if rulebook != here.id:
            for name, appearance in cast.items():
                found[name] = (*found.get(name, ()), (shelf.rulebooks[rulebook], appearance.page))
    return found
