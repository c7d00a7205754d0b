"""One rulebook as the search reads it: its head, and its entries with their words and facts one by one.

An entry is an article with all its paragraphs, or what stands in no article. Lists instead of named keys keep
the file small; docs/assets/search/index.js says what stands where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_tools.model import Corpus, Provision, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.glossary import term_anchor
from build_tools.render.markdown import shorten
from build_tools.render.page import reading_pages
from build_tools.render.records import Json
from build_tools.render.shelf import Shelf
from build_tools.render.wording import limit_words, party_names, who_names
from build_tools.statements import Actor, Fact, Mention, Sheet

LENGTHS = "0123456789abcdefghijklmnopqrstuvwxyz"
EXPLAINED = 40  # characters of an explanation that a result shows
ACTOR_PAGES = ("role", "meeting")  # what the page of an actor may be called: role-district-head


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, or a provision that stands in none: its own address and every provision that belongs to it."""

    address: str
    page: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A rulebook as it is indexed: its entries, what is stated beside them, and the actors that they name."""

    rulebook: Rulebook
    entries: tuple[Entry, ...]
    sheet: Sheet
    actors: tuple[tuple[Actor, tuple[int, ...]], ...]  # with the numbers of the entries that name them
    owners: Mapping[str, int]  # for each provision the number of its entry

    @property
    def gists(self) -> Mapping[str, str]:
        """The 条旨 of each entry that has one."""
        return dict(self.sheet.gists)


def read_books(corpus: Corpus) -> tuple[Book, ...]:
    """All rulebooks of a corpus, in its order."""
    mentions: dict[str, list[Mention]] = {}
    for mention in corpus.mentions:
        mentions.setdefault(mention.rulebook, []).append(mention)
    return tuple(_book(corpus, rulebook, mentions.get(rulebook.id, ())) for rulebook in corpus.rulebooks)


def _book(corpus: Corpus, rulebook: Rulebook, mentions: Iterable[Mention]) -> Book:
    entries = find_entries(rulebook)
    owners = {p.address: number for number, entry in enumerate(entries) for p in entry.provisions}
    named: dict[str, set[int]] = {}
    for mention in mentions:
        if mention.at in owners:
            named.setdefault(mention.actor, set()).add(owners[mention.at])
    actors = ((actor, tuple(sorted(named[actor.name]))) for actor in corpus.registers.actors if actor.name in named)
    return Book(rulebook, entries, corpus.sheet(rulebook.id), tuple(actors), owners)


def head_record(book: Book, made: Collection[str]) -> Mapping[str, Json]:
    """What the search knows of a rulebook before it reads its words; a page that is not made is not named."""
    rulebook, entries = book.rulebook, book.entries
    return {
        "id": rulebook.id,
        "title": rulebook.metadata.title,
        "short": rulebook.metadata.short,
        "pages": [[page.name, page.title] for page in reading_pages(rulebook)],
        "entries": " ".join(entry.address for entry in entries),
        "lengths": "".join(_length(entry) for entry in entries),
        "actors": [
            [actor.name, _page_of(rulebook, actor, made), [a.name for a in actor.names_in(rulebook.id)], len(named)]
            for actor, named in book.actors
        ],
    }


def entry_records(shelf: Shelf, book: Book) -> Iterator[list[Json]]:
    """The words of each entry, its facts, and what else is about it: actors, terms, chains."""
    order = {page.name: number for number, page in enumerate(reading_pages(book.rulebook))}
    for entry, others in zip(book.entries, _about(book), strict=True):
        yield [*_entry(shelf, book, entry, order), *others]


def _about(book: Book) -> Iterator[tuple[list[Json], ...]]:
    """For each entry the numbers of the actors that it names, the terms that it explains, the chains that use it."""
    about: tuple[tuple[list[Json], ...], ...] = tuple(([], [], []) for _ in book.entries)
    for at, (_, named) in enumerate(book.actors):
        for number in named:
            about[number][0].append(at)
    for term in book.sheet.terms:
        explained = [term.word, term_anchor(term.word), shorten(term.explanation, EXPLAINED)]
        about[book.owners[term.at]][1].append(explained)
    for chain in book.sheet.chains:
        for number in sorted({book.owners[step.fact.at] for step in chain.steps if step.fact.at in book.owners}):
            about[number][2].append([chain.id, chain.title, chain.topic, chain.when])
    yield from about


def find_entries(rulebook: Rulebook) -> tuple[Entry, ...]:
    """The entries of a rulebook in reading order; headings are none."""
    owners = find_owners(rulebook)
    pages = {p.address: page.name for page in reading_pages(rulebook) for p in page.provisions}
    members: dict[str, list[Provision]] = {}
    for provision in rulebook.provisions:
        if not provision.level.is_heading:
            members.setdefault(owners[provision.address], []).append(provision)
    return tuple(Entry(address, pages[address], tuple(found)) for address, found in members.items())


def entry_texts(entry: Entry) -> tuple[str, ...]:
    """The words of an entry, a text a paragraph, each with its printed mark (（一）…) but without the article's."""
    return tuple(_printed(entry, provision) for provision in entry.provisions)


def _printed(entry: Entry, provision: Provision) -> str:
    return provision.text if provision.address == entry.address else provision.label.strip() + provision.text


def _length(entry: Entry) -> str:
    """How long an entry is, in a figure: each stands for twenty characters more."""
    return LENGTHS[min(sum(map(len, entry_texts(entry))) // 20, len(LENGTHS) - 1)]


def _entry(shelf: Shelf, book: Book, entry: Entry, order: Mapping[str, int]) -> list[Json]:
    place = shelf.places[book.rulebook.id]
    own = place[entry.address]
    told = [(p, text) for p, text in zip(entry.provisions, entry_texts(entry), strict=True) if text.strip()]
    at = {provision.address: number for number, (provision, _) in enumerate(told)}
    return [
        own or entry.provisions[0].label.strip(),
        book.gists.get(entry.address, ""),
        order[entry.page],
        [[p.address.removeprefix(entry.address), place[p.address].removeprefix(own), text] for p, text in told],
        [_fact(fact, at[fact.at], told[at[fact.at]]) for fact in book.sheet.all_facts if fact.at in at],
    ]


def _fact(fact: Fact, number: int, told: tuple[Provision, str]) -> Json:
    """Paragraph, the stretch that proves the fact, who, what is done; limits, matter, to whom, on what condition.

    Empty ones at the end are left out. Nothing stands for the matter of what is forbidden: it answers no question.
    """
    provision, text = told
    marked = len(text) - len(provision.text)
    who = who_names(fact) if fact.who else ""
    limits = "，".join(limit_words(limit) for limit in fact.limits)
    stretch = [_units(text[: position + marked]) for position in (fact.start, fact.end)]
    about = (fact.matter, party_names(fact.to, any_of=False), fact.condition or "")
    more = [limits, *((None,) if fact.forbids else about)]
    while more and more[-1] == "":
        more.pop()
    return [number, *stretch, who, fact.does, *more]


def _units(text: str) -> int:
    """How many of the units in which scripts count characters a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _page_of(rulebook: Rulebook, actor: Actor, made: Collection[str]) -> str:
    names = (f"{kind}-{actor.id}" for kind in ACTOR_PAGES)
    return next((f"{name}.html" for name in names if f"{rulebook.id}/{name}.md" in made), "")
