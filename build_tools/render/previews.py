"""Previews of what a page's references lead to: each once a page, in a store that is not part of the page.

The script shows them at the link; without it the links work as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.model import Instrument, Level, Provision, Reference, Rulebook
from build_tools.render.citation import instrument
from build_tools.render.links import Here, Lead, find_lead
from build_tools.render.markdown import ELLIPSIS, escape, html_attributes
from build_tools.render.page import heading_title
from build_tools.render.shelf import Cited, Shelf

NOT_HELD = "本站未收录全文"
HELD = "本站收有全文"
UNVERIFIED = "待核"
CLAUSE_KEY = re.compile(r'class="clause" href="[^"]*" data-keys="([^" ]+)"')
LONGEST = 240  # characters of a target's words
SHORT = 140  # on pages that name very many clauses


def render_previews(here: Here, references: Sequence[Reference], more: Iterable[str] = ()) -> str:
    """The store of a page with more previews, one block of HTML; an empty string where nothing leads anywhere."""
    leads = (find_lead(here, reference) for reference in references)
    found = {lead.key: lead for lead in leads if lead}
    previews = "".join((*(_preview(here, lead) for lead in found.values()), *more))
    if not previews:
        return ""
    return f'<div hidden><template class="previews">{previews}</template></div>\n\n'


def _preview(here: Here, lead: Lead) -> str:
    if not lead.rulebook:
        return _of_instrument(here.shelf.cited[lead.key])
    rulebook = here.shelf.rulebooks[lead.rulebook]
    if not lead.address:
        return preview_section(lead.key, instrument(rulebook), _of_rulebook(rulebook), "前往概览与目录")
    place = here.shelf.places[rulebook.id]
    title = place[lead.address] if rulebook is here.rulebook else instrument(rulebook) + place[lead.address]
    lines = tuple(_words(rulebook, lead.address, place))
    return preview_section(lead.key, title, lines, f"前往{place[lead.address]}", "words")


def clause_previews(shelf: Shelf, body: str) -> str:
    """The store of a page whose links name clauses by rulebook and address (laiwu-2026/a53.p1), each once."""
    sections = []
    for key in dict.fromkeys(CLAUSE_KEY.findall(body)):
        rulebook, _, address = key.partition("/")
        place = shelf.places[rulebook]
        lines = tuple(_words(shelf.rulebooks[rulebook], address, place, SHORT))
        sections.append(preview_section(key, place[address], lines, f"前往{place[address]}", "words"))
    return f'<div hidden><template class="previews">{"".join(sections)}</template></div>\n\n'


def preview_section(
    key: str, title: str, lines: Sequence[str], go: str, kind: str = "", notes: Sequence[str] = ()
) -> str:
    """One preview: the key that links name it by, its title, lines and the editor's notes, and what leads onward."""
    attributes = {"data-key": key, "data-go": go} | ({"class": kind} if kind else {})
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
    paragraphs += "".join(f'<p class="note">{escape(note)}</p>' for note in notes)
    return f"<section{html_attributes(attributes)}><b>{escape(title)}</b>{paragraphs}</section>"


def _of_instrument(cited: Cited) -> str:
    known = cited.instrument
    kind = instrument_kind(known) if known is None or known.kind == UNVERIFIED else f"类别：{known.kind}"
    lines = (kind, *((f"机关：{known.issuer}",) if known and known.issuer else ()), NOT_HELD)
    return preview_section(cited.anchor, f"《{cited.title}》", lines, "查看引用文件")


def instrument_kind(known: Instrument | None) -> str:
    """What readers are told of an instrument's kind: 法律, 类别待核, 未登记."""
    if known is None:
        return "未登记，类别与机关待查"
    return "类别待核" if known.kind == UNVERIFIED else known.kind


def _of_rulebook(rulebook: Rulebook) -> tuple[str, ...]:
    issuer = rulebook.metadata.issuer
    articles = sum(provision.level is Level.ARTICLE for provision in rulebook.provisions)
    return (*((f"机关：{issuer}",) if issuer else ()), *((f"共{articles}条",) if articles else ()), HELD)


def _words(rulebook: Rulebook, address: str, place: Mapping[str, str], longest: int = LONGEST) -> Iterator[str]:
    """The target's words, line by line as far as they may go; of a chapter its title and its articles."""
    below = find_whole(rulebook, address)
    if below[0].level.is_heading:
        yield heading_title(below[0], place)
        articles = [place[provision.address] for provision in below if provision.level is Level.ARTICLE]
        if articles:
            yield articles[0] if len(articles) == 1 else f"{articles[0]}至{articles[-1]}"
        return
    left = longest
    for provision in below:
        label = "" if provision.level is Level.ARTICLE else provision.label  # the preview's title says which article
        printed = (label + provision.text).strip()
        if printed and left > 0:
            yield printed[:left] + (ELLIPSIS if len(printed) > left else "")
            left -= len(printed)


def find_whole(rulebook: Rulebook, address: str) -> tuple[Provision, ...]:
    """A provision and everything below it, in reading order."""
    provisions = rulebook.provisions
    start = next(number for number, provision in enumerate(provisions) if provision.address == address)
    level = provisions[start].level
    ends = (number for number in range(start + 1, len(provisions)) if provisions[number].level <= level)
    return provisions[start : next(ends, len(provisions))]
