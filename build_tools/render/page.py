"""Which provision stands on which page of its rulebook, and what every page of a rulebook carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from build_tools.graph import relation_of
from build_tools.model import Level, OutputFile, Provision, Rulebook
from build_tools.render.citation import instrument, places
from build_tools.render.markdown import Value, front_matter, shorten
from build_tools.render.standing import changes_name
from build_tools.statements import Sheet

OUTSIDE_CHAPTERS = "text"  # the page of what stands in no chapter
SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])[^\S\n]+(?=[\u4e00-\u9fff])")  # the space inside 总  则
HEADING_LENGTH = 60
DESCRIPTION_LENGTH = 120
ANNEXED = "附件"
SILENT_NOTICE = "通知未写明"
UNOFFICIAL = "非官方整理本，以发文机关原文为准"
CHAINS, ROLES, GLOSSARY = ("chains", "审批链"), ("roles", "角色与会议"), ("glossary", "术语")
MATRIX = ("matrix", "职责矩阵")
LEADERSHIP, DECIDES = ("leadership", "领导关系图"), ("decides", "谁来定")
LEADING, LEAST_TIES = frozenset(("领导", "协助", "委托", "补位")), 3  # types of edges, and how many make a page
CONCEPTS = ("concepts", "设立条文")

Beside: TypeAlias = Sequence[tuple[str, str]]  # pages of a rulebook that hold no official text: name and title


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A chapter with all it holds, or the provisions that stand in no chapter."""

    name: str
    title: str
    provisions: tuple[Provision, ...]


def reading_pages(rulebook: Rulebook) -> tuple[ReadingPage, ...]:
    """The pages of a rulebook in reading order; together they hold every provision once."""
    keys = _page_keys(rulebook)
    groups = groupby(rulebook.provisions, key=lambda provision: keys[provision.address])
    place = places(rulebook)
    pages: list[ReadingPage] = []
    for key, members in groups:
        name = _unused(key, pages)
        provisions = tuple(members)
        pages.append(ReadingPage(name, _page_title(provisions, place), provisions))
    return tuple(pages)


def pages_beside(sheet: Sheet) -> Beside:
    """The pages that a rulebook has because of what is stated beside its text."""
    has_facts = bool(sheet.all_facts)
    stated = (
        (CHAINS, bool(sheet.chains)),
        (ROLES, has_facts),
        (LEADERSHIP, has_leadership(sheet)),
        (DECIDES, bool(sheet.chains)),
        (MATRIX, has_facts),
        (CONCEPTS, has_facts),
        (GLOSSARY, bool(sheet.terms)),
    )
    return tuple(page for page, has in stated if has)


def has_leadership(sheet: Sheet) -> bool:
    """Whether enough is stated of who leads, assists, entrusts, stands in for whom."""
    return sum(relation_of(fact).name in LEADING for fact in sheet.all_facts) >= LEAST_TIES


def page_names(pages: tuple[ReadingPage, ...]) -> dict[str, str]:
    """The name of the page that holds a provision, by the provision's address."""
    return {provision.address: page.name for page in pages for provision in page.provisions}


def _page_keys(rulebook: Rulebook) -> dict[str, str]:
    """A page a chapter; the heading of a part goes with its first chapter."""
    keys: dict[str, str] = {}
    waiting: list[str] = []
    for provision in rulebook.provisions:
        if provision.level < Level.CHAPTER:
            waiting.append(provision.address)
            continue
        key = _page_key(provision, keys, waiting)
        keys[provision.address] = key
        keys.update(dict.fromkeys(waiting, key))
        waiting.clear()
    return keys | dict.fromkeys(waiting, waiting[-1] if waiting else "")


def _page_key(provision: Provision, keys: Mapping[str, str], waiting: list[str]) -> str:
    if provision.level is Level.CHAPTER:
        return provision.address
    if waiting:
        return waiting[-1]
    return keys.get(provision.parent or "", provision.space + OUTSIDE_CHAPTERS)


def _unused(name: str, pages: list[ReadingPage]) -> str:
    taken = {page.name for page in pages}
    number = 1
    unused = name
    while unused in taken:
        number += 1
        unused = f"{name}-{number}"
    return unused


def opening(provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The headings of parts and of the chapter with which a page opens; the last names the page."""
    for count, provision in enumerate(provisions):
        if provision.level > Level.CHAPTER:
            return provisions[:count]
    return provisions


def _page_title(provisions: tuple[Provision, ...], place: Mapping[str, str]) -> str:
    headings = opening(provisions)
    if headings:
        return heading_title(headings[-1], place)
    return ANNEXED + "正文" if provisions[0].space else "正文"


def heading_title(provision: Provision, place: Mapping[str, str]) -> str:
    """A heading on one line (第八章 会议制度, 总  则 as 总则); 〔第十章〕 where the print has no number."""
    text = shorten(SPREAD.sub("", provision.text), HEADING_LENGTH)
    label = provision.label.strip()
    if label:
        return f"{label} {text}".strip()
    return f"〔{place[provision.address]}〕{text}" if provision.number is not None else text


def page_file(rulebook: Rulebook, name: str, values: Mapping[str, Value], body: str) -> OutputFile:
    """The file of one page of a rulebook."""
    content = front_matter(values) + body
    return OutputFile(f"{rulebook.id}/{name}.md", content.encode())


def page_values(
    rulebook: Rulebook, pages: tuple[ReadingPage, ...], name: str, kind: str, beside: Beside = ()
) -> dict[str, Value]:
    """Front matter of a page: its title and description, and what the theme draws around it."""
    frame = page_frame(rulebook, pages, name, kind, beside)
    here, title = dict(_titles(rulebook, pages, beside))[name], rulebook.metadata.title
    return {
        "title": title if kind == "overview" else f"{here} · {title}",
        "description": shorten(f"{here}，{instrument(rulebook)}，{UNOFFICIAL}", DESCRIPTION_LENGTH),
        "guiju": frame,
    }


def page_frame(
    rulebook: Rulebook, pages: tuple[ReadingPage, ...], name: str, kind: str, beside: Beside = ()
) -> dict[str, Value]:
    """What the theme draws around a page: the contents of its rulebook, the way back, the pages before and after."""
    entries = list(_contents(rulebook, pages, name, beside))
    current = next(number for number, entry in enumerate(entries) if entry["current"])
    title = rulebook.metadata.title
    return {
        "kind": kind,
        "rulebook": {"id": rulebook.id, "title": title, "short": rulebook.metadata.short},
        "cite": instrument(rulebook),
        "permalink": f"{rulebook.id}/index.html",
        "contents": entries,
        "previous": entries[current - 1] if current > 0 else None,
        "next": entries[current + 1] if current + 1 < len(entries) else None,
        "crumbs": _crumbs(rulebook, str(entries[current]["title"]), kind),
    }


def _contents(
    rulebook: Rulebook, pages: tuple[ReadingPage, ...], name: str, beside: Beside
) -> Iterator[dict[str, Value]]:
    for target, title in _titles(rulebook, pages, beside):
        yield {"title": title, "url": f"{rulebook.id}/{target}.html", "current": target == name}


def _titles(rulebook: Rulebook, pages: tuple[ReadingPage, ...], beside: Beside) -> Iterator[tuple[str, str]]:
    older = rulebook.metadata.replaces
    yield "index", "概览与目录"
    yield from ((page.name, page.title) for page in pages)
    yield "full", "全文"
    yield from beside
    if older:
        yield changes_name(older), "与旧版对照"


def _crumbs(rulebook: Rulebook, here: str, kind: str) -> list[Value]:
    home: Value = {"title": "首页", "url": "index.html"}
    book: Value = {"title": rulebook.metadata.title, "url": f"{rulebook.id}/index.html"}
    return [home, book] if kind == "overview" else [home, book, {"title": here, "url": None}]
