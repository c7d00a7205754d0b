"""On the page of an actor: the limits that bind it, and the chains in which it has a step, its own steps marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from build_tools.render.cast import Appearance
from build_tools.render.duties import Desk
from build_tools.render.facts import chain_link
from build_tools.render.markdown import escape
from build_tools.render.wording import act_parts, limit_words, modal_span, party_names
from build_tools.statements import Chain, Fact, Step

OWN = "加粗的是本主体的步骤，虚线的是编者推定由它做的。"


def chains_of(chains: Iterable[Chain], one: Appearance) -> tuple[Chain, ...]:
    """The chains in which an actor has a step."""
    return tuple(chain for chain in chains if any(_part(step, one) for step in chain.steps))


def _part(step: Step, one: Appearance) -> str:
    """`own` where the text gives a step to the actor, `guess` where the editor does, otherwise empty."""
    if any(party.actor == one.actor.name for party in step.fact.who):
        return "own"
    return "guess" if any(party.actor == one.actor.name for party in step.fact.inferred) else ""


def render_steps(desk: Desk, one: Appearance, chains: Sequence[Chain]) -> str:
    """Every chain as one line of steps, each a link to its clause."""
    if not chains:
        return ""
    entries = "".join(f"<li>{chain_link(chain)}<p>{_track(desk, chain, one)}</p></li>" for chain in chains)
    return f'<p class="hint">{OWN}</p>\n\n<ul class="tracks">{entries}</ul>\n\n'


def _track(desk: Desk, chain: Chain, one: Appearance) -> str:
    return '<i aria-hidden="true">·</i>'.join(_step(desk, step, one) for step in chain.steps)


def _step(desk: Desk, step: Step, one: Appearance) -> str:
    link = desk.clause(step.fact.at, step.id)
    part = _part(step, one)
    return f'<b class="{part}">{link}</b>' if part else link


def limit_rows(desk: Desk, facts: Iterable[Fact]) -> str:
    """The limits of some facts as a table: the limit with its modal, the act, condition and exception, the clause."""
    rows = "".join(dict.fromkeys(_row(desk, fact) for fact in facts))
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("限定", "事项", "情形和例外", "条款"))
    return f'<table class="limit-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n\n'


def limit_list(desk: Desk, facts: Iterable[Fact]) -> str:
    """The limits of some facts as a list: the limit with its modal, the act, condition and exception, the clause."""
    entries = dict.fromkeys(f"<li>{_entry(fact)} <small>{desk.clause(fact.at)}</small></li>" for fact in facts)
    return f"<ul>{''.join(entries)}</ul>"


def _entry(fact: Fact) -> str:
    around = "；".join(escape(words) for words in (fact.condition, fact.exception, fact.silence) if words)
    return f"{modal_span(fact)}<b>{_limits(fact)}</b> {_act(fact)}" + (f"<small>（{around}）</small>" if around else "")


def _limits(fact: Fact) -> str:
    return "；".join(escape(limit_words(limit)) for limit in fact.limits)


def _act(fact: Fact) -> str:
    does, matter = act_parts(fact)
    return escape(does + matter) or escape(fact.does)


def _row(desk: Desk, fact: Fact) -> str:
    around = "；".join(escape(words) for words in (fact.condition, fact.exception, fact.silence) if words)
    who = f'<b class="who">{escape(party_names(fact.who, any_of=fact.any_of))}</b>' if fact.any_of else ""
    cells = (
        ("限定", modal_span(fact) + f"<b>{_limits(fact)}</b>"),
        ("事项", who + _act(fact)),
        ("情形和例外", around or "—"),
    )
    drawn = "".join(f'<td data-label="{name}">{words}</td>' for name, words in cells)
    return f'<tr>{drawn}<td data-label="条款">{desk.clause(fact.at)}</td></tr>'
