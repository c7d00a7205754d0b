"""What a tagged PDF says by its tag tree: each element with its words, as a screen reader is given them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

HEX = re.compile(r"<([0-9A-Fa-f]+)>")
ASIDE = frozenset(("/Note", "/Lbl", "/Reference"))  # notes and their marks are no words of a paragraph


@dataclass(frozen=True, slots=True)
class Element:
    """A block of the tag tree: its kind (/P, /H1, /TD …) and its words."""

    kind: str
    words: str


class Tagged:
    """A PDF with the words of each marked piece of content by page and number."""

    def __init__(self, content: bytes) -> None:
        """Read every page of a PDF."""
        self.pdf = pikepdf.open(BytesIO(content))
        self.pieces: dict[tuple[int, int], str] = {}
        for page in self.pdf.pages:
            self._read_page(page)

    def _read_page(self, page: pikepdf.Page) -> None:
        fonts = {name: read_cmap(font.ToUnicode) for name, font in page.resources.get("/Font", {}).items()}
        marks: list[int | None] = []
        cmap: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands = list(instruction.operands)
            match str(instruction.operator):
                case "BDC" | "BMC":
                    marks.append(_number(operands))
                case "EMC":
                    marks.pop()
                case "Tf":
                    cmap = fonts[str(operands[0])]
                case "Tj" | "TJ":
                    number = next((mark for mark in reversed(marks) if mark is not None), None)
                    if number is not None:
                        key = (page.obj.objgen[0], number)
                        self.pieces[key] = self.pieces.get(key, "") + "".join(_decode(operands[0], cmap))

    def _piece(self, page: pikepdf.Object | None, number: int) -> str:
        return self.pieces.get((page.objgen[0], number), "") if page is not None else ""

    def elements(self) -> Iterator[Element]:
        """Every element that holds content of its own, in reading order."""
        yield from self._walk(self.pdf.Root.StructTreeRoot)

    def _walk(self, element: pikepdf.Object) -> Iterator[Element]:
        for child in _kids(element):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                kind = str(child.S)
                if kind in BLOCKS:
                    yield Element(kind, "".join(self._words(child)))
                if kind not in WHOLE:
                    yield from self._walk(child)

    def _words(self, element: pikepdf.Object) -> Iterator[str]:
        page = element.get("/Pg")
        for child in _kids(element):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                if str(child.S) not in ASIDE and not (str(child.S) == "/P" and str(element.S) == "/P"):
                    yield from self._words(child)
            elif isinstance(child, pikepdf.Dictionary):
                if str(child.get("/Type", "")) == "/MCR":
                    yield self._piece(child.get("/Pg", page), int(child.MCID))
            else:
                yield self._piece(page, int(child))


BLOCKS = frozenset(("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TD", "/TH", "/Title", "/LBody"))
WHOLE = frozenset(("/H1", "/H2", "/H3", "/H4", "/H5", "/H6"))


def _number(operands: Sequence[object]) -> int | None:
    """The number of a piece of marked content; None for one without (an artifact)."""
    known = operands[1] if len(operands) > 1 else None
    return int(known["/MCID"]) if isinstance(known, pikepdf.Dictionary) and "/MCID" in known else None


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _decode(shown: pikepdf.Object, cmap: dict[int, str]) -> Iterator[str]:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    for part in parts:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            for at in range(0, len(data), 2):
                yield cmap.get(int.from_bytes(data[at : at + 2], "big"), "\ufffd")


def read_cmap(stream: pikepdf.Object) -> dict[int, str]:
    """The characters of glyphs, by the numbers that the content uses."""
    text = stream.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        codes = HEX.findall(section)
        for code, words in zip(codes[::2], codes[1::2], strict=True):
            found[int(code, 16)] = bytes.fromhex(words).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        codes = HEX.findall(section)
        for first, last, words in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = bytes.fromhex(words).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found
