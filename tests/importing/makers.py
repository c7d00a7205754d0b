"""The same text as governments publish it: GB18030, Word (printed or automatic numbers), web page, PDF."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph as Printed  # type: ignore[import-untyped]
from reportlab.platypus import SimpleDocTemplate, Spacer

from build_tools.numerals import to_int

FONT = "STSong-Light"  # a font every PDF reader knows: nothing is embedded, no font file is needed
LEVELS = (
    ("章", "第%1章", "chineseCounting", re.compile(r"第([一二三四五六七八九十百]+)章[\s　]*")),
    ("条", "第%1条", "chineseCounting", re.compile(r"第([一二三四五六七八九十百零]+)条[\s　]*")),
    ("项", "（%1）", "chineseCounting", re.compile(r"（([一二三四五六七八九十]+)）")),
)
LAST_COUNTED = 99  # 一百零一 is 一百〇一 in Word


def split_paragraphs(text: str) -> list[str]:
    """The lines of a text as a person would type them: no indent, no blank lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def make_gb18030(text: str) -> bytes:
    """A text file as Windows saves it: GB18030, CRLF."""
    return text.replace("\n", "\r\n").encode("gb18030")


def make_word(text: str) -> bytes:
    """A docx with the labels typed."""
    document = Document()
    for line in split_paragraphs(text):
        document.add_paragraph(line)
    return _saved(document)


def make_numbered_word(text: str) -> bytes:
    """A docx whose chapters, articles and items are numbered automatically wherever they count without a gap."""
    document = Document()
    numbering = Numbering(document)
    for line in split_paragraphs(text):
        numbering.add(line)
    return _saved(document)


def _saved(document: Docx) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class Numbering:
    """Lists of a document: one for chapters, one for articles, a restarted one for each run of items."""

    def __init__(self, document: Docx) -> None:
        """Define the lists, in the formats of LEVELS."""
        self.document = document
        self.counts = [0, 0, 0]
        self.part = document.part.numbering_part.element
        for number, (_, text, number_format, _pattern) in enumerate(LEVELS, 90):
            level = (
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:suff w:val="nothing"/>'
                f'<w:lvlText w:val="{text}"/></w:lvl>'
            )
            abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'
            self.part.insert(0, parse_xml(abstract))
        self.used = 900
        self.nums = [self._use(depth, restart=False) for depth in range(3)]

    def _use(self, depth: int, *, restart: bool) -> int:
        self.used += 1
        override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
        num = f'<w:num {nsdecls("w")} w:numId="{self.used}"><w:abstractNumId w:val="{90 + depth}"/>{override}</w:num>'
        self.part.append(parse_xml(num))
        return self.used

    def add(self, line: str) -> None:
        """A paragraph; its label becomes an automatic number if it is the next one of its list."""
        for depth, (_, _, _, pattern) in enumerate(LEVELS):
            match = pattern.match(line)
            number = to_int(match[1]) if match else None
            if match and number and self._follows(depth, number):
                self._number(self.document.add_paragraph(line[match.end() :]), self.nums[depth])
                return
        self.document.add_paragraph(line)

    def _follows(self, depth: int, number: int) -> bool:
        if depth == len(LEVELS) - 1 and number == 1:
            self.nums[depth] = self._use(depth, restart=True)
        elif number != self.counts[depth] + 1 or number > LAST_COUNTED:
            return False
        self.counts[depth] = number
        return True

    def _number(self, paragraph: Paragraph, num: int) -> None:
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().insert(0, parse_xml(xml))  # type: ignore[arg-type]  # noqa: SLF001


CHROME = """<div class="header"><div class="logo"><a href="/">某某市人民政府</a></div>
<ul class="nav"><li><a href="/">首页</a></li>
<li><a href="/zwgk">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul>
<form action="/s"><input type="text" value="请输入关键字"><button>搜索</button></form></div>
<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 规范性文件</div>"""
FOOTER = """<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="prevnext">上一篇：<a href="1.html">关于印发某某办法的通知</a><br>
下一篇：<a href="2.html">关于某某的公告</a></div>
<div class="footer"><p>主办单位：某某市人民政府办公室　版权所有</p><p>网站标识码：3700000001　网站地图</p></div>"""
SCRIPT = "<script>document.write('第一条 脚本里的字不是正文')</script><style>.nav{color:red}</style>"


def make_page(text: str, *, place: str = 'id="zoom"', charset: str = "utf-8") -> bytes:
    """A web page of a government site: its menus, its share bar, the text in the part that its CMS has for it."""
    paragraphs = split_paragraphs(text)
    body = "\n".join(f"<p>　　{_entities(line)}</p>" for line in paragraphs)
    page = (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>规范性文件_某某市人民政府</title>'
        f"{SCRIPT}</head>"
        f'<body>{CHROME}<div class="con"><div {place}>{body}</div></div>'
        f"<p>【字体：大 中 小】【打印本页】【关闭窗口】</p>{FOOTER}{SCRIPT}</body></html>"
    )
    return page.encode(charset, "xmlcharrefreplace")


def make_broken_page(text: str) -> bytes:
    """A page of an old CMS: no paragraphs, only <br>, laid out by a table, in GB2312."""
    body = "<br/>\r\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{_entities(line)}" for line in split_paragraphs(text))
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>'
        f"{CHROME}<table><tr><td width=200><ul>{'<li><a href=x>栏目名称</a></li>' * 9}</ul></td><td><font size=3>{body}"
        f"</font></td></tr></table>{FOOTER}</body></html>"
    )
    return page.encode("gbk", "xmlcharrefreplace")


def _entities(line: str) -> str:
    return html.escape(line).replace("“", "&ldquo;").replace("”", "&rdquo;")


def make_pdf(text: str, *, indent: float = 2, size: float = 16, space: float = 0, encrypt: str | None = None) -> bytes:
    """An A4 PDF: wrapped lines, a running head, page numbers — 3 —."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle(
        "body",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.75,
        firstLineIndent=indent * size,
        spaceAfter=space,
        wordWrap="CJK",
    )
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=79, rightMargin=74, topMargin=105, bottomMargin=99, encrypt=encrypt, invariant=1
    )
    flow: list[Printed | Spacer] = [Printed(html.escape(line), style) for line in split_paragraphs(text)]
    document.build(flow, onFirstPage=_margins, onLaterPages=_margins)
    return stream.getvalue()


def _margins(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 60, "某某市人民政府规范性文件汇编")
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(A4[0] / 2, 60, f"— {document.page} —")


def make_block_pdf(text: str) -> bytes:
    """A PDF whose paragraphs are not indented but set apart."""
    return make_pdf(text, indent=0, size=12, space=10)


MAKERS: Sequence[tuple[str, str, Callable[[str], bytes]]] = (
    ("GB18030", "txt", make_gb18030),
    ("docx", "docx", make_word),
    ("docx 自动编号", "docx", make_numbered_word),
    ("网页 #zoom", "html", make_page),
    ("网页 表格与br", "html", make_broken_page),
    ("PDF 缩进", "pdf", make_pdf),
    ("PDF 不缩进", "pdf", make_block_pdf),
)
