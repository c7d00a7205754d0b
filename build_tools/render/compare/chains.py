"""流程对照: chains that are the same procedure, stage by stage, with both step tracks side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.comparison import ChainPair
from build_tools.diagrams import track
from build_tools.model import OutputFile
from build_tools.parallels.reviewed import set_stages
from build_tools.parallels.stages import Contrast, Likeness, Sources, Stage, find_stages
from build_tools.render.compare.pair import UNREVIEWED, Pair, listing, notice, pair_file
from build_tools.render.compare.urls import page_name
from build_tools.render.figures import figure, find_legend
from build_tools.render.markdown import block, escape, official
from build_tools.render.stops import find_stops, say_act
from build_tools.render.wording import find_details, who_span
from build_tools.statements import Chain, Fact, Step

TITLE = "流程对照"
LEAD = "同一件事在两地各走哪些步骤：由谁办、要几天、哪一步只有一方写明。"
SILENT = "该规则没有写成这样的流程"
ABSENT = "未见这一步"
WIDTHS = "".join(f'<col style="width:{share}%">' for share in (41, 41, 18))
ONE_SIDE = {Contrast.FIRST: 0, Contrast.SECOND: 1}
ORDER = {contrast: number for number, contrast in enumerate(Contrast)}


def render_chain_pairs(pair: Pair) -> Iterator[OutputFile]:
    """`<甲>--<乙>/chains.md`, and a page for every two chains that answer to each other, as an editor reviewed them."""
    if not pair.alignment.chains:
        return
    if not pair.alignment.reviewed:
        yield pair_file(pair, "chains", TITLE, "pair-chains", "".join(_proposed(pair)))
        return
    stages = {one: _stages(pair, one) for one in pair.alignment.chains if one.first and one.second}
    yield pair_file(pair, "chains", TITLE, "pair-chains", "".join(_list(pair, stages)))
    for one, found in stages.items():
        first = _chain(pair, 0, one.first)
        body = "".join(_body(pair, one, found))
        yield pair_file(pair, page_name(one), first.title, "pair-chain", body, under="chains")


def _chain(pair: Pair, side: int, identifier: str) -> Chain:
    chains = pair.corpus.sheet(pair.books[side].id).chains
    return next(chain for chain in chains if chain.id == identifier)


def _stages(pair: Pair, one: ChainPair) -> tuple[Stage, ...]:
    families = {action.verb: action.family for action in pair.corpus.registers.actions}
    likeness = Likeness(families, frozenset((peer.first, peer.second) for peer in pair.alignment.peers if peer.same))
    first, second = _chain(pair, 0, one.first), _chain(pair, 1, one.second)
    if one.steps is not None:
        return set_stages(first, second, one.steps, likeness)
    return find_stages(first, second, likeness, (_beside(pair, one, 0), _beside(pair, one, 1)))


def searched(pair: Pair, one: ChainPair, side: int) -> tuple[str, ...]:
    """The articles of a side in which a step may stand: those of its chain, and the counterparts of the other one's."""
    own, other = (_chain(pair, at, (one.first, one.second)[at]) for at in (side, 1 - side))
    found = [step.fact.article for step in own.steps]
    for article in dict.fromkeys(step.fact.article for step in other.steps):
        found += [(parallel.first, parallel.second)[side] for parallel in pair.alignment.of(1 - side, article)]
    return tuple(at for at in pair.articles(side) if at in found)


def _beside(pair: Pair, one: ChainPair, side: int) -> Sources:
    wanted, facts = searched(pair, one, side), pair.corpus.sheet(pair.books[side].id).all_facts
    return Sources(tuple(fact for fact in facts if fact.article in wanted), facts)


def contrast_name(pair: Pair, contrast: Contrast) -> str:
    """只有莱芜写明 for what only 甲 has."""
    side = ONE_SIDE.get(contrast)
    return contrast.value if side is None else f"只有{pair.short(side)}写明"


def _list(pair: Pair, stages: dict[ChainPair, tuple[Stage, ...]]) -> Iterator[str]:
    yield block("h1", escape(f"{pair.title}{TITLE}"), {"id": "chains"})
    yield notice(pair)
    yield block("p", LEAD, {"class": "lead"})
    items = [_entry(pair, one, found) for one, found in stages.items()]
    yield listing(items, {"class": "pairs chains"})
    for side in (0, 1):
        alone = [
            (one.first, one.second)[side] for one in pair.alignment.chains if not (one.first, one.second)[1 - side]
        ]
        reasons = {(one.first, one.second)[side]: one.statement for one in pair.alignment.chains}
        if alone:
            title = f"{escape(pair.short(side))}有{len(alone)}个流程，{escape(pair.short(1 - side))}{SILENT}"
            yield f'<h2 id="alone-{side + 1}">{title}</h2>\n\n'
            yield listing([_alone(pair, side, name, reasons[name]) for name in alone], {"class": "pairs"})


def _proposed(pair: Pair) -> Iterator[str]:
    """Chains that a program paired: each with links to both, and no claim of what differs."""
    yield block("h1", escape(f"{pair.title}{TITLE}"), {"id": "chains"})
    yield notice(pair)
    ends = ([_chain(pair, 0, one.first), _chain(pair, 1, one.second)] for one in pair.alignment.chains)
    items = ["　".join(_chain_link(pair, side, chain) for side, chain in enumerate(both)) for both in ends]
    yield listing([f"<li>{item}</li>" for item in items], {"class": "pairs chains"})


def _chain_link(pair: Pair, side: int, chain: Chain) -> str:
    words = escape(f"{pair.short(side)}：{chain.title}")
    return f'<a href="../{chain.rulebook}/chain-{chain.id}.html">{words}</a>'


def _entry(pair: Pair, one: ChainPair, stages: Sequence[Stage]) -> str:
    first, second = _chain(pair, 0, one.first), _chain(pair, 1, one.second)
    names = first.title if first.title == second.title else f"{first.title}　{second.title}"
    counted = Counter(contrast for stage in stages for contrast in stage.contrasts)
    tags = "".join(
        f'<span class="kind">{escape(contrast_name(pair, contrast))} {counted[contrast]}</span>'
        for contrast in sorted(counted, key=ORDER.__getitem__)
    )
    said = f"<p>{escape(one.statement)}</p>" if one.statement else ""
    return f'<li><a href="{page_name(one)}.html">{escape(names)}</a>{tags}{said}</li>'


def _alone(pair: Pair, side: int, name: str, reason: str) -> str:
    chain = _chain(pair, side, name)
    link = f'<a href="../{chain.rulebook}/chain-{chain.id}.html">{escape(chain.title)}</a>'
    articles = dict.fromkeys(step.fact.article for step in chain.steps)
    clauses = "、".join(pair.clause(side, at, pair.place(side, at)) for at in articles)
    return f"<li>{link} <small>{clauses}</small>{f'<p>{escape(reason)}</p>' if reason else ''}</li>"


def _body(pair: Pair, one: ChainPair, stages: Sequence[Stage]) -> Iterator[str]:
    chains = _chain(pair, 0, one.first), _chain(pair, 1, one.second)
    yield block("h1", escape(chains[0].title), {"id": "chain"})
    yield notice(pair)
    if one.statement:
        yield block("p", escape(one.statement), {"class": "lead"})
    yield block("h2", "逐段对照", {"id": "stages"})
    if one.steps is None:
        yield block("p", f"各步的对应：{UNREVIEWED}。", {"class": "editorial unreviewed", "role": "note"})
    yield _table(pair, stages)
    looked = "；".join(_looked(pair, one, side) for side in (0, 1))
    yield f'<p class="editorial standing">“未见这一步”，查过的条文是：{looked}。</p>\n\n'
    yield block("h2", "步骤图", {"id": "tracks"})
    tracks = "".join(_track(pair, side, chain) for side, chain in enumerate(chains))
    yield f'<div class="sides both">{tracks}</div>\n\n'


def _looked(pair: Pair, one: ChainPair, side: int) -> str:
    clauses = (pair.clause(side, at, pair.place(side, at)) for at in searched(pair, one, side))
    return escape(pair.short(side)) + "、".join(clauses)


def _track(pair: Pair, side: int, chain: Chain) -> str:
    """The step track of one side, as wide as a phone, so that two stand beside each other."""
    stops = [
        replace(stop, href=f"../{chain.rulebook}/{stop.href}") for stop in find_stops(pair.corpus, pair.shelf, chain)
    ]
    title = f"{chain.title}（{pair.short(side)}）"
    picture = track.draw_track(f"track-{side + 1}-{chain.id}", title, stops, replace(track.NARROW, name="both"))
    link = f'<a href="../{chain.rulebook}/chain-{chain.id}.html">{escape(title)}</a>'
    drawn = figure("track", [picture], find_legend(stops)).strip()
    return f'<div class="side"><p class="side-name">{link}</p>{drawn}</div>'


def _table(pair: Pair, stages: Sequence[Stage]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (pair.short(0), pair.short(1), "异同"))
    rows = "".join(_row(pair, stage) for stage in stages)
    columns = f"<colgroup>{WIDTHS}</colgroup><thead><tr>{head}</tr></thead>"
    return f'<table class="register stages">{columns}<tbody>{rows}</tbody></table>\n\n'


def _row(pair: Pair, stage: Stage) -> str:
    cells = "".join(
        f'<td data-name="{escape(pair.short(side))}"><div>{_cell(pair, side, step, stage)}</div></td>'
        for side, step in enumerate((stage.first, stage.second))
    )
    equal = stage.contrasts == (Contrast.EQUAL,)
    tags = "".join(f'<span class="kind">{escape(contrast_name(pair, one))}</span>' for one in stage.contrasts)
    kind = ' class="equal"' if equal else ""
    return f'<tr{kind}>{cells}<td data-name="异同"><div>{tags}</div></td></tr>'


def _cell(pair: Pair, side: int, step: Step | None, stage: Stage) -> str:
    """A step; where the chain has none, what its rulebook says of it elsewhere, or that it does not."""
    if step is not None:
        return _steps(pair, side, (step, *stage.more[side]))
    if stage.elsewhere is not None:
        return f"<small>相近的规定</small> {_fact(pair, side, stage.elsewhere)}"
    absent = f'<span class="unnamed">{ABSENT}</span>'
    if stage.seen:
        return f"{absent}<small>另见{pair.clause(side, stage.seen, pair.place(side, stage.seen))}</small>"
    if stage.kin is None:
        return absent
    clause = pair.clause(side, stage.kin.at, pair.place(side, stage.kin.at))
    return f'{absent}<small>别的事项里有相近的话：{clause}</small><p class="quote">“{official(stage.kin.quote)}”</p>'


def _steps(pair: Pair, side: int, steps: Sequence[Step]) -> str:
    """The steps that the same words tell, with these words once."""
    names = escape("、".join(step.id for step in steps))
    return f"<b>{names}</b> {_fact(pair, side, steps[0].fact, [step.fact for step in steps[1:]])}"


def _fact(pair: Pair, side: int, fact: Fact, more: Sequence[Fact] = ()) -> str:
    """Who does what, with limits and conditions, clause and words; `more` are further acts told by the same words."""
    found = dict.fromkeys((detail.name, detail.text) for one in (fact, *more) for detail in find_details(one))
    details = "".join(f"<small>{name}：<b>{escape(text)}</b></small>" for name, text in found)
    clause, quote = pair.clause(side, fact.at, pair.place(side, fact.at)), official(fact.quote)
    said = "".join(dict.fromkeys(_said(one) for one in (fact, *more)))
    return f'{clause}{said}{details}<p class="quote">“{quote}”</p>'


def _said(fact: Fact) -> str:
    either = "（其中一个即可）" if fact.any_of and len(fact.who) > 1 else ""
    return f"<p>{who_span(fact)}{either}：{escape(say_act(fact))}</p>"
