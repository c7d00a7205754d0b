"""A text as passages and provisions: the parser's one door, `parse_text`. It never raises and drops nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.model import Level, Line, Passage, Provision, Role
from build_tools.parse.frame import find_closing, find_title
from build_tools.parse.headings import find_unlabelled_headings
from build_tools.parse.labels import indent_of, match_label
from build_tools.parse.lines import split_lines
from build_tools.parse.outline import Mark, Outline, Section, outline
from build_tools.parse.tree import (
    CAPTION,
    Place,
    Tree,
    add_article,
    add_continuation,
    add_heading,
    add_item,
    add_paragraph,
    continued_item,
    split_place,
)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """The passages of a text, which tile it, and its provisions in reading order."""

    passages: tuple[Passage, ...]
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """Where the provisions of a section stand: lines [start, end); its title's lines before them."""

    title: frozenset[int]
    start: int
    end: int


def parse_text(text: str) -> ParsedText:
    """The passages and provisions of a text; joining all passages gives the text back."""
    lines = split_lines(text)
    found = outline(lines)
    trees = [_parse_section(lines, found, section) for section in found.sections]
    return ParsedText(
        tuple(passage for tree in trees for passage in tree.passages),
        tuple(provision for tree in trees for provision in tree.provisions),
    )


def unparse(parsed: ParsedText) -> str:
    """The text that was parsed, character for character."""
    return "".join(passage.printed for passage in parsed.passages)


def _parse_section(lines: Sequence[Line], found: Outline, section: Section) -> Tree:
    unlabelled = find_unlabelled_headings(lines, section.marks)
    marks = sorted([*section.marks, *unlabelled], key=lambda mark: (mark.line, mark.label.start))
    body = _find_body(lines, found, section, marks)
    tree = Tree(section.space, captioned=_is_captioned(lines, marks))
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(mark.line, []).append(mark)
    for index in range(section.start, section.end):
        role = _role(lines[index], index, found, body)
        if role is Role.PROVISION:
            _parse_line(tree, lines, index, body.end, by_line.get(index, []), quoted=index in found.quoted)
        else:
            tree.passages.append(_passage(lines[index], role))
    return tree


def _role(line: Line, index: int, found: Outline, body: _Body) -> Role:
    if not line.text.strip():
        return Role.BLANK
    if index in body.title:
        return Role.TITLE
    if index in found.contents:
        return Role.CONTENTS
    if index < body.start:
        return Role.PREAMBLE if body.title and index > max(body.title) else Role.NOTICE
    return Role.PROVISION if index < body.end else Role.COLOPHON


def _passage(line: Line, role: Role) -> Passage:
    indent, label, text, tail = split_place(Place(line, 0, len(line.text)), None)
    return Passage(line.number, 1, role, indent, label, text, tail)


def _find_body(lines: Sequence[Line], found: Outline, section: Section, marks: Sequence[Mark]) -> _Body:
    first = marks[0].line if marks else section.end
    before = [i for i in range(section.start, first) if i not in found.contents and i not in found.quoted]
    if not marks:
        before = before[:40]
    title = frozenset(find_title(lines, before))
    start = first if marks else max(title, default=section.start - 1) + 1
    articles = [mark.line for mark in marks if not (mark.label.level or Level.ARTICLE).is_heading]
    last = max(articles, default=start)
    return _Body(title, start, find_closing(lines, last + 1, section.end))


def _is_captioned(lines: Sequence[Line], marks: Sequence[Mark]) -> bool:
    """Whether at least half of the articles have a caption in brackets behind their label."""
    articles = [mark for mark in marks if mark.label.level is Level.ARTICLE]
    captions = sum(CAPTION.match(lines[mark.line].text, mark.label.end) is not None for mark in articles)
    return len(articles) > 1 and captions * 2 >= len(articles)


def _parse_line(
    tree: Tree, lines: Sequence[Line], index: int, end: int, marks: Sequence[Mark], *, quoted: bool
) -> None:
    for place, mark in _places(lines[index], marks):
        if mark is not None and mark.label.level is not None and mark.label.level.is_heading:
            add_heading(tree, place, mark.label)
        elif mark is not None:
            add_article(tree, place, mark.label)
        else:
            _parse_unmarked(tree, lines, index, end, place, quoted=quoted)


def _parse_unmarked(tree: Tree, lines: Sequence[Line], index: int, end: int, place: Place, *, quoted: bool) -> None:
    label = None if quoted else match_label(place.line.text, indent_of(place.line.text))
    if label and label.level is None:
        add_item(tree, place, label)
    elif item := _open_item(tree, lines, index, end, quoted=quoted):
        add_continuation(tree, place, item)
    else:
        add_paragraph(tree, place)


def _open_item(tree: Tree, lines: Sequence[Line], index: int, end: int, *, quoted: bool) -> Provision | None:
    """The item that an unlabelled line is inside of, if any; a quoted line stays with what quotes it."""
    if not tree.items:
        return None
    return tree.items[-1][1] if quoted else continued_item(tree, lines, index, end)


def _places(line: Line, marks: Sequence[Mark]) -> Iterator[tuple[Place, Mark | None]]:
    """The stretches of a line: one for each mark, and what stands before the first."""
    if not marks:
        yield Place(line, 0, len(line.text)), None
        return
    if line.text[: marks[0].label.start].strip() and indent_of(line.text) < marks[0].label.start:
        yield Place(line, 0, marks[0].label.start), None
    starts = [mark.label.start for mark in marks]
    if indent_of(line.text) >= starts[0]:
        starts[0] = 0
    for mark, start, end in zip(marks, starts, [*starts[1:], len(line.text)], strict=True):
        yield Place(line, start, end), mark
