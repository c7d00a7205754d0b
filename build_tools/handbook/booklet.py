"""An A5 handbook imposed as a booklet: two leaves on each side of an A4 sheet, in the order of folding."""

from __future__ import annotations

from io import BytesIO

from pdfminer.pdfpage import PDFPage

from build_tools.handbook.typesetting import Job, typeset


def count_pages(content: bytes) -> int:
    """How many pages a PDF has."""
    return sum(1 for _ in PDFPage.get_pages(BytesIO(content)))


def impose(content: bytes, title: str) -> bytes:
    """The booklet of an A5 PDF; a picture for the printer, without tags."""
    inputs = {"book": content.decode("latin-1"), "count": str(count_pages(content)), "title": title}
    return typeset(Job("booklet", "", (), standards=(), inputs=tuple(inputs.items())))
