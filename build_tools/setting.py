"""What each line of a text is to whoever sets it in type: 标题, 文号, 主送机关, 条, 款, 署名, 成文日期, 抄送, 表格.

Nothing is added, dropped or changed but white space at the ends of a line; blank lines are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from build_tools.model import Level, Passage, Provision, Role, Rulebook
from build_tools.parse.frame import DATE, DOCUMENT_NUMBER, ENDING, match_annex

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BREAKS = str.maketrans({"\x0b": " ", "\x0c": " "})
LOST = "\ufffd"
RULE = re.compile(r"[_—－=\-]{5,}")
REMARK = re.compile(r"[（(].*[）)]")
COPY = re.compile(r"\W{0,3}(?:抄送|抄报|主送|分送|主题词|报送)\s*[:：].*|.{0,30}[0-9０-９]{4}年.{1,10}日\s*印\s*发\s*")
FAR = 4  # characters of indent, from which on a line below the text is a signature
LONGEST_HEAD = 40


class Kind(Enum):
    """What a line is; those from PART to SUBITEM are provisions."""

    HEAD = "通知标题"  # of the notice that stands before the text
    NUMBER = "发文字号"
    ADDRESSEE = "主送机关"
    BODY = "正文"
    REMARK = "附注"
    SIGNATURE = "署名"
    DATE = "成文日期"
    COPY = "抄送"
    RULE = "分隔线"
    ANNEX = "附件"
    TITLE = "标题"
    CAPTION = "题注"
    CONTENTS = "目录"
    PART = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    PARAGRAPH = "款"
    ITEM = "项"
    SUBITEM = "目"
    ROW = "表格"


LEVELS = {
    Level.PART: Kind.PART,
    Level.SUBPART: Kind.PART,
    Level.CHAPTER: Kind.CHAPTER,
    Level.SECTION: Kind.SECTION,
    Level.ARTICLE: Kind.ARTICLE,
    Level.PARAGRAPH: Kind.PARAGRAPH,
    Level.ITEM: Kind.ITEM,
    Level.SUBITEM: Kind.SUBITEM,
}
HEADINGS = (Kind.PART, Kind.CHAPTER, Kind.SECTION)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it is set: its number in the source, what it is, its label and the words behind it."""

    number: int
    kind: Kind
    label: str
    text: str
    provision: Provision | None = None  # the first one that stands on it

    @property
    def words(self) -> str:
        """The whole line."""
        return self.label + self.text

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands between its tabs."""
        return tuple(self.words.split("\t"))


def find_set_lines(rulebook: Rulebook) -> tuple[SetLine, ...]:
    """Every line of a rulebook that has words, in order."""
    first: dict[int, Provision] = {}
    for provision in rulebook.provisions:
        first.setdefault(provision.line, provision)
    groups = (list(group) for _, group in groupby(rulebook.passages, key=lambda passage: passage.line))
    filled = [group for group in groups if "".join(passage.printed for passage in group).strip()]
    kinds = _find_kinds(filled, first)
    return tuple(_set(group, kind, first) for group, kind in zip(filled, kinds, strict=True))


def group_tables(lines: Sequence[SetLine]) -> Iterator[tuple[SetLine, ...]]:
    """The lines one by one, but rows that follow one another together, as a table."""
    for row, group in groupby(lines, key=lambda line: line.kind is Kind.ROW):
        if row:
            yield tuple(group)
        else:
            yield from ((line,) for line in group)


def printable(text: str) -> str:
    """The text with � for characters that no XML can hold (control characters, half a surrogate pair)."""
    return NOT_IN_XML.sub(LOST, text.translate(BREAKS))


def _words(passages: Sequence[Passage]) -> str:
    return "".join(passage.printed for passage in passages).strip()


def _set(passages: Sequence[Passage], kind: Kind, first: dict[int, Provision]) -> SetLine:
    provision = first.get(passages[0].line)
    opening = next(passage for passage in passages if passage.role is not Role.BLANK)
    label = (opening.indent + opening.label).lstrip() if provision else ""
    words = _words(passages)
    cut = len(label) if words.startswith(label) and kind is not Kind.ROW else 0
    return SetLine(passages[0].line, kind, printable(words[:cut]), printable(words[cut:]), provision)


def _find_kinds(lines: Sequence[Sequence[Passage]], first: dict[int, Provision]) -> list[Kind]:
    kinds: list[Kind] = []
    roles = [next((p.role for p in line if p.role is not Role.BLANK), Role.BLANK) for line in lines]
    for index, line in enumerate(lines):
        provision = first.get(line[0].line)
        before = [kind for kind, role in zip(kinds, roles, strict=False) if role is roles[index]]
        kinds.append(LEVELS[provision.level] if provision else _kind_around(roles[index], _words(line), before))
        if "\t" in _words(line) and kinds[-1] not in (*HEADINGS, Kind.ARTICLE, Kind.CONTENTS):
            kinds[-1] = Kind.ROW
    return _with_signatures(lines, roles, kinds)


def _kind_around(role: Role, words: str, before: Sequence[Kind]) -> Kind:
    """What a line is that holds no provision, by its role, its looks and the lines before it."""
    if match_annex(words):
        return Kind.ANNEX
    if role in (Role.TITLE, Role.CONTENTS):
        return Kind.TITLE if role is Role.TITLE else Kind.CONTENTS
    if role is Role.PREAMBLE:
        return Kind.CAPTION if REMARK.fullmatch(words) or words.startswith(("（", "(")) else Kind.BODY
    if role is Role.COLOPHON:
        return _kind_below(words, before)
    return _kind_above(words, before) if role is Role.NOTICE else Kind.BODY


def _kind_above(words: str, before: Sequence[Kind]) -> Kind:
    """A line of the notice: centred until the first whole sentence or the addressee."""
    begun = Kind.BODY in before or Kind.ADDRESSEE in before
    if DATE.fullmatch(words):
        return Kind.DATE if begun else Kind.NUMBER
    if not begun and DOCUMENT_NUMBER.fullmatch(words):
        return Kind.NUMBER
    if not begun and words.endswith(("：", ":")):
        return Kind.ADDRESSEE
    if REMARK.fullmatch(words):
        return Kind.REMARK if begun else Kind.CAPTION
    return Kind.BODY if begun or len(words) > LONGEST_HEAD or words.endswith(ENDING) else Kind.HEAD


def _kind_below(words: str, before: Sequence[Kind]) -> Kind:
    """A line below the last provision."""
    if RULE.fullmatch(words):
        return Kind.RULE
    if DATE.fullmatch(words):
        return Kind.DATE
    if REMARK.fullmatch(words):
        return Kind.REMARK
    return Kind.COPY if COPY.fullmatch(words) or (before and before[-1] is Kind.COPY) else Kind.BODY


def _with_signatures(lines: Sequence[Sequence[Passage]], roles: Sequence[Role], kinds: list[Kind]) -> list[Kind]:
    """The kinds; of plain lines right above a date, those that look like names are signatures."""
    for index, kind in enumerate(kinds):
        above = index - 1
        while kind is Kind.DATE and above >= 0 and roles[above] is roles[index] and _signs(lines[above], kinds[above]):
            kinds[above] = Kind.SIGNATURE
            above -= 1
    return kinds


def _signs(line: Sequence[Passage], kind: Kind) -> bool:
    words = _words(line)
    far = len(line[0].indent) >= FAR or len(words) <= LONGEST_HEAD // 2
    return kind is Kind.BODY and far and not words.endswith(ENDING)
