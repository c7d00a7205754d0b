"""Which entries have a pair of neighbouring characters: what the search reads where rulebooks are many.

A pair's entries are one string: for each entry how far it is from the one before, and how much the pair says of
it (3: in its 条旨, 2: at least twice in its words, 1: once). A pair that very many entries have names only those
of which it says most, so that no query reads more than it can use.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from build_tools.model import Corpus
from build_tools.numerals import HAN, to_int
from build_tools.render.records import Json
from build_tools.render.search.book import Entry, entry_texts, find_entries

SHARDS = 1024
MOST = 2000  # entries that one pair names
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
BASE = 32
NUMERALS = re.compile(rf"[{HAN}]+")
RUNS = re.compile(r"[^\W_]+")
PARTS = re.compile(r"[0-9]+|[a-z]+|[^0-9a-z]")
RANGES = re.compile(r"(?<=\d)[至到~—–](?=\d)")
DAYS = re.compile(r"(?<=\d)天")


def fold(text: str) -> str:
    """Text as the search compares it: half-width, small letters, numbers in digits (docs/assets/search/fold.js)."""
    plain = unicodedata.normalize("NFKC", text).lower()
    counted = NUMERALS.sub(lambda match: str(to_int(match[0])), plain)
    return DAYS.sub("日", RANGES.sub("-", counted))


def pairs(folded: str) -> Iterator[str]:
    """Each two neighbours of a run of letters and figures; a number or a Latin word is one of them."""
    for run in RUNS.findall(folded):
        parts = PARTS.findall(run)
        yield from (one + other for one, other in pairwise(parts))


def shard_of(pair: str) -> int:
    """The file that holds a pair, by the characters' numbers (docs/assets/search/index.js does the same)."""
    number = 0
    for char in pair:
        number = (number * 31 + ord(char)) % SHARDS
    return number


def find_postings(corpus: Corpus) -> list[Mapping[str, Json]]:
    """For each shard its pairs in order, each with the number of entries that have it and the string of entries."""
    found: dict[str, list[tuple[int, int]]] = {}
    number = 0
    for rulebook in corpus.rulebooks:
        gists = dict(corpus.sheet(rulebook.id).gists)
        for entry in find_entries(rulebook):
            for pair, weight in _weigh(entry, gists.get(entry.address, "")).items():
                found.setdefault(pair, []).append((number, weight))
            number += 1
    shards: list[dict[str, Json]] = [{} for _ in range(SHARDS)]
    for pair in sorted(found):
        shards[shard_of(pair)][pair] = [len(found[pair]), _write(_strongest(found[pair]))]
    return list(shards)


def _weigh(entry: Entry, gist: str) -> dict[str, int]:
    counts = Counter(pair for text in entry_texts(entry) for pair in pairs(fold(text)))
    weights = {pair: min(count, 2) for pair, count in counts.items()}
    return weights | dict.fromkeys(pairs(fold(gist)), 3)


def _strongest(entries: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(entries) <= MOST:
        return entries
    return sorted(sorted(entries, key=lambda entry: -entry[1])[:MOST])


def _write(entries: list[tuple[int, int]]) -> str:
    """Distances in base 32, lowest figure first, all but the last figure with the higher half; then the weight."""
    written, last = [], -1
    for number, weight in entries:
        distance, last = (number - last - 1) * 3 + weight - 1, number
        while distance >= BASE:
            written.append(DIGITS[BASE + distance % BASE])
            distance //= BASE
        written.append(DIGITS[distance])
    return "".join(written)
