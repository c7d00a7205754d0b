"""有关条款: the words of a rulebook that bear on a matter beside its chains, or where it has none.

莱芜 has no chain of 简报管理, but 第五十六条 says 每个部门原则上只保留一种简报，并按规定程序备案.
"""

from __future__ import annotations

from build_tools.model import Corpus, Rulebook
from build_tools.render.facts import chain_link
from build_tools.render.markdown import block, escape, html_attributes, official
from build_tools.render.shelf import Shelf
from build_tools.statements import Programme


def pointer_list(corpus: Corpus, shelf: Shelf, rulebook: Rulebook, topic: str, folder: str = "") -> str:
    """The words that bear on a topic, each with its clause, and the chains of other topics in these paragraphs."""
    found = [pointer for pointer in corpus.sheet(rulebook.id).pointers if pointer.topic == topic]
    if not found:
        return ""
    texts = {provision.address: provision.text for provision in rulebook.provisions}
    entries = "".join(f"<li>{_entry(shelf, rulebook, pointer, texts[pointer.at], folder)}</li>" for pointer in found)
    return f'<ul class="pointers">{entries}</ul>{_related(corpus, rulebook, topic, found, folder)}'


def pointer_section(corpus: Corpus, shelf: Shelf, rulebook: Rulebook, topic: str) -> str:
    """The words that bear on the topic of a chain under a heading of their own; nothing where there are none."""
    listed = pointer_list(corpus, shelf, rulebook, topic)
    return block("h2", "还要看的条款", {"id": "pointers"}) + f"{listed}\n\n" if listed else ""


def _entry(shelf: Shelf, rulebook: Rulebook, pointer: Programme, text: str, folder: str) -> str:
    href = f"{folder}{shelf.pages[rulebook.id][pointer.at]}.html#{pointer.at}"
    link = f"<a{html_attributes({'class': 'clause', 'href': href})}>{escape(shelf.places[rulebook.id][pointer.at])}</a>"
    return f"“{official(text[pointer.start : pointer.end])}” <small>{link}</small>"


def _related(corpus: Corpus, rulebook: Rulebook, topic: str, found: list[Programme], folder: str) -> str:
    paragraphs = {_paragraph(pointer.at) for pointer in found}
    chains = [
        chain_link(chain, folder)
        for chain in corpus.sheet(rulebook.id).chains
        if chain.topic != topic and any(_paragraph(step.fact.at) in paragraphs for step in chain.steps)
    ]
    return f'<p class="related"><small>这些条款所在的审批链：{"、".join(chains)}</small></p>' if chains else ""


def _paragraph(address: str) -> str:
    return address.partition(".i")[0]
