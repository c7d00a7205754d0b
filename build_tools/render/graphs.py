"""The actor graph of each rulebook as open data: GraphML and node-link JSON."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.graph import actor_graph, to_graphml, to_node_link
from build_tools.model import Corpus, OutputFile


def render_graphs(corpus: Corpus) -> Iterator[OutputFile]:
    """data/<id>.graphml and data/<id>.graph.json for every rulebook with facts."""
    for rulebook in corpus.rulebooks:
        if corpus.sheet(rulebook.id).all_facts:
            graph = actor_graph(corpus, rulebook.id)
            yield OutputFile(f"data/{rulebook.id}.graphml", to_graphml(graph))
            yield OutputFile(f"data/{rulebook.id}.graph.json", to_node_link(graph))
