"""Word packages written by hand, for what python-docx cannot make: revisions, text boxes, bombs, macros."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
DOCUMENT = '<?xml version="1.0" encoding="UTF-8"?><w:document {0}><w:body>{1}</w:body></w:document>'


def run(text: str, tag: str = "t") -> str:
    """A w:r with a text."""
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A w:p with runs and properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def numbered(text: str, num: int = 1, level: int = 0) -> str:
    """A w:p of a list."""
    return paragraph(run(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def package(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A docx with this body and further parts (which may replace the usual ones)."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": DOCUMENT.format(NAMESPACES, body),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (files | dict(parts or {})).items():
            archive.writestr(name, content)
    return stream.getvalue()


def numbering(*levels: tuple[str, str], uses: str = "", extra: str = "") -> dict[str, str]:
    """A numbering part with one list of these (format, text) levels; `uses` are further w:num."""
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:suff w:val="nothing"/>'
        f'{extra}<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (number_format, text) in enumerate(levels)
    )
    use = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>'
    return {"word/numbering.xml": f"<w:numbering {NAMESPACES}>{abstract}{use}{uses}</w:numbering>"}
