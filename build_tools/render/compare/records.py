"""Parallels as the open data gives them, in the file of either rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparison import Alignment, Lone, Parallel, Relation
from build_tools.model import Corpus
from build_tools.render.compare.pair import REVIEWED, UNREVIEWED
from build_tools.render.records import Json


def parallel_records(corpus: Corpus, rulebook: str) -> list[Json]:
    """Every parallel of a rulebook's articles with those of others, the main one of an article first."""
    return [record for alignment in corpus.alignments for record in _records(alignment, rulebook)]


def _records(alignment: Alignment, rulebook: str) -> Iterator[Json]:
    if rulebook not in alignment.books:
        return
    side = alignment.books.index(rulebook)
    for at in dict.fromkeys((parallel.first, parallel.second)[side] for parallel in alignment.parallels):
        yield from (_parallel(alignment, side, parallel) for parallel in alignment.of(side, at))
    yield from (_lone(alignment, lone) for lone in alignment.lone if lone.side == side)


def _parallel(alignment: Alignment, side: int, parallel: Parallel) -> Json:
    ends, quotes = (parallel.first, parallel.second), (parallel.first_quote, parallel.second_quote)
    return {
        "at": ends[side],
        "rulebook": alignment.books[1 - side],
        "to": [ends[1 - side]],
        "relation": parallel.relation.value if parallel.relation else None,
        "difference": parallel.difference or None,
        "kinds": list(parallel.kinds),
        "topic": parallel.topic or None,
        "rank": parallel.weight.rank if parallel.weight else None,
        "quotes": [
            {"rulebook": book, "at": quote.at, "start": quote.start, "end": quote.end, "quote": quote.words}
            for book, quote in zip(alignment.books, quotes, strict=True)
            if quote
        ],
        "searched": [],
        "status": REVIEWED if alignment.reviewed else UNREVIEWED,
    }


def _lone(alignment: Alignment, lone: Lone) -> Json:
    return {
        "at": lone.at,
        "rulebook": alignment.books[1 - lone.side],
        "to": [],
        "relation": Relation.NONE.value if alignment.reviewed else None,
        "difference": lone.reason or None,
        "kinds": [],
        "topic": None,
        "rank": None,
        "quotes": [],
        "searched": list(lone.searched),
        "status": REVIEWED if alignment.reviewed else UNREVIEWED,
    }
