"""A quiet link: characters of the official text that lead to an actor's page, a concept's clause, a term's entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.render.markdown import escape_inside, html_attributes


@dataclass(frozen=True, slots=True)
class Quiet:
    """A quiet link on characters [start, end) of a provision's text; its kind is its class."""

    at: str
    start: int
    end: int
    kind: str
    name: str  # of the actor or the concept, or the term
    href: str

    @property
    def key(self) -> str:
        """The key of its preview."""
        return quiet_key(self.kind, self.name)


def quiet_key(kind: str, name: str) -> str:
    """The key of the preview of an actor, a concept, a term."""
    return f"{kind}:{name}".replace(" ", "")


def mark_quietly(text: str, start: int, end: int, links: Iterable[Quiet]) -> str:
    """Characters [start, end) of a text, escaped, with those links that stand inside them."""
    marked = ""
    for quiet in links:
        if start <= quiet.start and quiet.end <= end:
            attributes = {"class": quiet.kind, "href": quiet.href, "data-keys": quiet.key}
            words = escape_inside(text[quiet.start : quiet.end])
            marked += escape_inside(text[start : quiet.start]) + f"<a{html_attributes(attributes)}>{words}</a>"
            start = quiet.end
    return marked + escape_inside(text[start:end])
