"""The Word edition: the words of the source, styles, geometry, contents, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Mm

from build_tools.importing.word import read_word
from build_tools.word.edition import make_word
from tests.importing.test_same_provisions import CORPUS, OWN, outline
from tests.versions.pair import rulebook

RULES = """\
某某区人民政府工作规则

第一章　总　则

第一条　为规范工作，制定本规则。

第二条　依照<b>《某办法》</b>&amp;第三条办理𠮷𡈽。
"""


def opened(text: str) -> Docx:
    """The document made of a text."""
    return Document(io.BytesIO(make_word(rulebook("some", text))))


def part(text: str, name: str) -> str:
    """A part of the document's package."""
    with zipfile.ZipFile(io.BytesIO(make_word(rulebook("some", text)))) as archive:
        return archive.read(name).decode()


def styles_of(document: Docx) -> dict[str, str]:
    """The style of each paragraph, by its words."""
    return {paragraph.text: paragraph.style.name or "" for paragraph in document.paragraphs if paragraph.style}


def lines_of(text: str) -> list[str]:
    """The lines of a text that have words, without outer white space."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("path", OWN, ids=[path.parent.name for path in OWN])
def test_our_import_reads_the_source_back(path: Path) -> None:
    """Every line as it is, every provision at its address."""
    text = path.read_text(encoding="utf-8")
    after = read_word(make_word(rulebook("some", text))).after
    assert list(after) == lines_of(text)
    assert outline("\n".join(after)) == outline(text)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus: set RULES_CORPUS or put it at ../shared/corpus")
@pytest.mark.parametrize("start", range(3))
def test_texts_of_every_kind_are_read_back(start: int) -> None:
    """A sample of the corpus: no line lost, none changed (but inside the cells of tables, outer white space)."""
    every = int(os.environ.get("RULES_EVERY", "60"))
    for path in sorted(CORPUS.glob("bulk/*/*.txt"))[start * 20 :: every]:
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\0", "")
        after = read_word(make_word(rulebook("some", text))).after
        assert re.sub(r"\s", "", "".join(after)) == re.sub(r"[\s\x00-\x1f]", "", text), path.name


def test_hostile_text_is_text() -> None:
    """Markup, ampersands and characters beyond the BMP."""
    assert lines_of(RULES) == list(read_word(make_word(rulebook("some", RULES))).after)


def test_what_xml_cannot_hold_is_marked() -> None:
    """A control character becomes �; the document opens."""
    assert "甲\ufffd乙" in styles_of(opened(RULES + "\n甲\x01乙\n"))


def test_styles_are_real() -> None:
    """标题 1 for chapters, 条 and 项 for theirs, the label in a style of its own."""
    document = opened(RULES + "（一）甲。\n")
    styles = styles_of(document)
    assert styles["第一章　总　则"] == "Heading 1"
    assert styles["（一）甲。"] == "项"
    assert styles["某某区人民政府工作规则"] == "Title"
    article = next(p for p in document.paragraphs if p.text.startswith("第一条"))
    assert article.style is not None
    assert article.style.name == "条"
    assert [(run.text, run.style.name) for run in article.runs][:1] == [("第一条　", "条号")]


def test_headings_go_down_from_the_highest_there_is() -> None:
    """编 章 节 are the headings 1 2 3; where there is no 编, 章 is 1 and 节 2."""
    text = "某某条例\n第一编　总则\n第一章　甲\n第一节　乙\n第一条　丙。\n第二条　丁。\n"
    found = styles_of(opened(text))
    assert [found[name] for name in ("第一编　总则", "第一章　甲", "第一节　乙")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]


@pytest.mark.parametrize(
    ("style", "font"),
    [("Normal", "仿宋_GB2312"), ("Heading 1", "黑体"), ("Heading 2", "楷体_GB2312"), ("Title", "方正小标宋简体")],
)
def test_fonts_are_those_of_government_offices(style: str, font: str) -> None:
    """Named for East Asian characters, with a substitute where they are missing."""
    properties = opened(RULES).styles[style].element.rPr
    assert properties.rFonts.get(qn("w:eastAsia")) == font
    assert re.search(rf'w:name="{font}"><w:altName w:val="[^"]+"/>', part(RULES, "word/fontTable.xml"))


def test_the_page_is_that_of_the_standard() -> None:
    """GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, type area 156 × 225 mm, 22 lines of 28 characters."""
    section = opened(RULES).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    millimetre = Mm(1)
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    top, left, right, bottom = (round((margin or 0) / millimetre, 1) for margin in margins)
    assert (top, left) == (37.0, 28.0)
    assert round(section.page_width / millimetre - left - right) == 156
    assert round(section.page_height / millimetre - top - bottom) == 225
    settings = part(RULES, "word/styles.xml")
    assert 'w:line="579" w:lineRule="exact"' in settings
    assert 22 * 579 <= (297 - 37 - 35) / 25.4 * 1440 < 23 * 579
    assert 28 * (320 - 4) <= 11906 - 1588 - 1468 < 29 * 316


def test_contents_are_worked_out_on_opening() -> None:
    """A field, its entries links to the headings; our import leaves it out and says so."""
    body = part(RULES, "word/document.xml")
    assert 'TOC \\o "1-3" \\h' in body
    assert '<w:hyperlink w:anchor="c1"' in body
    assert 'w:name="c1"' in body
    assert "<w:updateFields" in part(RULES, "word/settings.xml")
    reading = read_word(make_word(rulebook("some", RULES)))
    assert "自动目录有 2 行文字，未收入正文" in reading.notes
    assert "目　录" in reading.before
    assert "目　录" not in reading.after


def test_no_contents_without_chapters() -> None:
    """A text of articles alone, and one without any."""
    for text in ("某办法\n第一条　甲。\n第二条　乙。\n", "只有一行", ""):
        body = part(text, "word/document.xml")
        assert "TOC" not in body
        assert lines_of(text) == [p.text for p in opened(text).paragraphs]


def test_a_printed_table_of_contents_is_enough() -> None:
    """A source with 目录 of its own gets no second one."""
    text = "某某办法\n目录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。\n"
    assert "TOC \\o" not in part(text, "word/document.xml")
    assert [p.text for p in opened(text).paragraphs] == lines_of(text)


def test_signature_and_date_stand_at_the_right() -> None:
    """The date four characters from the edge, the signature centred above it; the numbers of pages outside."""
    notice = "某区政府\n关于印发《某区政府工作规则》的通知\n各部门：\n现予印发。\n    某区政府\n    2024年1月5日\n"
    document = opened(notice + RULES)
    signed, dated = (next(p for p in document.paragraphs[4:] if p.text == t) for t in ("某区政府", "2024年1月5日"))
    assert [p.style.name for p in (signed, dated) if p.style] == ["发文机关署名", "成文日期"]
    chars = [p._p.pPr.find(qn("w:ind")).get(qn("w:rightChars")) for p in (signed, dated)]  # type: ignore[union-attr]  # noqa: SLF001
    assert chars == ["500", "400"]
    sides = [
        footer.paragraphs[0]._p.pPr.jc_val  # noqa: SLF001
        for footer in (document.sections[0].footer, document.sections[0].even_page_footer)
    ]
    assert [str(side).partition(" ")[0] for side in sides] == ["RIGHT", "LEFT"]


def test_rows_become_a_table() -> None:
    """Lines with tabs; short ones are filled up; the words stay."""
    text = RULES + "项目\t单位\t金额\n证书\t本\n公章\t枚\t20元\n"
    tables = opened(text).tables
    assert [[cell.text for cell in row.cells] for row in tables[0].rows] == [
        ["项目", "单位", "金额"],
        ["证书", "本", ""],
        ["公章", "枚", "20元"],
    ]
    assert list(read_word(make_word(rulebook("some", text))).after) == lines_of(text)


def test_an_annex_begins_a_page() -> None:
    """附件 and its title; not each line of a title."""
    text = RULES + "附件1\n某某办法\n第一条　丙。\n第二条　丁。\n"
    breaking = [p.text for p in opened(text).paragraphs if p.paragraph_format.page_break_before]
    assert breaking == ["某某区人民政府工作规则", "附件1"]


def test_it_says_what_it_is() -> None:
    """Title, 文号 and date as the file's properties; not the official document, on every page."""
    notice = "某政发〔2024〕3号\n某区政府\n关于印发《某某区人民政府工作规则》的通知\n各部门：\n现予印发。\n"
    notice += "某区政府\n2024年1月5日\n"
    document = opened(notice + RULES)
    known = document.core_properties
    assert (known.title, known.subject) == ("某某区人民政府工作规则", "某政发〔2024〕3号")
    assert known.created == known.modified == dt.datetime(2024, 1, 5, tzinfo=dt.UTC)
    assert "非官方整理本" in document.sections[0].header.paragraphs[0].text
    assert "非官方整理本" in document.sections[0].even_page_header.paragraphs[0].text


def test_a_title_may_be_long() -> None:
    """Properties hold 255 characters."""
    assert len(opened("甲" * 300 + "规则\n第一条　乙。\n").core_properties.title) <= 255


def test_the_bytes_depend_on_the_text_alone() -> None:
    """No time of the build, nothing of the template but what is used."""
    one = make_word(rulebook("some", RULES))
    assert one == make_word(rulebook("some", RULES))
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "numbering" in name]
