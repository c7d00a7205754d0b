"""The actor graph: every edge carries its clause, and what is exported reads back equal."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from build_tools.graph import (
    RELATIONS,
    actor_graph,
    chain_graph,
    from_graphml,
    longest_route,
    to_graphml,
    to_node_link,
    unavoidable_steps,
)
from build_tools.model import Corpus
from build_tools.pipeline import compile_project
from tests.project import ROOT

RULEBOOKS = ("laiwu-2026", "linzi-2022")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Both working rules as published."""
    return compile_project(ROOT).corpus


@pytest.mark.parametrize("rulebook", RULEBOOKS)
def test_every_edge_quotes_its_provision(corpus: Corpus, rulebook: str) -> None:
    """An edge without the words of a clause would be an arrow that nobody can check."""
    texts = {p.address: p.text for book in corpus.rulebooks if book.id == rulebook for p in book.provisions}
    graph = actor_graph(corpus, rulebook)
    assert graph.number_of_edges() > 100
    for _, _, edge in graph.edges(data=True):
        assert edge["quote"] in texts[edge["at"]]


@pytest.mark.parametrize("rulebook", RULEBOOKS)
def test_exports_read_back_equal(corpus: Corpus, rulebook: str) -> None:
    """GraphML and node-link JSON lose nothing."""
    graph = actor_graph(corpus, rulebook)
    assert nx.utils.graphs_equal(graph, from_graphml(to_graphml(graph)))
    assert nx.utils.graphs_equal(graph, nx.node_link_graph(json.loads(to_node_link(graph)), edges="edges"))


def test_the_head_leads_and_is_not_led(corpus: Corpus) -> None:
    """第八条 and 十、: the 区长 leads the office's 主任; nobody of the district leads the 区长."""
    for rulebook in RULEBOOKS:
        graph = actor_graph(corpus, rulebook)
        leads = {(a, b) for a, b, edge in graph.edges(data=True) if edge["relation"] == "领导"}
        assert ("区长", "区政府办公室主任") in leads
        assert not {a for a, b in leads if b == "区长"}


@pytest.mark.parametrize("rulebook", RULEBOOKS)
def test_chains_are_acyclic_and_reach_every_step(corpus: Corpus, rulebook: str) -> None:
    """Steps name only steps before them; the longest way is a way."""
    for chain in corpus.sheet(rulebook).chains:
        graph = chain_graph(chain)
        assert nx.is_directed_acyclic_graph(graph)
        assert set(graph) == {step.id for step in chain.steps}
        assert set(unavoidable_steps(chain)) <= set(graph)
        assert nx.is_path(graph, longest_route(chain))


def test_each_verb_makes_one_relation() -> None:
    """A verb in two rows would make the type of an edge depend on their order."""
    verbs = [verb for relation in RELATIONS for verb in relation.verbs]
    assert len(verbs) == len(set(verbs))
