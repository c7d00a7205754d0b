"""Facts, chains and mentions as the open data gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from build_tools.model import Corpus
from build_tools.render.records import Json
from build_tools.statements import Actor, Chain, Fact, Limit, Mention, Party, Sheet, Step


def sheet_record(corpus: Corpus, rulebook: str) -> Mapping[str, Json]:
    """The keys that facts.yml and the mentions add to a rulebook's data."""
    sheet = corpus.sheet(rulebook)
    mentions = [mention for mention in corpus.mentions if mention.rulebook == rulebook]
    return {
        "actors": [_actor(actor, rulebook) for actor in _used(corpus, sheet, mentions)],
        "mentions": [_mention(mention) for mention in mentions],
        "facts": [fact_record(fact) for fact in sheet.all_facts],
        "chains": [_chain(chain) for chain in sheet.chains],
        "gists": dict(sheet.gists),
        "notes": [{"at": note.at, "quote": note.quote, "text": note.text} for note in sheet.notes],
        "terms": [
            {"word": term.word, "at": term.at, "explanation": term.explanation, "basis": term.basis}
            for term in sheet.terms
        ],
        "pointers": [{"topic": p.topic, "at": p.at, "start": p.start, "end": p.end} for p in sheet.pointers],
        "programmes": [{"at": p.at, "start": p.start, "end": p.end} for p in sheet.programmes],
    }


def _used(corpus: Corpus, sheet: Sheet, mentions: Sequence[Mention]) -> Sequence[Actor]:
    named = {mention.actor for mention in mentions}
    named |= {party.actor for fact in sheet.all_facts for party in (*fact.who, *fact.to, *fact.inferred)}
    return [actor for actor in corpus.registers.actors if actor.name in named]


def _actor(actor: Actor, rulebook: str) -> Json:
    aliases = [alias.name for alias in actor.names_in(rulebook)]
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "tier": actor.tier, "aliases": aliases}


def _mention(mention: Mention) -> Json:
    return {"at": mention.at, "start": mention.start, "end": mention.end, "actor": mention.actor}


def _names(parties: Sequence[Party]) -> Json:
    return [party.actor for party in parties]


def _printed(parties: Sequence[Party]) -> Json:
    return [party.name for party in parties]


def fact_record(fact: Fact) -> Mapping[str, Json]:
    """A fact as the open data gives it; who and to are canonical names of actors."""
    return {
        "at": fact.at,
        "start": fact.start,
        "end": fact.end,
        "quote": fact.quote,
        "who": _names(fact.who),
        "who_as_written": _printed(fact.who),
        "who_unnamed": fact.unnamed,
        "who_inferred": _names(fact.inferred),
        "any_of": fact.any_of,
        "modal": fact.modal,
        "does": fact.does,
        "matter": fact.matter,
        "to": _names(fact.to),
        "condition": fact.condition,
        "exception": fact.exception,
        "limit": _limit(fact.limits[0]) if fact.limits else None,
        "limits": [_limit(limit) for limit in fact.limits],
        "silence": fact.silence,
        "statement": fact.statement,
        "statement_is_whole": fact.whole,
        "status": fact.status.value,
    }


def _limit(limit: Limit) -> Json:
    return {
        "kind": limit.kind,
        "text": limit.text,
        "value": limit.value,
        "unit": limit.unit,
        "sense": limit.sense,
        "from": limit.anchor,
        "value_to": limit.most,
        "period": limit.period,
    }


def _chain(chain: Chain) -> Json:
    return {
        "id": chain.id,
        "title": chain.title,
        "topic": chain.topic,
        "when": chain.when,
        "steps": [_step(step) for step in chain.steps],
        "flows": [
            {"from": f.source, "to": f.target, "condition": f.condition, "basis": "stated" if f.stated else "joined"}
            for f in chain.flows
        ],
    }


def _step(step: Step) -> Json:
    return {"id": step.id, **fact_record(step.fact), "who_basis": who_basis(step.fact), "final": step.final}


def who_basis(fact: Fact) -> str:
    """On what the actor of a fact rests: stated by the text, inferred by the editor, or unstated."""
    if fact.unnamed is None:
        return "stated"
    return "inferred" if fact.inferred else "unstated"
