"""downloads/<id>/<id>.epub: EPUB 3 as the W3C describes it, written by hand; the same text gives the same bytes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from itertools import groupby

from build_tools.archive import pack
from build_tools.epub.beside import write_chain_pages, write_glossary, write_imprint, write_title_page
from build_tools.epub.markup import LANGUAGE, STYLE, Entry, Page, value, words, write_page
from build_tools.epub.text import Apparatus, gather, write_text_pages
from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.citation import instrument
from build_tools.render.downloads import EPUB, download_path
from build_tools.render.page import UNOFFICIAL
from build_tools.render.shelf import Shelf, stock_shelf

MIMETYPE = "mimetype"
XHTML = 'media-type="application/xhtml+xml"'
PICTURES = ' properties="svg"'
EPOCH = "2000-01-01"
CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", "目录到章、条；每幅步骤图都有内容相同的文字步骤。"),
)


def render_epub(corpus: Corpus) -> Iterator[OutputFile]:
    """One book a rulebook."""
    shelf = stock_shelf(corpus)
    for rulebook in corpus.rulebooks:
        yield OutputFile(download_path(rulebook, EPUB), make_epub(corpus, shelf, rulebook))


def make_epub(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> bytes:
    """A rulebook as an EPUB."""
    known = gather(corpus, rulebook)
    pages = (
        write_title_page(known),
        *write_text_pages(known),
        *write_chain_pages(corpus, shelf, known),
        *write_glossary(corpus, shelf, known),
        write_imprint(known),
    )
    files = [
        (MIMETYPE, b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.encode()),
        ("EPUB/package.opf", _write_package(known, pages)),
        ("EPUB/nav.xhtml", write_page("目录", _write_nav(pages))),
        ("EPUB/style.css", STYLE.encode()),
        *((f"EPUB/{page.file}", write_page(page.title, page.body, page.kind)) for page in pages),
    ]
    return pack(files, stored=MIMETYPE)


def _write_package(known: Apparatus, pages: Sequence[Page]) -> bytes:
    """What the book is, which files it has, in which order they are read."""
    items = "".join(
        f'<item id="p-{page.name}" href="{page.file}" {XHTML}{PICTURES * page.has_pictures}/>\n' for page in pages
    )
    order = [f'<itemref idref="p-{page.name}"/>\n' for page in pages]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{LANGUAGE}" '
        'prefix="schema: http://schema.org/">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{''.join(_write_metadata(known))}</metadata>\n"
        '<manifest>\n<item id="nav" href="nav.xhtml" ' + XHTML + ' properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f'<spine>\n{order[0]}<itemref idref="nav"/>\n{"".join(order[1:])}</spine>\n</package>\n'
    ).encode()


def _write_metadata(book: Apparatus) -> Iterator[str]:
    known = book.rulebook.metadata
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"guiju:{book.rulebook.id}")
    yield f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>\n'
    yield f"<dc:title>{words(book.title)}</dc:title>\n<dc:language>{LANGUAGE}</dc:language>\n"
    yield f"<dc:creator>{words(known.issuer)}</dc:creator>\n" if known.issuer else ""
    yield f"<dc:date>{known.issued}</dc:date>\n" if known.issued else ""
    yield f"<dc:source>{words(instrument(book.rulebook))}</dc:source>\n"
    yield f"<dc:description>{UNOFFICIAL}。含条旨、编者注、审批链和术语。</dc:description>\n"
    yield f'<meta property="dcterms:modified">{known.issued or EPOCH}T00:00:00Z</meta>\n'
    yield from (f"<meta property={value(name)}>{said}</meta>\n" for name, said in ACCESS)


def _write_nav(pages: Sequence[Page]) -> str:
    """The contents down to articles, and the landmarks."""
    entries = [
        entry
        for group, members in groupby(pages[1:], key=lambda page: page.group)
        for entry in _group(group, [Entry(page.title, page.file, page.below) for page in members])
    ]
    first = next((page for page in pages if page.kind == "chapter"), pages[-1])
    return (
        f'<nav epub:type="toc" role="doc-toc">\n<h1>目录</h1>\n{_write_entries(entries)}</nav>\n'
        '<nav epub:type="landmarks" hidden="hidden">\n<h2>导览</h2>\n<ol>\n'
        '<li><a epub:type="titlepage" href="title.xhtml">书名页</a></li>\n'
        '<li><a epub:type="toc" href="nav.xhtml">目录</a></li>\n'
        f'<li><a epub:type="bodymatter" href="{first.file}">正文</a></li>\n</ol>\n</nav>\n'
    )


def _group(title: str, entries: list[Entry]) -> list[Entry]:
    return [Entry(title, "", tuple(entries))] if title else entries


def _write_entries(entries: Sequence[Entry]) -> str:
    return f"<ol>\n{''.join(_write_entry(entry) for entry in entries)}</ol>\n" if entries else ""


def _write_entry(entry: Entry) -> str:
    title = f"<a href={value(entry.href)}>{words(entry.title)}</a>" if entry.href else f"<span>{entry.title}</span>"
    return f"<li>{title}{_write_entries(entry.below)}</li>\n"
