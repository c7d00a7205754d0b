"""流程手册: every 审批链 of a rulebook on an opening of its own, the swimlane at the left, the steps at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.diagrams import swimlane
from build_tools.diagrams.stops import Stop
from build_tools.handbook.official import Beside, chapter_entries
from build_tools.handbook.pictures import set_picture, to_clauses
from build_tools.handbook.volume import Break, Entry, Figure, Heading, Note, Run, Runs, Table
from build_tools.model import Corpus, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.chains import JOINED, STATED, order_chains
from build_tools.render.figures import find_lane_legend
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.render.stops import find_stops
from build_tools.statements import Chain

CHAINS, CITED = "审批链", "引用的条文"
COLUMNS = ("步骤", "谁", "做什么", "条款")
SHARES = (0.18, 0.19, 0.42, 0.21)
PRINT = swimlane.Look("print", 700, 190, 58, 120)
LEAD = "各步依条文排列。“原文明写”的先后，条文有明文；“编者归并”的先后，条文没有直接写明。"


@dataclass(frozen=True, slots=True)
class Procedures:
    """The chains of a rulebook, and the articles that the volume holds."""

    corpus: Corpus
    shelf: Shelf
    rulebook: Rulebook
    held: frozenset[str]

    @property
    def places(self) -> dict[str, str]:
        """Each provision's place in words."""
        return dict(self.shelf.places[self.rulebook.id])


def procedure_entries(corpus: Corpus, rulebook: Rulebook) -> Iterator[Entry]:
    """All chains, each from a left page on, and the articles that they rest on in full."""
    chains = order_chains(corpus.sheet(rulebook.id))
    cited = find_cited(rulebook, [step.fact.at for chain in chains for step in chain.steps])
    one = Procedures(corpus, stock_shelf(corpus), rulebook, cited)
    for chain in chains:
        yield Break("even")
        yield from _opening(one, chain)
    yield from cited_entries(rulebook, cited)


def find_cited(rulebook: Rulebook, addresses: Sequence[str]) -> frozenset[str]:
    """The articles in which some provisions stand."""
    owners = find_owners(rulebook)
    return frozenset(owners[address] for address in addresses)


def cited_entries(rulebook: Rulebook, articles: frozenset[str]) -> Iterator[Entry]:
    """Some articles in full, in the order of the text."""
    owners = find_owners(rulebook)
    wanted = frozenset(address for address, owner in owners.items() if owner in articles)
    yield Heading("篇", 1, "cited", CITED, CITED)
    yield from chapter_entries(rulebook, Beside(), wanted, depth=2)


def chain_appendix(corpus: Corpus, rulebook: Rulebook, held: frozenset[str]) -> Iterator[Entry]:
    """The chains as tables alone, for a volume that holds the whole text."""
    chains = order_chains(corpus.sheet(rulebook.id))
    one = Procedures(corpus, stock_shelf(corpus), rulebook, held)
    if chains:
        yield Heading("篇", 1, "chains", CHAINS, CHAINS)
        yield Note("lead", (Run(LEAD),))
    for chain in chains:
        yield from _title(chain, 2)
        yield steps_table(one, find_stops(corpus, one.shelf, chain))


def _opening(one: Procedures, chain: Chain) -> Iterator[Entry]:
    stops = find_stops(one.corpus, one.shelf, chain)
    yield from _title(chain, 1)
    yield _swimlane(one, chain, stops)
    yield Break()
    yield Note("head", (Run(f"{chain.title}：步骤"),))
    yield steps_table(one, stops, quotes=True)


def _title(chain: Chain, depth: int) -> Iterator[Entry]:
    yield Heading("题", depth, f"chain-{chain.id}", chain.title, chain.title)
    yield Note("lead", (Run(f"{chain.when.rstrip('。')}。"),))


def _swimlane(one: Procedures, chain: Chain, stops: Sequence[Stop]) -> Figure:
    title = f"{chain.title}（{one.rulebook.metadata.short}）"
    picture = swimlane.draw_swimlane(f"lanes-{chain.id}", title, stops, PRINT)
    return set_picture(picture, to_clauses(one.held), "；".join(find_lane_legend(stops)) + "。", cut=True)


def steps_table(one: Procedures, stops: Sequence[Stop], *, quotes: bool = False) -> Table:
    """The steps of a chain: who does what, under which condition, by when, on which words."""
    return Table(COLUMNS, SHARES, tuple(_row(one, stop, quotes=quotes) for stop in stops))


def _row(one: Procedures, stop: Stop, *, quotes: bool) -> tuple[Runs, ...]:
    order = "" if not stop.sources else f"接{'、'.join(str(row + 1) for row in stop.sources)}步，{_basis(stop)}"
    end = f"；{stop.end}" if order and stop.end else stop.end
    guess = f"（编者推定：{stop.inferred}）" if stop.unnamed and stop.inferred else ""
    article = stop.href.rpartition("#")[2].split(".")[0]
    return (
        (Run(f"{stop.number} {stop.id}", "hei"), *((Run(f"\n{order}{end}", "soft"),) if order or end else ())),
        (Run(stop.who, "who"), *((Run(guess, "soft"),) if guess else ())),
        (*_act(stop), *((Run(f"\n“{stop.quote}”", "official"),) if quotes else ())),
        (Run(stop.clause, to=article if article in one.held else "", paged=True),),
    )


def _basis(stop: Stop) -> str:
    return STATED.removesuffix("先后") if stop.stated else JOINED


def _act(stop: Stop) -> Iterator[Run]:
    yield Run(stop.act)
    limits = [(bound.kind, bound.text) for bound in stop.bounds]
    for name, words in (("情形", stop.condition), ("例外", stop.exception), *limits, ("逾期", stop.silence)):
        if words:
            yield Run(f"　{name}：", "soft")
            yield Run(words, "limit" if name in ("时限", "频次", "数量") else "")
