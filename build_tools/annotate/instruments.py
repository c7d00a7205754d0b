"""Instruments that a text cites: 《…》 with nested 〈〉, 以下简称, names without 书名号, 文号.

《山东省〈党政机关公文处理工作条例〉实施办法(试行)》; 行政复议法及其实施条例; 临政发〔2017〕1号; 刑法第二百条
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import Instrument
from build_tools.registers import fold_title

ALIAS = re.compile(
    r"[（(]\s*(?:以下|下)(?:统|合)?(?:简称|称)(?:为)?[：:]?\s*[“《]?(?P<alias>[^”》）)]{1,20})[”》]?\s*[）)]"
)
NUMBER = re.compile(r"[一-龥]{1,12}[〔\[［]\s*[0-9]{4}\s*[〕\]］]\s*第?\s*[0-9]{1,5}\s*号")
NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{1,40}?(?:法典|(?:刑法|民法)(?:总则|分则|通则)?|宪法|法|条例|办法|规定|规则|细则|决定|解释|章程|公约|议定书|准则|典))$"
)
BOUNDARY = re.compile(
    r".*(?:依照|按照|根据|违反|适用|符合|执行|参照|依据|遵守|触犯|构成|以及|或者|属于|除|和|与|及|或|有|对|在|由|按|是|为|的|将|把|经|之|向|于|从|至|等)"
)
KIND_WORDS = ("法", "条例", "办法", "规定", "规则", "细则", "决定", "解释", "章程", "准则")
NO_NAMES = ("本法", "该法", "同法", "前款规定", "法律规定", "有关规定", "上述规定", "前述规定")
BRACKETED = re.compile(r"[（(][^（）()]*[）)]$")
LONGEST_NAME = 44
DERIVED = re.compile(r"及其(?P<what>实施条例|实施细则|实施办法|实施意见)(?:精神)?")
LAW_SUFFIX = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument named in a text: where, by what words, and its title as far as it is known."""

    start: int
    end: int
    title: str
    marked: bool  # whether it stands in 书名号


def find_titles(text: str) -> Iterator[Citation]:
    """Every 《…》 of a text, nested titles inside it not apart; white space of broken lines left out."""
    position = text.find("《")
    while position >= 0:
        end = _closing(text, position)
        if end < 0:
            return
        yield Citation(position, end, re.sub(r"\s", "", text[position + 1 : end - 1]), marked=True)
        position = text.find("《", end)


def _closing(text: str, start: int) -> int:
    """The end of the title that opens at `start`, or -1."""
    depth = 0
    for position in range(start, len(text)):
        depth += {"《": 1, "》": -1}.get(text[position], 0)
        if depth == 0:
            return position + 1
    return -1


def find_aliases(text: str) -> dict[str, str]:
    """Short names that a text introduces: 《…》（以下简称《条例》) gives 条例 → full title."""
    aliases: dict[str, str] = {}
    for citation in find_titles(text):
        match = ALIAS.match(text, citation.end)
        if match:
            aliases[match["alias"].strip()] = citation.title
    return aliases


def find_numbers(text: str) -> Iterator[Citation]:
    """Every 文号 of a text (临政发〔2017〕1号)."""
    return (Citation(m.start(), m.end(), re.sub(r"\s", "", m.group()), marked=False) for m in NUMBER.finditer(text))


def find_plain_names(text: str, names: Mapping[str, Instrument]) -> Iterator[Citation]:
    """Registered instruments named without 书名号, the longest name first, and what 及其 adds to them."""
    if not names:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))))
    for match in pattern.finditer(text):
        yield Citation(match.start(), match.end(), match.group(), marked=False)
        derived = DERIVED.match(text, match.end())
        if derived:
            title = match.group() + derived["what"]
            yield Citation(derived.start("what"), derived.end(), title, marked=False)


def named_before(text: str, position: int) -> Citation | None:
    """The law whose 第N条 begins at `position` (刑法|第二百条, 《…》（…）|第三条), or None for this text's own."""
    before = text[:position].rstrip()
    if before.endswith(("）", ")")):
        before = BRACKETED.sub("", before)
    if before.endswith(("》", "〉")):
        return next((c for c in find_titles(text[:position]) if c.end == len(before)), None)
    match = NAMED.search(before[-LONGEST_NAME:])
    if match is None:
        return None
    name = BOUNDARY.sub("", match["name"]).strip("（）()")
    if not name or name in KIND_WORDS or name.endswith(NO_NAMES):
        return None
    return Citation(len(before) - len(name), len(before), name, marked=False)


def look_up(title: str, register: Mapping[str, Instrument], aliases: Mapping[str, str]) -> Instrument | None:
    """The registered instrument of a title as cited, by its full title, an alias of it, or 以下简称."""
    folded = fold_title(aliases.get(title, title))
    return register.get(folded) or register.get(LAW_SUFFIX + folded)


def register_names(instruments: Sequence[Instrument]) -> dict[str, Instrument]:
    """Every title and alias of the register, folded, with its instrument."""
    names = {fold_title(instrument.title): instrument for instrument in instruments}
    for instrument in instruments:
        for alias in instrument.aliases:
            names.setdefault(fold_title(alias), instrument)
    return names
