"""The files of the search index, each read only when a query needs it.

    common.js        which rulebooks there are, everyday words of one character, verbs, topics, cited instruments
    titles.js        the titles of all rulebooks, to choose from
    pairs-7.js       pairs of characters with their entries; everyday words and names of rulebooks that begin so
    ones-7.js        the same of lone characters
    near-7.js        which characters stand beside which, for words that are mistyped
    <id>/head.js     a rulebook's pages, the addresses of its entries, its actors
    <id>/terms.js    its terms, for words that are spelled in Latin letters
    <id>/12.js       the words and facts of an entry, the terms it explains, the chains that use it

They are classic scripts that hand their content to docs/assets/search/index.js, because a page that was opened
from disk may load scripts but no data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.records import Json
from build_tools.render.search.book import Book, entry_records, head_record, read_books
from build_tools.render.search.folding import fold, pairs
from build_tools.render.search.postings import Postings, count_shards, find_neighbours, find_postings, shard_of
from build_tools.render.shelf import Shelf, stock_shelf

FOLDER = "search"
GOVERNMENT = re.compile(r"(?P<place>.+?)人民政府")
PLACE = re.compile(r"[^省市区县州盟旗]+?(?:自治[区州县旗]|[省市区县州盟旗])")


def render_search(corpus: Corpus, made: Collection[str]) -> Iterator[OutputFile]:
    """The index of a corpus; of the pages that are made only those named here are linked."""
    shelf, books = stock_shelf(corpus), read_books(corpus)
    shards = count_shards(sum(len(book.entries) for book in books))
    said, topics = _synonyms(corpus), _topics(corpus)
    yield _script(
        "common", "common", _common(corpus, shelf, books, shards) | {"synonyms": _lone(said), "topics": topics}
    )
    yield _script("titles", "titles", [[book.rulebook.metadata.title, book.rulebook.metadata.short] for book in books])
    yield from _shards(find_postings(books, topics), shards, said, _names(books))
    for number, found in enumerate(_deal(find_neighbours(books), shards // 2)):
        yield _script(f"near-{number}", "near", number, found)
    for book in books:
        yield from _render_book(shelf, book, made)


def _render_book(shelf: Shelf, book: Book, made: Collection[str]) -> Iterator[OutputFile]:
    name = book.rulebook.id
    yield _script(f"{name}/head", "head", head_record(book, made))
    terms = dict.fromkeys(fold(term.word) for term in book.sheet.terms)
    yield _script(f"{name}/terms", "terms", name, " ".join(terms))
    for number, record in enumerate(entry_records(shelf, book)):
        yield _script(f"{name}/{number}", "entry", name, number, record)


def _script(name: str, kind: str, *content: Json) -> OutputFile:
    words = json.dumps(content, ensure_ascii=False, separators=(",", ":"))[1:-1]
    return OutputFile(f"{FOLDER}/{name}.js", f"guijuSearch.{kind}({words});\n".encode("utf-8", "replace"))


def _common(corpus: Corpus, shelf: Shelf, books: Sequence[Book], shards: int) -> dict[str, Json]:
    return {
        "books": " ".join(book.rulebook.id for book in books),
        "counts": [len(book.entries) for book in books],
        "shards": shards,
        "verbs": " ".join(sorted({action.verb for action in corpus.registers.actions if len(action.verb) > 1})),
        "instruments": [
            [cited.title, cited.anchor, cited.kind, list(cited.instrument.aliases) if cited.instrument else []]
            for cited in shelf.cited.values()
        ],
    }


def _synonyms(corpus: Corpus) -> dict[str, str]:
    """What is said, folded, and what may be meant by it, the likeliest first."""
    meant: dict[str, list[str]] = {}
    for synonym in corpus.registers.synonyms:
        for word in synonym.said:
            meant.setdefault(fold(word), []).extend(fold(other) for other in synonym.meant)
    return {word: " ".join(dict.fromkeys(others)) for word, others in sorted(meant.items())}


def _lone(said: Mapping[str, Json]) -> dict[str, Json]:
    """Those of one character, which begin with no pair."""
    return {word: meant for word, meant in said.items() if not any(pairs(word))}


def _shards(
    postings: Postings,
    shards: int,
    said: Mapping[str, Json],
    names: Mapping[str, Json],
) -> Iterator[OutputFile]:
    words, books = _deal(said, shards, first=True), _deal(names, shards, first=True)
    for number, found in enumerate(_deal(postings.pairs, shards)):
        yield _script(f"pairs-{number}", "pairs", number, found, words[number], books[number])
    for number, found in enumerate(_deal(postings.ones, shards // 4)):
        yield _script(f"ones-{number}", "ones", number, found)


def _deal(records: Mapping[str, Json], shards: int, *, first: bool = False) -> list[dict[str, Json]]:
    """The records of each shard: by their key, or by the first pair of characters in it."""
    dealt: list[dict[str, Json]] = [{} for _ in range(shards)]
    for key, record in records.items():
        by = next(pairs(key), "") if first else key
        if by:
            dealt[shard_of(by, shards)][key] = record
    return dealt


def _names(books: Iterable[Book]) -> dict[str, list[int]]:
    """How a query may name a rulebook, folded, with the numbers of those that are named so."""
    named: dict[str, list[int]] = {}
    for number, book in enumerate(books):
        for name in dict.fromkeys(fold(name) for name in _names_of(book.rulebook) if name):
            named.setdefault(name, []).append(number)
    return dict(sorted(named.items()))


def _names_of(rulebook: Rulebook) -> Iterator[str | None]:
    """Its titles, 莱芜区 and 济南市莱芜区, its 文号."""
    known = rulebook.metadata
    yield from (known.title, known.short, known.document_number)
    government = GOVERNMENT.match(known.issuer or known.title)
    if government:
        yield government["place"]
        parts = PLACE.findall(government["place"])
        yield parts[-1] if parts else None


def _topics(corpus: Corpus) -> dict[str, str]:
    """The topics that procedures are about, each with what one would ask and what else it is called."""
    used = {chain.topic for sheet in corpus.sheets for chain in sheet.chains}
    topics = (topic for topic in corpus.registers.topics if topic.name in used)
    return {topic.name: " ".join((topic.name, topic.question, *topic.aliases)) for topic in topics}
