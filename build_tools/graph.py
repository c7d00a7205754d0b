"""The actor graph: who stands to whom in what relation, on whose words. The one importer of networkx.

Every edge is a fact that names both an actor and a recipient, and carries its provision and quote. A chain is a
graph of its own, whose nodes are steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias

import networkx as nx

from build_tools.model import Corpus
from build_tools.statements import Chain, Fact, Mention, Party

Graph: TypeAlias = "nx.MultiDiGraph[str]"
StepGraph: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True)
class Relation:
    """A type of edge: the verbs that make it, and whether the words name it from the other end."""

    name: str
    verbs: frozenset[str]
    reversed: bool = False


def _relation(name: str, verbs: str, *, reverse: bool = False) -> Relation:
    return Relation(name, frozenset(verbs.split()), reverse)


RELATIONS = (
    _relation("领导", "领导"),
    _relation("领导", "接受领导", reverse=True),
    _relation("协助", "协助"),
    _relation("委托", "委托 授权 指定"),
    _relation("补位", "补位 代为处理 主持工作"),
    _relation("组成", "组成"),
    _relation("召集主持", "召集 主持 召开"),
    _relation("列席", "列席"),
    _relation("出席", "出席 参加"),
    _relation("报送", "报送 提交 提报 呈批 行文 送审 送签 报批 提议 上报"),
    _relation("请示报告", "请示 报告 汇报 说明理由"),
    _relation("请假", "请假"),
    _relation("备案", "备案 报备"),
    _relation("审核", "审核 审查 审核把关 初核 备案审查 合法性审查"),
    _relation("会签", "会签"),
    _relation("签发", "签发 签批 审签"),
    _relation("批准", "批准 同意 审定 审批 确定 决定"),
    _relation("监督", "监督 督查 督办 考核 通报 通报批评 追责 督促 查处"),
    _relation("监督", "接受监督", reverse=True),
    _relation("接受询问", "接受询问"),
    _relation("指导", "指导 培训"),
    _relation("征求意见", "征求意见 听取意见"),
    _relation("协商协调", "协商 协调 沟通 配合 商定时限"),
    _relation("回复", "回复 答复 回应"),
    _relation("通报", "通报情况"),
    _relation("转办", "转办 分办"),
    _relation("公开", "公开 公布 发布 解读"),
    _relation("邀请接待", "邀请 接待 安排 陪同"),
)
OTHER, STANDING_IN = "其他", "补位"
LONGEST_CIRCLE = 4  # actors
MEETING_VERBS = frozenset(("召集", "主持", "列席", "出席", "参加"))  # they hand nothing on


def relation_of(fact: Fact) -> Relation:
    """The type of edge that a fact makes; 其他 where its verb is in no row."""
    return next((row for row in RELATIONS if fact.does in row.verbs), Relation(OTHER, frozenset()))


def actor_graph(corpus: Corpus, rulebook: str) -> Graph:
    """The graph of one rulebook: its actors, and an edge for each pair that a fact relates."""
    graph: Graph = nx.MultiDiGraph(rulebook=rulebook)
    facts = corpus.sheet(rulebook).all_facts
    named = {party.actor for fact in facts for party in (*fact.who, *fact.to, *fact.inferred)}
    for actor in corpus.registers.actors:
        if actor.name in named:
            aliases = "、".join(alias.name for alias in actor.names_in(rulebook))
            graph.add_node(actor.name, identifier=actor.id, kind=actor.kind, tier=actor.tier, aliases=aliases)
    texts, mentions = _texts(corpus, rulebook), _mentions(corpus, rulebook)
    for fact in facts:
        for source, target in _pairs(fact, recipients(fact, texts[fact.at], mentions.get(fact.at, ()))):
            if source in graph and target in graph:
                graph.add_edge(source, target, **edge_attributes(fact))
    return graph


def relations(corpus: Corpus, rulebook: str, names: Iterable[str]) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """The facts of a rulebook that make edges of some types, in the order of the sheet, each with its recipients."""
    wanted = frozenset(names)
    texts, mentions = _texts(corpus, rulebook), _mentions(corpus, rulebook)
    for fact in corpus.sheet(rulebook).all_facts:
        if relation_of(fact).name in wanted:
            yield fact, recipients(fact, texts[fact.at], mentions.get(fact.at, ()))


def recipients(fact: Fact, text: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Towards whom a fact acts; who stands in for somebody acts for whom its condition names (副区长外出期间)."""
    if fact.to or relation_of(fact).name != STANDING_IN:
        return _named(fact.to)
    acting = _named(fact.who or fact.inferred)
    inside = [one for one in mentions if fact.start <= one.start and one.end <= fact.end and one.actor not in acting]
    named = (one.actor for one in inside if text[one.start : one.end] in (fact.condition or ""))
    return tuple(dict.fromkeys(named))


def _texts(corpus: Corpus, rulebook: str) -> dict[str, str]:
    return {p.address: p.text for book in corpus.rulebooks if book.id == rulebook for p in book.provisions}


def _mentions(corpus: Corpus, rulebook: str) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in corpus.mentions:
        if mention.rulebook == rulebook:
            found.setdefault(mention.at, []).append(mention)
    return found


def _pairs(fact: Fact, towards: Iterable[str]) -> Iterator[tuple[str, str]]:
    turned = relation_of(fact).reversed
    for target in towards:
        for source in _named(fact.who or fact.inferred):
            yield (target, source) if turned else (source, target)


def _named(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor for party in parties))


def edge_attributes(fact: Fact) -> dict[str, str | bool]:
    """What an edge carries of its fact: strings and truth values only, so that GraphML keeps them."""
    return {
        "relation": relation_of(fact).name,
        "verb": fact.does,
        "at": fact.at,
        "quote": fact.quote,
        "matter": fact.matter,
        "modal": fact.modal or "",
        "forbidden": fact.forbids,
        "condition": fact.condition or "",
        "exception": fact.exception or "",
        "any_of": fact.any_of,
        "inferred": not fact.who,
        "status": fact.status.value,
    }


def chain_graph(chain: Chain) -> StepGraph:
    """The steps of a chain and the flows between them; acyclic, since a step names only steps before it."""
    graph: StepGraph = nx.DiGraph(chain=chain.id)
    for step in chain.steps:
        graph.add_node(step.id, final=step.final, **edge_attributes(step.fact))
    for flow in chain.flows:
        graph.add_edge(flow.source, flow.target, stated=flow.stated, condition=flow.condition or "")
    return graph


def unavoidable_steps(chain: Chain) -> tuple[str, ...]:
    """Steps without a condition that every way from a start to a step that may end it passes (dominators), in order."""
    graph = chain_graph(chain)
    starts = [step for step in graph if graph.in_degree(step) == 0]
    ends = [step for step in graph if graph.out_degree(step) == 0]
    ends += [step.id for step in chain.steps if step.final and step.id not in ends]
    graph.add_edges_from(("", step) for step in starts)
    graph.add_edges_from((step, "\0") for step in ends)
    found = nx.immediate_dominators(graph, "")
    step, passed = found.get("\0", ""), []
    while step not in ("", None):
        passed.append(step)
        step = found[step]
    always = {step.id for step in chain.steps if step.fact.condition is None}
    return tuple(step for step in reversed(passed) if step in always)


def longest_route(chain: Chain) -> tuple[str, ...]:
    """The steps of the longest way through a chain."""
    return tuple(nx.dag_longest_path(chain_graph(chain)))


def find_circles(corpus: Corpus, rulebook: str) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Relations of one type that run in a circle (甲领导乙，乙领导甲): the type, the actors, the provisions."""
    graph = actor_graph(corpus, rulebook)
    found = []
    for relation in dict.fromkeys(row.name for row in RELATIONS):
        edges = [
            (source, target, edge)
            for source, target, edge in graph.edges(data=True)
            if edge["relation"] == relation and not edge["forbidden"] and not edge["inferred"] and source != target
        ]
        plain: StepGraph = nx.DiGraph()
        plain.add_edges_from((source, target) for source, target, _ in edges)
        for circle in nx.simple_cycles(plain, length_bound=LONGEST_CIRCLE):
            steps = set(zip(circle, (*circle[1:], circle[0]), strict=True))
            places = sorted({str(edge["at"]) for source, target, edge in edges if (source, target) in steps})
            found.append((relation, _from_first(circle), tuple(places)))
    return tuple(sorted(found))


def _from_first(circle: Sequence[str]) -> tuple[str, ...]:
    """A circle from the member that sorts first, so that it is told the same way every time."""
    start = circle.index(min(circle))
    return (*circle[start:], *circle[:start])


def find_returns(chain: Chain, tiers: Mapping[str, int]) -> tuple[tuple[str, str, str], ...]:
    """Where a matter comes back from above: the actor, its step, its next one after steps of others; meetings aside."""
    graph = chain_graph(chain)
    acting = {
        step.id: frozenset(_named(step.fact.who)) if step.fact.does not in MEETING_VERBS else frozenset[str]()
        for step in chain.steps
    }
    reached = {step: frozenset(nx.descendants(graph, step)) for step in acting}
    found = []
    for first in chain.steps:
        for later in chain.steps:
            both = acting[first.id] & acting[later.id]
            between = [step for step in reached[first.id] if later.id in reached[step]]
            others = frozenset[str]().union(*(acting[step] for step in between))
            named = all(acting[step] for step in between) and not others & both
            if both and named and any(tiers[one] < min(tiers[own] for own in both) for one in others):
                found.append((min(both), first.id, later.id))
    return tuple(found)


def to_graphml(graph: Graph) -> bytes:
    """GraphML that networkx reads back to an equal graph."""
    stream = BytesIO()
    nx.write_graphml(graph, stream, encoding="utf-8", prettyprint=True)
    return stream.getvalue() + b"\n"


def from_graphml(content: bytes) -> Graph:
    """The graph of a GraphML file that `to_graphml` wrote."""
    graph: Graph = nx.MultiDiGraph(nx.read_graphml(BytesIO(content), force_multigraph=True))
    for added in ("node_default", "edge_default"):  # what the format adds on reading
        graph.graph.pop(added, None)
    return graph


def to_node_link(graph: Graph) -> bytes:
    """Node-link JSON that networkx reads back to an equal graph."""
    record = nx.node_link_data(graph, edges="edges")
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
