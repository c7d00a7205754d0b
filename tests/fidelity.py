"""Whether the official text of the built pages is the source, character by character, white space between blocks aside.

The comparison knows nothing of the parser: it reads `text.txt` and the HTML, and nothing in between.
`python -m tests.fidelity [SITE]` prints the figures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urldefrag

from tests.pages import read_page

CHAPTER = '<div class="page page-chapter"'
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch where a page departs from the source."""

    position: int
    source: str
    page: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many characters of the source were compared with a page's, and where the two differ."""

    rulebook: str
    pages: str
    compared: int
    differences: tuple[Difference, ...]
    before: str = ""  # what of the source stands before the pages' text: notice, title
    after: str = ""  # and after it: the colophon


def squeeze(text: str) -> str:
    """The text without any white space, that of Chinese (U+3000) included."""
    return "".join(text.split())


def official_text(path: Path) -> str:
    """All official text of one built page, in the order of the page."""
    return "".join(read_page(path).officials)


def find_chapter_pages(overview: Path) -> list[Path]:
    """The chapter pages of a rulebook, in the order in which its overview first links to them; no others that quote."""
    targets = (urldefrag(link.target).url for link in read_page(overview).links if link.tag == "a")
    beside = [unquote(target) for target in targets if target.endswith(".html") and "/" not in target]
    paths = (overview.parent / name for name in dict.fromkeys(beside))
    return [path for path in paths if CHAPTER in path.read_text(encoding="utf-8")]


def compare_full(site: Path, rulebook: str, source: str) -> Comparison:
    """全文 against the whole source."""
    expected, found = squeeze(source), squeeze(official_text(site / rulebook / "full.html"))
    return Comparison(rulebook, "full.html", len(expected), tuple(_differences(expected, found)))


def compare_chapters(site: Path, rulebook: str, source: str) -> Comparison:
    """The chapter pages, one after another, against the source from its first provision to its last.

    Where that is follows from the pages themselves: the first and last words of theirs that the source has.
    """
    pages = find_chapter_pages(site / rulebook / "index.html")
    found = squeeze("".join(map(official_text, pages)))
    expected = squeeze(source)
    start, end = _extent(expected, found)
    return Comparison(
        rulebook,
        f"{len(pages)} chapter pages",
        end - start,
        tuple(_differences(expected[start:end], found)),
        expected[:start],
        expected[end:],
    )


def _extent(source: str, found: str, size: int = 30) -> tuple[int, int]:
    """Where in the source the found text begins and ends."""
    start = source.find(found[:size]) if found else -1
    tail = source.rfind(found[-size:]) if found else -1
    if start < 0 or tail < 0:
        return 0, len(source)
    return start, tail + len(found[-size:])


def _differences(source: str, page: str) -> Iterator[Difference]:
    pairs = enumerate(zip(source, page, strict=False))
    same = next((index for index, (one, other) in pairs if one != other), min(len(source), len(page)))
    matcher = SequenceMatcher(None, source[same:], page[same:], autojunk=False)
    for kind, begin, end, page_begin, page_end in matcher.get_opcodes():
        if kind != "equal":
            yield Difference(same + begin, source[same + begin : same + end], page[same + page_begin : same + page_end])


def compare_site(site: Path, sources: Path) -> Iterator[Comparison]:
    """Two comparisons for each rulebook whose text stands below `sources`: 全文, and the chapter pages."""
    for text in sorted(sources.glob("*/text.txt")):
        source = text.read_text(encoding="utf-8")
        yield compare_full(site, text.parent.name, source)
        yield compare_chapters(site, text.parent.name, source)


def main(arguments: list[str]) -> int:
    """0 when nothing differs; prints a line for each comparison and for each difference."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    comparisons = list(compare_site(site, ROOT / "source_texts"))
    for comparison in comparisons:
        print(
            f"{comparison.rulebook} {comparison.pages}: {comparison.compared} characters compared, "
            f"{len(comparison.differences)} differences",
        )
    for difference in chain.from_iterable(comparison.differences for comparison in comparisons):
        print(f"  at {difference.position}: source {difference.source!r}, page {difference.page!r}")
    return 1 if any(comparison.differences for comparison in comparisons) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
