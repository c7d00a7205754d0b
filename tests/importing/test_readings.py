"""Text, web pages and PDFs: encodings, chrome, paragraphs."""

from __future__ import annotations

import codecs

import pytest

from build_tools.importing.kinds import recognize
from build_tools.importing.pages import PrintedLine, normalize
from build_tools.importing.paragraphs import join_lines
from build_tools.importing.plain import read_plain
from build_tools.importing.reading import Reading
from build_tools.importing.webpage import read_webpage
from tests.importing.makers import make_page, make_pdf

TEXT = "某某市人民政府工作规则\r\n第一条　为了规范工作，制定本规则。\r\n第二条　区政府的公文，由区长签发。"
LINES = tuple(TEXT.split("\r\n"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), "BOM"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16 LE"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16 BE"),
        (TEXT.encode("utf-16-le"), "UTF-16 LE"),
        (TEXT.encode("utf-16-be"), "UTF-16 BE"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.replace("\r\n", "\n").encode(), ""),
        (TEXT.replace("\r\n", "\r").encode("gbk"), "GB18030"),
    ],
)
def test_every_encoding_gives_the_same_lines(data: bytes, said: str) -> None:
    """And the notes say which encoding it was."""
    reading = read_plain(data)
    assert reading.after == LINES
    assert said in "".join(reading.notes)


def page(body: str) -> Reading:
    """The reading of a small page."""
    return read_webpage(f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode())


ARTICLES = "".join(f"<p>　　第{number}条　区政府及其部门应当依法履行职责。</p>" for number in "一二三四五")
READ = tuple(f"　　第{number}条　区政府及其部门应当依法履行职责。" for number in "一二三四五")


@pytest.mark.parametrize(
    "place",
    [
        'id="zoom"',
        'class="TRS_Editor"',
        'class="view TRS_UEDITOR"',
        'id="UCAP-CONTENT"',
        'class="content"',
        'class="x9"',
    ],
)
def test_chrome_goes_and_the_text_stays(place: str) -> None:
    """Wherever a site keeps the text, and where nothing names the place."""
    text = "\n".join(line.strip() for line in READ)
    assert read_webpage(make_page(text, place=place)).after == READ


def test_page_details() -> None:
    """br, entities, full-width spaces, source line breaks, tables, hidden parts, preformatted text."""
    reading = page(
        f"<article>{ARTICLES}<p>甲&ldquo;乙&rdquo;&nbsp;&lt;丙&gt;&#12298;丁&#12299;</p>"
        "<p>一行\n   文字<br>另一行<span style='display:none'>藏</span></p>"
        "<table><tr><td>姓名</td><td><p>职务</p></td></tr></table><pre>子\n丑</pre><script>第九条</script></article>"
    )
    assert reading.after[5:] == ("甲“乙” <丙>《丁》", "一行文字", "另一行", "姓名\t职务", "子", "丑")


def test_tags_that_nobody_closed_lose_no_text() -> None:
    """Old pages open a span for each line and never close it."""
    lines = [f"第{number}条　区政府应当依法履行职责" for number in range(1, 900)]
    assert page("".join(f"<span>{line}<br>" for line in lines)).after == tuple(lines)


def test_a_page_without_paragraph_tags_keeps_its_title() -> None:
    """The title stands outside the main part: it becomes the first line, and that is said."""
    reading = page(f"<h1>某某区人民政府工作规则</h1><div class=info>来源：本站</div><div id=zoom>{ARTICLES}</div>")
    assert reading.after[:2] == ("某某区人民政府工作规则", READ[0])
    assert any("取自网页标题" in note for note in reading.notes)


def test_declared_and_undeclared_encodings_of_pages() -> None:
    """gb2312 as declared; GB18030 found where a page declares nothing or wrongly."""
    text = f"<html><body><div id=zoom>{ARTICLES}</div></body></html>"
    assert read_webpage(text.encode("gbk")).after == READ
    assert read_webpage(b"<meta charset=utf-8>" + text.encode("gbk")).after == READ
    assert read_webpage(b"<meta charset=gb2312>" + text.encode("gbk")).after == READ


def line(text: str, left: float, baseline: float, size: float = 10) -> PrintedLine:
    """A line whose characters are all full-width."""
    return PrintedLine(text, left, left + size * len(text), baseline, size)


FULL = "字" * 20


def test_a_full_line_goes_on_unless_the_next_one_is_indented() -> None:
    """Indented paragraphs; a reference at the start of a line is no article."""
    lines = [
        line(FULL[:18], 120, 700), line("第三条规定的，从其规定。", 100, 680), line(FULL[:18], 120, 660),
        line("尾", 100, 640), line("　　第五章".strip(), 180, 620),
    ]  # fmt: skip
    joined = [paragraph.text for paragraph in join_lines([lines])]
    assert joined == [FULL[:18] + "第三条规定的，从其规定。", FULL[:18] + "尾", "第五章"]


def test_where_nothing_is_indented_labels_and_distance_tell() -> None:
    """A label that is one begins an article; a wider distance begins a paragraph; a doubt is said."""
    lines = [
        line(FULL, 100, 700), line("第四条　" + FULL[:16], 100, 680), line("末" * 19 + "。", 100, 660),
        line("又" * 20, 100, 640), line("完", 100, 620), line(FULL, 100, 580), line("第二款规定的。", 100, 560),
    ]  # fmt: skip
    joined = list(join_lines([lines]))
    assert [paragraph.text[:3] for paragraph in joined] == ["字字字", "第四条", "字字字"]
    assert joined[1].doubtful == ("又" * 20,)


def test_lookalike_characters_become_the_usual_ones() -> None:
    """⼀ (a radical) for 一, ⻓ for 长, U+2329 for 〈; everything else as it is."""
    assert normalize("第⼀条 区⻓ \u2329意⻅\u232a ① Ａ ％") == "第一条 区长 \u3008意见\u3009 ① Ａ ％"


def test_page_numbers_and_running_heads_go() -> None:
    """— 1 — and 某某市人民政府规范性文件汇编 stand on every page, and not in the text."""
    text = "\n".join(f"第{number}条　" + "政府应当依法履行职责，" * 30 + "。" for number in "一二三四五六七")
    reading = recognize(make_pdf(text), "pdf").read(make_pdf(text))
    assert [line.replace(" ", "　") for line in reading.after] == text.split("\n")
    assert any(line == "— 1 —" for line in reading.before)
