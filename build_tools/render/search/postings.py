"""Which entries have a pair of neighbouring characters, and which characters stand beside each other.

A pair's entries are one string: for each entry how far it is from the one before, and where the pair stands in it
(in its words, once or more often; in its 条旨; beside it: in its chapter's heading, in the procedures it belongs
to). A pair that very many entries have names only those where it says most, so that no query reads more than it
can use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.render.page import reading_pages
from build_tools.render.records import Json
from build_tools.render.search.book import Book, entry_texts
from build_tools.render.search.folding import fold, pairs, runs

FEWEST, MOST_SHARDS = 64, 4096
MOST = 2000  # entries that one pair names
OFTEN, GIST, BESIDE, PLACES = 2, 3, 6, 12
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
BASE = 32
FIRST_HAN, LAST_HAN = "\u4e00", "\u9fff"
TIERS = 10  # of how often two characters are neighbours: 1, 2–3, 4–7, 8–15, and so on


@dataclass(frozen=True, slots=True)
class Postings:
    """Pairs and lone characters in order, each with its entries as written."""

    pairs: Mapping[str, Json]
    ones: Mapping[str, Json]


def count_shards(entries: int) -> int:
    """Into how many files the pairs of so many entries go."""
    return min(MOST_SHARDS, max(FEWEST, 1 << (max(1, entries) - 1).bit_length()))


def shard_of(key: str, shards: int) -> int:
    """The file that holds a pair, by the characters' numbers (docs/assets/search/index.js does the same)."""
    number = 0
    for char in key:
        number = (number * 31 + ord(char)) % shards
    return number


def find_postings(books: Iterable[Book], topics: Mapping[str, str]) -> Postings:
    """The entries of every pair and of every lone character; a topic's words stand beside what its chains use."""
    found: tuple[dict[str, list[tuple[int, int]]], ...] = ({}, {})
    number = 0
    for book in books:
        gists, beside = book.gists, _beside(book, topics)
        for at, entry in enumerate(book.entries):
            words = (entry_texts(entry), (gists.get(entry.address, ""),), beside[at])
            for split, kind in zip((pairs, _ones), found, strict=True):
                for key, place in _places(*([key for text in texts for key in split(fold(text))] for texts in words)):
                    kind.setdefault(key, []).append((number, place))
            number += 1
    return Postings(*({key: _record(kind[key]) for key in sorted(kind)} for kind in found))


def _ones(folded: str) -> Iterator[str]:
    for run in runs(folded):
        yield from run


def _beside(book: Book, topics: Mapping[str, str]) -> list[list[str]]:
    """For each entry the heading of its page and what its procedures are called."""
    titles = {page.name: page.title for page in reading_pages(book.rulebook)}
    beside = [[titles[entry.page]] for entry in book.entries]
    for chain in book.sheet.chains:
        for number in sorted({book.owners[step.fact.at] for step in chain.steps if step.fact.at in book.owners}):
            beside[number] += [chain.title, topics.get(chain.topic, chain.topic)]
    return beside


def _places(words: Iterable[str], gist: Iterable[str], beside: Iterable[str]) -> Iterator[tuple[str, int]]:
    places = {key: min(times, OFTEN) for key, times in Counter(words).items()}
    for keys, place in ((gist, GIST), (beside, BESIDE)):
        for key in set(keys):
            places[key] = places.get(key, 0) + place
    yield from places.items()


def _record(entries: list[tuple[int, int]]) -> Json:
    if len(entries) <= MOST:
        return _write(entries)
    strongest = sorted(entries, key=lambda entry: (-(entry[1] % BESIDE), entry[0]))[:MOST]
    return [len(entries), _write(sorted(strongest))]


def _write(entries: list[tuple[int, int]]) -> str:
    """Distances in base 32, lowest figure first, all but the last figure with the higher half."""
    written, last = [], -1
    for number, place in entries:
        distance, last = (number - last - 1) * PLACES + place, number
        while distance >= BASE:
            written.append(DIGITS[BASE + distance % BASE])
            distance //= BASE
        written.append(DIGITS[distance])
    return "".join(written)


def find_neighbours(books: Iterable[Book]) -> Mapping[str, str]:
    """For each character those that follow it, | those that it follows, from the rarest tier to the most frequent."""
    times: Counter[tuple[str, str]] = Counter()
    for book in books:
        gists = book.gists
        for entry in book.entries:
            for text in (*entry_texts(entry), gists.get(entry.address, "")):
                times.update(pair for run in runs(fold(text)) for pair in pairwise(run) if all(map(_is_han, pair)))
    after: dict[str, list[tuple[int, str]]] = {}
    before: dict[str, list[tuple[int, str]]] = {}
    for (one, other), count in sorted(times.items()):
        tier = min(count.bit_length(), TIERS) - 1
        after.setdefault(one, []).append((tier, other))
        before.setdefault(other, []).append((tier, one))
    return {char: f"{_tiers(after.get(char, []))}|{_tiers(before.get(char, []))}" for char in sorted({*after, *before})}


def _is_han(token: str) -> bool:
    return FIRST_HAN <= token <= LAST_HAN


def _tiers(chars: Sequence[tuple[int, str]]) -> str:
    return " ".join("".join(char for tier, char in chars if tier == wanted) for wanted in range(TIERS)).rstrip()
