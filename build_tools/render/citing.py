"""What a rulebook cites and who cites it, as sections of its overview."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.render.links import is_dead
from build_tools.render.markdown import block, escape, link
from build_tools.render.previews import instrument_kind
from build_tools.render.shelf import Cited, Shelf, place_name, place_url

TITLE = "引用"
CITED_BY = "被本站其他规则引用"


def render_citing(shelf: Shelf, rulebook: str) -> Iterator[str]:
    """Counts of its references, and the instruments it cites with the places; nothing where it has none."""
    references = shelf.references[rulebook]
    if not references:
        return
    yield block("h2", TITLE, {"id": "references"})
    yield block("p", _counted(shelf, rulebook), {"class": "counts"})
    yield "".join(_entry(shelf, cited, rulebook) for cited in shelf.cited.values())
    yield "\n"


def _counted(shelf: Shelf, rulebook: str) -> str:
    references = shelf.references[rulebook]
    cited = {shelf.anchors[reference] for reference in references if reference in shelf.anchors}
    outside = sum(reference in shelf.anchors for reference in references)
    own = sum(reference.kind == "self" for reference in references)
    inside = sum(reference.kind == "internal" and not is_dead(reference) for reference in references)
    dead = sum(map(is_dead, references))
    counts = (
        (outside, f"引用其他文件{len(cited)}件，共{outside}处"),
        (inside, f"引用本文条款{inside}处"),
        (own, f"提到本文自身{own}处"),
        (dead, f"[失效引用{dead}处](#dead)"),
    )
    return "；".join(words for count, words in counts if count) + f"。{link('引用文件总表', '../instruments.md')}"


def _entry(shelf: Shelf, cited: Cited, rulebook: str) -> str:
    own = [reference for reference in cited.references if reference.rulebook == rulebook]
    if not own:
        return ""
    title = link(cited.title, f"../instruments.md#{cited.anchor}")
    places = dict.fromkeys(link(place_name(shelf, r), f"../{place_url(shelf, r)}") for r in own)
    kind = escape(instrument_kind(cited.instrument).partition("，")[0])
    return f"-   {title} <small>{kind}</small> <small>{'、'.join(places)}</small>\n"


def render_cited_by(shelf: Shelf, rulebook: str) -> Iterator[str]:
    """Which other rulebooks of the site cite this one, and where; nothing where none does."""
    places = {
        link(f"《{shelf.rulebooks[r.rulebook].metadata.title}》{place_name(shelf, r)}", f"../{place_url(shelf, r)}")
        for cited in shelf.cited.values()
        for r in cited.references
        if cited.rulebook == rulebook != r.rulebook
    }
    if places:
        yield block("h2", CITED_BY, {"id": "cited-by"})
        yield "".join(f"-   {place}\n" for place in sorted(places)) + "\n"
