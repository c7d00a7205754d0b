"""What a printed page carries beside the text: page numbers (— 3 —, 第3页 共12页) and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from build_tools.importing.pages import Page, PrintedLine

DASH = r"[-—–－─·•\s]"
PAGE_NUMBER = re.compile(
    rf"{DASH}*(?:\d{{1,4}}|[ivxIVX]{{1,6}}){DASH}*|{DASH}*第?\s*\d{{1,4}}\s*页?\s*[/／,，、]?\s*(?:共\s*)?\d{{1,4}}\s*页?{DASH}*"
    rf"|{DASH}*第\s*[\d一二三四五六七八九十百]{{1,5}}\s*页{DASH}*|[Pp]age\s*\d{{1,4}}(?:\s*of\s*\d{{1,4}})?"
)
OUTER = 0.14  # of the page's height, at the top and at the bottom
OFTEN = 0.6  # of the pages, odd and even ones apart
FEWEST_PAGES = 2
PLACE = 6.0  # points within which a running head keeps its height
MOST_MARGIN_LINES = 3


def find_margin_lines(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """(page, line) of each page number and running head."""
    heads = _running_heads(pages)
    return frozenset(
        (number, index)
        for number, page in enumerate(pages)
        for index, line in _outer_lines(page)
        if PAGE_NUMBER.fullmatch(line.text) or _key(line) in heads
    )


def _outer_lines(page: Page) -> Iterator[tuple[int, PrintedLine]]:
    """The first and last lines that stand in the outer parts of a page."""
    last = len(page.lines) - 1
    for index, line in enumerate(page.lines):
        near_end = index < MOST_MARGIN_LINES or index > last - MOST_MARGIN_LINES
        share = line.baseline / page.height if page.height else 0.5
        if near_end and (share < OUTER or share > 1 - OUTER):
            yield index, line


def _running_heads(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """What stands at the same height of most pages, digits aside."""
    counts = Counter(key for page in pages for key in {_key(line) for _, line in _outer_lines(page)})
    needed = max(FEWEST_PAGES, OFTEN * len(pages) / 2)  # odd and even pages may differ
    return frozenset(key for key, count in counts.items() if count >= needed and len(pages) >= FEWEST_PAGES)


def _key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text)), round(line.baseline / PLACE)
