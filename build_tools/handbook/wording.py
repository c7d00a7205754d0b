"""The sentences of the site's pages as runs of print: the same words, actors and limits set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from build_tools.handbook.volume import Run, Runs

TAG = re.compile(r"<(?P<end>/?)\w+(?: class=\"(?P<kind>[^\"]*)\")?[^>]*>")
STYLES = {"who": "who", "limit": "limit", "modal": "modal", "company": "soft", "why": "soft", "inferred": "soft"}


def to_runs(words: str) -> Runs:
    """The words of a sentence (`duties.Sentence.words`), each piece in the look of the element that holds it."""
    return tuple(_pieces(words))


def _pieces(words: str) -> Iterator[Run]:
    kinds: list[str] = []
    at = 0
    for tag in TAG.finditer(words):
        yield from _piece(words[at : tag.start()], kinds)
        if tag["end"]:
            kinds.pop()
        else:
            kinds.append((tag["kind"] or "").split(" ", maxsplit=1)[0])
        at = tag.end()
    yield from _piece(words[at:], kinds)


def _piece(words: str, kinds: list[str]) -> Iterator[Run]:
    if words:
        yield Run(unescape(words), next((STYLES[kind] for kind in reversed(kinds) if kind in STYLES), ""))
