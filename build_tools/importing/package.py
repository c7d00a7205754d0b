"""The zip package of a docx: opened only if it is whole, of sane size, without macros and without DTDs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from lxml import etree

from build_tools.importing.reading import UnreadableError

MOST_PARTS = 5000
MOST_BYTES = 512 * 2**20  # all parts, uncompressed
MOST_XML_BYTES = 64 * 2**20  # one part
HIGHEST_RATIO = 200  # uncompressed to compressed
RATIO_MATTERS = 2**20
ENCRYPTED_FLAG = 1
OTHERS = {
    "OFD.xml": "这是 OFD 版式文件，请用阅读器另存为文本 PDF 或复制成 txt",
    "content.xml": "这是 OpenDocument 文件（odt），请另存为 docx",
    "xl/workbook.xml": "这是 Excel 表格，不是文字文件，请另存为 docx 或 txt",
    "ppt/presentation.xml": "这是演示文稿，不是文字文件，请另存为 docx 或 txt",
}
DAMAGED = "docx 已损坏，打不开，请在 Word 或 WPS 里修复后另存"
MAIN = "word/document.xml"
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
MACROS = re.compile(rb"macroEnabled", re.IGNORECASE)


def read_package(data: bytes) -> Mapping[str, bytes]:
    """The XML parts of a docx by name; raises UnreadableError for anything not to be trusted."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist())
            _check_names(archive.namelist())
            return _read_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error


def _check_sizes(entries: Iterable[zipfile.ZipInfo]) -> None:
    total = 0
    for number, entry in enumerate(entries, 1):
        total += entry.file_size
        swollen = entry.file_size > RATIO_MATTERS and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
        if swollen or total > MOST_BYTES or number > MOST_PARTS:
            message = "疑似压缩炸弹：解压后大得异常，未打开"
            raise UnreadableError(message)
        if entry.flag_bits & ENCRYPTED_FLAG:
            message = "文件加了密码，请去掉密码后再导入"
            raise UnreadableError(message)


def _check_names(names: Iterable[str]) -> None:
    known = {name.replace("\\", "/") for name in names}
    if any(name.lower().endswith("vbaproject.bin") for name in known):
        message = "文件带有宏，不安全，请另存为不带宏的 docx"
        raise UnreadableError(message)
    if MAIN not in known:
        message = next((said for name, said in OTHERS.items() if name in known), "")
        raise UnreadableError(message or "无法识别的格式：压缩包里没有 Word 正文（word/document.xml）")


def _read_parts(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    parts: dict[str, bytes] = {}
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            if entry.file_size > MOST_XML_BYTES:
                message = f"{entry.filename} 解压后超过 64 MB，不像一份规章，未打开"
                raise UnreadableError(message)
            parts[entry.filename] = archive.read(entry)
            _check_part(entry.filename, parts[entry.filename])
    return parts


def _check_part(name: str, content: bytes) -> None:
    bare = content.replace(b"\0", b"")  # UTF-16 as well
    if DECLARATION.search(bare):
        message = f"XML 里有 DTD 或实体声明（{name}），可能引用外部文件，不安全，未打开"
        raise UnreadableError(message)
    if name == "[Content_Types].xml" and MACROS.search(bare):
        message = "文件是启用宏的格式（docm），不安全，请另存为不带宏的 docx"
        raise UnreadableError(message)


def parse_part(parts: Mapping[str, bytes], name: str) -> etree._Element | None:
    """The root of a part, or None if the package has no such part."""
    if name not in parts:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(parts[name], parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(DAMAGED) from error
