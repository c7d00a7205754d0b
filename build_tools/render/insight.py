"""What the graph of a chain says in a line or two, each with its clauses.

What every branch passes, where one of several is enough, the longest way, the limits in figures. All of it can
be checked by reading the steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.graph import find_returns, longest_route, unavoidable_steps
from build_tools.model import Corpus
from build_tools.render.findings import is_untimed
from build_tools.render.markdown import escape
from build_tools.render.shelf import Shelf
from build_tools.render.stops import find_stops, hedged
from build_tools.render.wording import Detail, limit_words, who_names
from build_tools.statements import Chain, Limit, Step

TIME = "时限"
REST = "；其余的步骤，有的并行，有的择一，有的只在写明的情形下才有"
OR = "或"  # where the text joins by 、 or 和, that one is enough is the editor's reading
LONG = 4  # steps: shorter ways are seen at once
UNSUMMED = "（各步从何时起算不同，合计只供参考）"


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps of a chain by name, how each is named, how its clause is linked."""

    steps: dict[str, Step]
    numbers: dict[str, int]
    links: dict[str, str]

    def name(self, step: str) -> str:
        """A step with its clause: 第9步“签字”（第五十四条）."""
        return f"第{self.numbers[step]}步“{escape(step)}”（{self.links[step]}）"


def insight_list(corpus: Corpus, shelf: Shelf, chain: Chain) -> str:
    """The findings of a chain as a list; empty where there is nothing to say."""
    stops = find_stops(corpus, shelf, chain)
    steps = _Steps(
        {step.id: step for step in chain.steps},
        {stop.id: stop.number for stop in stops},
        {stop.id: f'<a href="{stop.href}">{stop.clause}</a>' for stop in stops},
    )
    tiers = {actor.name: actor.tier for actor in corpus.registers.actors}
    found = "".join(f"<li>{line}</li>" for line in _findings(chain, steps, tiers))
    return f'<ul class="editorial insight">{found}</ul>\n\n' if found else ""


def _findings(chain: Chain, steps: _Steps, tiers: Mapping[str, int]) -> Iterator[str]:
    route = longest_route(chain)
    branches = len(route) < len(chain.steps)
    passed = unavoidable_steps(chain)
    inner = {flow.source for flow in chain.flows} & {flow.target for flow in chain.flows}
    if branches and inner & set(passed):
        yield f"各支都经过的步骤：{'、'.join(map(steps.name, passed))}{REST}。"
    for step in chain.steps:
        if step.fact.any_of and len(step.fact.who) > 1 and OR in step.fact.quote:
            yield f"有一个即可：{steps.name(step.id)}，{escape(who_names(step.fact))}。"
    if branches and len(route) >= LONG:
        numbers = " → ".join(f'<a href="#step-{steps.numbers[step]}">{steps.numbers[step]}</a>' for step in route)
        yield f"步骤最多的一路有{len(route)}步：{numbers}。"
    yield from _limits(route, steps)
    untimed = [step.id for step in chain.steps if is_untimed(step.fact)]
    if untimed:
        yield f"应当做而没有写时限：{'、'.join(map(steps.name, untimed))}。"
    for actor, first, later in find_returns(chain, tiers):
        yield f"又回到{escape(actor)}：{steps.name(first)}，经过别人，再到{steps.name(later)}。"


def _limits(route: Sequence[str], steps: _Steps) -> Iterator[str]:
    """The limits in figures, and the sum of those on the longest way where they are several of one unit."""
    found = [(step, limit) for step, one in steps.steps.items() for limit in one.fact.limits if _is_counted(limit)]
    if found:
        said = "、".join(f"{steps.name(step)}{escape(_said(steps, step, limit))}" for step, limit in found)
        summed = [limit for step, limit in found if step in route]
        units = {limit.unit for limit in summed}
        total = sum(limit.value or 0 for limit in summed)
        added = f"；最长的一路上合计{total:g}个{summed[0].unit}{UNSUMMED}" if len(units) == 1 < len(summed) else ""
        yield f"写明数字的时限：{said}{added}。"


def _said(steps: _Steps, step: str, limit: Limit) -> str:
    """A limit of a step with 一般 or 原则上 where its modal has it."""
    return hedged(steps.steps[step].fact, Detail(limit.kind, limit_words(limit)))


def _is_counted(limit: Limit) -> bool:
    return limit.kind == TIME and limit.value is not None
