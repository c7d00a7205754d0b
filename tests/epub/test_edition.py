"""The EPUB edition: a sound package, every link good, the words of the source, the same bytes each time.

What EPUBCheck looks at and Python can: order and method of the files, the manifest, the spine, anchors, SVG declared.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping

import pytest
from lxml import etree

from build_tools.epub.edition import make_epub
from build_tools.model import Corpus
from build_tools.pipeline import annotate
from build_tools.render.shelf import stock_shelf
from tests.fidelity import squeeze
from tests.render.stated import real_corpus
from tests.versions.pair import rulebook

OPF, XHTML, OPS = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"
TEXTS = {
    "chapters": "某区工作规则\n第一章　总　则\n第一条　甲。\n第二章　附　则\n第二条　依照第一条办理。\n",
    "no chapters": "某区办法\n第一条　甲。\n（一）乙。\n第二条　丙。\n",
    "no articles": "只有一行",
    "nothing": "",
    "hostile": "某<b>区</b>规则\n第一章　<script>&amp;\n"
    "第一条　]]><!-- <a href='x'>甲</a> \"乙\"。\n第二条　𠮷\x0b丙\x0c。\n",
    "controls": "某区规则\n第一条　甲\x01乙\ufffe丙。\n第二条　丁。\n",
    "annex": "某区规则\n第一条　甲。\n第二条　乙。\n附件1\n某某办法\n第一条　丙。\n第二条　丁。\n",
    "table": "某区规则\n第一条　甲。\n第二条　标准：\n项目\t金额\n证书\t<2元\n",
    "parts": "某条例\n第一编　总则\n第一章　甲\n第一节　乙\n第一条　丙。\n第二条　丁。\n",
    "notice": "某政发〔2024〕3号\n关于印发《某区规则》的通知\n各部门：\n现予印发。\n某区政府\n2024年1月5日\n"
    "某区规则\n第一条　甲。\n抄送：区委。\n",
    "twice": "某区规则\n第一条　甲。\n第一条　乙。\n第二条　丙。\n",
}


class Book:
    """An EPUB opened: its files, its package, its pages in the order of the spine."""

    def __init__(self, data: bytes) -> None:
        """Read all of it."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}
        self.package = etree.fromstring(self.files["EPUB/package.opf"])
        self.items: Mapping[str, etree._Element] = {
            item.get("id") or "": item for item in self.package.iter(f"{OPF}item")
        }
        refs = [ref.get("idref") or "" for ref in self.package.iter(f"{OPF}itemref")]
        self.spine = [f"EPUB/{self.items[ref].get('href')}" for ref in refs]
        self.pages = {name: etree.fromstring(self.files[name]) for name in self.spine}

    def anchors(self, name: str) -> list[str]:
        """The ids of a page."""
        return [str(one) for one in self.pages[name].xpath("//@id")]

    def official(self) -> str:
        """All official text, in the order of reading."""
        found = self.pages.values()
        path = "//*[contains(concat(' ', @class, ' '), ' official ')]"
        return "".join("".join(element.itertext()) for page in found for element in page.xpath(path))

    def broken_links(self) -> Iterator[str]:
        """Links to files or anchors that are not there."""
        for name, page in self.pages.items():
            for href in page.xpath("//@href"):
                path, _, fragment = str(href).partition("#")
                target = posixpath.normpath(posixpath.join("EPUB", path)) if path else name
                if target not in self.files or (fragment and fragment not in self.anchors(target)):
                    yield f"{name}: {href}"


def made(text: str) -> bytes:
    """The book of a text about which nothing is stated."""
    corpus = annotate(Corpus((rulebook("some", text),)))
    return make_epub(corpus, stock_shelf(corpus), corpus.rulebooks[0])


def corpus_books() -> dict[str, Book]:
    """The books of both rulebooks."""
    corpus = real_corpus()
    shelf = stock_shelf(corpus)
    return {one.id: Book(make_epub(corpus, shelf, one)) for one in corpus.rulebooks}


@pytest.fixture(scope="module")
def books() -> dict[str, Book]:
    """Both rulebooks, and texts of every shape."""
    return corpus_books() | {name: Book(made(text)) for name, text in TEXTS.items()}


NAMES = ("laiwu-2026", "linzi-2022", *TEXTS)


@pytest.mark.parametrize("name", NAMES)
def test_the_package_is_sound(books: dict[str, Book], name: str) -> None:
    """The mimetype first and stored, the container, a manifest of just what is there, each page once in the spine."""
    book = books[name]
    first = book.entries[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.files["mimetype"] == b"application/epub+zip"
    assert b'full-path="EPUB/package.opf"' in book.files["META-INF/container.xml"]
    listed = [f"EPUB/{item.get('href')}" for item in book.items.values()]
    assert sorted([*listed, "mimetype", "META-INF/container.xml", "EPUB/package.opf"]) == sorted(book.files)
    assert len(book.spine) == len(set(book.spine)) == len(listed) - 1  # all but the style sheet
    assert [item.get("href") for item in book.items.values() if item.get("properties") == "nav"] == ["nav.xhtml"]


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_sound(books: dict[str, Book], name: str) -> None:
    """Anchors stand once, links lead somewhere, every note is signed, SVG is declared where it is."""
    book = books[name]
    assert list(book.broken_links()) == []
    pictured = {str(item.get("href")) for item in book.items.values() if item.get("properties") == "svg"}
    for path, page in book.pages.items():
        anchors = book.anchors(path)
        assert len(anchors) == len(set(anchors)), path
        assert (page.find(f".//{SVG}svg") is not None) == (posixpath.basename(path) in pictured)
        assert page.get("lang") == page.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
        signs = [el.get("href") for el in page.iter(f"{XHTML}a") if el.get(f"{OPS}type") == "noteref"]
        notes = [f"#{el.get('id')}" for el in page.iter(f"{XHTML}aside") if el.get(f"{OPS}type") == "footnote"]
        assert signs == notes


@pytest.mark.parametrize("name", ["laiwu-2026", "linzi-2022"])
def test_the_official_text_is_the_source(books: dict[str, Book], name: str) -> None:
    """All of it, in order, and nothing else."""
    source = next(one.text for one in real_corpus().rulebooks if one.id == name)
    assert squeeze(books[name].official()) == squeeze(source)


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "controls"])
def test_any_text_is_shown_whole(books: dict[str, Book], name: str) -> None:
    """Markup as text, tables cell by cell, text before and after the provisions."""
    assert squeeze(books[name].official()) == squeeze(TEXTS[name])


def test_what_xml_cannot_hold_is_marked(books: dict[str, Book]) -> None:
    """A control character becomes �."""
    assert "甲\ufffd乙\ufffd丙" in books["controls"].official()


def test_the_contents_lead_to_chapters_and_articles(books: dict[str, Book]) -> None:
    """Every chapter and article of the text, with its 条旨; procedures under a heading; terms."""
    nav = books["laiwu-2026"].pages["EPUB/nav.xhtml"].find(f".//{XHTML}nav")
    assert nav is not None
    links = {str(a.get("href")): "".join(a.itertext()) for a in nav.iter(f"{XHTML}a")}
    assert links["c8.xhtml"] == "第八章 会议制度"
    assert links["c8.xhtml#a38"].startswith("第三十八条 ")
    assert sum("#a" in href for href in links) == 77
    chains = {f"chain-{chain.id}.xhtml": chain.title for chain in real_corpus().sheet("laiwu-2026").chains}
    assert len(chains) > 10
    assert chains.items() <= links.items()
    assert {"glossary.xhtml", "imprint.xhtml", "front.xhtml", "back.xhtml"} <= links.keys()


def test_references_lead_to_provisions(books: dict[str, Book]) -> None:
    """第一条 in another chapter's article."""
    page = books["chapters"].pages["EPUB/c2.xhtml"]
    assert [a.get("href") for a in page.iter(f"{XHTML}a") if a.get("class") == "reference"] == ["c1.xhtml#a1"]


def test_every_step_names_its_clause(books: dict[str, Book]) -> None:
    """The list beside a picture holds what the picture holds, each step linked to a page of the book."""
    page = books["laiwu-2026"].pages["EPUB/chain-issue-document.xhtml"]
    steps = page.findall(f".//{XHTML}ol/{XHTML}li")
    clauses = [str(a.get("href")) for step in steps for a in step.iter(f"{XHTML}a")]
    drawn = [str(a.get("href")) for a in page.iter(f"{SVG}a")]
    chain = next(one for one in real_corpus().sheet("laiwu-2026").chains if one.id == "issue-document")
    assert len(steps) == len(clauses) == len(chain.steps)
    assert set(drawn) == set(clauses)
    assert all(".xhtml#a" in href for href in clauses)


def test_the_package_says_what_the_book_is(books: dict[str, Book]) -> None:
    """Title, language, date of the text, never of the build; not the official document; access."""
    package = books["laiwu-2026"].package
    said = {str(element.tag): element.text for element in package.iter() if isinstance(element.tag, str)}
    assert said[f"{DC}title"] == "济南市莱芜区人民政府工作规则"
    assert (said[f"{DC}language"], said[f"{DC}date"]) == ("zh-CN", "2026-03-26")
    assert "非官方整理本" in (said[f"{DC}description"] or "")
    metas = [(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2026-03-26T00:00:00Z") in metas
    assert ("schema:accessibilityHazard", "none") in metas


def test_books_have_names_of_their_own(books: dict[str, Book]) -> None:
    """Identifiers are unique, and the same for ever."""
    found = [books[name].package.findtext(f".//{DC}identifier") for name in ("laiwu-2026", "linzi-2022", "chapters")]
    assert len(set(found)) == 3
    assert found[2] == "urn:uuid:13a39a84-0e32-54ed-9339-ce2de4348999"


def test_a_text_without_a_title_makes_a_book(books: dict[str, Book]) -> None:
    """Which has to be called something."""
    assert books["nothing"].package.findtext(f".//{DC}title") == "some"
    assert all(page.findtext(f".//{XHTML}title") for page in books["nothing"].pages.values())


def test_nothing_from_outside_and_no_script(books: dict[str, Book]) -> None:
    """A book that needs no network."""
    for book in books.values():
        for page in book.pages.values():
            assert not list(page.iter(f"{XHTML}script"))
            assert not [link for link in page.xpath("//@href | //@src") if "://" in str(link)]


def test_the_bytes_depend_on_the_text_alone() -> None:
    """No time of the build."""
    one = made(TEXTS["chapters"])
    assert one == made(TEXTS["chapters"])
    assert {entry.date_time for entry in Book(one).entries} == {(1980, 1, 1, 0, 0, 0)}
