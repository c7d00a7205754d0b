"""Word: automatic numbers as Word shows them, revisions accepted, tables, text boxes, notes, line breaks."""

from __future__ import annotations

import pytest

from build_tools.importing.counting import write_number
from build_tools.importing.word import read_word
from tests.importing.packages import NAMESPACES, numbered, numbering, package, paragraph, run


@pytest.mark.parametrize(
    ("number_format", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 101, "一百〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("japaneseCounting", 25, "二十五"),
        ("ideographDigital", 20, "二○"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalFullWidth", 12, "１２"),
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("none", 5, ""),
        ("没有这种格式", 5, "5"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number_format: str, number: int, written: str) -> None:
    """Every format of government documents."""
    assert write_number(number, number_format) == written


def test_articles_run_through_and_items_start_anew() -> None:
    """第一条 （一）（二） 第二条 （一）, chapters not disturbing the articles."""
    levels = (("chineseCounting", "第%1章　"), ("chineseCountingThousand", "第%2条　"), ("chineseCounting", "（%3）"))
    parts = numbering(*levels)
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(
        '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/>'
    )
    order = (("总则", 0), ("为了", 1), ("甲", 2), ("乙", 2), ("凡", 1), ("丙", 2), ("附则", 0), ("本规则", 1))
    body = "".join(numbered(text, level=level) for text, level in order)
    assert read_word(package(body, parts)).after == (
        "第一章　总则", "第一条　为了", "（一）甲", "（二）乙",
        "第二条　凡", "（一）丙", "第二章　附则", "第三条　本规则",
    )  # fmt: skip


def test_a_list_started_again_counts_from_its_start() -> None:
    """A second w:num with a startOverride begins at 一 (or wherever it says), a third without it goes on."""
    uses = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(numbered("甲", num) for num in (1, 1, 2, 2, 3))
    after = read_word(package(body, numbering(("chineseCounting", "（%1）"), uses=uses))).after
    assert [line[:3] for line in after] == ["（一）", "（二）", "（一）", "（二）", "（三）"]


def test_legal_numbering_shows_all_levels_in_digits() -> None:
    """%1.%2 with w:isLgl is 1.2 though the first level counts 一 二 三."""
    parts = numbering(("chineseCounting", "%1、"), ("decimal", "%1.%2 "), extra="<w:isLgl/>")
    body = numbered("甲") + numbered("乙", level=1) + numbered("丙", level=1)
    assert read_word(package(body, parts)).after == ("1、甲", "1.1 乙", "1.2 丙")


def test_a_style_numbers_its_paragraphs() -> None:
    """Numbers that come with the paragraph's style, or with the style it is based on."""
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = paragraph(run("甲"), properties='<w:pStyle w:val="B"/>') + paragraph(
        run("乙"), properties='<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    parts = {**numbering(("chineseCounting", "第%1条")), "word/styles.xml": styles}
    assert read_word(package(body, parts)).after == ("第一条甲", "乙")


def test_revisions_are_accepted_and_said() -> None:
    """Insertions stay, deletions go, a deleted paragraph mark joins two paragraphs; the diff can show both sides."""
    body = (
        paragraph(run("应当"), f"<w:ins>{run('依法')}</w:ins>", f"<w:del>{run('及时', 'delText')}</w:del>", run("公开"))
        + paragraph(run("前半"), properties="<w:rPr><w:del/></w:rPr>")
        + paragraph(run("后半"))
    )
    reading = read_word(package(body))
    assert reading.after == ("应当依法公开", "前半后半")
    assert reading.before == ("应当及时公开", "前半", "后半")
    assert any("接受插入 1 处，去掉删除 2 处" in note for note in reading.notes)


def test_tables_boxes_breaks_and_hidden_words() -> None:
    """A row is a line with tabs; a box stands after its paragraph, once; a soft break breaks; hidden text is none."""
    box = f"<w:txbxContent>{paragraph(run('框内'))}</w:txbxContent>"
    either = f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    cell = "<w:tc>{}</w:tc>".format
    duty = cell(paragraph(run("职")) + paragraph(run("务")))
    body = (
        paragraph(run("上"), "<w:r><w:br/></w:r>", run("下"), f"<w:r>{either}</mc:AlternateContent></w:r>")
        + f"<w:tbl><w:tr>{cell(paragraph(run('姓名')))}{duty}</w:tr></w:tbl>"
        + paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>", run("看得见"))
        + paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", "<w:r><w:br w:type='page'/></w:r>", run("　　缩进"))
    )
    assert read_word(package(body)).after == ("上", "下", "框内", "姓名\t职 务", "看得见", "　　缩进")


def test_footnotes_and_page_heads_are_said_and_left_out() -> None:
    """They stand among the lines before, and in the notes."""
    parts = {
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}><w:footnote w:id='1'>{paragraph(run('见附件'))}</w:footnote>"
        "</w:footnotes>",
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{paragraph(run('内部资料'))}</w:hdr>",
    }
    reading = read_word(package(paragraph(run("第一条　为了")), parts))
    assert reading.after == ("第一条　为了",)
    assert reading.before == ("内部资料", "第一条　为了", "脚注1：见附件")
    assert sum("未收入正文" in note for note in reading.notes) == 2


def test_strict_documents_are_read_too() -> None:
    """The namespace of the strict kind of OOXML."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = "<d:p><d:r><d:t>字</d:t></d:r></d:p>"
    document = f"<d:document xmlns:d='{strict}'><d:body>{text}</d:body></d:document>"
    assert read_word(package("", {"word/document.xml": document})).after == ("字",)
