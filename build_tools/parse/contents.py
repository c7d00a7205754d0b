"""目录: the lines of a text that only list its headings and repeat them later."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_tools.model import Line
from build_tools.parse.labels import indent_of, match_label
from build_tools.parse.lines import find_filled

TITLE = re.compile(r"\W*目\s*[录次]\W*")
PAGE_NUMBER = re.compile(r"[\s.…·.\-—(（]*\d*[)）]?\s*$")
LONGEST_ENTRY = 60
LONGEST_CONTENTS = 600  # lines
SHORTEST_RUN = 3  # headings in a row that make contents without a title


def find_contents_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Indexes of the lines of every 目录, from its title to before the first heading it repeats."""
    filled = list(find_filled(lines))
    found: set[int] = set()
    position = 0
    while position < len(filled):
        end = _contents_end(lines, filled, position)
        found.update(range(filled[position], filled[end - 1] + 1) if end > position else ())
        position = max(end, position + 1)
    return frozenset(found)


def _contents_end(lines: Sequence[Line], filled: Sequence[int], position: int) -> int:
    """Position after the last entry of contents that begin at `position`, or `position` if none do."""
    titled = TITLE.fullmatch(lines[filled[position]].text) is not None
    first = position + 1 if titled else position
    if first >= len(filled) or not (titled or _is_heading(lines[filled[first]].text)):
        return position
    repeated = _repetition(lines, filled, first, titled=titled)
    if repeated is not None:
        return repeated
    return _run_end(lines, filled, first) if titled else position


def _repetition(lines: Sequence[Line], filled: Sequence[int], first: int, *, titled: bool) -> int | None:
    """Position where the first entry stands again, if all lines before it look like entries."""
    entry = _normalized(lines[filled[first]].text)
    for position in range(first + 1, min(first + LONGEST_CONTENTS, len(filled))):
        text = lines[filled[position]].text
        if _normalized(text) == entry:
            return position if titled or position - first >= SHORTEST_RUN else None
        if not _is_entry(text, titled=titled):
            return None
    return None


def _run_end(lines: Sequence[Line], filled: Sequence[int], first: int) -> int:
    """Position after the labelled lines that follow a title 目录 whose headings are never repeated."""
    position = first
    while position < len(filled) and _is_heading(lines[filled[position]].text):
        position += 1
    return position


def _normalized(text: str) -> str:
    return re.sub(r"[\s#>*]", "", PAGE_NUMBER.sub("", text))


def _is_heading(text: str) -> bool:
    label = match_label(text, indent_of(text))
    return (
        label is not None and label.level is not None and label.level.is_heading and len(text.strip()) <= LONGEST_ENTRY
    )


def _is_entry(text: str, *, titled: bool) -> bool:
    return _is_heading(text) or (titled and len(text.strip()) <= LONGEST_ENTRY and not text.rstrip().endswith("。"))
