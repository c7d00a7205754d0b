"""Web pages: what a reader sees of the main part, line by line; scripts, menus and page chrome left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree, html

from build_tools.importing.encoding import decode, decode_as
from build_tools.importing.mainpart import Weights, find_main_part, is_chrome, page_title, weigh
from build_tools.importing.reading import Reading, UnreadableError
from build_tools.parse.frame import is_title

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "head",
        "title",
        "object",
        "embed",
        "applet",
        "select",
        "option",
        "datalist",
        "button",
        "input",
        "textarea",
        "audio",
        "video",
        "map",
        "canvas",
    ]
)
ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BROKEN_LINE = re.compile(
    r"(?<=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
SPACES = re.compile(r"[ \t\r\n\f]+")
CELL_LINES = 4  # a cell of more lines belongs to a table that only lays out the page
CHROME_WORDS = (
    r"打印|关闭|字体|字号|分享|收藏|返回|扫一扫|上一篇|下一篇|责任编辑|编辑|来源|信息来源|发布时间|发布日期|发布机构|浏览次数|浏览量|"
    r"阅读次数|点击数|访问量|作者|时间|日期|视力保护色|相关链接|相关文档|相关阅读|相关稿件|分享到|主办单位|版权所有|网站地图|"
    r"当前位置|您的位置|首页|您现在的位置|二维码|附件下载|大\s*中\s*小"
)
CHROME_LINE = re.compile(
    rf"[【\[（(<>|\s　]*(?:{CHROME_WORDS})(?:[】\])）:：|>\s　】].{{0,60}}|本页|窗口|次数|顶部|到.{{0,10}})?"
)
FIRST_LINES = 12


def read_webpage(data: bytes) -> Reading:
    """The lines of a web page and of its main part."""
    text, encoding = _decode_page(data)
    root = _parse(text)
    weights = weigh(root)
    main = find_main_part(root, weights)
    lines = _trim([line for part in main for line in _lines(part, weights)])
    if not any(line.strip() for line in lines):
        message = "网页里没有正文文字（可能由脚本载入），请在浏览器里另存为完整网页或复制成 txt"
        raise UnreadableError(message)
    title = page_title(root)
    added = bool(title) and is_title(title) and not _holds(lines[:FIRST_LINES], title)
    notes = [f"编码由 {encoding} 转为 UTF-8，文字未改"] if encoding.upper() not in ("UTF-8", "UTF8") else []
    notes.append("只取网页的正文部分，去掉菜单、脚本、分享与打印按钮等；不换行空格改为普通空格")
    if added:
        notes.append(f"正文部分没有标题，第一行取自网页标题：{title}")
    return Reading(_filled(_lines(root)), _filled([title, *lines] if added else lines), tuple(notes))


def _decode_page(data: bytes) -> tuple[str, str]:
    match = CHARSET.search(data[:4096])
    if match and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        codec = match[1].decode("ascii")
        text = decode_as(data, codec)
        if text is not None and "\0" not in text:
            return text, codec.upper()
    decoded = decode(data)
    return decoded.text, decoded.encoding


def _parse(text: str) -> etree._Element:
    if ENTITY.search(text):
        message = "网页里有实体声明（ENTITY），可能引用外部文件，不安全，未打开"
        raise UnreadableError(message)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(XML_DECLARATION.sub("", text), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = "网页已损坏，读不出内容"
        raise UnreadableError(message) from error
    if parser.error_log.filter_from_fatals():  # the parser stopped: the rest of the page is missing
        message = "网页的标签嵌套过深，后面的内容读不出，请在浏览器里复制成 txt 再导入"
        raise UnreadableError(message)
    return root


def _lines(element: etree._Element, weights: Weights | None = None) -> list[str]:
    """What an element shows, line by line; without its chrome if the weights to judge it by are given."""
    return [line.replace("\u00a0", " ").strip(" \t\r\f") for line in _text(element, weights).split("\n")]


def _text(root: etree._Element, weights: Weights | None) -> str:
    """The text of an element with a line break around each block; pages may be nested thousands of levels deep."""
    open_parts: list[list[str]] = [[]]
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        seen = _is_seen(element, weights)
        if event == "start":
            open_parts.append([_clean(element, element.text)] if seen else [])
            if not seen:
                walker.skip_subtree()
            continue
        parts = open_parts.pop()
        parent = element.getparent()
        tail = "" if element is root or parent is None or parent.tag == "tr" else _clean(parent, element.tail)
        open_parts[-1].append(_shown(element, parts) + tail if parts else tail)
    return "".join(open_parts[0])


def _is_seen(element: etree._Element, weights: Weights | None) -> bool:
    if not isinstance(element.tag, str) or element.tag in UNSEEN or _is_hidden(element):
        return False
    return weights is None or not is_chrome(element, weights)


def _shown(element: etree._Element, parts: Sequence[str]) -> str:
    """What an element shows, given its own text and what its children show."""
    if element.tag == "br":
        return "\n"
    if element.tag == "tr":
        return _row(parts[1:])
    inner = "".join(parts)
    return f"\n{inner}\n" if element.tag in BLOCKS else inner


def _clean(element: etree._Element, text: str | None) -> str:
    return (text or "") if element.tag == "pre" else _collapse(text)


def _row(cells: Sequence[str]) -> str:
    """A row of a table on one line, with tabs; the cells of a table that lays out the page one below the other."""
    split = [[line.strip() for line in cell.split("\n") if line.strip()] for cell in cells]
    if sum(bool(cell) for cell in split) > 1 and all(len(cell) <= CELL_LINES for cell in split):
        return "\n" + "\t".join(" ".join(cell) for cell in split) + "\n"
    return "\n" + "\n".join(cells) + "\n"


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or HIDDEN_STYLE.search(element.get("style") or "") is not None


def _collapse(text: str | None) -> str:
    return SPACES.sub(" ", BROKEN_LINE.sub("", text or ""))


def _filled(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines without blank ones: on a page they are spacing."""
    return tuple(line.rstrip() for line in lines if line.strip())


def _trim(lines: Iterable[str]) -> list[str]:
    """The lines without the page's own words at both ends (来源：…, 打印本页, 上一篇：…)."""
    kept = list(lines)
    while kept and _is_chrome_line(kept[-1]):
        kept.pop()
    first = next((index for index, line in enumerate(kept) if not _is_chrome_line(line)), 0)
    return kept[first:]


def _is_chrome_line(line: str) -> bool:
    return not line.strip() or CHROME_LINE.fullmatch(line.strip()) is not None


def _holds(lines: Iterable[str], title: str) -> bool:
    return re.sub(r"\s", "", title) in re.sub(r"\s", "", "".join(lines))
