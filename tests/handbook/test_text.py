"""正文本 and 注释本 hold the official words, all of them as they are, in the tag tree that screen readers follow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby, pairwise

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTPage, LTTextContainer

from build_tools.model import Role
from tests.handbook.made import RULEBOOKS, make, make_of, pages_of, real_corpus
from tests.handbook.tagged import Tagged

NOT_FIRST, NOT_LAST = frozenset("，。、；：？！”’）》〉】〕…"), frozenset("“‘（《〈【〔")
MM = 72 / 25.4
NAMES = [f"{rulebook}/{name}" for rulebook in RULEBOOKS for name in ("text-a4", "text-a5", "notes-a4", "notes-a5")]


def source_lines(rulebook: str) -> list[str]:
    """The lines of a text that hold words; a line drawn with characters is drawn by the handbook too."""
    text = next(one for one in real_corpus().rulebooks if one.id == rulebook)
    lines = groupby((p for p in text.passages if p.role is not Role.BLANK), key=lambda passage: passage.line)
    printed = ("".join(passage.printed for passage in line).strip() for _, line in lines)
    return [line for line in printed if line.strip("_")]


def without_gist(words: str) -> str:
    """The words of an article without the 条旨 that stands behind its label."""
    return re.sub(r"^(第[一二三四五六七八九十百]+条|[一二三四五六七八九十]+、)【[^】]*】", r"\1", words)


@pytest.mark.parametrize("name", NAMES)
def test_every_paragraph_is_the_source(name: str) -> None:
    """The words of each line of the source stand in one element, in its order, character for character."""
    said = [without_gist(element.words).strip() for element in Tagged(make(name)).elements()]
    place = -1
    for line in source_lines(name.partition("/")[0]):
        assert line in said[place + 1 :], f"missing, changed or out of order: {line[:40]}"
        place = said.index(line, place + 1)


@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_a_look_alike(name: str) -> None:
    """No radical (⼯) or compatibility ideograph (﨑 aside) where the source has a plain one (工)."""
    words = "".join(element.words for element in Tagged(make(name)).elements())
    assert not {char for char in words if "RADICAL" in unicodedata.name(char, "") or "\uf900" <= char <= "\ufaff"}
    assert "\ufffd" not in words


def chars(page: LTPage) -> Iterator[LTChar]:
    """The characters of a page."""
    for box in page:
        if isinstance(box, LTTextContainer):
            for line in box:
                yield from (char for char in getattr(line, "__iter__", list)() if isinstance(char, LTChar))


def lines_of(page: LTPage, size: float) -> list[list[LTChar]]:
    """The characters of a size by the line that they stand on, from the top, from left to right."""
    found = [char for char in chars(page) if abs(char.size - size) < size * 0.25 and char.get_text().strip()]
    found.sort(key=lambda char: (-round(char.y0), char.x0))
    return [list(line) for _, line in groupby(found, key=lambda char: -round(char.y0))]


@pytest.mark.parametrize("rulebook", RULEBOOKS)
def test_grid_of_the_standard(rulebook: str) -> None:
    """正文本 has 22 lines to a page, 225/22 mm apart, and 28 characters to a line that is 156 mm wide."""
    size, pitch = 156 / 28 * MM, 225 / 22 * MM
    counts, widths, steps = [], [], []
    for page in extract_pages(BytesIO(make(f"{rulebook}/text-a4"))):
        body = [line for line in lines_of(page, size) if 35 * MM < page.height - line[0].y1 < 262 * MM]
        counts.append(len(body))
        steps += [one[0].y0 - other[0].y0 for one, other in pairwise(body)]
        plain = [line for line in body if all("\u4e00" <= char.get_text() <= "\u9fff" for char in line)]
        widths += [(len(line), line[-1].x1 - line[0].x0) for line in plain if len(line) > 26]
    assert max(counts) == 22
    assert max(number for number, _ in widths) == 28
    assert all(width == pytest.approx(156 * MM, abs=0.5) for _, width in widths)  # none of 29, those of 27 spread
    assert sum(step == pytest.approx(pitch, abs=0.1) for step in steps) / len(steps) > 0.9


@pytest.mark.parametrize("name", NAMES)
def test_no_line_begins_or_ends_wrongly(name: str) -> None:
    """No line begins with 。 or ends with 《 (GB/T 15834-2011, 5.1)."""
    lines = [line.strip() for page in pages_of(name) for line in page.splitlines() if line.strip()]
    assert len(lines) > 600
    assert [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


HOSTILE = """某县人民政府工作规则

第一章  总则

第一条  #井号 @at $公式$ \\反斜 *星* _底线_ <尖角> [方括] `反引` ~波浪 // 注释 /* 注释 */ "引号" 'x'。

第二条  -- --- ... = 等号 - 减 + 加 1. 编号。

第三条  #set page(fill: red) #import "x.typ": * #include "y.typ" {{}} \\u{41} &amp; %。
"""


def test_markup_of_typst_is_only_words() -> None:
    """What Typst gives a meaning to (#, @, $, *, _, <, a backslash) stands as it is."""
    said = [element.words.strip() for element in Tagged(make_of(HOSTILE).content).elements()]
    assert [line for line in HOSTILE.splitlines() if line.strip() and line.strip() not in said] == []


def test_rare_characters_never_vanish() -> None:
    """A character of another plane that the fonts have stands as it is; one they lack is 〓 with its number."""
    made = make_of("某县工作规则\n\n第一条  𠮷𠀋田，\U0002a6a5村，\U00030edd镇\u0001。\n")
    words = "".join(element.words for element in Tagged(made.content).elements())
    assert "〓U+2A6A5村" in words
    assert "镇〓" in words
    assert "田，" in words
    assert "\U00030edd镇" in words


LONG = "某县工作规则\n\n第一条  " + "各部门应当依法履行职责，" * 1700 + "认真落实。\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("某县工作规则\n\n第一条  甲。\n\n第二条  乙。\n", id="no chapters"),
        pytest.param("某县工作规则\n\n各部门要认真落实。\n\n办公室负责督查。\n", id="no articles"),
        pytest.param(LONG, id="an article of 20,000 characters"),
        pytest.param("第一条  甲。\n第三条  乙。\n", id="no title"),
        pytest.param(
            "某县规则\n\n第一编  总则\n第一章  甲\n第一节  乙\n第一条\n\n丙。\n\n（一）丁；\n1. 戊。\n", id="parts"
        ),
        pytest.param(
            "某县规则\n\n第一条  甲。\n\n附件1\n\n分工表\n\n序号\t事项\t单位\n1\t拟稿\t办公室\n\n第一条  乙。\n",
            id="annex, table",
        ),
        pytest.param("某县规则\n\n第一条  甲：（一）乙；（二）丙。\n\n第一条  又一。\n", id="a number twice"),
    ],
)
def test_any_text_can_be_set(text: str) -> None:
    """Whatever a text lacks or has too much of, all its lines are in the handbook."""
    made = make_of(text)
    assert made.refused == ""
    said = re.sub(r"\s", "", "".join(element.words for element in Tagged(made.content).elements()))
    assert [line for line in text.splitlines() if re.sub(r"\s", "", line) not in said] == []
