"""Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte order mark, never by guess alone.

A text is taken for GB18030 only if nearly all of its Han characters are those of GB 2312, which official
texts are written in; Big5, or UTF-8 with a byte lost, reads as rare characters and is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.importing.reading import UnreadableError

MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
)
WIDE = (("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE"))
HAN = re.compile(r"[㐀-鿿\ue000-\uf8ff]")
USUAL = re.compile(r"[\t\r\n -~\u00a0-\u00ff\u2010-\u2040\u2460-\u24ff\u25a0-\u25ff\u3000-\u303f㐀-鿿！-￥]")
MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was in, and whether a byte order mark stood before it."""

    text: str
    encoding: str
    marked: bool


def decode(data: bytes) -> Decoded:
    """The text of a file; raises UnreadableError where no encoding fits."""
    if not data.strip(b"\0 \t\r\n"):
        message = "文件是空的"
        raise UnreadableError(message)
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return Decoded(_without_nul(_strictly(data[len(mark) :], codec, name)), name, marked=True)
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return Decoded(data.decode("utf-8"), "UTF-8", marked=False)
    except UnicodeDecodeError as error:
        return _decode_gb18030(data, error)


def decode_as(data: bytes, codec: str) -> str | None:
    """The text in an encoding that the file itself declares, or None if it is not in that encoding."""
    name = codec.lower()
    try:
        return data.decode("gb18030" if name in ("gb2312", "gbk", "x-gbk", "gb_2312-80") else name)
    except (LookupError, UnicodeDecodeError):
        return None


def is_mostly_common(text: str) -> bool:
    """Whether nearly all Han characters of a text are those of GB 2312."""
    han = HAN.findall(text)
    return sum(_is_common(char) for char in han) >= MOSTLY * len(han)


def _is_common(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        message = f"文件开头标明是 {name} 编码，但第{error.start + 1}个字节起无法解读，文件可能已损坏"
        raise UnreadableError(message) from error


def _without_nul(text: str) -> str:
    if "\0" in text:
        message = "有空字符（NUL），这不是一份正常的文本"
        raise UnreadableError(message)
    return text


def _decode_wide(data: bytes) -> Decoded:
    for codec, name in WIDE:
        text = decode_as(data, codec)
        if text and "\0" not in text and len(USUAL.findall(text)) >= MOSTLY * len(text):
            return Decoded(text, name, marked=False)
    message = "无法识别的格式：这不是文本，也不是 docx、html 或 pdf"
    raise UnreadableError(message)


def _decode_gb18030(data: bytes, error: UnicodeDecodeError) -> Decoded:
    text = decode_as(data, "gb18030")
    if text is not None and is_mostly_common(text):
        return Decoded(text, "GB18030", marked=False)
    line = data[: error.start].count(b"\n") + 1
    message = (
        f"无法解读的字节：既不是 UTF-8（第{line}行、第{error.start + 1}个字节 0x{data[error.start]:02X} 处不合），"
        "也不是 UTF-16 或 GB18030，请在原来的软件里另存为 UTF-8"
    )
    raise UnreadableError(message)
