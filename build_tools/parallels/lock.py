"""Drift: the hash of each article that a difference was reviewed against, kept in <甲>--<乙>.lock beside the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from build_tools.comparison import Alignment, article_of
from build_tools.facts.addresses import address_name
from build_tools.facts.lock import HASH_LENGTH, HEADER
from build_tools.model import Level, OutputFile, Problem, Rulebook, Severity
from build_tools.parallels.records import SIDES
from build_tools.yamlfile import Value, YamlFile


def write_alignment_lock(alignment: Alignment, books: Mapping[str, Rulebook]) -> OutputFile:
    """The lock for an alignment as it stands against both texts as they stand."""
    rows = [
        f"{identifier}/{address} {hashed}"
        for identifier in alignment.books
        for address, hashed in article_hashes(books[identifier]).items()
    ]
    return OutputFile(f"{alignment.id}.lock", ("\n".join([HEADER, *rows]) + "\n").encode())


def article_hashes(rulebook: Rulebook) -> dict[str, str]:
    """The hash of the words of every article, by address, in reading order."""
    words: dict[str, str] = {}
    for provision in rulebook.provisions:
        if provision.level >= Level.ARTICLE:
            at = article_of(provision.address)
            words[at] = words.get(at, "") + provision.text + "\n"
    return {at: hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH] for at, text in words.items()}


def find_alignment_drift(
    file: YamlFile, alignment: Alignment, books: Mapping[str, Rulebook], reviewed: Mapping[str, str]
) -> Iterator[Problem]:
    """A warning for each article that changed since its parallels were reviewed; one where none was ever accepted."""
    if not reviewed:
        yield Problem(file.name, 0, 0, Severity.WARNING, "复核", "整份对照还没有登记，核对后运行 accept")
        return
    for side, identifier in enumerate(alignment.books):
        for at, hashed in article_hashes(books[identifier]).items():
            if reviewed.get(f"{identifier}/{at}") != hashed:
                message = f"{SIDES[side]}{address_name(at)}的文字在对照之后改过，请逐条复核，再运行 accept"
                yield file.problem(_place(alignment, side, at), message, kind="复核", severity=Severity.WARNING)


def _place(alignment: Alignment, side: int, at: str) -> Value:
    """Where the file first speaks of an article."""
    found = [parallel.place for parallel in alignment.of(side, at)]
    found += [lone.place for lone in alignment.lone if (lone.side, lone.at) == (side, at)]
    place = min(found, key=lambda place: place.line)
    return Value(place.line, place.column)
