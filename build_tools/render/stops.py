"""The steps of a chain as its pictures show them: numbered, worded, each with its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_tools.diagrams.stops import Actor, Bound, Stop, sign_of
from build_tools.model import Corpus
from build_tools.render.markdown import escape
from build_tools.render.shelf import Shelf
from build_tools.render.wording import (
    LIMITS,
    Detail,
    act_parts,
    act_span,
    does_span,
    find_details,
    leading_modal,
    leading_words,
    limit_words,
    party_names,
    who_names,
)
from build_tools.statements import Actor as Person
from build_tools.statements import Chain, Fact, Party, Step

LAST, ENOUGH = "终点", "可到此结束"
HEDGES = ("一般", "原则上")
DECIDING = frozenset("批签")
RESOLVING = frozenset(("讨论决定", "审议", "通过", "研究决定"))
BODIES, SITUATION, MEETING = "机构", "情境角色", "会议"
LEADERS = 2  # the tier of those who lead, above which a role by situation (区政府领导) may be any of them
ENTRUSTING = frozenset(("委托", "授权"))


@dataclass(frozen=True, slots=True)
class _Way:
    """What a step is within its chain."""

    number: int
    sources: tuple[int, ...]
    stated: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the words of a chain's steps come from."""

    marks: Mapping[str, str]
    ranks: Mapping[str, tuple[int, ...]]
    pages: Mapping[str, str]
    places: Mapping[str, str]

    def href(self, address: str) -> str:
        """The clause of a step, as seen from the chain's page."""
        return f"{self.pages[address]}.html#{address}"


def find_stops(corpus: Corpus, shelf: Shelf, chain: Chain) -> tuple[Stop, ...]:
    """The steps of a chain as pictures show them."""
    source = _Source(
        {action.verb: action.mark for action in corpus.registers.actions},
        {actor.name: _rank(number, actor) for number, actor in enumerate(corpus.registers.actors)},
        shelf.pages[chain.rulebook],
        shelf.places[chain.rulebook],
    )
    ways = _find_ways(chain)
    return tuple(_stop(source, step, ways[step.id]) for step in chain.steps)


def _rank(number: int, actor: Person) -> tuple[int, ...]:
    """Lowest first: tiers from below, within one bodies before persons, and meetings last; then the register upwards.

    Who leads by situation (区政府领导) may be any of his tier: such a role stands after those whom it may mean.
    """
    situated = actor.kind == SITUATION and actor.tier <= LEADERS
    body = actor.kind in (BODIES, SITUATION)
    return (-actor.tier, 2 if situated else 0 if body else 3 if actor.kind == MEETING else 1, -number)


def _find_ways(chain: Chain) -> dict[str, _Way]:
    rows = {step.id: row for row, step in enumerate(chain.steps)}
    going = {flow.source for flow in chain.flows}
    stated = {flow.target: flow.stated for flow in chain.flows}
    return {
        step.id: _Way(
            rows[step.id] + 1,
            tuple(sorted({rows[flow.source] for flow in chain.flows if flow.target == step.id})),
            stated.get(step.id, True),
            step.id in going,
        )
        for step in chain.steps
    }


def _stop(source: _Source, step: Step, way: _Way) -> Stop:
    fact = step.fact
    details = {detail.name: detail.text for detail in find_details(fact)}
    mark = source.marks.get(fact.does, "")
    decides = step.final and (mark in DECIDING or fact.does in RESOLVING)
    entrusts = fact.does in ENTRUSTING and not fact.forbids
    return Stop(
        id=step.id,
        number=way.number,
        sign="托" if entrusts else sign_of(mark, starts=not way.sources, decides=decides, forbids=fact.forbids),
        who=who_names(fact),
        actors=_actors(source, fact),
        unnamed=not fact.who,
        inferred=party_names(fact.inferred, any_of=fact.any_of),
        any_of=fact.any_of and len(fact.who or fact.inferred) > 1,
        listed=not fact.any_of and len(fact.who) > 1,
        act=say_act(fact),
        condition=fact.condition or "",
        exception=details.get("例外", ""),
        bounds=_bounds(fact),
        silence=details.get("逾期", ""),
        quote=fact.quote,
        clause=source.places[fact.at],
        href=source.href(fact.at),
        end=(ENOUGH if way.goes_on else LAST) if step.final else "",
        decides=decides,
        sources=way.sources,
        stated=way.stated,
    )


def _bounds(fact: Fact) -> tuple[Bound, ...]:
    """The limits as printed, each with 一般 or 原则上 where the modal has it."""
    counted = {limit_words(limit) for limit in fact.limits if limit.value is not None}
    found = [detail for detail in find_details(fact) if detail.name in LIMITS]
    return tuple(Bound(detail.name, hedged(fact, detail), detail.text in counted) for detail in found)


def hedge_of(fact: Fact) -> str:
    """一般 or 原则上 where the modal of a fact holds it, without which a figure would mislead; else empty."""
    return next((word for word in HEDGES if word in (fact.modal or "")), "")


def hedged(fact: Fact, detail: Detail) -> str:
    """A detail as printed; a limit with 一般 or 原则上 where the modal has it (一般5个工作日内)."""
    hedge = hedge_of(fact) if detail.name in LIMITS else ""
    return ("" if hedge in detail.text else hedge) + detail.text


def bounded_act(fact: Fact) -> str:
    """The modal, what is done, the matter, as HTML; 一般 and 原则上 with the limit that they soften."""
    does, matter = act_parts(fact)
    return leading_words(fact) + does_span(does) + escape(matter) if hedge_of(fact) else act_span(fact)


def say_act(fact: Fact) -> str:
    """The modal, what is done, the matter, as one line of plain words."""
    if fact.statement:
        modal = leading_modal(fact)
        return modal + fact.statement.removeprefix(modal)
    does, matter = act_parts(fact)
    return f"{leading_modal(fact)}{does}{' ' if does and matter and not does.endswith('：') else ''}{matter}"


def _actors(source: _Source, fact: Fact) -> tuple[Actor, ...]:
    """The actors of a step, each once, by the name that the record uses; the editor's guess where none is named."""
    return tuple(_actor(source, party) for party in {p.actor: p for p in fact.who or fact.inferred}.values())


def _actor(source: _Source, party: Party) -> Actor:
    return Actor(party.actor, source.ranks.get(party.actor, (-9, 0)))


def find_signs(stops: Sequence[Stop]) -> tuple[str, ...]:
    """The signs that the steps use, in the order in which they first come."""
    return tuple(dict.fromkeys(stop.sign for stop in stops))
