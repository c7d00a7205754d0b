"""谁来定 of each rulebook: every procedure under the desk where it ends, as a poster of A3 and as a list.

A chain ends at the last step that approves before each of its ends: 区长签发 where 区政府 issues a document,
办公室主任签发 where its office does. What only entrusts, or fixes a date on the way, decides nothing. Chains in which
nobody approves stand apart, with their last step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.diagrams.decides import HEADS, REST, Desk, Mark, Matter, Poster, draw_poster
from build_tools.diagrams.stops import Stop
from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.chains import order_chains
from build_tools.render.citation import instrument
from build_tools.render.downloads import handbook_downloads, render_downloads
from build_tools.render.figures import figure
from build_tools.render.markdown import block, escape
from build_tools.render.page import DECIDES, UNOFFICIAL, page_file, page_values, pages_beside, reading_pages
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.render.stops import RESOLVING, find_stops
from build_tools.render.wording import UNNAMED
from build_tools.shapes import Picture
from build_tools.statements import Chain

LEAD = "每件事走到谁那里算定下来：按最后作决定的人或会议排列，前面是谁提出、谁审核、谁签。"
HINT = "整张图是一张A3海报，可以保存，也可以直接打印成一张；手机上看下面的列表，内容相同。"
SAID = "每件事归在最后作决定的人或会议名下，数字是条号。灰字：规则没有写明由谁，或由编者推定。"
PASSING = frozenset(("委托", "授权", "安排", "指定"))  # what is marked 批 and decides nothing
FIXING = "确定"  # decides only where the chain ends with it
REVIEWS, SIGNS = "审", "签批"
FORBIDS = "止"
LAST = (99,)
ENOUGH = "（有一个即可）"


@dataclass(frozen=True, slots=True)
class _Way:
    """A chain as its stops, with the mark and the verb of each."""

    chain: Chain
    stops: tuple[Stop, ...]
    marks: tuple[str, ...]
    verbs: tuple[str, ...]

    def approves(self, row: int) -> bool:
        """Whether a step approves, signs as the end or resolves."""
        stop, verb = self.stops[row], self.verbs[row]
        if stop.sign == FORBIDS or verb in PASSING:
            return False
        if verb == FIXING:
            return stop.decides
        return verb in RESOLVING or stop.decides or self.marks[row] == "批"


def render_decides(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/decides.md` for every rulebook that has chains."""
    shelf = stock_shelf(corpus)
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if sheet.chains:
            values = page_values(rulebook, reading_pages(rulebook), DECIDES[0], "decides", pages_beside(sheet))
            body = "".join(_body(corpus, shelf, rulebook))
            yield page_file(rulebook, DECIDES[0], values | {"hide": ["toc"]}, body)


def decides_picture(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Picture:
    """The poster of a rulebook."""
    return draw_poster(f"decides-{rulebook.id}", decides_poster(corpus, shelf, rulebook))


def decides_poster(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Poster:
    """What the poster of a rulebook shows."""
    marks = {action.verb: action.mark for action in corpus.registers.actions}
    desks: dict[tuple[tuple[int, ...], str], list[Matter]] = {}
    rest: list[tuple[str, Mark]] = []
    for chain in order_chains(corpus.sheet(rulebook.id)):
        verbs = tuple(step.fact.does for step in chain.steps)
        stops = find_stops(corpus, shelf, chain)
        way = _Way(chain, stops, tuple(marks.get(verb, "") for verb in verbs), verbs)
        deciding, idle = _ends(way)
        for row in deciding:
            desks.setdefault(_desk(stops[row]), []).append(_matter(way, row))
        rest += [(_title(way, row, deciding), _mark(way, row)) for row in idle]
    ordered = tuple(Desk(name, tuple(desks[rank, name])) for rank, name in sorted(desks))
    title = f"{DECIDES[1]}：{instrument(rulebook)}"
    return Poster(title, f"{SAID}{UNOFFICIAL}。", ordered, tuple(rest))


def _ends(way: _Way) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows that decide, each the last before an end; the ends before which nobody decides."""
    deciding: set[int] = set()
    idle: list[int] = []
    for row, stop in enumerate(way.stops):
        if stop.end:
            found = _nearest(way, row)
            deciding |= found
            idle += [] if found else [row]
    return tuple(sorted(deciding)), tuple(idle)


def _nearest(way: _Way, end: int) -> set[int]:
    """The approving rows from which a way leads to an end without another approval."""
    found, seen, waiting = set[int](), set[int](), [end]
    while waiting:
        row = waiting.pop()
        if row in seen:
            continue
        seen.add(row)
        if way.approves(row):
            found.add(row)
        else:
            waiting += way.stops[row].sources
    return found


def _desk(stop: Stop) -> tuple[tuple[int, ...], str]:
    """Where a matter ends: the rank that orders desks, high ones first, and the name."""
    if stop.unnamed:
        return LAST, f"{UNNAMED}由谁定"
    names = [actor.name for actor in stop.actors]
    high = max(actor.rank for actor in stop.actors)
    if len(names) == 1:
        return (-high[0], 1, -high[1], -high[2]), _called(names[0], stop.who)
    return (-high[0], len(names), -high[1], -high[2]), f"{'或'.join(names)}{ENOUGH}" if stop.any_of else "、".join(
        names
    )


def _called(name: str, record: str) -> str:
    """The name of a single actor; the words of the record where they say more (委托的区长或副区长)."""
    return name if name in record or record in name else max(name, record, key=len)


def _matter(way: _Way, row: int) -> Matter:
    before = _before(way, row)
    reviews = [one for one in before if way.marks[one] == REVIEWS]
    signs = [one for one in before if way.marks[one] in SIGNS and one not in reviews]
    starts = [one for one in before if not way.stops[one].sources and one not in (*reviews, *signs)]
    stop = way.stops[row]
    columns = (starts, reviews, signs, [row])
    return Matter(
        way.chain.title,
        f"chain-{way.chain.id}.html",
        stop.condition,
        tuple(tuple(_join(_mark(way, one) for one in rows)) for rows in columns),
    )


def _before(way: _Way, row: int) -> tuple[int, ...]:
    """The rows on the ways to a row, in order."""
    found, waiting = set[int](), list(way.stops[row].sources)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += way.stops[one].sources
    return tuple(one for one in sorted(found) if way.stops[one].sign != FORBIDS)


def _title(way: _Way, row: int, deciding: Sequence[int]) -> str:
    """A chain, with its end named where it has several."""
    ends = [stop for stop in way.stops if stop.end]
    return f"{way.chain.title}（{way.stops[row].id}）" if deciding or len(ends) > 1 else way.chain.title


def _mark(way: _Way, row: int) -> Mark:
    stop = way.stops[row]
    guess = f"（推定{stop.inferred}）" if stop.inferred else ""
    number = stop.clause.removeprefix("第").partition("条")[0]
    return Mark(
        who=f"{UNNAMED}{guess}" if stop.unnamed else stop.who,
        verb=way.verbs[row],
        number=_digits(stop.href, number),
        ink=stop.kind.ink,
        href=stop.href,
        tip=f"{stop.clause}：“{stop.quote}”",
        guessed=stop.unnamed,
        brief=f"推定{stop.inferred}" if stop.unnamed and stop.inferred else "",
    )


def _digits(href: str, fallback: str) -> str:
    """The number of the article in figures, as an address has it (a54.p1 is 54)."""
    article = href.rpartition("#")[2].partition(".")[0]
    return (
        article.removeprefix("a").replace("-", "之") if article.startswith("a") and article[1:2].isdigit() else fallback
    )


def _join(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks of the same actor in the same article as one: 主办部门 论证、协商 39."""
    joined: dict[tuple[str, str], Mark] = {}
    for mark in marks:
        known = joined.get((mark.who, mark.number))
        if known is None:
            joined[mark.who, mark.number] = mark
        elif mark.verb not in known.verb.split("、"):
            verbs, tips = f"{known.verb}、{mark.verb}", "\n".join(dict.fromkeys((known.tip, mark.tip)))
            joined[mark.who, mark.number] = replace(known, verb=verbs, tip=tips)
    yield from joined.values()


def _body(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Iterator[str]:
    poster = decides_poster(corpus, shelf, rulebook)
    yield block("h1", DECIDES[1], {"id": "decides"})
    yield block("p", LEAD, {"class": "lead"})
    yield render_downloads(handbook_downloads(corpus, rulebook, DECIDES[0]))
    yield f'<p class="hint">{HINT}</p>\n\n'
    yield figure("poster", (decides_picture(corpus, shelf, rulebook),), ())
    yield block("h2", "列表", {"id": "list"})
    for number, desk in enumerate(poster.desks, 1):
        yield block("h3", escape(f"{desk.name}：{len(desk.matters)}项"), {"id": f"desk-{number}"})
        yield f'<ul class="desk">{"".join(_item(matter) for matter in desk.matters)}</ul>\n\n'
    if poster.rest:
        yield block("h3", REST.rstrip("："), {"id": "rest"})
        entries = "".join(f"<li><b>{escape(title)}</b> {_written(mark)}</li>" for title, mark in poster.rest)
        yield f'<ul class="desk">{entries}</ul>\n\n'


def _item(matter: Matter) -> str:
    when = f' <small class="when">{escape(matter.condition)}</small>' if matter.condition else ""
    rows = "".join(
        f"<dt>{head}</dt><dd>{'；'.join(map(_written, marks))}</dd>"
        for (head, _), marks in zip(HEADS[1:], matter.marks, strict=True)
        if marks
    )
    return f'<li><a href="{matter.href}"><b>{escape(matter.title)}</b></a>{when}<dl>{rows}</dl></li>'


def _written(mark: Mark) -> str:
    who = f'<span class="unnamed">{escape(mark.who)}</span>' if mark.guessed else escape(mark.who)
    return f'{who} <b>{escape(mark.verb)}</b> <a href="{mark.href}">第{mark.number}条</a>'
