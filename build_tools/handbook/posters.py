"""Wall posters on A3: who decides what, who leads whom; the pictures of the site, drawn for paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_tools.handbook.pictures import set_picture, to_site
from build_tools.handbook.volume import Figure
from build_tools.model import Corpus, Rulebook
from build_tools.render.decides import decides_picture
from build_tools.render.leadership import leadership_pictures
from build_tools.render.page import pages_beside
from build_tools.render.shelf import Shelf
from build_tools.shapes import Picture

DECIDES, LEADERSHIP = "decides", "leadership"


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster: its page on the site, what it is called, how it is drawn; whether its picture lacks a title."""

    page: str
    name: str
    draw: Callable[[Corpus, Shelf, Rulebook], Picture | None]
    headed: bool


def _leadership(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Picture | None:
    """The chart, wide where the machine can lay it out."""
    return next(iter(leadership_pictures(corpus, shelf, rulebook)), None)


POSTERS = (
    Poster(DECIDES, "谁来定", decides_picture, headed=False),
    Poster(LEADERSHIP, "领导关系", _leadership, headed=True),
)


def find_posters(corpus: Corpus, rulebook: Rulebook) -> Iterator[Poster]:
    """The posters of a rulebook: those whose pages it has."""
    pages = {name for name, _ in pages_beside(corpus.sheet(rulebook.id))}
    yield from (poster for poster in POSTERS if poster.page in pages)


def poster_figure(poster: Poster, corpus: Corpus, shelf: Shelf, rulebook: Rulebook, site: str) -> Figure | None:
    """The picture of a poster with links to the site, where its address is known."""
    picture = poster.draw(corpus, shelf, rulebook)
    return set_picture(picture, to_site(f"{site.rstrip('/')}/{rulebook.id}" if site else "")) if picture else None
