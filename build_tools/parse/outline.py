"""Where the parts of a text begin: its rules (a notice may hold several), their headings and articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from build_tools.model import Level, Line
from build_tools.parse.contents import find_contents_lines
from build_tools.parse.frame import NOTE, find_annex_lines, is_title, match_annex, words_of
from build_tools.parse.labels import (
    HEADED_ARTICLE,
    Label,
    Strength,
    find_inner_articles,
    find_inner_headings,
    indent_of,
    match_label,
)
from build_tools.parse.lines import find_quoted_lines
from build_tools.parse.sequence import Candidate, choose_sequence

LONGEST_HEADING = 60
LIST_STYLES = ("一、", "（一）", "1.", "（1）")  # what may number the articles of a text without 第…条


@dataclass(frozen=True, slots=True)
class Mark:
    """A label that was chosen as one, and the line it stands on."""

    line: int  # index, not number
    label: Label


@dataclass(frozen=True, slots=True)
class Section:
    """One rule of a text: lines [start, end), the address space of its provisions, its marks."""

    start: int
    end: int
    space: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a text and the lines that are no provisions."""

    sections: tuple[Section, ...]
    contents: frozenset[int]
    quoted: frozenset[int]


@dataclass(slots=True)
class _Found:
    """What was seen in the lines, before any choice."""

    headings: list[Mark] = field(default_factory=list)
    articles: list[Mark] = field(default_factory=list)
    listed: list[Mark] = field(default_factory=list)


def outline(lines: Sequence[Line]) -> Outline:
    """The outline of a text; every line belongs to exactly one section."""
    contents = find_contents_lines(lines)
    quoted = find_quoted_lines(lines)
    found = _find_labels(lines, contents | quoted)
    annexes = find_annex_lines(lines, contents | quoted)
    articles = _choose(lines, found.articles, annexes, found.headings)
    starts = _section_starts(lines, articles, found.headings, annexes)
    return Outline(tuple(_sections(lines, starts, articles, found)), contents, quoted)


def _find_labels(lines: Sequence[Line], excluded: frozenset[int]) -> _Found:
    found = _Found()
    for index, line in enumerate(lines):
        if index not in excluded:
            _find_in_line(index, line.text, found)
    return found


def _find_in_line(index: int, text: str, found: _Found) -> None:
    start = indent_of(text)
    label = match_label(text, start)
    if label is None:
        pass
    elif label.level is None:
        found.listed.append(Mark(index, label))
    elif label.level is Level.ARTICLE:
        found.articles.append(Mark(index, label))
    else:
        label = _find_heading(index, text, label, found)
    inner_start = label.end if label else start
    found.headings += [Mark(index, inner) for inner in find_inner_headings(text, inner_start)]
    if "条" in text:
        found.articles += [Mark(index, inner) for inner in find_inner_articles(text, inner_start)]


def _find_heading(index: int, text: str, label: Label, found: _Found) -> Label:
    """Keep a heading if it looks like one (short, or followed by its first article); its last label."""
    glued = HEADED_ARTICLE.search(text, label.end, label.end + LONGEST_HEADING)
    words = text[label.end : glued.start() if glued else len(text)].strip()
    inner = match_label(words, 0)
    if label.strength is Strength.REFERENCE or len(words) > LONGEST_HEADING or words.endswith(("。", "；", "，")):
        return label
    found.headings.append(Mark(index, label))
    if inner and inner.level and inner.level.is_heading:
        return _find_heading(index, text, match_label(text, text.index(words, label.end)) or label, found)
    if glued and (article := match_label(text, glued.start())) and article.level is Level.ARTICLE:
        found.articles.append(Mark(index, article))
        return article
    return label


def _choose(
    lines: Sequence[Line], marks: Sequence[Mark], annexes: Sequence[int], headings: Sequence[Mark]
) -> list[Mark]:
    """The marks whose numbers make the best sequence."""
    heading_lines = {mark.line for mark in headings}
    candidates = [
        Candidate(
            m.label.number, m.label.suffix or 0, m.label.strength, _is_announced(lines, m, annexes, heading_lines)
        )
        for m in marks
    ]
    return [marks[index] for index in choose_sequence(candidates)]


def _is_announced(lines: Sequence[Line], mark: Mark, annexes: Sequence[int], headings: Iterable[int]) -> bool:
    """Whether a title or 附件 stands before a 第一条 that starts a count anew."""
    return mark.label.number == 1 and _announcement(lines, mark.line, annexes, headings) < mark.line


def _announcement(lines: Sequence[Line], index: int, annexes: Iterable[int], headings: Iterable[int]) -> int:
    """Index of the title (or 附件 line) that announces the provision on line `index`; `index` if none does."""
    announced = index
    before = index - 1
    while before >= 0:
        words = words_of(lines[before])
        if before in annexes:
            return before
        if is_title(words) and before not in headings:
            announced = before
        elif words and before not in headings and not NOTE.fullmatch(words):
            break
        before -= 1
    return announced


def _section_starts(
    lines: Sequence[Line], articles: Sequence[Mark], headings: Sequence[Mark], annexes: Sequence[int]
) -> list[int]:
    """Indexes of the lines where a rule begins; the first is 0."""
    heading_lines = {mark.line for mark in headings}
    restarts = [
        _announcement(lines, _with_headings(lines, later.line, heading_lines), annexes, heading_lines)
        for earlier, later in pairwise(articles)
        if later.label.number == 1 and not later.label.suffix and earlier.label.number > 1
        if not any(earlier.line < annex <= later.line for annex in annexes)
    ]
    return sorted({0, *restarts, *(annex for annex in annexes if _filled_before(lines, annex))})


def _with_headings(lines: Sequence[Line], index: int, headings: Iterable[int]) -> int:
    """The first of the headings that stand directly above an article."""
    first, before = index, index - 1
    while before >= 0 and (not lines[before].text.strip() or before in headings):
        first = before if before in headings else first
        before -= 1
    return first


def _filled_before(lines: Sequence[Line], index: int) -> bool:
    return any(line.text.strip() for line in lines[:index])


def _sections(
    lines: Sequence[Line], starts: Sequence[int], articles: Sequence[Mark], found: _Found
) -> Iterable[Section]:
    taken: set[str] = set()
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True) if lines else ():
        headings = [mark for mark in found.headings if start <= mark.line < end]
        chosen = [mark for mark in articles if start <= mark.line < end]
        listed = [mark for mark in found.listed if start <= mark.line < end]
        if chosen and not headings:
            headings = list(_listed_headings(lines, chosen, listed))
        chosen = chosen or _choose_list(listed)
        marks = sorted([*headings, *chosen], key=lambda mark: (mark.line, mark.label.start))
        yield Section(start, end, _space(lines[start], first=start == 0, taken=taken), tuple(marks))


def _listed_headings(lines: Sequence[Line], articles: Sequence[Mark], listed: Sequence[Mark]) -> Iterator[Mark]:
    """Headings numbered 一、 二、 between the articles of a rule without chapters, as judicial interpretations have."""
    starts = {mark.line for mark in articles}
    bare = [mark for mark in listed if mark.label.style == "一、" and _heads_article(lines, mark, starts)]
    if [mark.label.number for mark in bare] == list(range(1, len(bare) + 1)) and len(bare) > 1:
        yield from (Mark(mark.line, replace(mark.label, level=Level.CHAPTER)) for mark in bare)


def _heads_article(lines: Sequence[Line], mark: Mark, starts: Collection[int]) -> bool:
    """Whether a listed line is short, ends no sentence, and an article follows it."""
    words = lines[mark.line].text[mark.label.end :].strip()
    if not words or len(words) > LONGEST_HEADING or words.endswith(("。", "；", "：", "，")):
        return False
    following = (index for index in range(mark.line + 1, len(lines)) if lines[index].text.strip())
    return next(following, None) in starts


def _choose_list(listed: Sequence[Mark]) -> list[Mark]:
    """The articles of a rule without 第…条: its 一、 二、 …, else its （一） …, if they run through it once."""
    for style in LIST_STYLES:
        marks = [mark for mark in listed if mark.label.style == style]
        chosen = [marks[i] for i in choose_sequence([Candidate(m.label.number, 0, Strength.CLEAR) for m in marks])]
        numbers = [mark.label.number for mark in chosen]
        if marks and marks[0].label.number == 1 and len(chosen) > 1:
            return chosen if len(set(numbers)) == len(numbers) == len(marks) else []
    return []


def _space(line: Line, *, first: bool, taken: set[str]) -> str:
    """The address space of a rule: none for the first, annex-2. for 附件2 or the second rule."""
    if first:
        return ""
    match = match_annex(words_of(line))
    label = match_label(f"（{match['number']}）", 0) if match and match["number"] else None
    number = label.number if label else len(taken) + 2
    while f"annex-{number}." in taken:
        number += 1
    taken.add(f"annex-{number}.")
    return f"annex-{number}."
