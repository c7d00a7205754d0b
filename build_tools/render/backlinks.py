"""被引用: at the end of each article, which provisions cite it and its parts, as editorial matter.

第五条至第七条 cites 第六条 too. A provision is not told that it names itself (本条, 本章).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import Level, Provision, Rulebook
from build_tools.render.links import find_address
from build_tools.render.markdown import block, escape, link
from build_tools.render.shelf import Shelf, place_name, place_url

TITLE = "被引用"
FEW = 8  # citing places that are shown at once


@dataclass(frozen=True, slots=True)
class Backlink:
    """One provision cited by another: the cited address, and the name and page of what cites it."""

    target: str
    name: str
    url: str


def find_backlinks(shelf: Shelf, rulebook: Rulebook) -> dict[str, tuple[Backlink, ...]]:
    """The backlinks of a rulebook by the article (or the provision in no article) at whose end they stand."""
    owners = find_owners(rulebook)
    found = dict.fromkeys((*_from_inside(shelf, rulebook), *_from_others(shelf, rulebook)))
    by_owner: dict[str, list[Backlink]] = {}
    for backlink in found:
        by_owner.setdefault(owners[backlink.target], []).append(backlink)
    return {owner: tuple(backlinks) for owner, backlinks in by_owner.items()}


def find_ends(rulebook: Rulebook) -> dict[str, str]:
    """The address of every article, heading, or provision in no article, by the address of its last provision."""
    ends = {owner: address for address, owner in find_owners(rulebook).items()}
    return {address: owner for owner, address in ends.items()}


def find_owners(rulebook: Rulebook) -> dict[str, str]:
    """For every provision the address of its article; a heading or what stands in no article answers for itself."""
    owners: dict[str, str] = {}
    headings = {provision.address for provision in rulebook.provisions if provision.level.is_heading}
    for provision in rulebook.provisions:
        parent = provision.parent or ""
        own = provision.level <= Level.ARTICLE or parent in headings
        owners[provision.address] = provision.address if own else owners.get(parent, provision.address)
    return owners


def _from_inside(shelf: Shelf, rulebook: Rulebook) -> Iterator[Backlink]:
    provisions = {provision.address: provision for provision in rulebook.provisions}
    series = _series(rulebook)
    for reference in shelf.references[rulebook.id]:
        if reference.kind == "internal" and reference.target:
            above = set(_lineage(provisions, reference.at))
            url = f"{shelf.pages[rulebook.id][reference.at]}.md#{reference.at}"
            name = shelf.places[rulebook.id][reference.at]
            for target in _between(provisions, series, reference.first, reference.target):
                if target not in above:
                    yield Backlink(target, name, url)


def _from_others(shelf: Shelf, rulebook: Rulebook) -> Iterator[Backlink]:
    """From articles of other rulebooks that name an article of this one."""
    for cited in shelf.cited.values():
        for reference in cited.references:
            if cited.rulebook == rulebook.id != reference.rulebook:
                target = find_address(shelf, rulebook.id, reference.canonical)
                if target:
                    title = shelf.rulebooks[reference.rulebook].metadata.title
                    name = f"《{title}》{place_name(shelf, reference)}"
                    yield Backlink(target, name, f"../{place_url(shelf, reference)}")


def _lineage(provisions: Mapping[str, Provision], address: str) -> Iterator[str]:
    current = provisions.get(address)
    while current is not None:
        yield current.address
        current = provisions.get(current.parent or "")


def _series(rulebook: Rulebook) -> dict[tuple[str, Level], list[str]]:
    series: dict[tuple[str, Level], list[str]] = {}
    for provision in rulebook.provisions:
        series.setdefault((provision.space, provision.level), []).append(provision.address)
    return series


def _between(
    provisions: Mapping[str, Provision],
    series: Mapping[tuple[str, Level], list[str]],
    first: str | None,
    last: str,
) -> Sequence[str]:
    """Every provision of a range after its first, the last included; the target alone where there is no range."""
    begun, ended = provisions.get(first or ""), provisions[last]
    if begun is None or (begun.space, begun.level) != (ended.space, ended.level):
        return (last,)
    members = series[ended.space, ended.level]
    return members[members.index(begun.address) + 1 : members.index(last) + 1] or (last,)


def render_backlinks(owner: str, backlinks: Sequence[Backlink], place: Mapping[str, str]) -> str:
    """One line (被引用 本条：第九条、第十条；第一款：第十二条), folded where many provisions cite."""
    parts: dict[str, list[str]] = {}
    order = {address: number for number, address in enumerate(place)}
    for backlink in sorted(backlinks, key=lambda backlink: order[backlink.target]):
        name = place[backlink.target].removeprefix(place[owner]) or _whole(place[owner])
        parts.setdefault(name, []).append(link(_own_name(backlink.name, place[owner]), backlink.url))
    words = "；".join(f"{escape(name)}：{'、'.join(dict.fromkeys(links))}" for name, links in parts.items())
    if len(backlinks) <= FEW:
        attributes = {"class": "editorial backlinks", "data-of": owner}
        return block("p", f"**{TITLE}** {words}", attributes)
    return (
        f'<details class="editorial backlinks" data-of="{owner}" markdown="block">\n'
        f"<summary>{TITLE}（{len(backlinks)}处）</summary>\n\n{words}\n\n</details>\n\n"
    )


def _own_name(name: str, owner: str) -> str:
    """本条第二款 instead of 第九条第二款 where the article cites itself."""
    part = name.removeprefix(owner) if owner else name
    return _whole(owner) + part if part != name and part.startswith("第") else name


def _whole(place: str) -> str:
    return f"本{place[-1]}" if place and place[-1] in "编章节条" else "此处"
