"""Names without 书名号: 刑法第二百条, 行政复议法及其实施条例, 条例第三条 after 以下简称《条例》.

A name is known by the register, by the text itself (its 以下简称 and titles), or by every text (laws.py). Before 第N条
an unknown one counts too, if it looks like a name (技术合同法第三条).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.annotate.instruments import Citation, find_aliases, find_titles
from build_tools.annotate.laws import KNOWN, STATE
from build_tools.model import Instrument
from build_tools.registers import fold_title

KIND_WORDS = frozenset(
    re.findall(r"\w+", "法 条例 办法 规定 规则 细则 决定 解释 章程 准则 通则 实施细则 实施办法 实施条例")
)
SHORTEST_NAME = 3  # 某某法; 刑法 is known
NAMED = re.compile(r"[\u4e00-\u9fff（）()]{0,40}?(?:法典|法|条例|办法|细则|规则|章程|公约|议定书|准则|通则)$")
NAME_END = frozenset("法典例办则程约书定释知")
CUT = re.compile(
    r".*(?:依照|按照|根据|违反|适用|符合|执行|参照|依据|遵守|触犯|构成|以及|或者|属于|涉嫌|实施|删去|比照|超过|行使|考虑|确定|包括|履行|落实|承担"
    r"|除|和|与|及|或|有|对|在|由|按|是|为|的|将|把|经|之|向|于|从|至|等|犯|指|以)"
)
EDITION = re.compile(r"^(?:(?:修改|修正|修订)[前后]的?|现行)")
AGE = ("新", "旧", "原")
FREE_BEFORE = frozenset(
    "反照据用合行守犯及和与或对在由按是为的将把经之向于从至除施嫌指以括超成实彻过承入履落使虑去受后前新原适订有以"
)
LONGEST_PART = 3  # 合同法 may be part of a longer name, 行政处罚法 is not
NEVER_A_PART = frozenset(
    ("宪法", "刑法", "民法典", "立法法", "监察法", "预算法", "证券法", "票据法", "商标法", "专利法", "公司法")
)
STATE_BEFORE = ("我国", "共和国", "依法")
NO_NAME_AFTER = re.compile(
    r"律|规(?!定)|院|官|人(?!民)|学|治|庭|制|案(?!件)|定(?!义)|系|理|门|盲|警|医|西|兰|币|国(?!家|务|人)|修正案|委员会|和法律委员会"
)
TAIL = re.compile(r"(?:[（(][^（）()]{0,120}[）)])?(?:(?<=[》”）)])(?:的|中的?))?(?P<part>总则|分则|附则)?\s*$")
DERIVED = re.compile(r"(?P<and>及其)?(?P<what>实施条例|实施细则|实施办法|实施意见)")
DERIVED_END = re.compile(r"(?:实施条例|实施细则|实施办法)$")
LONGEST_NAME = 44
LONGEST_TAIL = 130


@dataclass(frozen=True, slots=True)
class Names:
    """What a name may mean in one text: the register, the text's own title, 以下简称 and titles, well-known laws."""

    register: Mapping[str, Instrument]
    own: str
    aliases: Mapping[str, str]
    titles: frozenset[str]
    lengths: Mapping[str, Sequence[int]]  # of the names that may stand without 书名号, by their last two characters
    ends: re.Pattern[str]  # their last characters

    def full_title(self, name: str) -> str:
        """The title in full of an instrument as named: registered, 以下简称, or well known; else the name itself."""
        instrument = self.instrument(name)
        if instrument:
            return instrument.title
        title = self.aliases.get(name, name)
        base = DERIVED_END.sub("", title)
        return KNOWN.get(title) or (KNOWN[base] + title[len(base) :] if base in KNOWN else title)

    def instrument(self, name: str) -> Instrument | None:
        """The registered instrument of a name, or None."""
        if not self.register:
            return None
        title = self.aliases.get(name, name)
        found = self.register.get(fold_title(title)) or self.register.get(fold_title(STATE + title))
        return found or self.register.get(fold_title(KNOWN.get(title, title)))

    def knows(self, name: str) -> bool:
        """Whether a name without 书名号 is one that the register, this text or every text knows."""
        return name in KNOWN or name in self.aliases or name in self.titles or fold_title(name) in self.register


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of names by their last two characters, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(found, reverse=True)) for ending, found in lengths.items()}


KNOWN_LENGTHS = _lengths(KNOWN)


def gather_names(register: Mapping[str, Instrument], own: str, text: str) -> Names:
    """What names may mean in a text whose own title is `own`."""
    aliases = find_aliases(text)
    titles = {citation.title for citation in find_titles(text)} - {own}
    added = [name for name in (*register, *aliases) if len(name) >= SHORTEST_NAME]  # 条例 alone is too common
    lengths = _lengths((*KNOWN, *added)) if added else KNOWN_LENGTHS
    return Names(
        register,
        own,
        aliases,
        frozenset(titles | {title.removeprefix(STATE) for title in titles}),
        lengths,
        re.compile("[" + re.escape("".join(sorted({ending[-1] for ending in lengths}))) + "]"),
    )


def find_plain_names(text: str, names: Names) -> Iterator[Citation]:
    """Known instruments named without 书名号, the longest name first, and what 及其 adds to them."""
    for last in names.ends.finditer(text):
        end = last.end()
        lengths = names.lengths.get(text[max(end - 2, 0) : end])
        citation = _plain_name(text, end, lengths, names) if lengths else None
        if citation:
            yield from _with_derived(text, citation)


def _plain_name(text: str, end: int, lengths: Sequence[int], names: Names) -> Citation | None:
    for length in lengths:
        name = text[end - length : end] if length <= end else ""
        if name in KNOWN or name in names.register or name in names.aliases:
            free = _is_free(text, end - length, name) and not (name[-1] == "法" and NO_NAME_AFTER.match(text, end))
            return Citation(end - length, end, name, marked=False) if free else None
    return None


def _is_free(text: str, start: int, name: str) -> bool:
    """Whether a name may begin here: not in the midst of a longer one (技术|合同法)."""
    if len(name) > LONGEST_PART or name in NEVER_A_PART:
        return True
    before = text[start - 1 : start]
    return not "\u4e00" <= before <= "\u9fff" or before in FREE_BEFORE or text.endswith(STATE_BEFORE, 0, start)


def _with_derived(text: str, citation: Citation) -> Iterator[Citation]:
    derived = DERIVED.match(text, citation.end)
    if derived is None:
        yield citation
        return
    title = citation.title + derived["what"]
    if derived["and"]:
        yield citation
    yield Citation(derived.start("what") if derived["and"] else citation.start, derived.end(), title, marked=False)


def named_before(text: str, position: int, names: Names, titles: Mapping[int, Citation]) -> Citation | None:
    """The law whose 第N条 begins at `position` (刑法分则|第四章, 《…》（…）|第三条), or None for this text's own.

    `titles` are those of the text in 书名号, by where they end.
    """
    tail = TAIL.search(text, max(0, position - LONGEST_TAIL), position)
    end = tail.start() if tail else position
    marked = titles.get(end) or _alias_in_quotes(text, end, names)
    found = marked or _name_at_end(text[max(0, end - LONGEST_NAME) : end], names)
    if found is None:
        return None
    start = found.start if marked else end - (found.end - found.start)
    return Citation(start, end, found.title, found.marked, (tail and tail["part"]) or "")


def _alias_in_quotes(text: str, end: int, names: Names) -> Citation | None:
    """A 以下简称 that stands in “” and ends here: “条例”|第三条."""
    if not names.aliases or not text.endswith("”", 0, end):
        return None
    start = text.rfind("“", max(0, end - LONGEST_NAME), end)
    if start < 0 or text[start + 1 : end - 1] not in names.aliases:
        return None
    return Citation(start, end, text[start + 1 : end - 1], marked=True)


def _name_at_end(before: str, names: Names) -> Citation | None:
    """The name without 书名号 that ends here: one that is known, else what looks like a name."""
    if not before or before[-1] not in NAME_END:
        return None
    for length in range(min(LONGEST_NAME, len(before)), 1, -1):
        name = before[-length:]
        if names.knows(name) and _is_free(before, len(before) - length, name):
            return Citation(len(before) - length, len(before), name, marked=False)
    return _unknown_name(before, names)


def _unknown_name(before: str, names: Names) -> Citation | None:
    """What looks like a name at the end of these words: after the last verb, or from 中华人民共和国 on."""
    bare = DERIVED_END.sub("", before)
    base = _name_at_end(bare, names) if bare != before else None  # 森林法|实施条例
    if base and names.knows(base.title):
        return Citation(base.start, len(before), before[base.start :], marked=False)
    match = NAMED.search(before)
    if match is None:
        return None
    name = match.group()
    name = name[name.find(STATE) :] if STATE in name else CUT.sub("", name).lstrip("（）()")
    name = EDITION.sub("", name)
    if name.removeprefix(name[:1] if name.startswith(AGE) else "") in KIND_WORDS:
        return _of_kind(before, name.lstrip("".join(AGE)), names)
    named = len(name) >= SHORTEST_NAME or names.knows(name)
    return Citation(len(before) - len(name), len(before), name, marked=False) if named else None


def _of_kind(before: str, kind: str, names: Names) -> Citation | None:
    """条例第三条 in a text that is no 条例 itself: the only 条例 that it cites, or one it does not name."""
    if names.own.endswith(kind) or not names.own:
        return None
    found = {names.full_title(title) for title in names.titles if title.endswith(kind)}
    return Citation(len(before) - len(kind), len(before), found.pop() if len(found) == 1 else kind, marked=False)


def register_names(instruments: Sequence[Instrument]) -> dict[str, Instrument]:
    """Every title and alias of the register, folded, with its instrument."""
    names = {fold_title(instrument.title): instrument for instrument in instruments}
    for instrument in instruments:
        for alias in instrument.aliases:
            names.setdefault(fold_title(alias), instrument)
    return names
