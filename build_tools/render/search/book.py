"""One rulebook as the search reads it: its head, and its entries with their words and facts one by one.

An entry is an article with all its paragraphs, or what stands in no article. Lists instead of named keys keep
the file small; docs/assets/search/index.js says what stands where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import Corpus, Provision, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.glossary import term_anchor
from build_tools.render.markdown import shorten
from build_tools.render.page import reading_pages
from build_tools.render.records import Json
from build_tools.render.shelf import Shelf
from build_tools.render.wording import limit_words, who_names
from build_tools.statements import Actor, Fact, Sheet

LENGTHS = "0123456789abcdefghijklmnopqrstuvwxyz"
EXPLAINED = 40  # characters of an explanation that a result shows
ACTOR_PAGES = ("role", "meeting")  # what the page of an actor may be called: role-district-head


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, or a provision that stands in none: its own address and every provision that belongs to it."""

    address: str
    page: str
    provisions: tuple[Provision, ...]


def head_record(corpus: Corpus, rulebook: Rulebook, made: Collection[str]) -> Mapping[str, Json]:
    """What the search knows of a rulebook before it reads its words; a page that is not made is not named."""
    entries = find_entries(rulebook)
    return {
        "id": rulebook.id,
        "pages": [[page.name, page.title] for page in reading_pages(rulebook)],
        "entries": " ".join(entry.address for entry in entries),
        "lengths": "".join(_length(entry) for entry in entries),
        "actors": [
            [actor.name, _page_of(rulebook, actor, made), [a.name for a in actor.names_in(rulebook.id)], len(named)]
            for actor, named in _actors(corpus, rulebook, _entry_numbers(entries))
        ],
    }


def entry_records(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Iterator[list[Json]]:
    """The words of each entry, its facts, and what else is about it: actors, terms, chains."""
    sheet = corpus.sheet(rulebook.id)
    entries = find_entries(rulebook)
    order = {page.name: number for number, page in enumerate(reading_pages(rulebook))}
    about = _about(corpus, rulebook, _entry_numbers(entries))
    for entry, others in zip(entries, about, strict=True):
        yield [*_entry(shelf, rulebook, sheet, entry, order), *others]


def _about(corpus: Corpus, rulebook: Rulebook, numbers: Mapping[str, int]) -> Iterator[tuple[list[Json], ...]]:
    """For each entry the numbers of the actors that it names, the terms that it explains, the chains that use it."""
    sheet = corpus.sheet(rulebook.id)
    about: dict[int, tuple[list[Json], ...]] = {number: ([], [], []) for number in numbers.values()}
    for at, (_, named) in enumerate(_actors(corpus, rulebook, numbers)):
        for number in named:
            about[number][0].append(at)
    for term in sheet.terms:
        about[numbers[term.at]][1].append([term.word, term_anchor(term.word), shorten(term.explanation, EXPLAINED)])
    for chain in sheet.chains:
        for number in _numbers(numbers, (step.fact.at for step in chain.steps)):
            about[number][2].append([chain.id, chain.title, chain.topic, chain.when])
    return (about[number] for number in sorted(about))


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


def _entry_numbers(entries: Sequence[Entry]) -> Mapping[str, int]:
    return {p.address: number for number, entry in enumerate(entries) for p in entry.provisions}


def _length(entry: Entry) -> str:
    """How long an entry is, in a figure: each stands for twenty characters more."""
    return LENGTHS[min(sum(map(len, entry_texts(entry))) // 20, len(LENGTHS) - 1)]


def _entry(shelf: Shelf, rulebook: Rulebook, sheet: Sheet, entry: Entry, order: Mapping[str, int]) -> list[Json]:
    place = shelf.places[rulebook.id]
    own = place[entry.address]
    told = [(p, text) for p, text in zip(entry.provisions, entry_texts(entry), strict=True) if text.strip()]
    at = {provision.address: number for number, (provision, _) in enumerate(told)}
    return [
        own or entry.provisions[0].label.strip(),
        dict(sheet.gists).get(entry.address, ""),
        order[entry.page],
        [[p.address.removeprefix(entry.address), place[p.address].removeprefix(own), text] for p, text in told],
        [_fact(fact, at[fact.at], told[at[fact.at]]) for fact in sheet.all_facts if fact.at in at],
    ]


def _fact(fact: Fact, number: int, told: tuple[Provision, str]) -> Json:
    """Paragraph, the stretch that proves the fact, who, what is done; limits, where it sets any."""
    provision, text = told
    marked = len(text) - len(provision.text)
    who = who_names(fact) if fact.who else ""
    limits = [limit_words(limit) for limit in fact.limits]
    stretch = [_units(text[: position + marked]) for position in (fact.start, fact.end)]
    return [number, *stretch, who, fact.does, *(["，".join(limits)] if limits else [])]


def _units(text: str) -> int:
    """How many of the units in which scripts count characters a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _actors(corpus: Corpus, rulebook: Rulebook, numbers: Mapping[str, int]) -> Iterator[tuple[Actor, Sequence[int]]]:
    """The actors that the text mentions, with the entries that do."""
    named: dict[str, list[str]] = {}
    for mention in corpus.mentions:
        if mention.rulebook == rulebook.id:
            named.setdefault(mention.actor, []).append(mention.at)
    for actor in corpus.registers.actors:
        if actor.name in named:
            yield actor, _numbers(numbers, named[actor.name])


def _numbers(numbers: Mapping[str, int], addresses: Iterator[str] | Sequence[str]) -> list[int]:
    return sorted({numbers[address] for address in addresses if address in numbers})


def _page_of(rulebook: Rulebook, actor: Actor, made: Collection[str]) -> str:
    names = (f"{kind}-{actor.id}" for kind in ACTOR_PAGES)
    return next((f"{name}.html" for name in names if f"{rulebook.id}/{name}.md" in made), "")
