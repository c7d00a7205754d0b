"""A text as lines, losslessly, and which lines stand inside a quotation that runs over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_tools.model import Line

LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
LONGEST_QUOTATION = 80  # lines; a quotation mark left open for longer is a misprint, not a quotation


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, numbered from 1; joining text and end of each gives the text back."""
    matches = (match for match in LINE.finditer(text) if match.group(0))
    return tuple(Line(number, match.group(1), match.group(2)) for number, match in enumerate(matches, 1))


def find_quoted_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Indexes of lines that begin inside “…”, as the articles do that an amendment decision quotes.

    By custom each quoted paragraph opens with “ again and only the last one closes.
    """
    quoted: set[int] = set()
    index = 0
    while index < len(lines):
        end = _quotation_end(lines, index) if _opened(lines[index].text) > 0 else index
        quoted.update(range(index + 1, end + 1))
        index = max(end, index + 1) if end == index else end
    return frozenset(quoted)


def _opened(text: str) -> int:
    return text.count("“") - text.count("”")


def _quotation_end(lines: Sequence[Line], start: int) -> int:
    """Index of the line that closes the quotation opened on line `start`, or `start` if none does."""
    depth = _opened(lines[start].text)
    for index in range(start + 1, min(start + LONGEST_QUOTATION, len(lines))):
        text = lines[index].text.strip()
        depth += _opened(text) - (1 if text.startswith("“") else 0)
        if depth <= 0:
            return index
    return start


def find_filled(lines: Sequence[Line]) -> Iterator[int]:
    """Indexes of the lines that hold more than white space."""
    return (index for index, line in enumerate(lines) if line.text.strip())
