"""Handbooks as books: fonts, bookmarks, page references and index are right, the same bytes come out twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from build_tools.handbook.fonts import SANS, SERIF, find_faces, find_missing, read_characters
from tests.handbook.made import RULEBOOKS, make, pages_of, real_corpus
from tests.handbook.tagged import Tagged

NOTES = [f"{rulebook}/notes-{size}" for rulebook in RULEBOOKS for size in ("a4", "a5")]
PAGED = re.compile(r"(?P<words>[^（）、\d]+)（第(?P<page>\d+)页）")
FRONT = 2  # pages before the first that is counted


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """Every bookmark with the number of its page, from 0."""
    with pdf.open_outline() as outline:
        waiting = list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            waiting += reversed(item.children)
            assert isinstance(item.destination, pikepdf.Array)
            yield item.title, pdf.pages.index(pikepdf.Page(item.destination[0]))


@pytest.mark.parametrize("name", [f"{RULEBOOKS[0]}/text-a4", *NOTES])
def test_bookmarks_lead_to_the_pages_of_their_articles(name: str) -> None:
    """Every chapter and article has a bookmark, and its page holds its label."""
    content = make(name)
    rulebook = next(one for one in real_corpus().rulebooks if one.id == name.partition("/")[0])
    with pikepdf.open(BytesIO(content)) as pdf:
        found = list(bookmarks(pdf))
    for provision in rulebook.provisions:
        if provision.level.is_heading or provision.address == f"a{provision.number}":
            label = (provision.label.strip() or provision.text).strip("、")
            assert any(re.sub(r"\s", "", title).startswith(re.sub(r"\s", "", label)) for title, _ in found), label
    pages = pages_of(name)
    wrong = [title for title, page in found if re.sub(r"\s", "", title)[:4] not in re.sub(r"\s", "", pages[page])]
    assert wrong == []


def read_destinations(pdf: pikepdf.Pdf) -> dict[str, tuple[int, int]]:
    """The pages of the places that have a name."""
    return {str(name): place[0].objgen for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}


@pytest.mark.parametrize("name", NOTES)
def test_every_link_leads_into_the_book(name: str) -> None:
    """Links of the contents, of references and of the index have a page of the book for their target."""
    with pikepdf.open(BytesIO(make(name))) as pdf:
        links = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]
        pages = {page.obj.objgen for page in pdf.pages}
        named = read_destinations(pdf)
        targets = {
            named[str(link.Dest)] if isinstance(link.Dest, pikepdf.String) else link.Dest[0].objgen for link in links
        }
    assert len(links) > 500
    assert targets <= pages


@pytest.mark.parametrize("name", NOTES)
def test_index_names_the_right_pages(name: str) -> None:
    """A word of the index stands on each page that the index gives for it, by one of the names that the text uses."""
    pages = [re.sub(r"\s", "", page) for page in pages_of(name)]
    rulebook = name.partition("/")[0]
    said = [element.words for element in Tagged(make(name)).elements()]
    entries = [re.fullmatch(r"(\D+?)((?:\d+、)*\d+)", words) for words in said]
    actors = {actor.name: actor for actor in real_corpus().registers.actors}
    checked: list[bool] = []
    for entry in filter(None, entries):
        actor = actors.get(entry[1])
        if actor is None:
            continue
        names = {actor.name, *(alias.name for alias in actor.names_in(rulebook))}
        named = [pages[int(number) + FRONT - 1] for number in entry[2].split("、")]
        checked.extend(any(one in page for one in names) for page in named)
    assert len(checked) > 250
    assert checked.count(False) < 0.02 * len(checked)  # a name may run over a page's end


@pytest.mark.parametrize("name", [f"{RULEBOOKS[1]}/text-a4", f"{RULEBOOKS[1]}/c8", NOTES[0]])
def test_the_same_bytes_twice(name: str) -> None:
    """The bytes of a handbook depend on its texts alone."""
    first = make(name)
    make.cache_clear()
    assert make(name) == first


@pytest.mark.parametrize("name", [f"{RULEBOOKS[0]}/text-a4", f"{RULEBOOKS[0]}/c9", NOTES[3]])
def test_fonts_are_inside(name: str) -> None:
    """Every font is embedded and says what its glyphs are; the file says that it is PDF/UA-1 and PDF/A-2a."""
    with pikepdf.open(BytesIO(make(name))) as pdf:
        fonts = {font.objgen: font for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
        assert 0 < len(fonts) <= 3
        for font in fonts.values():
            assert "/ToUnicode" in font
            assert "/FontFile3" in font.DescendantFonts[0].FontDescriptor
        said = pdf.Root.Metadata.read_bytes().decode()
        assert "pdfuaid:part" in said
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
        assert pdf.Root.Lang == "zh-CN" or str(pdf.Root.Lang).startswith("zh")


def test_address_and_code_only_where_the_site_is_known() -> None:
    """Cover and imprint name the page of the site if its address is known, and nothing otherwise."""
    name = f"{RULEBOOKS[0]}/text-a4"
    known = "".join(element.words for element in Tagged(make(name, "https://gz.example/")).elements())
    assert "https://gz.example/laiwu-2026/index.html" in known
    assert "网　　址" not in "".join(element.words for element in Tagged(make(name)).elements())


def test_fonts_know_their_characters() -> None:
    """What a font has is read from the font; what none has is named, by number."""
    faces = find_faces()
    assert faces.families["text"][0] == SERIF
    assert faces.families["note"][0] == SANS
    assert all(len(read_characters(file)) > 30000 for file in faces.files)
    assert find_missing(["工作\n", "\U00030edd\U0002a6a5"], faces) == ("\U0002a6a5",)
