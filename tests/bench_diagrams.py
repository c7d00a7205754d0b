"""Every picture, counted: `python -m tests.bench_diagrams` prints number, time and packed sizes by view."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator, Mapping
from statistics import median
from time import perf_counter

from build_tools.diagrams.fan import draw_fan
from build_tools.render.decides import decides_picture
from build_tools.render.leadership import leadership_pictures
from build_tools.render.shelf import stock_shelf
from build_tools.render.stage import set_stages
from build_tools.shapes import Picture
from build_tools.svg import write_svg
from tests.diagrams.drawn import LOOKS, draw_chains, fan_of
from tests.render.stated import real_corpus

VIEWS: Mapping[str, str] = {
    "track": "step track",
    "swimlane": "swimlane",
    "role": "role card",
    "meeting": "meeting map",
    "leadership": "leadership chart",
    "decides": "who decides",
}


def draw_all() -> Iterator[tuple[str, str, Picture]]:
    """Every picture of the two rulebooks, with its view and its rulebook."""
    corpus = real_corpus()
    shelf = stock_shelf(corpus)
    for drawn in draw_chains():
        yield drawn.view, drawn.chain.rulebook, drawn.picture
    for stage in set_stages(corpus):
        for one in stage.cast.values():
            fan = fan_of(stage, one)
            for look in LOOKS if fan else ():
                assert fan
                yield one.page.partition("-")[0], stage.desk.rulebook.id, draw_fan(one.page, fan, one.actor.name, look)
    for book in corpus.rulebooks:
        for picture in leadership_pictures(corpus, shelf, book):
            yield "leadership", book.id, picture
        yield "decides", book.id, decides_picture(corpus, shelf, book)


def main() -> None:
    """Print a line a view and variant."""
    real_corpus()  # what is read before drawing is not timed
    started = perf_counter()
    drawn = [(view, book, one.id.rpartition("-")[2], write_svg(one)) for view, book, one in draw_all()]
    seconds = perf_counter() - started
    books = sorted({book for _, book, _, _ in drawn})
    out = [f"{'view':18}{'variant':9}{''.join(f'{book:>13}' for book in books)}{'gzip median':>13}{'gzip max':>10}"]
    for view, variant in dict.fromkeys((view, variant) for view, _, variant, _ in drawn):
        own = [(book, svg) for kind, book, look, svg in drawn if (kind, look) == (view, variant)]
        sizes = [len(gzip.compress(svg.encode(), mtime=0)) for _, svg in own]
        counts = "".join(f"{sum(book == one for one, _ in own):>13}" for book in books)
        out.append(f"{VIEWS[view]:18}{variant:9}{counts}{median(sizes):>13.0f}{max(sizes):>10}")
    out.append(f"{len(drawn)} pictures in {seconds:.2f} s")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
