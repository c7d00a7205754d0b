"""`python -m tests.draw_links [seed]`: 100 quiet links at random, each in its words; links per 100 characters by page.

A person reads them and says of each whether it is right and of use. Same seed, same links.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from build_tools.model import Corpus
from build_tools.pipeline import compile_project
from build_tools.render.cast import find_casts
from build_tools.render.concepts import find_bases
from build_tools.render.mentions import Setting, find_quiet_links
from build_tools.render.quiet import Quiet
from build_tools.render.shelf import stock_shelf
from tests.project import ROOT

SEED, COUNT = 5, 100
AROUND = 16  # characters of context on either side


@dataclass(frozen=True, slots=True)
class Drawn:
    """A quiet link with its rulebook, its page, and the text in which it stands."""

    rulebook: str
    page: str
    link: Quiet
    text: str

    @property
    def line(self) -> str:
        """The link in brackets in its words, its kind, and where it leads."""
        start, end = self.link.start, self.link.end
        before, after = self.text[max(0, start - AROUND) : start], self.text[end : end + AROUND]
        words = f"{before}【{self.text[start:end]}】{after}"
        return f"{self.rulebook[:2]} {self.link.at}\t{self.link.kind}\t{words}\t→ {self.link.name} {self.link.href}"


def find_links(corpus: Corpus) -> Iterator[Drawn]:
    """Every quiet link of every rulebook."""
    shelf, casts = stock_shelf(corpus), find_casts(corpus)
    for rulebook in corpus.rulebooks:
        pages = shelf.pages[rulebook.id]
        setting = Setting(corpus, rulebook, casts[rulebook.id], find_bases(corpus, rulebook), pages)
        texts = {provision.address: provision.text for provision in rulebook.provisions}
        for at, links in find_quiet_links(setting, shelf.references[rulebook.id]).items():
            yield from (Drawn(rulebook.id, pages[at], link, texts[at]) for link in links)


def count_density(corpus: Corpus, links: list[Drawn]) -> Iterator[tuple[float, str]]:
    """Links per 100 characters of every chapter page, the densest first."""
    found: list[tuple[float, str]] = []
    for rulebook in corpus.rulebooks:
        pages = stock_shelf(corpus).pages[rulebook.id]
        for page in dict.fromkeys(pages.values()):
            length = sum(len(p.text) for p in rulebook.provisions if pages[p.address] == page)
            own = sum(link.rulebook == rulebook.id and link.page == page for link in links)
            found.append((100 * own / max(length, 1), f"{rulebook.id}/{page} {own}/{length}"))
    yield from sorted(found, reverse=True)


def main() -> None:
    """Print the draw and the densities."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else SEED
    corpus = compile_project(ROOT).corpus
    links = list(find_links(corpus))
    for number, drawn in enumerate(Random(seed).sample(links, min(COUNT, len(links))), 1):  # noqa: S311 - no secret
        print(f"{number}\t{drawn.line}")
    kinds = {kind: sum(link.link.kind == kind for link in links) for kind in ("mention", "concept", "term-use")}
    print(f"\n共{len(links)}个链接：{kinds}")
    for density, page in count_density(corpus, links):
        print(f"{density:.2f}\t{page}")


if __name__ == "__main__":
    main()
