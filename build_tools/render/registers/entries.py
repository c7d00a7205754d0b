"""The facts of all rulebooks in force as lines of a register: where each stands, and what every line says first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from build_tools.model import Corpus, Rulebook
from build_tools.render.cast import page_of
from build_tools.render.citation import citations
from build_tools.render.markdown import escape, html_attributes
from build_tools.render.shelf import Shelf
from build_tools.render.wording import INFERRED, UNNAMED, act_parts, find_details, party_names
from build_tools.statements import Actor, Fact, Party
from build_tools.versions.standing import find_standings

ANCHOR_LENGTH = 10
NEGATIVE = ("不", "严禁", "禁止")  # in a modal: 不得, 一般不, 一律不, 决不允许


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its rulebook, the place of its clause in words, and the clause's page seen from the root."""

    fact: Fact
    rulebook: Rulebook
    place: str
    citation: str
    href: str
    roles: Mapping[str, str]  # by the name of an actor, its page seen from the root

    @property
    def key(self) -> str:
        """The same for ever, whatever lines come or go: made of what the fact states."""
        fact = self.fact
        who = "、".join(party.actor for party in fact.who)
        parts = (fact.rulebook, fact.at, str(fact.start), str(fact.end), who, fact.does, fact.matter)
        return "f-" + sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ANCHOR_LENGTH]


def find_entries(corpus: Corpus, shelf: Shelf) -> Iterator[Entry]:
    """Every fact of every rulebook that is in force, in reading order."""
    standings = find_standings(corpus)
    for rulebook in corpus.rulebooks:
        if not standings[rulebook.id].ended:
            yield from rulebook_entries(corpus, shelf, rulebook)


def rulebook_entries(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Iterator[Entry]:
    """Every fact of one rulebook, in reading order."""
    order = {provision.address: number for number, provision in enumerate(rulebook.provisions)}
    pages, place, cited = shelf.pages[rulebook.id], shelf.places[rulebook.id], citations(rulebook)
    facts = corpus.sheet(rulebook.id).all_facts
    roles = {actor.name: f"{rulebook.id}/{page_of(actor)}.html" for actor in corpus.registers.actors}
    for fact in sorted(facts, key=lambda fact: (order[fact.at], fact.start, fact.end, fact.place.line)):
        href = f"{rulebook.id}/{pages[fact.at]}.html#{fact.at}"
        yield Entry(fact, rulebook, place[fact.at], cited[fact.at], href, roles)


def is_negative(fact: Fact) -> bool:
    """Whether a fact says what must not or should not be done."""
    return any(word in (fact.modal or "") for word in NEGATIVE)


def clause_link(entry: Entry, root: str = "") -> str:
    """A link to the clause, with the key of the preview that shows its words."""
    attributes = {"class": "reference clause", "href": root + entry.href, "data-keys": entry.key}
    return f"<a{html_attributes(attributes)}>{escape(entry.place or entry.fact.at)}</a>"


def who_cell(entry: Entry, root: str = "") -> str:
    """Who does it, as the record names them, each a link to its page; 规则未写明 and whom the editor infers."""
    fact = entry.fact
    kind = "who" if fact.who else "who unnamed"
    inferred = party_links(entry, fact.inferred, root)
    guess = f'<small class="inferred">{INFERRED}：{inferred}</small>' if fact.unnamed and inferred else ""
    return f'<b class="{kind}">{party_links(entry, fact.who, root) or UNNAMED}</b>{guess}'


def party_links(entry: Entry, parties: Sequence[Party], root: str = "") -> str:
    """Actors as links to their pages, joined by 或 where one of them is enough."""
    names = {party.name: party.actor for party in parties}
    links = (
        f"<a{html_attributes({'class': 'role', 'href': root + entry.roles[actor]})}>{escape(name)}</a>"
        if actor in entry.roles
        else escape(name)
        for name, actor in names.items()
    )
    return ("或" if entry.fact.any_of else "、").join(links)


def act_words(fact: Fact) -> str:
    """What is done, verb and matter in one breath, whatever else the fact says: 召开会议, 向区委报告重大行政决策."""
    does, matter = act_parts(fact if fact.statement else replace(fact, limits=(), modal=None))
    return does + matter


def around(fact: Fact) -> tuple[str, ...]:
    """Condition and exception as printed, without a condition that the matter says already."""
    return tuple(detail.text for detail in find_details(fact) if detail.name in ("情形", "例外"))


def actors_of(fact: Fact) -> tuple[str, ...]:
    """Canonical names of those who do it, stated or inferred."""
    return tuple(dict.fromkeys(party.actor for party in (*fact.who, *fact.inferred)))


def party_list(parties: Sequence[Party]) -> str:
    """Names of actors with 、 between them, each once."""
    return party_names(parties, any_of=False)


def order_actors(corpus: Corpus, names: Sequence[str]) -> tuple[Actor, ...]:
    """The actors of the register that are named, from the top tier down."""
    wanted = frozenset(names)
    found = [actor for actor in corpus.registers.actors if actor.name in wanted]
    return tuple(sorted(found, key=lambda actor: actor.tier))
