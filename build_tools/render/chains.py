"""A page for every procedure (审批链): its steps as a numbered list and, equal to it, as a table.

Both are drawn from the same steps, so that they hold the same words, conditions and limits. For every
step it is said whether the text states its place in the order or the editor joined it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.compare.urls import compared_url
from build_tools.render.facts import chain_link
from build_tools.render.figures import chain_figures
from build_tools.render.markdown import Value, block, escape, html_attributes, official, shorten
from build_tools.render.page import (
    CHAINS,
    DESCRIPTION_LENGTH,
    UNOFFICIAL,
    page_file,
    page_frame,
    pages_beside,
    reading_pages,
)
from build_tools.render.pointers import pointer_section
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.render.stops import ENOUGH, LAST, bounded_act, hedged
from build_tools.render.wording import (
    find_details,
    label_span,
    reason_span,
    status_tag,
    who_span,
)
from build_tools.statements import Chain, Fact, Sheet, Step

STATED, JOINED = "原文明写先后", "编者归并"
FIRST = "起点"
MOST_KIN = 6
COLUMNS = ("步骤", "谁", "做什么", "情形、例外、时限", "先后", "条款")


@dataclass(frozen=True, slots=True)
class Track:
    """A chain with what its steps are to each other: the number of each, what comes before and after it."""

    chain: Chain
    numbers: Mapping[str, int]
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    stated: Mapping[str, bool]  # whether the text states the place of a step

    def name(self, step: str) -> str:
        """How another step names this one: 第3步 会签."""
        return f"第{self.numbers[step]}步“{step}”"


@dataclass(frozen=True, slots=True)
class Topical:
    """A topic, its id, and the chains of all rulebooks that belong to it."""

    name: str
    id: str
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page of a chain is drawn from."""

    corpus: Corpus
    shelf: Shelf
    rulebook: Rulebook
    track: Track
    topical: Topical

    def clause(self, address: str) -> str:
        """A link to the clause of a step."""
        href = f"{self.shelf.pages[self.rulebook.id][address]}.html#{address}"
        return f'<a href="{href}">{self.shelf.places[self.rulebook.id][address]}</a>'


def render_chains(corpus: Corpus) -> Iterator[OutputFile]:
    """One page a chain, `<rulebook>/chain-<id>.md`."""
    shelf = stock_shelf(corpus)
    topics = find_topics(corpus)
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        frame = (
            page_frame(rulebook, reading_pages(rulebook), CHAINS[0], "chain", pages_beside(sheet))
            if sheet.chains
            else {}
        )
        around: list[Chain | None] = [None, *order_chains(sheet), None]
        for previous, chain, following in zip(around, around[1:], around[2:], strict=False):
            if chain:
                page = _Page(corpus, shelf, rulebook, find_track(chain), topics[chain.topic])
                values = _values(rulebook, chain, frame | {"previous": _turn(previous), "next": _turn(following)})
                yield page_file(rulebook, f"chain-{chain.id}", values, "".join(_body(page)))


def order_chains(sheet: Sheet) -> tuple[Chain, ...]:
    """The chains of a rulebook by topic, topics in the order in which the chains first come upon them."""
    topics = list(dict.fromkeys(chain.topic for chain in sheet.chains))
    return tuple(sorted(sheet.chains, key=lambda chain: topics.index(chain.topic)))


def find_topics(corpus: Corpus) -> dict[str, Topical]:
    """The topics of all chains in the order in which the rulebooks come upon them, each with its chains."""
    identifiers = {topic.name: topic.id for topic in corpus.registers.topics}
    found: dict[str, list[Chain]] = {}
    for rulebook in corpus.rulebooks:
        for chain in order_chains(corpus.sheet(rulebook.id)):
            found.setdefault(chain.topic, []).append(chain)
    return {name: Topical(name, identifiers.get(name, ""), tuple(chains)) for name, chains in found.items()}


def find_track(chain: Chain) -> Track:
    """The order of a chain's steps."""
    before: dict[str, tuple[str, ...]] = {}
    after: dict[str, tuple[str, ...]] = {}
    for flow in chain.flows:
        before[flow.target] = (*before.get(flow.target, ()), flow.source)
        after[flow.source] = (*after.get(flow.source, ()), flow.target)
    return Track(
        chain,
        {step.id: number for number, step in enumerate(chain.steps, 1)},
        before,
        after,
        {flow.target: flow.stated for flow in chain.flows},
    )


def _values(rulebook: Rulebook, chain: Chain, frame: Mapping[str, Value]) -> dict[str, Value]:
    title = rulebook.metadata.title
    crumbs: list[Value] = [
        {"title": "首页", "url": "index.html"},
        {"title": title, "url": f"{rulebook.id}/index.html"},
        {"title": CHAINS[1], "url": f"{rulebook.id}/{CHAINS[0]}.html"},
        {"title": chain.title, "url": None},
    ]
    return {
        "title": f"{chain.title} · {title}",
        "description": shorten(f"{chain.title}：{chain.when}。{UNOFFICIAL}", DESCRIPTION_LENGTH),
        "guiju": {**frame, "crumbs": crumbs},
        "hide": ["toc"],
    }


def _turn(chain: Chain | None) -> Value:
    return {"title": chain.title, "url": f"{chain.rulebook}/chain-{chain.id}.html"} if chain else None


def _body(page: _Page) -> Iterator[str]:
    chain = page.track.chain
    yield block("h1", escape(chain.title), {"id": "chain"})
    yield block("p", escape(chain.when.rstrip("。")) + "。", {"class": "lead"})
    yield f'<p class="editorial standing">{_summary(page)}</p>\n\n'
    yield from chain_figures(page.corpus, page.shelf, chain)
    yield "<h2>步骤</h2>\n\n"  # without an id: the search keeps a chain as one document
    yield f'<ol class="steps">{"".join(_step(page, step) for step in chain.steps)}</ol>\n\n'
    yield block("h2", "列表", {"id": "table"})
    yield _table(page)
    yield pointer_section(page.corpus, page.shelf, page.rulebook, chain.topic)
    yield from _kin(page)


def _summary(page: _Page) -> str:
    chain, track = page.track.chain, page.track
    topic = f'<a href="../chains.html#{page.topical.id}">{escape(chain.topic)}</a>'
    joined = sum(not stated for stated in track.stated.values())
    counts = ((len(track.stated) - joined, STATED), (joined, JOINED))
    counted = "，".join(f"{basis}的{count}处" for count, basis in counts if count)
    ordered = f"；步骤的先后，{counted}" if counted else ""
    note = f"。{JOINED}的先后，条文没有直接写明" if joined else ""
    tag = status_tag([step.fact for step in chain.steps])
    return f'事项：{topic}；共{len(chain.steps)}步{ordered}{note}。{tag} <a href="../about.html#layers">标记的意思</a>'


def _kin(page: _Page) -> Iterator[str]:
    """The other chains of the topic: first those of this rulebook, then those of the others as far as MOST_KIN."""
    chain = page.track.chain
    kin = [other for other in page.topical.chains if other is not chain]
    kin.sort(key=lambda other: other.rulebook != chain.rulebook)
    yield from _neighbours(page)
    if not kin:
        return
    yield block("h2", "同一事项的其他审批链", {"id": "kin"})
    yield "".join(f"-   {_kin_link(page, other)}\n" for other in kin[:MOST_KIN])
    if len(kin) > MOST_KIN:
        yield f'-   <a href="../chains.html#{page.topical.id}">全部{len(kin) + 1}条</a>\n'
    yield "\n"


def _neighbours(page: _Page) -> Iterator[str]:
    """Chains of other topics that the same articles rule: what comes before or beside this one."""
    chain = page.track.chain
    own = {step.fact.article for step in chain.steps}
    found = [
        (other, [at for at in dict.fromkeys(step.fact.article for step in other.steps) if at in own])
        for other in page.corpus.sheet(chain.rulebook).chains
        if other.topic != chain.topic
    ]
    at = [(chain_link(other), "、".join(map(page.clause, shared))) for other, shared in found if shared]
    entries = [f"-   {link} <small>同见{clauses}</small>\n" for link, clauses in at]
    if entries:
        yield block("h2", "相关的审批链", {"id": "neighbours"})
        yield "".join(entries) + "\n"


def _kin_link(page: _Page, other: Chain) -> str:
    if other.rulebook == page.rulebook.id:
        return chain_link(other)
    title = page.shelf.rulebooks[other.rulebook].metadata.title
    beside = compared_url(page.corpus, page.track.chain, other)
    compared = f' <a href="{beside}">逐段对照</a>' if beside else ""
    return f"{chain_link(other, f'../{other.rulebook}/')} <small>《{escape(title)}》</small>{compared}"


def _step(page: _Page, step: Step) -> str:
    fact, track = step.fact, page.track
    kind = "step final" if step.final else "step"
    head = f"<h3>{escape(step.id)}</h3>{_order_tag(track, step)}"
    return (
        f'<li id="step-{track.numbers[step.id]}" class="{kind}"><div class="step-head">{head}</div>'
        f'<p class="act">{label_span(fact)}{bounded_act(fact)}</p>'
        f"{_details(fact)}{_quote(page, fact)}{_onward(track, step)}</li>"
    )


def _order_tag(track: Track, step: Step) -> str:
    return f'<span class="order">{_order(track, step)}</span>{_end(track, step)}'


def _end(track: Track, step: Step) -> str:
    """That a chain ends with this step, or may end with it."""
    return f'<span class="end">{ENOUGH if step.id in track.after else LAST}</span>' if step.final else ""


def _order(track: Track, step: Step) -> str:
    """After which steps this one comes, and on what that rests."""
    sources = track.before.get(step.id, ())
    if not sources:
        return FIRST
    numbers = "、".join(str(track.numbers[source]) for source in sources)
    basis = f'<b class="stated">{STATED}</b>' if track.stated[step.id] else f'<b class="joined">{JOINED}</b>'
    return f"接第{numbers}步 {basis}"


def _details(fact: Fact) -> str:
    rows = [(detail.name, escape(hedged(fact, detail))) for detail in find_details(fact)]
    if fact.unnamed:
        rows.append(("说明", reason_span(fact)))
    if not rows:
        return ""
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>{words}</dd>' for name, words in rows)}</dl>"


def _quote(page: _Page, fact: Fact) -> str:
    words = official(fact.quote)
    return f'<p class="quote">“{words}” {page.clause(fact.at)}</p>'


def _onward(track: Track, step: Step) -> str:
    """Where the chain goes on, if it branches or does not go on to the next number."""
    targets = track.after.get(step.id, ())
    if [track.numbers[target] for target in targets] in ([], [track.numbers[step.id] + 1]):
        return ""
    conditions = {one.id: one.fact.condition for one in track.chain.steps}
    names = "；".join(
        escape(track.name(target) + (f"（{conditions[target]}）" if conditions[target] else "")) for target in targets
    )
    return f'<p class="onward">之后：{names}</p>'


def _table(page: _Page) -> str:
    """The same steps as a table, in a frame of its own that scrolls where the screen is narrow."""
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    rows = "".join(_row(page, step) for step in page.track.chain.steps)
    attributes = {
        "class": "frame",
        "tabindex": "0",
        "role": "region",
        "aria-label": "步骤列表",
    }
    table = f'<table class="chain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f"<div{html_attributes(attributes)}>{table}</div>\n\n"


def _row(page: _Page, step: Step) -> str:
    fact, track = step.fact, page.track
    details = "<br>".join(f"{detail.name}：{escape(hedged(fact, detail))}" for detail in find_details(fact))
    order = f'<span class="order">{_order(track, step)}</span> {_end(track, step)}'
    cells = "".join(
        f"<td>{cell}</td>" for cell in (who_span(fact), bounded_act(fact), details, order, page.clause(fact.at))
    )
    return f'<tr><th scope="row">{track.numbers[step.id]} {escape(step.id)}</th>{cells}</tr>'
