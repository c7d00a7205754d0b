"""Who appears in a rulebook: each actor with its page, its facts, where else it is named, the clause that sets it up.

副区长 has `role-deputy-head`, 常务会议 has `meeting-executive-meeting`. The clause that sets a meeting up is
the one that says of whom it consists (由区长、副区长…组成) or who convenes it; that of an office the one, in the
chapter that says of whom the government consists, which says what the office leads or answers for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from build_tools.annotate.foundings import find_founding
from build_tools.model import Corpus, Level, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.statements import Actor, Fact, Mention, Party, Registers

MEETING = "会议"
OUTSIDE_KINDS = frozenset(("党委", "人大政协", "外部"))  # what a government's own rules do not set up
STOPS = "。；"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One actor in one rulebook: its page, facts in reading order, the articles that name it, its founding article."""

    actor: Actor
    page: str
    own: tuple[Fact, ...]  # it is who acts
    inferred: tuple[Fact, ...]  # 编者推定
    received: tuple[Fact, ...]  # others act towards it
    named: tuple[str, ...]  # articles that name it, in reading order
    founding: str  # the address of an article, or an empty string
    registered: str = ""  # the clause that the register says sets it up, where the facts do not show it

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting, whose page is a card."""
        return self.actor.kind == MEETING

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that it is part of."""
        return (*self.own, *self.inferred, *self.received)

    @property
    def used(self) -> tuple[str, ...]:
        """The articles that name it, without the one that sets it up."""
        return tuple(article for article in self.named if article != self.founding)


def founding_clauses(one: Appearance) -> tuple[str, ...]:
    """The clauses of its founding article that set an actor up: of a body that of its members, of an office all."""
    if one.registered:
        return (one.registered,)
    setting = [fact for fact in (*one.received, *one.own) if fact.article == one.founding]
    composing = [fact for fact in setting if fact.does in ("组成", "召集")]
    return tuple(dict.fromkeys(sorted(fact.at for fact in composing[:1] or setting)))


def page_of(actor: Actor) -> str:
    """The name of an actor's page within its rulebook."""
    return f"{'meeting' if actor.kind == MEETING else 'role'}-{actor.id}"


def find_casts(corpus: Corpus) -> dict[str, dict[str, Appearance]]:
    """By rulebook, then by the actor's name in the order of the register: every actor that a fact is about."""
    mentions: dict[str, list[Mention]] = {}
    for mention in corpus.mentions:
        mentions.setdefault(mention.rulebook, []).append(mention)
    return {one.id: _cast(corpus, one, mentions.get(one.id, ())) for one in corpus.rulebooks}


def _cast(corpus: Corpus, rulebook: Rulebook, mentions: Iterable[Mention]) -> dict[str, Appearance]:
    facts = order_facts(rulebook, corpus.sheet(rulebook.id).all_facts)
    if not facts:
        return {}
    owners = find_owners(rulebook)
    named: dict[str, dict[str, None]] = {}
    for mention in mentions:
        named.setdefault(mention.actor, {})[owners[mention.at]] = None
    own, inferred, received = (_by_actor(facts, part) for part in ("who", "inferred", "to"))
    foundings = _find_foundings(rulebook, corpus.registers, facts, _starts(rulebook, mentions))
    found: dict[str, Appearance] = {}
    for actor in corpus.registers.actors:
        parts = tuple(part.get(actor.name, ()) for part in (own, inferred, received))
        if any(parts):
            others = tuple(fact for fact in parts[2] if fact not in parts[0])
            places = tuple(named.get(actor.name, ()))
            clause = find_founding(rulebook, actor.foundings)
            registered = clause.at if clause else ""
            founding = owners[registered] if registered else foundings.get(actor.name, "")
            page = page_of(actor)
            found[actor.name] = Appearance(actor, page, parts[0], parts[1], others, places, founding, registered)
    return found


def order_facts(rulebook: Rulebook, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts in reading order."""
    order = {provision.address: number for number, provision in enumerate(rulebook.provisions)}
    return tuple(sorted(facts, key=lambda fact: (order[fact.at], fact.start, fact.end, fact.place.line)))


def _by_actor(facts: Sequence[Fact], part: str) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, dict[Fact, None]] = {}
    for fact in facts:
        parties: tuple[Party, ...] = getattr(fact, part)
        for party in parties:
            found.setdefault(party.actor, {})[fact] = None
    return {actor: tuple(members) for actor, members in found.items()}


def _starts(rulebook: Rulebook, mentions: Iterable[Mention]) -> frozenset[tuple[str, int, str]]:
    """Where a sentence begins with the name of an actor."""
    texts = {provision.address: provision.text for provision in rulebook.provisions}
    return frozenset(
        (mention.at, mention.start, mention.actor)
        for mention in mentions
        if mention.start == sentence_start(texts[mention.at], mention.start)
    )


def without_lead(text: str) -> str:
    """The words of a clause without the sentence that only leads to its items (会议的主要任务是：)."""
    if not text.rstrip().endswith((":", "：")):
        return text
    return text[: text.rfind("。") + 1] or text


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence, or the part of it between semicolons, begins that holds a character."""
    return max(text.rfind(stop, 0, offset) for stop in STOPS) + 1


def _find_foundings(
    rulebook: Rulebook, registers: Registers, facts: Sequence[Fact], starts: frozenset[tuple[str, int, str]]
) -> dict[str, str]:
    """The article that sets up each actor that the rulebook sets up."""
    composed = [(party.actor, fact) for fact in facts if fact.does == "组成" for party in fact.to]
    foundings: dict[str, str] = {}
    for name, fact in composed:
        foundings.setdefault(name, fact.article)
    chapters = find_chapters(rulebook)
    kinds = {actor.name: actor.kind for actor in registers.actors}
    homes = {chapters.get(fact.article, "") for name, fact in composed if kinds[name] != MEETING}
    inside = [fact for fact in facts if chapters.get(fact.article, "") in homes]
    families = {action.verb: action.family for action in registers.actions}
    texts = {provision.address: provision.text for provision in rulebook.provisions}
    for actor in registers.actors:
        if actor.name not in foundings:
            meets = actor.kind == MEETING
            weights = _convening(actor, facts) if meets else _duties(actor, inside, families, starts, texts)
            if weights:
                foundings[actor.name] = max(weights, key=lambda article: weights[article])
    return foundings


def _convening(actor: Actor, facts: Sequence[Fact]) -> Counter[str]:
    """The articles that say who convenes a meeting, by how many facts they hold of it."""
    return Counter(
        fact.article
        for fact in facts
        if fact.does == "召集" and (any(party.actor == actor.name for party in fact.to) or actor.name in fact.matter)
    )


def _duties(
    actor: Actor,
    facts: Sequence[Fact],
    families: Mapping[str, str],
    starts: frozenset[tuple[str, int, str]],
    texts: Mapping[str, str],
) -> Counter[str]:
    """The articles that say what an office leads or answers for; most of all where it opens the sentence."""
    found: Counter[str] = Counter()
    if actor.kind in OUTSIDE_KINDS:
        return found
    for fact in facts:
        if any(party.actor == actor.name for party in fact.who) and _is_duty(actor, fact, families):
            opens = (fact.at, sentence_start(texts[fact.at], fact.start), actor.name) in starts
            found[fact.article] += 2 if opens else 1
    return found


def _is_duty(actor: Actor, fact: Fact, families: Mapping[str, str]) -> bool:
    leads = families.get(fact.does) == "领导" or fact.modal == "负责"
    return leads or (actor.kind == "机构" and fact.does == "履行职责")


def find_chapters(rulebook: Rulebook) -> dict[str, str]:
    """The address of the chapter that every article stands in."""
    by_address = {provision.address: provision for provision in rulebook.provisions}
    found: dict[str, str] = {}
    for provision in rulebook.provisions:
        if provision.level is Level.ARTICLE:
            above = by_address.get(provision.parent or "")
            while above and above.level is not Level.CHAPTER:
                above = by_address.get(above.parent or "")
            found[provision.address] = above.address if above else ""
    return found
