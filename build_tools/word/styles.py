"""The styles of the Word edition: GB/T 9704-2012, by the names under which Word and WPS list them.

A4, type area 156 × 225 mm, 22 lines of 28 characters of 16 pt 仿宋; fonts by the names that government offices have.
The 28 are reached by spacing, not by a grid of characters, which LibreOffice sets at twice its width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import nsdecls

from build_tools.setting import Kind

LINE = 579  # twips: 225 mm / 22
CHARACTER = 316  # twips: 156 mm / 28
CLOSER = -4  # twips between characters: 16 pt are 320
TYPE_AREA = 8850  # twips: 28 characters, 156 mm
FANG_SONG, HEI, KAI, XIAO_BIAO_SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
TEXT_SIZE = 16.0  # points: 三号
SONG = "宋体"
OTHERWISE = {
    # fonts that Word takes where one is missing
    FANG_SONG: "仿宋",
    HEI: "SimHei",
    KAI: "楷体",
    XIAO_BIAO_SONG: "方正小标宋_GBK",
    SONG: "SimSun",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; sizes in points, space above and below in lines, indents in characters."""

    id: str
    name: str
    font: str = FANG_SONG
    size: float = TEXT_SIZE
    align: str = "both"
    first: int = 2
    left: int = 0
    above: float = 0
    below: float = 0
    leading: int = LINE  # twips; 0: as the font needs
    based: str = "Normal"
    outline: int | None = None  # its rank among headings, from 0
    following: str = ""  # the style of the paragraph that Enter makes
    joins: bool = False  # no space between paragraphs of this style
    tabs: str = ""


RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TYPE_AREA}"/></w:tabs>'

STYLES = (
    Style("Normal", "Normal", based=""),
    Style("Article", "条"),
    Style("Paragraph", "款"),
    Style("Item", "项"),
    Style("Subitem", "目", based="Item"),
    Style("Heading1", "heading 1", HEI, 16, "center", 0, above=0.5, below=0.5, outline=0, following="Article"),
    Style("Heading2", "heading 2", KAI, 16, "center", 0, above=0.5, below=0.5, outline=1, following="Article"),
    Style("Heading3", "heading 3", FANG_SONG, 16, "center", 0, above=0.5, below=0.5, outline=2, following="Article"),
    Style("Title", "Title", XIAO_BIAO_SONG, 22, "center", 0, below=1, leading=700, following="Normal", joins=True),
    Style("NoticeTitle", "通知标题", XIAO_BIAO_SONG, 22, "center", 0, below=1, leading=700, joins=True),
    Style("Number", "发文字号", align="center", first=0, above=0.5, below=0.5),
    Style("Addressee", "主送机关", first=0),
    Style("Remark", "附注"),
    Style("Caption", "题注", KAI, align="center", first=0),
    Style("Signature", "发文机关署名", align="right", first=0, above=1, joins=True),
    Style("Date", "成文日期", align="right", first=0),
    Style("Copy", "抄送", size=14, align="left", first=0, left=1),
    Style("Annex", "附件", HEI, align="left", first=0),
    Style("Contents", "原文目录", align="left", first=0),
    Style("Cell", "表格文字", size=12, align="left", first=0, leading=0),
    Style("TOCHeading", "TOC Heading", XIAO_BIAO_SONG, 22, "center", 0, above=0.5, below=0.5, leading=700),
    Style("TOC1", "toc 1", align="left", first=0, tabs=RIGHT_TAB),
    Style("TOC2", "toc 2", align="left", first=0, left=2, tabs=RIGHT_TAB),
    Style("TOC3", "toc 3", align="left", first=0, left=4, tabs=RIGHT_TAB),
    Style("Header", "header", SONG, 9, "center", 0, leading=0),
    Style("Footer", "footer", SONG, 14, "right", 0, leading=0),
)
OF_KINDS = {
    Kind.HEAD: "NoticeTitle",
    Kind.NUMBER: "Number",
    Kind.ADDRESSEE: "Addressee",
    Kind.BODY: "Normal",
    Kind.REMARK: "Remark",
    Kind.SIGNATURE: "Signature",
    Kind.DATE: "Date",
    Kind.COPY: "Copy",
    Kind.RULE: "Copy",
    Kind.ANNEX: "Annex",
    Kind.TITLE: "Title",
    Kind.CAPTION: "Caption",
    Kind.CONTENTS: "Contents",
    Kind.ARTICLE: "Article",
    Kind.PARAGRAPH: "Paragraph",
    Kind.ITEM: "Item",
    Kind.SUBITEM: "Subitem",
    Kind.ROW: "Normal",
}

DEFAULTS = (
    f'<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FANG_SONG}" w:hAnsi="{FANG_SONG}" '
    f'w:eastAsia="{FANG_SONG}"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)
OTHERS = (
    (
        '<w:style {ns} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    ),
    (
        f'<w:style {{ns}} w:type="character" w:customStyle="1" w:styleId="Label"><w:name w:val="条号"/><w:qFormat/>'
        f'<w:rPr><w:rFonts w:ascii="{HEI}" w:hAnsi="{HEI}" w:eastAsia="{HEI}"/></w:rPr></w:style>'
    ),
    (
        '<w:style {ns} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    ),
    (
        '<w:style {ns} w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/>'
        "<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    ),
    (
        '<w:style {ns} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/>'
        "</w:style>"
    ),
)
EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def write_styles() -> Iterator[str]:
    """The XML of the defaults and of every style, in this order."""
    yield DEFAULTS
    yield from (_write(style) for style in STYLES)
    yield from (other.format(ns=nsdecls("w"), edges=EDGES) for other in OTHERS)


def _write(style: Style) -> str:
    first = ' w:default="1"' if not style.based else ""
    own = ' w:customStyle="1"' if ord(style.name[0]) > ord("z") else ""
    based = f'<w:basedOn w:val="{style.based}"/>' if style.based else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{first}{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{based}{following}<w:qFormat/><w:pPr>{''.join(_paragraph_properties(style))}</w:pPr>"
        f"<w:rPr>{_font(style.font)}{_spacing(style.size)}{_size(style.size)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> Iterator[str]:
    """What stands in w:pPr, in the order of the schema."""
    if style.outline is not None or style.joins:
        yield "<w:keepNext/><w:keepLines/>"
    yield f'<w:widowControl w:val="0"/>{style.tabs}'
    rule = f'w:line="{style.leading}" w:lineRule="exact"' if style.leading else 'w:line="240" w:lineRule="auto"'
    yield f'<w:spacing w:before="{round(style.above * LINE)}" w:after="{round(style.below * LINE)}" {rule}/>'
    yield (
        f'<w:ind w:leftChars="{100 * style.left}" w:left="{CHARACTER * style.left}" '
        f'w:firstLineChars="{100 * style.first}" w:firstLine="{CHARACTER * style.first}"/>'
    )
    if style.joins:
        yield "<w:contextualSpacing/>"
    yield f'<w:jc w:val="{style.align}"/>'
    if style.outline is not None:
        yield f'<w:outlineLvl w:val="{style.outline}"/>'


def _font(font: str) -> str:
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'


def _spacing(size: float) -> str:
    """Text of the usual size is set 28 characters to a line; other sizes are set as they are."""
    return f'<w:spacing w:val="{CLOSER if size == TEXT_SIZE else 0}"/>'


def _size(size: float) -> str:
    return f'<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/>'


def write_fonts() -> bytes:
    """The font table: every font that the styles name, and what stands in for it where it is missing."""
    fonts = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for font, other in OTHERWISE.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()
    )
