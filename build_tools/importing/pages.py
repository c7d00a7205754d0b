"""The printed lines of a text PDF: characters by place, gathered into lines; scans and locks refused."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from build_tools.importing.reading import UnreadableError

STREAM = re.compile(rb"stream\r?\n")
MOST_STREAM_BYTES = 64 * 2**20
MOST_BYTES = 256 * 2**20
MOST_PAGES = 2000
UNMAPPED = re.compile(r"\(cid:\d+\)")
FEW = 0.02  # share of characters without a meaning that a text may have
FEWEST_PER_FILE = 20
SAME_LINE = 0.5  # of the size of a character
DOUBLED = 0.3  # of its width
WORD_GAP = 0.25
WIDE_GAP = 0.8
CELL_GAP = 2.5
RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
    "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
)
LOOKALIKE = re.compile(r"[\u2329\u232a\u2e80-\u2fdf]")  # ⼀ for 一, U+2329 for 〈


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page: its text, left and right edge, baseline and size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its lines from the top down, its height, and how many slanted characters (watermarks) it has."""

    lines: tuple[PrintedLine, ...]
    height: float
    slanted: int


def read_pages(data: bytes) -> tuple[Page, ...]:
    """The pages of a text PDF; raises UnreadableError for scans, locked and damaged files."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    _check_streams(data)
    try:
        pages = tuple(_page(layout) for layout in _layouts(data))
    except UnreadableError:
        raise
    except Exception as error:  # a damaged PDF makes the library raise anything at all
        message = "PDF 已损坏，读不出内容"
        raise UnreadableError(message) from error
    _check_text(pages)
    return pages


def normalize(text: str) -> str:
    """A text with the characters it shows: ⼀ ⻓ (lookalikes that PDF writers note down) become 一 长."""
    return LOOKALIKE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text.translate(RADICALS))


def _check_streams(data: bytes) -> None:
    """Refuse a file whose compressed streams would fill the memory."""
    total = 0
    for match in STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        try:
            total += len(unpacker.decompress(data[match.end() : match.end() + MOST_STREAM_BYTES], MOST_STREAM_BYTES))
        except zlib.error:
            continue
        if (unpacker.unconsumed_tail and not unpacker.eof) or total > MOST_BYTES:
            message = "疑似压缩炸弹：PDF 里的内容解压后大得异常，未打开"
            raise UnreadableError(message)


def _layouts(data: bytes) -> Iterator[LTPage]:
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except PDFPasswordIncorrect:
        document = None
    if document is None or document.encryption is not None:
        message = "PDF 已加密，请去掉密码和权限限制（如用浏览器打开后打印成新的 PDF）再导入"
        raise UnreadableError(message)
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > MOST_PAGES:
            message = f"PDF 超过 {MOST_PAGES} 页，不像一份规章，未读入"
            raise UnreadableError(message)
        interpreter.process_page(page)
        yield device.get_result()


def _check_text(pages: Sequence[Page]) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    unmapped = len(UNMAPPED.findall(text))
    if len(re.sub(r"\s", "", text)) < FEWEST_PER_FILE:
        message = "PDF 里没有文字，应是扫描件；请先用文字识别（OCR）并核对，再导入识别出的文本"
        raise UnreadableError(message)
    if unmapped > FEW * len(UNMAPPED.sub("?", text)):
        message = f"PDF 的字体没有文字编码（{unmapped} 个字无法读出），请改用 Word 原文件或先做文字识别"
        raise UnreadableError(message)


def _page(layout: LTPage) -> Page:
    chars = list(_chars(layout))
    upright = [char for char in chars if char.upright and char.get_text() not in ("\n", "\r")]
    return Page(tuple(_lines(upright)), layout.height, len(chars) - len(upright))


def _chars(item: LTItem) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for part in item:
            yield from _chars(part)


def _lines(chars: Sequence[LTChar]) -> Iterator[PrintedLine]:
    row: list[LTChar] = []
    for char in sorted(chars, key=lambda char: (-char.matrix[5], char.x0)):
        if row and row[0].matrix[5] - char.matrix[5] > SAME_LINE * min(row[0].size, char.size):
            yield from _line(row)
            row = []
        row.append(char)
    yield from _line(row)


def _line(row: Iterable[LTChar]) -> Iterator[PrintedLine]:
    """The line of these characters, or none if they are white space."""
    chars = _without_doubles(sorted(row, key=lambda char: char.x0))
    inked = [char for char in chars if char.get_text().strip()]
    if not inked:
        return
    text, before = "", None
    for char in chars:
        text += (_gap(before, char) if before else "") + char.get_text()
        before = char
    size = sorted(char.size for char in inked)[len(inked) // 2]
    yield PrintedLine(text.strip(), inked[0].x0, inked[-1].x1, inked[0].matrix[5], size)


def _without_doubles(chars: Iterable[LTChar]) -> list[LTChar]:
    """The characters without those printed twice for boldness."""
    kept: list[LTChar] = []
    for char in chars:
        twin = kept and kept[-1].get_text() == char.get_text() and char.x0 - kept[-1].x0 < DOUBLED * char.width
        if not twin:
            kept.append(char)
    return kept


def _gap(before: LTChar, char: LTChar) -> str:
    """The white space that stands for the distance between two characters."""
    distance = (char.x0 - before.x1) / max(char.size, 1)
    if distance > CELL_GAP:
        return "\t"
    if distance > WIDE_GAP:
        return "　"
    latin = (
        before.get_text().isascii()
        and char.get_text().isascii()
        and not (before.get_text() + char.get_text()).isspace()
    )
    return " " if latin and distance > WORD_GAP else ""
