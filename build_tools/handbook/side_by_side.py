"""对照本: two rulebooks article by article, what differs in a line above them, both texts in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.comparison import Lone, Parallel
from build_tools.handbook.official import Beside, chapter_entries
from build_tools.handbook.volume import Article, Entry, Heading, Note, Run, Runs, SideBySide
from build_tools.model import Level, Provision
from build_tools.render.compare.pair import MEANINGS, Pair
from build_tools.render.page import heading_title

SECOND = "b."  # before the addresses of the second rulebook
ALONE, ELSEWHERE = "{}独有的规定", "{}的其余条文"
PROPOSED = "机器比对"


@dataclass(frozen=True, slots=True)
class _Sides:
    """The pair, and the articles of both as they are printed."""

    pair: Pair
    articles: tuple[dict[str, Article], dict[str, Article]]


def comparison_entries(pair: Pair) -> Iterator[Entry]:
    """Every article of the first beside its counterpart, then what the second has besides."""
    sides = _Sides(pair, (_articles(pair, 0), _articles(pair, 1)))
    yield Heading("篇", 1, "compared", f"{pair.title}逐条对照", f"{pair.title}对照")
    yield Note("lead", (Run(_meanings(pair)),))
    beside = _main(sides)
    for provision in pair.books[0].provisions:
        if provision.level is Level.CHAPTER:
            yield _chapter(pair, provision)
        elif provision.level is Level.ARTICLE:
            yield _row(sides, provision.address, beside.get(provision.address))
    yield from _rest(sides, frozenset(beside.values()))


def _articles(pair: Pair, side: int) -> dict[str, Article]:
    book = pair.books[side]
    beside, prefix = Beside(gists=pair.gists[side]), SECOND if side else ""
    wanted = frozenset(provision.address for provision in book.provisions if not provision.level.is_heading)
    entries = chapter_entries(book, beside, wanted, 3 if side == 0 else 2, prefix)
    return {entry.address.removeprefix(prefix): entry for entry in entries if isinstance(entry, Article)}


def _meanings(pair: Pair) -> str:
    said = "；".join(f"{relation.value}：{meaning}" for relation, meaning in MEANINGS)
    sides = f"左{pair.short(0)}，右{pair.short(1)}"
    return f"{pair.standing}。{said}。{sides}；一条有几个对应条的，并排印最主要的，其余注明页码。"


def _chapter(pair: Pair, provision: Provision) -> Heading:
    title = heading_title(provision, pair.shelf.places[pair.books[0].id])
    return Heading("章", 2, provision.address, title, title)


def _main(sides: _Sides) -> dict[str, str]:
    """The article of the second that is printed beside each of the first: its main counterpart, if not printed yet."""
    beside: dict[str, str] = {}
    for at in sides.articles[0]:
        for parallel in sides.pair.alignment.of(0, at)[:1]:
            if parallel.second not in beside.values() and parallel.second in sides.articles[1]:
                beside[at] = parallel.second
    return beside


def _row(sides: _Sides, at: str, second: str | None) -> SideBySide:
    pair = sides.pair
    parallels = pair.alignment.of(0, at)
    main = next((one for one in parallels if one.second == second), None)
    others = tuple(_other(sides, one) for one in parallels if one is not main)
    alone = () if parallels else (_alone(pair, 0, at),)
    right = (sides.articles[1][second],) if second else ()
    notes = (*((_difference(main),) if main else ()), *others, *alone)
    return SideBySide((sides.articles[0][at],), right, (pair.short(0), pair.short(1)), notes)


def _relation(parallel: Parallel) -> Run:
    return Run(parallel.relation.value if parallel.relation else PROPOSED, "hei")


def _difference(parallel: Parallel) -> Runs:
    return (_relation(parallel), Run(f"　{parallel.difference}"))


def _other(sides: _Sides, parallel: Parallel) -> Runs:
    """Another counterpart, printed elsewhere: 同题 另见临淄第六条（第12页）."""
    to = SECOND + parallel.second
    return (
        _relation(parallel),
        Run("　另见"),
        Run(sides.pair.name(1, parallel.second), to=to, paged=True),
        Run(f"。{parallel.difference}"),
    )


def _alone(pair: Pair, side: int, at: str) -> Runs:
    """That the other side has no such rule, and where it was looked for."""
    lone: Lone | None = next((one for one in pair.alignment.lone if (one.side, one.at) == (side, at)), None)
    searched = "、".join(pair.place(1 - side, one) for one in lone.searched) if lone else ""
    reason = f"。{lone.reason}" if lone and lone.reason else ""
    found = f"（查过{searched}）" if searched else ""
    return (Run("无", "hei"), Run(f"　{pair.short(1 - side)}未见规定{found}{reason}"))


def _rest(sides: _Sides, printed: frozenset[str]) -> Iterator[Entry]:
    """The articles of the second that stand beside none: those without counterpart, then those named elsewhere."""
    pair = sides.pair
    left = [at for at in sides.articles[1] if at not in printed]
    alone = [at for at in left if not pair.alignment.of(1, at)]
    for title, members in ((ALONE, alone), (ELSEWHERE, [at for at in left if at not in alone])):
        if members:
            words = title.format(pair.short(1))
            yield Heading("篇", 1, f"rest-{title}", words, words)
        for at in members:
            notes = tuple(_back(pair, one) for one in pair.alignment.of(1, at)) or (_alone(pair, 1, at),)
            yield SideBySide((), (sides.articles[1][at],), (pair.short(0), pair.short(1)), notes)


def _back(pair: Pair, parallel: Parallel) -> Runs:
    first = parallel.first
    return (
        _relation(parallel),
        Run("　见"),
        Run(pair.name(0, first), to=first, paged=True),
        Run(f"。{parallel.difference}"),
    )
