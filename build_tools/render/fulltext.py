"""全文: the official text alone on one page, line by line as in the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from build_tools.model import Corpus, Level, OutputFile, Passage, Provision, Role, Rulebook
from build_tools.render.markdown import block, escape, official
from build_tools.render.page import page_file, page_values, pages_beside, reading_pages
from build_tools.render.standing import render_banner
from build_tools.versions.standing import find_standings

TAGS = {Level.PART: "h2", Level.SUBPART: "h2", Level.CHAPTER: "h2"}


def render_fulltexts(corpus: Corpus) -> Iterator[OutputFile]:
    """One page a rulebook; search leaves it out, since the chapters hold the same words."""
    standings = find_standings(corpus)
    for rulebook in corpus.rulebooks:
        beside = pages_beside(corpus.sheet(rulebook.id))
        values = page_values(rulebook, reading_pages(rulebook), "full", "full", beside)
        body = render_banner(standings[rulebook.id]) + _body(rulebook)
        yield page_file(rulebook, "full", values, body)


def _body(rulebook: Rulebook) -> str:
    provisions = _first_provisions(rulebook)
    parts = [block("h1", escape("全文"), {"id": "full"})]
    for number, passages in groupby(rulebook.passages, key=lambda passage: passage.line):
        parts.append(_line(list(passages), provisions.get(number)))
    return "".join(parts)


def _first_provisions(rulebook: Rulebook) -> dict[int, Provision]:
    first: dict[int, Provision] = {}
    for provision in rulebook.provisions:
        first.setdefault(provision.line, provision)
    return first


def _line(passages: list[Passage], provision: Provision | None) -> str:
    printed = "".join(passage.printed for passage in passages)
    if not printed.strip():
        return ""
    role = next((passage.role for passage in passages if passage.role is not Role.BLANK), Role.BLANK)
    attributes = {"id": provision.address} if provision else {}
    if provision and provision.level in TAGS:
        return block(TAGS[provision.level], official(printed), attributes | {"class": "line"})
    return block("p", escape(printed), attributes | {"class": f"official line {role.value}"})
