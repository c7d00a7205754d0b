"""Instruments that a text cites: 《…》 with nested 〈〉, 以下简称, names without 书名号, 文号.

《山东省〈党政机关公文处理工作条例〉实施办法(试行)》; 行政复议法及其实施条例; 临政发〔2017〕1号; 国务院令第412号
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

TITLE = re.compile(r"《(?:[^《》。]|《[^《》。]*》){1,300}》")
ALIAS = re.compile(
    r"[（(](?:[^（）()《》。]{0,60}?[，,；;])?\s*(?:以下|下)(?:均|统|合)?(?:简称|称)(?:为|作)?[：:]?\s*"
    r"(?:[“《]+(?P<quoted>[^“”《》（）()]{1,20})[”》]|(?P<plain>[^“”《》（）()，。]{1,20}))"
)
NUMBER = re.compile(
    r"(?:[〔\[［【（(〈]\s*(?:19|20|１９|２０)[0-9０-９]{2}\s*年?\s*[〕\]］】）)〉]\s*第?\s*[0-9０-９]{1,5}"
    r"|(?<=令)\s*第?\s*(?:[0-9０-９]{1,5}|[一二三四五六七八九十百]{1,5}))\s*号"
)
BODY = re.compile(r"[一-龥]{1,16}$")  # of the office that a 文号 is of: 临政发, 中国人民银行公告
BEFORE_NUMBER = re.compile(
    r".*(?:按照|依照|根据|依据|参照|遵照|执行|落实|废止|印发|发布|公布|以及|或者|文件|的|见|与|及|由|以|按|据|原|，|(?<=[一-龥]{2})(?<!共)[和或](?!国))|^[和或经](?=[一-龥]{2})"
)
UNIT_OF_NUMBER = str.maketrans("[［【（(〈]］】）)〉", "〔〔〔〔〔〔〕〕〕〕〕〕")


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument named in a text: where, by what words, and which part of it (分则) a 第四章 is of."""

    start: int
    end: int
    title: str
    marked: bool  # whether it stands in 书名号
    part: str = ""


def find_titles(text: str) -> Iterator[Citation]:
    """Every 《…》 of a text, nested titles inside it not apart; white space of broken lines left out."""
    if "《" not in text:
        return
    for match in TITLE.finditer(text):
        yield Citation(match.start(), match.end(), re.sub(r"\s", "", match.group()[1:-1]), marked=True)


def find_aliases(text: str) -> dict[str, str]:
    """Short names that a text introduces: 《…》（以下简称《条例》) gives 条例 → full title."""
    aliases: dict[str, str] = {}
    if "称" not in text:
        return aliases
    for citation in find_titles(text):
        match = ALIAS.match(text, citation.end)
        if match:
            aliases.setdefault((match["quoted"] or match["plain"]).strip().removeprefix("本"), citation.title)
    return aliases


def find_numbers(text: str) -> Iterator[Citation]:
    """Every 文号 of a text (临政发〔2017〕1号, 国发[2004] 10号, 国务院令第412号), its brackets made 〔〕."""
    if "号" not in text:
        return
    for match in NUMBER.finditer(text):
        body = BODY.search(text, max(0, match.start() - 16), match.start())
        if body:
            cut = BEFORE_NUMBER.match(body.group())
            start = body.start() + (cut.end() if cut else 0)
            words = re.sub(r"\s|年", "", unicodedata.normalize("NFKC", text[match.start() : match.end()]))
            if start < match.start() - 1:
                title = text[start : match.start()] + words.translate(UNIT_OF_NUMBER)
                yield Citation(start, match.end(), title, marked=False)
