"""What kind of file it is, by its first bytes and not by its name alone; what cannot be read is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from build_tools.importing.pdf import read_pdf
from build_tools.importing.plain import read_plain
from build_tools.importing.reading import Reading, UnreadableError
from build_tools.importing.webpage import read_webpage
from build_tools.importing.word import read_word

MOST_BYTES = 64 * 2**20
HEAD = 1024


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that can be imported: the extension of its kept original, its reader."""

    extension: str
    read: Callable[[bytes], Reading]


TEXT = Kind("txt", read_plain)
WORD = Kind("docx", read_word)
PAGE = Kind("html", read_webpage)
PRINT = Kind("pdf", read_pdf)

SIGNATURES = (
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), WORD),
    (re.compile(rb"[\s\S]{0,1000}?%PDF-"), PRINT),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|table|meta|title|article|section|h[1-6])\b",
                re.IGNORECASE), PAGE),
)  # fmt: skip
REFUSED = (
    (re.compile(rb"\xd0\xcf\x11\xe0[\s\S]*E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"),
     "文件加了密码，请在 Word 或 WPS 里去掉密码后再导入"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "这是旧版 Word（.doc）或 WPS 文件，请另存为 docx 再导入"),
    (re.compile(rb"\s*\{\\rtf"), "这是 RTF 文件，请另存为 docx 再导入"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM"),
     "这是图片，没有文字；请先用文字识别（OCR）并核对，再导入识别出的文本"),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b|\x28\xb5\x2f\xfd|BZh|\xfd7zXZ"), "这是压缩包，请先解压，再导入里面的文件"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[\s\S]*<!\s*(?:DOCTYPE(?!\s+html)|ENTITY)", re.IGNORECASE),
     "XML 里有 DTD 或实体声明，可能引用外部文件，不安全，未打开"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml"), "无法识别的格式：这是 XML，不是网页；请另存为 docx、html 或 txt"),
)  # fmt: skip
DAMAGED = {
    "docx": "docx 已损坏：开头不是 docx 应有的内容，请在 Word 或 WPS 里修复后另存",
    "docm": "文件是启用宏的格式（docm），不安全，请另存为不带宏的 docx",
    "pdf": "PDF 已损坏：开头不是 PDF 应有的内容",
    "doc": "这不是 docx；旧版 Word（.doc）文件请另存为 docx 再导入",
}
TEXT_EXTENSIONS = ("txt", "text", "md", "htm", "html", "")


def recognize(data: bytes, extension: str) -> Kind:
    """The kind of a file; raises UnreadableError, with what to do, where it cannot be imported."""
    if not data.strip():
        message = "文件是空的"
        raise UnreadableError(message)
    if len(data) > MOST_BYTES:
        message = f"文件超过 {MOST_BYTES // 2**20} MB，不像一份规章的文本，未读入"
        raise UnreadableError(message)
    if extension == "docm":
        raise UnreadableError(DAMAGED[extension])
    kind = next((kind for signature, kind in SIGNATURES if signature.match(data)), None)
    if kind and not (kind is PAGE and extension == "txt"):
        return kind
    message = next((said for signature, said in REFUSED if signature.match(data)), DAMAGED.get(extension, ""))
    if message:
        raise UnreadableError(message)
    return _by_extension(extension)


def _by_extension(extension: str) -> Kind:
    if extension not in TEXT_EXTENSIONS:
        message = f"无法识别的格式“.{extension}”：能导入的是 txt、docx、html 和文本 PDF"
        raise UnreadableError(message)
    return PAGE if extension in ("htm", "html") else TEXT
