"""The text of the Word edition as WordprocessingML: a paragraph a line, tables for rows, a contents field.

What our own import reads of it (python -m build_tools new) is the source, blank lines and outer white space aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from build_tools.model import Rulebook
from build_tools.setting import HEADINGS, Kind, SetLine, find_set_lines, group_tables
from build_tools.widths import columns
from build_tools.word.styles import CHARACTER, OF_KINDS

NOT_IN_NAME = re.compile(r"\W")
DATE_INDENT = 4  # characters to the right of the date (成文日期右空四字)
DEEPEST = 3  # styles of headings
OPENING = (Kind.TITLE, Kind.ANNEX)  # what begins a page
BEGIN = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the paragraphs of a text share: the rank of its headings, where the contents stand, the width of dates."""

    ranks: Mapping[Kind, int]
    contents: int  # the number of the line before which the contents stand; 0 for none
    dates: Mapping[int, int]  # columns of the date below a signature, by the signature's line


def write_body(rulebook: Rulebook) -> Iterator[str]:
    """The paragraphs and tables of a rulebook, in order, as XML."""
    lines = find_set_lines(rulebook)
    layout = _find_layout(lines)
    fresh = True  # whether a page begins here anyhow
    for group in group_tables(lines):
        line = group[0]
        if line.number == layout.contents:
            yield _write_contents(lines, layout, breaks=not fresh)
            fresh = False
        if line.kind is Kind.ROW and len(group) > 1:
            yield _write_table(group)
        else:
            yield _write_line(line, layout, breaks=not fresh and _opens(line, lines))
        fresh = False


def _find_layout(lines: Sequence[SetLine]) -> _Layout:
    ranks = {kind: rank for rank, kind in enumerate(k for k in HEADINGS if any(line.kind is k for line in lines))}
    title = next((line.number for line in lines if line.kind is Kind.TITLE), lines[0].number if lines else 0)
    wanted = ranks and not any(line.kind is Kind.CONTENTS for line in lines)
    dates: dict[int, int] = {}
    width = 0
    for line in reversed(lines):
        width = columns(line.words) if line.kind is Kind.DATE else width if line.kind is Kind.SIGNATURE else 0
        dates[line.number] = width
    return _Layout(ranks, title if wanted else 0, dates)


def _opens(line: SetLine, lines: Sequence[SetLine]) -> bool:
    """Whether a page begins with a line: a title or 附件, but not the second line of a title, nor one below 附件."""
    above = lines[lines.index(line) - 1]
    return line.kind in OPENING and above.kind not in OPENING


def _write_line(line: SetLine, layout: _Layout, *, breaks: bool) -> str:
    style = f"Heading{_rank(line, layout) + 1}" if line.kind in HEADINGS else OF_KINDS[line.kind]
    properties = "<w:pageBreakBefore/>" if breaks else ""
    properties += _indent(line, layout)
    if line.kind is Kind.ARTICLE:
        return _paragraph(style, _run(line.label, "Label") + _run(line.text), properties, _bookmark(line))
    return _paragraph(style, _run(line.words), properties, _bookmark(line))


def _rank(line: SetLine, layout: _Layout) -> int:
    return min(layout.ranks[line.kind], DEEPEST - 1)


def _indent(line: SetLine, layout: _Layout) -> str:
    """The date stands four characters from the right, and the signature is centred above it."""
    if line.kind not in (Kind.DATE, Kind.SIGNATURE):
        return ""
    width = layout.dates[line.number] / 2
    far = max(0.0, DATE_INDENT + (width - columns(line.words) / 2) / 2)
    return f'<w:ind w:rightChars="{round(100 * far)}" w:right="{round(CHARACTER * far)}"/>'


def _paragraph(style: str, runs: str, properties: str = "", bookmark: tuple[str, str] = ("", "")) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{bookmark[0]}{runs}{bookmark[1]}</w:p>'


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t"))
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>" if text else ""


def _bookmark(line: SetLine) -> tuple[str, str]:
    """A bookmark around a heading or an article, by its address: c8, a53."""
    if line.provision is None or line.kind not in (*HEADINGS, Kind.ARTICLE):
        return "", ""
    return f'<w:bookmarkStart w:id="{line.number}" w:name="{_name(line)}"/>', f'<w:bookmarkEnd w:id="{line.number}"/>'


def _name(line: SetLine) -> str:
    return NOT_IN_NAME.sub("_", line.provision.address) if line.provision else ""


def _write_contents(lines: Sequence[SetLine], layout: _Layout, *, breaks: bool) -> str:
    """目录 as Word makes it: a field that is worked out on opening; until then, the headings as links."""
    headings = [line for line in lines if line.kind in HEADINGS]
    entries = [_entry(line, layout) for line in headings]
    entries[0] = (entries[0][0], BEGIN + _instruction(' TOC \\o "1-3" \\h \\z \\u ') + entries[0][1])
    paragraphs = "".join(_paragraph(style, runs) for style, runs in entries)
    top = "<w:pageBreakBefore/>" if breaks else ""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{_paragraph('TOCHeading', _run('目　录'), top)}{paragraphs}"
        f"{_paragraph('TOC1', END)}</w:sdtContent></w:sdt>"
    )


def _instruction(code: str) -> str:
    return (
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _entry(line: SetLine, layout: _Layout) -> tuple[str, str]:
    """A line of the contents: its style, and the link; which page it is on, Word alone can tell."""
    link = f'<w:hyperlink w:anchor="{_name(line)}" w:history="1">{_run(line.words)}</w:hyperlink>'
    return f"TOC{_rank(line, layout) + 1}", link


def _write_table(rows: Sequence[SetLine]) -> str:
    """Lines with tabs as a table that fills the width."""
    count = max(len(row.cells) for row in rows)
    grid = "<w:gridCol/>" * count
    written = "".join(f"<w:tr>{''.join(_cells(row, count))}</w:tr>" for row in rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"
    )


def _cells(row: SetLine, count: int) -> Iterator[str]:
    for cell in (*row.cells, *[""] * (count - len(row.cells))):
        yield f"<w:tc>{_paragraph('Cell', _run(cell.strip()))}</w:tc>"
