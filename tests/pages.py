"""Built HTML read as a reader's program sees it: its anchors, its links, its official text. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
)
LINKING = {
    "a": "href",
    "area": "href",
    "form": "action",
    "iframe": "src",
    "img": "src",
    "input": "src",
    "link": "href",
    "script": "src",
    "source": "src",
    "use": "href",
}
LOADING = frozenset(LINKING) - {"a", "area", "form"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an element of a page points to, and whether the browser loads it unasked."""

    tag: str
    target: str
    loads: bool


@dataclass(slots=True)
class Page:
    """What one HTML file holds."""

    anchors: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    officials: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[tuple[str, bool]] = []  # each open element, and whether it is official

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.page.anchors.append(values["id"])
        if "style" in values:
            self.page.styles.append(values["style"])
        if LINKING.get(tag, "") in values:
            self.page.links.append(Link(tag, values[LINKING[tag]], loads=tag in LOADING))
        if tag not in VOID:
            self._enter(tag, official="official" in values.get("class", "").split())

    def _enter(self, tag: str, *, official: bool) -> None:
        if official and not self._is_official():
            self.page.officials.append("")
        self._open.append((tag, official))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "style":
            self.page.styles.append(data)
        if self._is_official():
            self.page.officials[-1] += data

    def _is_official(self) -> bool:
        return any(official for _, official in self._open)


def read_page(path: Path) -> Page:
    """The anchors, links and official texts of one built page, each in the order of the page."""
    reader = _PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.page
