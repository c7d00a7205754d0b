"""What one finds by going through all statements of a rulebook at once, each finding with its clauses.

Reports, filings, replies and publications that must be made and for which no time is set; meetings whose minutes
nobody signs; actors that the text names a single time; relations that run in a circle. All of it can be checked by
reading the clauses: nothing is weighed or scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.check.gaps import check_gaps
from build_tools.graph import find_circles
from build_tools.model import Corpus, Rulebook
from build_tools.render.cast import Appearance
from build_tools.render.markdown import block, escape
from build_tools.render.wording import act_parts, leading_modal, limit_words, party_names
from build_tools.statements import Fact

OWED = frozenset(("报告", "汇报", "报备", "备案", "回复", "答复", "回应", "公布", "公开", "印发", "刊载", "发布"))
GENERAL = ("推进", "做好", "公布制度", "合并")  # aims rather than acts; what goes out with another paper
BINDING = ("应", "须", "必须", "要", "一律")
TIMED = ("时限", "频次")
PASSING = ("外部", "情境角色")  # kinds of actors that a text may well name once
TITLE = "通读全部规定查出的"
UNTIMED = "应当报告、报备、回复、公布而没有写时限的"
VAGUE = "时限只写“及时”“提前”或某事之前，没有数字的"
ONCE = "条文里只提到一次的职务和机构"
MINUTES, SETTLING = "纪要", ("签发", "审定")
NOBODY = "（没有写明由谁）"
GAPS = "会议规定里的空缺"
CIRCLES = "首尾相接的关系"


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding in words, and the clauses that show it."""

    kind: str
    words: str
    at: tuple[str, ...]


def find_all(corpus: Corpus, rulebook: Rulebook, cast: Mapping[str, Appearance]) -> tuple[Finding, ...]:
    """Every finding of a rulebook, by kind."""
    facts = corpus.sheet(rulebook.id).all_facts
    return (
        *_find_gaps(corpus, rulebook),
        *_find_circles(corpus, rulebook),
        *_find_duties(UNTIMED, filter(is_untimed, in_order(rulebook, facts))),
        *_find_duties(VAGUE, filter(is_vague, in_order(rulebook, facts))),
        *_find_once(corpus, rulebook, cast),
    )


def _find_duties(kind: str, facts: Iterable[Fact]) -> Iterator[Finding]:
    """Duties of a kind; what one sentence says of two matters stands once."""
    yield from dict.fromkeys(Finding(kind, say_duty(fact), (fact.at,)) for fact in facts)


def in_order(rulebook: Rulebook, facts: Iterable[Fact]) -> list[Fact]:
    """Facts in reading order."""
    order = {provision.address: number for number, provision in enumerate(rulebook.provisions)}
    return sorted(facts, key=lambda fact: (order[fact.at], fact.start, fact.end))


def is_owed(fact: Fact) -> bool:
    """Whether a fact says that a report, filing, reply or publication must be made."""
    modal = fact.modal or ""
    general = any(word in fact.quote for word in GENERAL)
    return fact.does in OWED and not (fact.forbids or general) and any(word in modal for word in BINDING)


def is_untimed(fact: Fact) -> bool:
    """Whether no time at all is set for it."""
    return is_owed(fact) and not any(limit.kind in TIMED for limit in fact.limits)


def is_vague(fact: Fact) -> bool:
    """Whether the time that is set for it has no figure (及时, 事先)."""
    timed = [limit for limit in fact.limits if limit.kind in TIMED]
    return is_owed(fact) and bool(timed) and all(limit.value is None for limit in timed)


def say_duty(fact: Fact) -> str:
    """A duty in words: 区政府各部门：应向区政府报告…（及时）."""
    who = party_names(fact.who, any_of=fact.any_of) or NOBODY
    modal = leading_modal(fact)
    act = fact.statement.removeprefix(modal) if fact.statement else "".join(act_parts(fact))
    said = f"{'' if fact.whole else who}{modal}{act}"
    times = "、".join(limit_words(limit) for limit in fact.limits if limit.kind in TIMED and limit.text not in said)
    return said + (f"（{times}）" if times else "")


def _find_gaps(corpus: Corpus, rulebook: Rulebook) -> Iterator[Finding]:
    """What the check of gaps says of meetings, at the provision where it says so."""
    facts = corpus.sheet(rulebook.id).all_facts
    lines = {provision.line: provision.address for provision in rulebook.provisions}
    for problem in check_gaps(corpus):
        if problem.file == rulebook.file and "会议" in problem.message and problem.line in lines:
            minutes = [fact.at for fact in facts if MINUTES in fact.matter and fact.does in SETTLING]
            at = minutes if MINUTES in problem.message else [lines[problem.line]]
            yield Finding(GAPS, problem.message, tuple(dict.fromkeys(at)))


def _find_circles(corpus: Corpus, rulebook: Rulebook) -> Iterator[Finding]:
    for relation, names, places in find_circles(corpus, rulebook.id):
        yield Finding(CIRCLES, f"{relation}：{' → '.join((*names, names[0]))}", places)


def _find_once(corpus: Corpus, rulebook: Rulebook, cast: Mapping[str, Appearance]) -> Iterator[Finding]:
    """Actors of the rulebook that its text names at a single place."""
    places: dict[str, list[str]] = {}
    for mention in corpus.mentions:
        if mention.rulebook == rulebook.id:
            places.setdefault(mention.actor, []).append(mention.at)
    for name, found in places.items():
        if len(found) == 1 and name in cast and cast[name].actor.kind not in PASSING:
            yield Finding(ONCE, name, tuple(found))


def render_findings(findings: Sequence[Finding], places: Mapping[str, str], pages: Mapping[str, str]) -> str:
    """The findings of a rulebook as a section; empty where there are none."""
    if not findings:
        return ""
    parts = [block("h2", TITLE, {"id": "findings"})]
    for kind in dict.fromkeys(one.kind for one in findings):
        members = [one for one in findings if one.kind == kind]
        entries = "".join(f"<li>{_entry(one, places, pages)}</li>" for one in members)
        parts.append(f'<h3>{kind}：{len(members)}处</h3>\n\n<ul class="findings">{entries}</ul>\n\n')
    return "".join(parts)


def _entry(one: Finding, places: Mapping[str, str], pages: Mapping[str, str]) -> str:
    clauses = "、".join(f'<a href="{pages[at]}.html#{at}">{places[at]}</a>' for at in dict.fromkeys(one.at))
    return f"{escape(one.words)} <small>{clauses}</small>"
