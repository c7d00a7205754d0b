"""What one published file gave: its lines as they stand in it, and as they go into text.txt."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadableError(Exception):
    """A file that cannot become a text; the message tells the editor why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's lines before and after, and what the lines alone do not show (encoding, numbering …)."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    notes: tuple[str, ...] = ()


def squeeze(lines: list[str]) -> tuple[str, ...]:
    """The lines without trailing white space, outer blank lines, and blank lines in a row."""
    kept: list[str] = []
    for line in lines:
        text = line.rstrip()
        if text or (kept and kept[-1]):
            kept.append(text)
    return tuple(kept[:-1] if kept and not kept[-1] else kept)
