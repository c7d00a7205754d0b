"""规则空缺: a meeting that nobody convenes, minutes that nobody signs, an office that the text names and leaves idle.

They say something of the rules, not of the editor's work: true ones are declared in rulebook.yml as 规则空缺.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.check.places import Places, text_start
from build_tools.model import Corpus, Problem, Rulebook, Severity
from build_tools.statements import Actor, Fact, Mention

KIND = "规则空缺"
CONSTITUTING = frozenset({"组成", "召集", "主持"})
DECIDING = frozenset({"签", "批"})  # marks of verbs that settle minutes: 签发, 审定 …
MINUTES = "纪要"
OFFICES = ("职务", "机构")


@dataclass(frozen=True, slots=True)
class Stage:
    """One rulebook with its reviewed facts, and where each actor of the register is first named in it."""

    rulebook: Rulebook
    facts: tuple[Fact, ...]
    first: tuple[tuple[Actor, Mention], ...]
    deciding: frozenset[str]  # verbs


def check_gaps(corpus: Corpus) -> Iterator[Problem]:
    """Gaps in the rules of every rulebook that a person annotated, each where its actor is first named."""
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if sheet.is_reviewed:
            deciding = frozenset(action.verb for action in corpus.registers.actions if action.mark in DECIDING)
            first = tuple(_first_mentions(corpus, rulebook))
            yield from _find_gaps(Stage(rulebook, sheet.all_facts, first, deciding))


def _first_mentions(corpus: Corpus, rulebook: Rulebook) -> Iterator[tuple[Actor, Mention]]:
    mentions = [mention for mention in corpus.mentions if mention.rulebook == rulebook.id]
    first = {mention.actor: mention for mention in reversed(mentions)}
    return ((actor, first[actor.name]) for actor in corpus.registers.actors if actor.name in first)


def _find_gaps(stage: Stage) -> Iterator[Problem]:
    places = Places(stage.rulebook)
    provisions = {provision.address: provision for provision in stage.rulebook.provisions}
    for actor, mention in stage.first:
        message = _meeting_gap(stage, actor) if actor.kind == "会议" else _office_gap(stage, actor)
        if message:
            column = text_start(provisions[mention.at]) + mention.start
            line, width = provisions[mention.at].line, mention.end - mention.start
            yield places.problem(line, column, KIND, message, severity=Severity.NOTE, width=width)


def _meeting_gap(stage: Stage, meeting: Actor) -> str:
    names = (meeting.name, *(alias.name for alias in meeting.names_in(stage.rulebook.id)))
    if not any(fact.does in CONSTITUTING and _speaks_of(fact, meeting, names) for fact in stage.facts):
        return f"规则用到“{meeting.name}”，却没有写由谁组成、召集或主持"
    minutes = [fact for fact in stage.facts if MINUTES in fact.matter]
    signed = (fact for fact in minutes if fact.does in stage.deciding)
    if minutes and not any(_speaks_of(fact, meeting, names) for fact in signed):
        return f"规则写了会议纪要，却没有写“{meeting.name}”的纪要由谁签发"
    return ""


def _speaks_of(fact: Fact, meeting: Actor, names: Sequence[str]) -> bool:
    """Whether a fact's recipient or matter is the meeting (签发 区政府全体会议、常务会议的纪要)."""
    return any(party.actor == meeting.name for party in fact.to) or any(name in fact.matter for name in names)


def _office_gap(stage: Stage, office: Actor) -> str:
    """An office that does nothing and that nothing is done to; a mere recipient (向下级政府发布公文) has its part."""
    if office.kind not in OFFICES:
        return ""
    parts = (party for fact in stage.facts for party in (*fact.who, *fact.to, *fact.inferred))
    return "" if any(party.actor == office.name for party in parts) else f"规则提到“{office.name}”，却没有写它做什么"
