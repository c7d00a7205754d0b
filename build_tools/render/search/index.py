"""The files of the search index, each read only when a query needs it.

    common.js        the rulebooks, everyday words of one character, verbs, topics, cited instruments
    pairs-7.js       pairs of characters with their entries; everyday words that begin with such a pair
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
from collections.abc import Collection, Iterator, Mapping

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.records import Json
from build_tools.render.search.book import entry_records, find_entries, head_record
from build_tools.render.search.folding import fold, pairs
from build_tools.render.search.postings import count_shards, find_neighbours, find_postings, shard_of
from build_tools.render.shelf import Shelf, stock_shelf

FOLDER = "search"
GOVERNMENT = re.compile(r"(?P<place>.+?)人民政府")
PLACE = re.compile(r"[^省市区县州盟旗]+?(?:自治[区州县旗]|[省市区县州盟旗])")


def render_search(corpus: Corpus, made: Collection[str]) -> Iterator[OutputFile]:
    """The index of a corpus; of the pages that are made only those named here are linked."""
    shelf = stock_shelf(corpus)
    shards = count_shards(sum(len(find_entries(rulebook)) for rulebook in corpus.rulebooks))
    said = _synonyms(corpus)
    yield _script("common", "common", _common(corpus, shelf, shards, said))
    yield from _shards(corpus, shards, said)
    for rulebook in corpus.rulebooks:
        yield _script(f"{rulebook.id}/head", "head", head_record(corpus, rulebook, made))
        terms = dict.fromkeys(fold(term.word) for term in corpus.sheet(rulebook.id).terms)
        yield _script(f"{rulebook.id}/terms", "terms", rulebook.id, " ".join(terms))
        for number, record in enumerate(entry_records(corpus, shelf, rulebook)):
            yield _script(f"{rulebook.id}/{number}", "entry", rulebook.id, number, record)


def _script(name: str, kind: str, *content: Json) -> OutputFile:
    words = json.dumps(content, ensure_ascii=False, separators=(",", ":"))[1:-1]
    return OutputFile(f"{FOLDER}/{name}.js", f"guijuSearch.{kind}({words});\n".encode("utf-8", "replace"))


def _common(corpus: Corpus, shelf: Shelf, shards: int, said: Mapping[str, Json]) -> Json:
    return {
        "books": [_book(rulebook) for rulebook in corpus.rulebooks],
        "shards": shards,
        "synonyms": {word: meant for word, meant in said.items() if not any(pairs(word))},
        "verbs": " ".join(sorted({action.verb for action in corpus.registers.actions if len(action.verb) > 1})),
        "topics": _topics(corpus),
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


def _shards(corpus: Corpus, shards: int, said: Mapping[str, str]) -> Iterator[OutputFile]:
    postings = find_postings(corpus)
    words = _deal(said, shards, first=True)
    for number, found in enumerate(_deal(postings.pairs, shards)):
        yield _script(f"pairs-{number}", "pairs", number, found, words[number])
    for number, found in enumerate(_deal(postings.ones, shards // 4)):
        yield _script(f"ones-{number}", "ones", number, found)
    for number, found in enumerate(_deal(find_neighbours(corpus), shards // 2)):
        yield _script(f"near-{number}", "near", number, found)


def _deal(records: Mapping[str, Json], shards: int, *, first: bool = False) -> list[dict[str, Json]]:
    """The records of each shard: by their key, or by the first pair of characters in it."""
    dealt: list[dict[str, Json]] = [{} for _ in range(shards)]
    for key, record in records.items():
        by = next(pairs(key), "") if first else key
        if by:
            dealt[shard_of(by, shards)][key] = record
    return dealt


def _book(rulebook: Rulebook) -> Json:
    known = rulebook.metadata
    names = dict.fromkeys(filter(None, _names(rulebook)))
    return [rulebook.id, known.title, known.short, list(names), len(find_entries(rulebook))]


def _names(rulebook: Rulebook) -> Iterator[str | None]:
    """How a query may name a rulebook, beside its title and its short title: 莱芜, 莱芜区, its 文号."""
    known = rulebook.metadata
    yield known.document_number
    government = GOVERNMENT.match(known.issuer or known.title)
    if government:
        yield government["place"]
        parts = PLACE.findall(government["place"])
        yield parts[-1] if parts else None


def _topics(corpus: Corpus) -> Json:
    """The topics that procedures are about, each with what one would ask and what else it is called."""
    used = {chain.topic for sheet in corpus.sheets for chain in sheet.chains}
    return [[t.name, " ".join((t.question, *t.aliases))] for t in corpus.registers.topics if t.name in used]
