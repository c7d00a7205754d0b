"""Plain text: every line as it stands; only the encoding and the line ends change."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.importing.encoding import Decoded, decode
from build_tools.importing.reading import Reading
from build_tools.parse.lines import split_lines


def read_plain(data: bytes) -> Reading:
    """The lines of a text file."""
    decoded = decode(data)
    lines = split_lines(decoded.text)
    texts = tuple(line.text for line in lines)
    return Reading(texts, texts, tuple(_changes(decoded, {line.end for line in lines})))


def _changes(decoded: Decoded, ends: set[str]) -> Iterator[str]:
    if decoded.encoding != "UTF-8":
        yield f"编码由 {decoded.encoding} 转为 UTF-8，文字未改"
    if decoded.marked:
        yield "去掉文件开头的字节顺序标记（BOM）"
    if ends & {"\r\n", "\r"}:
        yield "换行由 CRLF 或 CR 改为 LF"
    if "" in ends:
        yield "文末补一个换行"
