"""Headings that lost their number in print, and headings whose title stands on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_tools.model import Level, Line
from build_tools.parse.frame import words_of
from build_tools.parse.labels import Label, Strength, indent_of, match_label
from build_tools.parse.lines import find_filled
from build_tools.parse.outline import Mark

BARE_HEADING = re.compile(r"[^\s，。；：、！？“”（）()0-9]{2,20}")
SENTENCE_END = ("。", "；", "”", "）")


def find_unlabelled_headings(lines: Sequence[Line], marks: Sequence[Mark]) -> Iterator[Mark]:
    """A mark of no width for each heading without a label, where the numbers miss exactly one.

    临淄 prints 第九章, then 工作补位制度 alone on a line between two articles, then 第十一章.
    """
    for level in (Level.CHAPTER, Level.SECTION):
        headings = [mark for mark in marks if mark.label.level is level]
        for earlier, later in pairwise(headings):
            if later.label.number - earlier.label.number == 2:  # noqa: PLR2004 - one number is missing
                yield from _only(_bare_headings(lines, marks, earlier, later))


def _only(found: Sequence[Mark]) -> Sequence[Mark]:
    return found if len(found) == 1 else ()


def _bare_headings(lines: Sequence[Line], marks: Sequence[Mark], earlier: Mark, later: Mark) -> list[Mark]:
    article_lines = {mark.line for mark in marks if mark.label.level in (Level.ARTICLE, None)}
    filled = [index for index in find_filled(lines) if earlier.line < index <= later.line]
    found = []
    for before, index, after in zip(filled, filled[1:], filled[2:], strict=False):
        text = lines[index].text
        bare = BARE_HEADING.fullmatch(words_of(lines[index])) and not match_label(text, indent_of(text))
        if bare and after in article_lines and words_of(lines[before]).endswith(SENTENCE_END):
            found.append(_mark(index, earlier.label, indent_of(text)))
    return found


def _mark(index: int, earlier: Label, start: int) -> Mark:
    number = earlier.number + 1
    return Mark(index, Label(earlier.style, earlier.level, number, None, start, start, Strength.CLEAR))
