"""How many columns a text takes in a terminal: two for a full-width character."""

from __future__ import annotations

import unicodedata

WIDE = frozenset("WFA")


def columns(text: str) -> int:
    """Terminal columns of a text; ambiguous characters such as “ ” count as full-width."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in WIDE else 1 for char in text
    )
