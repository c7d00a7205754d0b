"""Text PDFs: the printed lines become paragraphs again; page numbers, running heads and watermarks go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.importing.margins import find_margin_lines
from build_tools.importing.pages import LOOKALIKE, Page, normalize, read_pages
from build_tools.importing.paragraphs import Joined, join_lines
from build_tools.importing.reading import Reading, UnreadableError

SHOWN = 12  # characters
MOST_DOUBTS = 30


def read_pdf(data: bytes) -> Reading:
    """The lines of a PDF as printed, and its paragraphs."""
    pages = read_pages(data)
    dropped = find_margin_lines(pages)
    kept = [
        [line for index, line in enumerate(page.lines) if (number, index) not in dropped]
        for number, page in enumerate(pages)
    ]
    before = tuple(line.text for page in pages for line in page.lines)
    paragraphs = tuple(join_lines(kept))
    after = tuple(normalize(paragraph.text) for paragraph in paragraphs)
    if not after:
        message = "PDF 里除了页码和页眉没有文字"
        raise UnreadableError(message)
    return Reading(before, after, (*_notes(pages, len(dropped), before, after), *_doubts(paragraphs)))


def _doubts(paragraphs: Sequence[Joined]) -> Iterator[str]:
    """Where the layout does not tell whether a new paragraph begins."""
    doubtful = [line[:SHOWN] for paragraph in paragraphs for line in paragraph.doubtful]
    if doubtful:
        places = "；".join(f"“{normalize(line)}…”" for line in doubtful[:MOST_DOUBTS])
        more = "等" if len(doubtful) > MOST_DOUBTS else ""
        yield f"{len(doubtful)} 处看不出是否另起一段（上一行排满并以句号结束），已接为一段，请核对：{places}{more}"


def _notes(pages: Sequence[Page], dropped: int, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield f"{len(pages)} 页、{len(before)} 行，按版面接成 {len(after)} 段；请对照原文件核对分段"
    if dropped:
        yield f"去掉页码和页眉页脚 {dropped} 行"
    slanted = sum(page.slanted for page in pages)
    if slanted:
        yield f"去掉斜排的文字 {slanted} 个（多半是水印）"
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.lines]
    if empty:
        yield f"第 {'、'.join(empty)} 页没有文字，可能是图片或空白页，请核对"
    lookalikes = sum(len(LOOKALIKE.findall(line)) for line in before)
    if lookalikes:
        yield f"{lookalikes} 个字换成通常的编码（如部首码位的 ⼀ 换成 一），字形不变"
