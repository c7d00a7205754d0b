"""Where two chains stand side by side."""

from __future__ import annotations

from build_tools.comparison import ChainPair
from build_tools.model import Corpus
from build_tools.statements import Chain


def page_name(one: ChainPair) -> str:
    """The page of two chains: a chain may answer to several."""
    return f"chain-{one.first}--{one.second}"


def compared_url(corpus: Corpus, chain: Chain, other: Chain) -> str:
    """The page of two chains of different rulebooks, as seen from a chain's own page; empty where there is none."""
    for alignment in (one for one in corpus.alignments if one.reviewed):
        for a, b in ((chain, other), (other, chain)):
            if alignment.books == (a.rulebook, b.rulebook):
                found = next((pair for pair in alignment.chains if (pair.first, pair.second) == (a.id, b.id)), None)
                if found:
                    return f"../{alignment.id}/{page_name(found)}.html"
    return ""
