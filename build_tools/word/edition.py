"""downloads/<id>/<id>.docx: the official text of a rulebook as a Word document; the same text gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from build_tools.archive import repack
from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.citation import instrument
from build_tools.render.downloads import WORD, download_path
from build_tools.render.page import UNOFFICIAL
from build_tools.setting import printable
from build_tools.word.body import write_body
from build_tools.word.styles import LINE, TYPE_AREA, write_fonts, write_styles

OURS = ("/styles", "/settings", "/theme", "/officeDocument", "/core-properties")  # what of the template is kept
EPOCH = dt.date(2000, 1, 1)
LONGEST_PROPERTY = 255  # characters
WIDTH, LEFT = 11906, 1588  # twips: A4, 订口 28 mm
RIGHT = WIDTH - LEFT - TYPE_AREA
PAGE = (
    f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="{WIDTH}" w:h="16838"/><w:pgMar w:top="2098" w:right="{RIGHT}" '
    f'w:bottom="1984" w:left="{LEFT}" w:header="1134" w:footer="1247" w:gutter="0"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
    "</w:sectPr>"
)
SETTINGS = (
    '<w:zoom w:percent="100"/>',
    '<w:defaultTabStop w:val="632"/>',
    "<w:evenAndOddHeaders/>",
    '<w:characterSpacingControl w:val="compressPunctuation"/>',
    '<w:updateFields w:val="true"/>',  # Word works out the contents when it opens the file
    (
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
    ),
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
)
NUMBER = (
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
    'xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
)


def render_word(corpus: Corpus) -> Iterator[OutputFile]:
    """One document a rulebook."""
    for rulebook in corpus.rulebooks:
        yield OutputFile(download_path(rulebook, WORD), make_word(rulebook))


def make_word(rulebook: Rulebook) -> bytes:
    """A rulebook as a docx."""
    document = _empty()
    body = document.element.body
    xml = f"<w:body {nsdecls('w')}>{''.join(write_body(rulebook))}</w:body>"
    for element in reversed(parse_xml(xml)):
        body.insert(0, element)
    _add_margins(document, f"{instrument(rulebook)}　{UNOFFICIAL}")
    _state(document, rulebook)
    stream = io.BytesIO()
    document.save(stream)
    return repack(stream.getvalue())


def _empty() -> Docx:
    """A document with our styles and settings and nothing else."""
    document = Document()
    package, part = document.part.package, document.part
    for holder in (package, part):
        for key, relation in list(holder.rels.items()):
            if not relation.reltype.endswith(OURS):
                del holder.rels[key]
    styles, settings = document.styles.element, document.settings.element
    for element in (styles, settings):
        for child in list(element):
            element.remove(child)
    styles.extend(parse_xml(xml) for xml in write_styles())
    wrapped = f"<w:settings {nsdecls('w')}>{''.join(SETTINGS)}</w:settings>"
    settings.extend(list(parse_xml(wrapped)))
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, write_fonts(), package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    body = document.element.body
    for child in list(body):
        body.remove(child)
    body.append(parse_xml(PAGE))
    return document


def _add_margins(document: Docx, words: str) -> None:
    """The head of every page, and its number: odd ones at the right, even ones at the left, a character further in."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = "header"
        header.paragraphs[0].add_run(printable(words))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        place = f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>'
        xml = f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{NUMBER}</w:p>'
        old = footer.paragraphs[0]._p  # noqa: SLF001 - python-docx replaces no paragraph
        old.getparent().replace(old, parse_xml(xml))


def _state(document: Docx, rulebook: Rulebook) -> None:
    """Who made what when, as files say it: the times are those of the text, never those of the build."""
    known, properties = rulebook.metadata, document.core_properties
    day = dt.date.fromisoformat(known.issued) if known.issued else EPOCH
    when = dt.datetime.combine(day, dt.time())
    properties.title = _short(known.title)
    properties.subject = _short(known.document_number or "")
    properties.author = _short(f"{known.issuer}（{UNOFFICIAL}）" if known.issuer else UNOFFICIAL)
    properties.comments = f"{UNOFFICIAL}。"
    properties.identifier = rulebook.id
    properties.language = "zh-CN"
    properties.keywords = properties.category = properties.last_modified_by = ""
    properties.created = properties.modified = when
    properties.revision = 1


def _short(text: str) -> str:
    return printable(text)[:LONGEST_PROPERTY]
