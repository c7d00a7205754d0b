"""The pages around the text: title page, 审批链 with their pictures, 术语, 版本说明."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from build_tools.diagrams import track
from build_tools.diagrams.stops import Stop
from build_tools.epub.markup import Page, link, paragraph, words
from build_tools.epub.text import Apparatus
from build_tools.model import Corpus
from build_tools.render.citation import instrument
from build_tools.render.dates import chinese_date
from build_tools.render.figures import find_legend
from build_tools.render.glossary import merge_terms, term_anchor
from build_tools.render.page import SILENT_NOTICE, UNOFFICIAL
from build_tools.render.shelf import Shelf
from build_tools.render.stops import find_stops
from build_tools.statements import Chain
from build_tools.svg import write_svg

LOOKS = (("wide", track.WIDE), ("narrow", track.NARROW))
CHAINS, TERMS, IMPRINT = "审批链", "术语", "版本说明"


def write_title_page(known: Apparatus) -> Page:
    """The book's first page: what it is, and that it is not the official document."""
    metadata = known.rulebook.metadata
    number = paragraph(words(f"（{metadata.document_number}）")) if metadata.document_number else ""
    issuer = paragraph(words(metadata.issuer)) if metadata.issuer else ""
    body = (
        f'<div class="cover">\n<h1>{words(known.title)}</h1>\n{number}{issuer}'
        f"{paragraph(words(UNOFFICIAL), 'standing')}</div>\n"
    )
    return Page("title", known.title, body, "titlepage")


def write_chain_pages(corpus: Corpus, shelf: Shelf, known: Apparatus) -> Iterator[Page]:
    """A page for every procedure: its steps as a picture and as a list, each with its clause."""
    for chain in corpus.sheet(known.rulebook.id).chains:
        stops = tuple(_within(stop) for stop in find_stops(corpus, shelf, chain))
        when = paragraph(words(chain.when), "editorial") if chain.when else ""
        steps = "".join(_step(stop) for stop in stops)
        body = f'<h1>{words(chain.title)}</h1>\n{when}{_figure(chain, stops)}<ol class="steps">\n{steps}</ol>\n'
        yield Page(f"chain-{chain.id}", chain.title, body, "chapter", group=CHAINS)


def _within(stop: Stop) -> Stop:
    """A step whose clause is a page of the book, not of the site."""
    return replace(stop, href=stop.href.replace(".html#", ".xhtml#"))


def _figure(chain: Chain, stops: tuple[Stop, ...]) -> str:
    drawn = ""
    for variant, look in LOOKS:
        picture = track.draw_track(f"track-{chain.id}", chain.title, stops, look)
        drawn += f'<div class="{variant}">{write_svg(picture)}</div>\n'
    legend = "；".join(find_legend(stops))
    return f"<figure>\n{drawn}<figcaption>{words(legend)}</figcaption>\n</figure>\n"


def _step(stop: Stop) -> str:
    """情形，谁做什么，时限；the words it rests on, its clause; what the editor joined or infers."""
    said = "".join(f"{words(part)}，" for part in (stop.condition, stop.exception) if part)
    said += f"<b>{words(stop.who)}</b> {words(stop.act)}"
    said += "".join(f"；{words(part)}" for part in (*(bound.text for bound in stop.bounds), stop.silence) if part)
    remarks = [
        f"编者推定：{stop.inferred}" if stop.inferred else "",
        "" if stop.stated else "先后为编者归并",
        stop.end,
    ]
    remark = "".join(f"；{words(one)}" for one in remarks if one)
    return f"<li>{said}。<br/><small>{link(stop.clause, stop.href)}：“{words(stop.quote)}”{remark}</small></li>\n"


def write_glossary(corpus: Corpus, shelf: Shelf, known: Apparatus) -> Iterator[Page]:
    """术语, each with its explanation, on what that rests and where the term stands."""
    terms = merge_terms(corpus.sheet(known.rulebook.id))
    places = shelf.places[known.rulebook.id]
    entries = ""
    for word, senses in terms.items():
        entries += f'<dt id="{term_anchor(word)}" epub:type="glossterm"><dfn>{words(word)}</dfn></dt>\n'
        for explanation in dict.fromkeys(term.explanation for term in senses):
            same = [term for term in senses if term.explanation == explanation]
            bases = "；".join(dict.fromkeys(term.basis for term in same))
            links = dict.fromkeys(link(places[one.at], f"{known.pages[one.at]}.xhtml#{one.at}") for one in same)
            sources = f'<span class="places">（{words(bases)}；{"、".join(links)}）</span>'
            entries += f'<dd epub:type="glossdef">{words(explanation)}{sources}</dd>\n'
    if entries:
        body = f'<h1>{TERMS}</h1>\n<dl epub:type="glossary">\n{entries}</dl>\n'
        yield Page("glossary", TERMS, body, "backmatter")


def write_imprint(known: Apparatus) -> Page:
    """版本说明: from what, in which version, and which words are whose."""
    rulebook = known.rulebook
    metadata = rulebook.metadata
    digest = hashlib.sha256(rulebook.text.encode("utf-8", "surrogatepass")).hexdigest()
    rows = (
        ("名称", known.title),
        ("发文机关", metadata.issuer or SILENT_NOTICE),
        ("文号", metadata.document_number or SILENT_NOTICE),
        ("成文日期", chinese_date(metadata.issued) if metadata.issued else SILENT_NOTICE),
        ("引用格式", f"{instrument(rulebook)}第一条"),
        ("原文 SHA-256", digest),
    )
    listed = "".join(f"<dt>{words(name)}</dt><dd>{words(said)}</dd>\n" for name, said in rows)
    errata = "".join(f"<li>{words(note)}</li>\n" for note in known.notes.get("", ()))
    body = (
        f"<h1>{IMPRINT}</h1>\n{paragraph(words(f'{UNOFFICIAL}。'))}"
        f"{paragraph('规则的文字照录原文，一字未改。条号后【】里的条旨、注释、审批链和术语是编者所写，不是规则内容。')}"
        f"<dl>\n{listed}</dl>\n" + (f"<ul>\n{errata}</ul>\n" if errata else "")
    )
    return Page("imprint", IMPRINT, body, "copyright-page")
