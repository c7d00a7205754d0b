"""Who does what in which matter: facts that count in the matrix, by topic or, outside chains, by chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import Corpus, Rulebook
from build_tools.registers import MARKS
from build_tools.render.chains import order_chains
from build_tools.render.page import reading_pages
from build_tools.render.registers.entries import Entry, is_negative, rulebook_entries
from build_tools.render.shelf import Shelf
from build_tools.statements import Action, Actor, Fact, Sheet

ANSWERS = "责"
ANSWERING = frozenset(("领导", "负责", "分管", "主持工作"))  # verbs that answer for a matter, and do nothing in it
ANSWERS_MODAL = "负责"
NOBODY = Actor("规则未写明", "unnamed", "", 99)
ALL_MARKS = (*MARKS, ANSWERS)


@dataclass(frozen=True, slots=True)
class Deed:
    """A fact in the matrix: its mark (审), and whether the rules say 负责 of it, who answers for it."""

    entry: Entry
    mark: str
    answers: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """A row of the matrix: its name, where it leads (seen from the rulebook's folder), its deeds."""

    name: str
    id: str
    href: str
    is_topic: bool
    deeds: tuple[Deed, ...]


def find_matters(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> tuple[Matter, ...]:
    """The topics of the rulebook's chains, then its chapters for what stands in no chain; none without a deed."""
    sheet = corpus.sheet(rulebook.id)
    actions = {action.verb: action for action in corpus.registers.actions}
    deeds = tuple(_deeds(rulebook_entries(corpus, shelf, rulebook), actions))
    topic_of = _topics(sheet)
    ids = {topic.name: topic.id for topic in corpus.registers.topics}
    found: list[Matter] = []
    for topic in dict.fromkeys(chain.topic for chain in order_chains(sheet)):
        own = tuple(deed for deed in deeds if topic_of.get(_key(deed.entry.fact)) == topic)
        found.append(
            Matter(topic, ids.get(topic, ""), f"../chains.html#{ids.get(topic, '')}", is_topic=True, deeds=own)
        )
    loose = [deed for deed in deeds if _key(deed.entry.fact) not in topic_of]
    pages = shelf.pages[rulebook.id]
    for page in reading_pages(rulebook):
        own = tuple(deed for deed in loose if pages[deed.entry.fact.at] == page.name)
        found.append(Matter(page.title, f"on-{page.name}", f"{page.name}.html", is_topic=False, deeds=own))
    return tuple(matter for matter in found if matter.deeds)


def _deeds(entries: Iterator[Entry], actions: Mapping[str, Action]) -> Iterator[Deed]:
    for entry in entries:
        mark = mark_of(entry.fact, actions)
        if mark:
            yield Deed(entry, mark, mark == ANSWERS or entry.fact.modal == ANSWERS_MODAL)


def mark_of(fact: Fact, actions: Mapping[str, Action]) -> str:
    """The mark of a fact; empty where its verb has none, and for what is forbidden."""
    if is_negative(fact):
        return ""
    if fact.does in ANSWERING:
        return ANSWERS
    action = actions.get(fact.does)
    return action.mark if action else ""


def _key(fact: Fact) -> tuple[object, ...]:
    return (fact.at, fact.start, fact.end, fact.who, fact.does, fact.matter)


def _topics(sheet: Sheet) -> dict[tuple[object, ...], str]:
    """The topic of every fact that is a step of a chain: that of the first chain that has it."""
    found: dict[tuple[object, ...], str] = {}
    for chain in order_chains(sheet):
        for step in chain.steps:
            found.setdefault(_key(step.fact), chain.topic)
    return found


def doers(fact: Fact, actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """The actors of a fact, or NOBODY where the text names none."""
    found = dict.fromkeys(actors[party.actor] for party in fact.who if party.actor in actors)
    return tuple(found) or (NOBODY,)


def order_doers(matters: Sequence[Matter], actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """All who do anything in the matters, from the top tier down, NOBODY last."""
    found = {actor for matter in matters for deed in matter.deeds for actor in doers(deed.entry.fact, actors)}
    places = {name: number for number, name in enumerate(actors)}
    return tuple(sorted(found, key=lambda actor: (actor.tier, places.get(actor.name, len(places)))))
