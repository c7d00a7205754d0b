"""In every chapter page: what answers to an article in another rulebook, one tap away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.comparison import Parallel
from build_tools.model import Corpus
from build_tools.render.compare.articles import SILENT
from build_tools.render.compare.pair import Pair, find_pairs, row_id
from build_tools.render.markdown import escape
from build_tools.render.shelf import Shelf

SHOWN = 2  # counterparts of an article in one other rulebook that are named beside it
BOOKS = 3  # other rulebooks that are named beside an article


def find_parallel_notes(corpus: Corpus, shelf: Shelf) -> Mapping[str, Mapping[str, str]]:
    """By rulebook and by article: a line that leads to its counterparts, reviewed ones first."""
    notes: dict[str, dict[str, list[str]]] = {}
    for pair in find_pairs(corpus, shelf):
        for side in (0, 1):
            own = notes.setdefault(pair.books[side].id, {})
            for at in pair.articles(side):
                own.setdefault(at, []).extend(_parts(pair, side, at))
    return {book: {at: _note(parts) for at, parts in own.items() if parts} for book, own in notes.items()}


def _note(parts: list[str]) -> str:
    """The line below an article; of very many rulebooks only some are named."""
    more = f'<a href="../compare.html">另有{len(parts) - BOOKS}部</a>' if len(parts) > BOOKS else ""
    shown = "".join(f"<span>{part}</span>" for part in (*parts[:BOOKS], *filter(None, [more])))
    return f'<p class="editorial parallel"><b>对照</b>{shown}</p>\n\n'


def _parts(pair: Pair, side: int, at: str) -> Iterator[str]:
    """What the other rulebook of a pair has for an article."""
    found = pair.alignment.of(side, at)
    other = escape(pair.short(1 - side))
    root = f"../{pair.alignment.id}/"
    if found:
        links = "、".join(_counterpart(pair, side, parallel) for parallel in found[:SHOWN])
        more = f"等{len(found)}条" if len(found) > SHOWN else ""
        relation = found[0].relation.value if found[0].relation else "机器比对"
        beside = f"{root}{pair.pages[found[0].first]}.html#{row_id(found[0])}"
        yield f'{other}{links}{more} <small>{relation}</small> <a href="{beside}">并排看</a>'
    elif pair.alignment.reviewed:
        yield f'{other}：{SILENT} <a href="{root}index.html#{"ab"[side]}-{at}">查过哪些条</a>'


def _counterpart(pair: Pair, side: int, parallel: Parallel) -> str:
    other = 1 - side
    at = (parallel.first, parallel.second)[other]
    return f'<a href="{pair.href(other, at)}">{escape(pair.place(other, at))}</a>'
