"""The printed labels of provisions: 第八章, 第 五 条, 第四条之一, 五十三、, （一）, 1., (1), ①.

A numbering style is one row of STYLES. Whether a label found here is one is decided later, by sequence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from build_tools.model import Level
from build_tools.numerals import HAN, to_int

SPACE = r"[^\S\r\n]"
WIDE = rf"(?:[{HAN}]{SPACE}*)+?|[0-9０-９]{{1,4}}"  # a number that may be printed with inner spaces
MARKUP = r"\#{1,6}\s+|>\s*|\*\*|</?[a-zA-Z][^<>]{0,80}>|&(?:emsp|ensp|nbsp|\#x20|\#160);"  # of Markdown and web pages
INDENT = re.compile(rf"(?:[\s\ufeff\u200b\u200e\u2002]|{MARKUP})*")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
REFERRING = re.compile(
    r"(?:第|规定|所列|所称|所|的|至|到|、|和|或|及|与|以及|，|,|；|。|中|之|[一二三四五六七八九十]?款|[）)】》”])"
)


class Strength(IntEnum):
    """How much a label looks like one; the sequence of numbers decides among the weaker."""

    REFERENCE = 1  # 第三条规定的…
    INNER = 2  # …。第十条 …
    GLUED = 4  # 第一条为了…
    CLEAR = 6  # 第一条　为了…


@dataclass(frozen=True, slots=True)
class Style:
    """A numbering style: its name, the level it always has (None: an enumerator), its pattern."""

    name: str
    level: Level | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Label:
    """A label at [start, end) of a line, its trailing white space included."""

    style: str
    level: Level | None
    number: int
    suffix: int | None
    start: int
    end: int
    strength: Strength


def _unit(word: str, suffix: str = "") -> re.Pattern[str]:
    return re.compile(rf"第{SPACE}*(?P<number>{WIDE}){SPACE}*{word}{suffix}")


ZHI = rf"(?:{SPACE}*之{SPACE}*(?P<suffix>[一二三四五六七八九十]{{1,3}}))?"

STYLES = (
    Style("编", Level.PART, _unit("编")),
    Style("分编", Level.SUBPART, _unit(rf"分{SPACE}*编")),
    Style("章", Level.CHAPTER, _unit("章", ZHI)),
    Style("节", Level.SECTION, _unit("节", ZHI)),
    Style("条", Level.ARTICLE, _unit("条", ZHI)),
    Style("一、", None, re.compile(rf"(?P<number>[{HAN}]{{1,6}}){SPACE}*[、．.]")),
    Style("（一）", None, re.compile(rf"[（(]{SPACE}*(?P<number>[{HAN}]{{1,5}}){SPACE}*[）)][、．.]?")),
    Style("1.", None, re.compile(r"(?P<number>[0-9０-９]{1,3})(?:[.．](?![0-9０-９])|、)")),
    Style("（1）", None, re.compile(rf"[（(]{SPACE}*(?P<number>[0-9０-９]{{1,3}}){SPACE}*[）)][、．.]?")),
    Style("1）", None, re.compile(r"(?P<number>[0-9０-９]{1,2})[）)]")),
    Style("①", None, re.compile(rf"(?P<number>[{CIRCLED}])")),
)
MARK = r"(?:\*\*|</?(?:b|strong|span|font)>)?"
TRAILING = re.compile(rf"{MARK}[:：]?{MARK}(?:{SPACE}|&(?:emsp|ensp|nbsp);)*")
LEADS = frozenset("第（(①" + HAN + "0123456789０１２３４５６７８９" + CIRCLED)
INNER_ARTICLE = re.compile(rf"(?<=[。；！？”）】\s])第{SPACE}*(?:{WIDE}){SPACE}*条")
HEADED_ARTICLE = re.compile(rf"第{SPACE}*(?:{WIDE}){SPACE}*条")
INNER_TITLE = re.compile(rf"[^，。；：、]{{1,40}}?(?:{SPACE}第{SPACE}*(?:{WIDE}){SPACE}*[章节条]|\Z)")
INNER_HEADING = re.compile(rf"(?<=[。；！？”）】])\s*(?=第{SPACE}*(?:{WIDE}){SPACE}*[编章节]{SPACE})")


def indent_of(text: str) -> int:
    """Where the words of a line begin, after white space and Markdown marks."""
    if "\u4e00" <= text[:1] <= "\u9fff":
        return 0
    match = INDENT.match(text)
    return match.end() if match else 0


@lru_cache(maxsize=4096)
def match_label(text: str, start: int) -> Label | None:
    """The label that stands at `start` of a line, of the first style that fits, or None."""
    if start >= len(text) or text[start] not in LEADS:
        return None
    for style in STYLES:
        match = style.pattern.match(text, start)
        if match:
            return _label(style, match, text)
    return None


def _label(style: Style, match: re.Match[str], text: str) -> Label | None:
    number = to_int(re.sub(r"\s", "", match["number"]))
    if number is None:
        return None
    trailing = TRAILING.match(text, match.end())
    end = trailing.end() if trailing else match.end()
    suffix = to_int(match["suffix"]) if "suffix" in style.pattern.groupindex and match["suffix"] else None
    strength = _strength(text, match.end(), end, is_heading=style.level.is_heading) if style.level else Strength.CLEAR
    return Label(style.name, style.level, number, suffix, match.start(), end, strength)


def _strength(text: str, bare_end: int, end: int, *, is_heading: bool) -> Strength:
    spaced = text[bare_end:end].startswith(("　", "  ")) or (is_heading and end > bare_end)
    if REFERRING.match(text, end) and not spaced:
        return Strength.REFERENCE
    return Strength.CLEAR if end > bare_end or end == len(text) else Strength.GLUED


def find_inner_articles(text: str, start: int) -> list[Label]:
    """Article labels inside a line: after a sentence (…。第十条　…), or glued to a heading."""
    found = []
    for match in INNER_ARTICLE.finditer(text, start):
        label = match_label(text, match.start())
        if label and label.level is Level.ARTICLE and label.strength is not Strength.REFERENCE:
            found.append(_weaken(label))
    return found


def find_inner_headings(text: str, start: int) -> list[Label]:
    """Heading labels inside a line: …。第二章　职责 before its first article or at the line's end."""
    found = []
    for match in INNER_HEADING.finditer(text, start):
        label = match_label(text, match.end())
        if label and label.level and label.level.is_heading and INNER_TITLE.match(text, label.end):
            found.append(label)
    return found


def _weaken(label: Label) -> Label:
    return Label(label.style, label.level, label.number, label.suffix, label.start, label.end, Strength.INNER)
