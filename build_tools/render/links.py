"""References as links inside the official text, whose characters stay as they are.

第三条第一款 leads to its anchor, 本规则 to the overview, 《中华人民共和国宪法》 to its entry on 引用文件.
Of references that overlap, the shorter holds the characters that they share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import Provision, Reference, Rulebook
from build_tools.render.markdown import escape_inside, html_attributes
from build_tools.render.quiet import Quiet, mark_quietly
from build_tools.render.shelf import Shelf, split_path


@dataclass(frozen=True, slots=True)
class Here:
    """The page on which links stand: its rulebook and its name."""

    shelf: Shelf
    rulebook: Rulebook
    page: str

    @property
    def pages(self) -> Mapping[str, str]:
        """The page of each provision of the rulebook."""
        return self.shelf.pages[self.rulebook.id]

    @property
    def place(self) -> Mapping[str, str]:
        """The place in words of each provision of the rulebook."""
        return self.shelf.places[self.rulebook.id]


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads and the key of its preview: a provision, a rulebook (no address), or an entry."""

    href: str
    key: str
    rulebook: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The references that stand on the same characters (前两款 points at two paragraphs)."""

    start: int
    end: int
    references: tuple[Reference, ...]


def is_dead(reference: Reference) -> bool:
    """Whether a reference points at a provision that the text does not have."""
    return reference.kind == "internal" and reference.target is None


def find_lead(here: Here, reference: Reference) -> Lead | None:
    """Where a reference leads from this page; None for a dead one."""
    target = reference.target
    if reference.kind == "internal":
        return Lead(_beside(here, target), target, here.rulebook.id, target) if target else None
    anchor = here.shelf.anchors.get(reference, "")
    held = here.shelf.cited[anchor].rulebook if anchor else here.rulebook.id
    if held == here.rulebook.id:
        return Lead("index.html", f"{held}/", held)
    if held:
        return _lead_to_other(here.shelf, held, reference)
    return Lead(f"../instruments.html#{anchor}", anchor)


def _beside(here: Here, address: str) -> str:
    page = here.pages[address]
    return f"#{address}" if page == here.page else f"{page}.html#{address}"


def _lead_to_other(shelf: Shelf, rulebook: str, reference: Reference) -> Lead:
    """To the provision of another rulebook of the site that the path names, or to its overview."""
    address = find_address(shelf, rulebook, reference.canonical)
    href = f"{shelf.pages[rulebook][address]}.html#{address}" if address else "index.html"
    return Lead(f"../{rulebook}/{href}", f"{rulebook}/{address}", rulebook, address)


def find_address(shelf: Shelf, rulebook: str, canonical: str) -> str:
    """The address in a rulebook of a cited article (某规则第三条第一款); an empty string without one."""
    path = split_path(canonical)[1]
    if not path:
        return ""
    wanted = (path, path.removesuffix("第一款"))  # an only paragraph is not counted
    return next((address for address, place in shelf.places[rulebook].items() if place in wanted), "")


def find_spans(references: Sequence[Reference]) -> tuple[Span, ...]:
    """References by the characters that they stand on, from left to right, the longer first."""
    spans: dict[tuple[int, int], list[Reference]] = {}
    for reference in references:
        spans.setdefault((reference.start, reference.end), []).append(reference)
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    return tuple(Span(start, end, tuple(spans[start, end])) for start, end in ordered if start < end)


def cut_text(length: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, Span | None]]:
    """The text cut where spans begin and end, each piece with the shortest span that holds it, or None."""
    edges = sorted({0, length, *(edge for span in spans for edge in (span.start, span.end) if edge < length)})
    waiting = list(reversed(spans))
    active: list[Span] = []
    begun, holder = 0, None
    for edge in edges:
        active = [span for span in active if span.end > edge]
        while waiting and waiting[-1].start <= edge:
            active.append(waiting.pop())
        shortest = min(active, key=lambda span: (span.end - span.start, span.start), default=None)
        if shortest is not holder or edge == length:
            if begun < edge:
                yield begun, edge, holder
            begun, holder = edge, shortest


def mark_references(
    here: Here, provision: Provision, references: Sequence[Reference], quiet: Sequence[Quiet] = ()
) -> str:
    """A provision's text as Markdown (its ends not yet escaped), references as links, dead ones marked, quiet links."""
    text = provision.text
    pieces = cut_text(len(text), find_spans(references))
    return "".join(
        _piece(here, escape_inside(text[start:end]), span) if span else mark_quietly(text, start, end, quiet)
        for start, end, span in pieces
    )


def _piece(here: Here, words: str, span: Span) -> str:
    leads = [lead for lead in (find_lead(here, reference) for reference in span.references) if lead]
    if not leads:
        return f'<span class="dead">{words}</span>'
    keys = " ".join(dict.fromkeys(lead.key for lead in leads))
    attributes = {"class": "reference", "href": leads[0].href, "data-keys": keys}
    return f"<a{html_attributes(attributes)}>{words}</a>"
