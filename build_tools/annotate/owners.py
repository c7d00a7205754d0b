"""Whose provision a phrase means: this text's own, another law's, or nobody's that can be told.

依照刑法第二百条 is of 刑法; 或者第一百九十一条 behind it too; 但第二款 is of the article named before it;
what an amendment decision says is of the law that it amends; what stands in “…” is never of this text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.annotate.instruments import Citation, find_titles
from build_tools.annotate.names import Names, named_before
from build_tools.annotate.phrases import RANK, Phrase, Scope, Step, Target
from build_tools.annotate.resolve import Tree, resolve_phrase
from build_tools.model import Level, Provision

AMENDING = re.compile(r"(?:修改|修正|修订|废止).{0,80}决定|修正案")
AMENDED = re.compile(r"^(?P<name>[^《〈]+?)修正案")
AMENDED_TITLE = re.compile(r"[《〈](?P<title>.+?)[》〉](?=的?决定|修正案|[《〈等和、])")
INTERPRETING = re.compile(r"[《〈](?P<title>[^《》〈〉]+)[》〉]")
OF_DECISION = ("决定", "修正案")
CHANGED = re.compile(r"(?:修改|将|对|在|删去|废止)$")
QUOTATION = re.compile(r"“[^”]*(?:”|$)")
CLAUSE_END = re.compile(r"[，。；：]")
CONTINUED = re.compile(r"除|中的?|的|里的?|规定的")
OF_OTHER_LIST = re.compile(r"(?:范围|目录|清单|附[件录表][一二三四五0-9]*|名单|合同|协议)的?$")
LONGEST_HEADING = 30
FAR = 20  # articles named since, and the law is no longer the one last named
ADVERSATIVE = re.compile(r"但是?[^。；]{0,12}$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """An article named earlier in a provision: of which law (None: this text), its path, where it ends."""

    law: Citation | None
    steps: tuple[Step, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Ownership:
    """What is known before a text is read: its names, its trees, the law it amends, the law it interprets."""

    names: Names
    trees: Mapping[str, Tree]
    quoted: frozenset[int]  # line numbers
    amended: str | None
    interpreted: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One provision being read: its titles by their end, its quotations, the law that a decision amends here."""

    at: Provision
    titles: Mapping[int, Citation]  # from left to right
    ends: Sequence[int]  # of the titles
    quotations: Sequence[tuple[int, int]]
    quoted: bool  # the whole line stands in a quotation
    amended: str | None

    def is_quoted(self, position: int) -> bool:
        """Whether a place stands inside “…”."""
        return self.quoted or stands_in(self.quotations, position, position + 1)

    def last_title(self, position: int) -> Citation | None:
        """The last title in 书名号 that ends before a place."""
        before = bisect_right(self.ends, position)
        return self.titles[self.ends[before - 1]] if before else None


@dataclass(frozen=True, slots=True)
class Settled:
    """A phrase with its owner: the law it is of, or None for this text."""

    phrase: Phrase
    law: Citation | None


def stands_in(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) shares a character with one of the spans, which are in order and apart."""
    before = bisect_left(spans, (end, 0))
    return before > 0 and spans[before - 1][1] > start


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text in “…”, an unclosed one to its end."""
    return tuple(match.span() for match in QUOTATION.finditer(text)) if "“" in text else ()


def amended_by_title(title: str) -> str | None:
    """The law that a decision with this title amends (关于修改〈公司法〉的决定; 刑法修正案（八）), or None."""
    if not AMENDING.search(title):
        return None
    found = AMENDED_TITLE.search(title)
    name = AMENDED.search(title)
    return found["title"] if found else name["name"] if name else None


def interpreted_by_title(title: str) -> str | None:
    """The law that an interpretation explains (关于适用《婚姻法》若干问题的解释), or None."""
    found = INTERPRETING.search(title)
    return found["title"] if found and "解释" in title and not AMENDING.search(title) else None


def amended_from_here(at: Provision, before: str | None) -> str | None:
    """The law that a decision amends from this provision on: 一、修改《…》, 将《…》第三条修改为."""
    if before is None or "《" not in at.text:
        return before
    named = [
        c.title for c in find_titles(at.text[: at.text.find("“") if "“" in at.text else None]) if _is_changed(at, c)
    ]
    return named[-1] if named else before


def _is_changed(at: Provision, citation: Citation) -> bool:
    return CHANGED.search(at.text, max(0, citation.start - 2), citation.start) is not None


def settle(ownership: Ownership, reading: Reading, phrase: Phrase, anchors: Sequence[Anchor]) -> Settled | None:
    """A phrase with the law it is of; None where it points at nothing that can be named."""
    scope, text = phrase.scope, reading.at.text
    if scope and scope.kind in ("law", "that"):
        return _settle_anaphora(reading, phrase, anchors)
    law = None if scope else named_before(text, phrase.start, ownership.names, reading.titles)
    if law and _is_own_title(text, law, ownership.names):
        start = law.start - text.endswith("本", 0, law.start)
        return Settled(replace(phrase, start=start, scope=Scope("own", "法", part=law.part)), None)
    if law:
        return Settled(phrase, law)
    return _settle_amending(reading, phrase) if reading.amended else _settle_here(ownership, reading, phrase, anchors)


def _settle_here(ownership: Ownership, reading: Reading, phrase: Phrase, anchors: Sequence[Anchor]) -> Settled | None:
    """A phrase that no law is named before, in a text that amends none."""
    if reading.is_quoted(phrase.start) or (anchors and anchors[-1].end == phrase.start):  # 第三十二条第三款|前三项
        return None
    if phrase.scope:
        return Settled(phrase, None)
    return None if _is_a_label(ownership, reading.at, phrase) else _settle_bare(ownership, reading, phrase, anchors)


def _is_own_title(text: str, law: Citation, names: Names) -> bool:
    """本《规则》第三条, and this text's own title in full."""
    return (law.marked and text.endswith("本", 0, law.start)) or names.full_title(law.title) == names.own


def _is_a_label(ownership: Ownership, at: Provision, phrase: Phrase) -> bool:
    """第十四条　任何组织… or 第六章中间业务的控制 at the start of a line; an article's own label printed again."""
    article = ownership.trees[at.space].ancestor(at, Level.ARTICLE)
    if article and phrase.targets[0].steps == (Step("条", article.number or 0, article.suffix),):
        return True
    if phrase.start > 0 or phrase.unit not in "编章节条":
        return False
    heading = phrase.unit in "编章节" and len(at.text) < LONGEST_HEADING and not at.text.endswith(("。", "；", "："))
    return heading or at.text[phrase.end : phrase.end + 1].isspace()


def _settle_anaphora(reading: Reading, phrase: Phrase, anchors: Sequence[Anchor]) -> Settled | None:
    """该法第三条: of the last law named; 该条第二款: of the last article named."""
    scope = phrase.scope
    if scope is None or scope.kind == "law":
        law = _last_law(reading, phrase.start, anchors)
        return Settled(phrase, law) if law else None
    named = next((a for a in reversed(anchors[-FAR:]) if any(step.unit == scope.unit for step in a.steps)), None)
    if named is None or (reading.is_quoted(phrase.start) and not named.law):
        return None
    path = tuple(step for step in named.steps if RANK[step.unit] <= RANK[scope.unit])
    return Settled(_under(phrase, path), _of_no_words(named.law, phrase))


def _settle_amending(reading: Reading, phrase: Phrase) -> Settled | None:
    """In an amendment decision, what names an article is of the amended law; 本决定 is this text itself."""
    scope = phrase.scope
    quoted = reading.is_quoted(phrase.start)
    if scope and scope.unit in OF_DECISION and not quoted:
        return Settled(phrase, None)
    if phrase.targets and (scope is None or scope.kind == "own" or phrase.unit == "条"):
        law = Citation(
            phrase.start, phrase.start, reading.amended or "", marked=False, part=scope.part if scope else ""
        )
        return Settled(phrase, law) if phrase.unit not in "款项目" else None
    return Settled(phrase, None) if scope and scope.kind == "here" and not quoted else None


def _settle_bare(ownership: Ownership, reading: Reading, phrase: Phrase, anchors: Sequence[Anchor]) -> Settled | None:
    """第五条 or 第二款 without any 本法 or 前款 before it."""
    absent = _is_absent(ownership, reading, phrase)
    last = anchors[-1] if anchors else None
    between = reading.at.text[last.end : phrase.start] if last else "。"
    if phrase.unit in "款项目":
        if OF_OTHER_LIST.search(reading.at.text, max(0, phrase.start - 12), phrase.start):
            return None
        if last and CONTINUED.fullmatch(between):
            return Settled(_under(phrase, last.steps), _of_no_words(last.law, phrase))
        adversative = "。" not in between and ADVERSATIVE.search(between[-14:])
        if last and (absent or adversative):
            return Settled(_under(phrase, last.steps), _of_no_words(last.law, phrase))
        return Settled(phrase, None)
    if last and last.law and not CLAUSE_END.search(between):
        return Settled(phrase, _of_no_words(last.law, phrase))
    return Settled(phrase, _law_of_absent(ownership, reading, phrase, anchors) if absent else None)


def _is_absent(ownership: Ownership, reading: Reading, phrase: Phrase) -> bool:
    tree = ownership.trees[reading.at.space]
    return all(resolution.address is None for resolution in resolve_phrase(tree, reading.at, phrase))


def _law_of_absent(
    ownership: Ownership, reading: Reading, phrase: Phrase, anchors: Sequence[Anchor]
) -> Citation | None:
    """The law whose article a bare 第七十六条 must be that this text does not have."""
    law = _last_law(reading, phrase.start, anchors)
    if law:
        return law
    tree, at = ownership.trees[reading.at.space], reading.at
    above = tree.ancestor(at, Level.PARAGRAPH)
    lead = next(reversed(list(find_titles(above.text))), None) if above and above is not at else None
    title = lead.title if lead else ownership.interpreted
    return Citation(phrase.start, phrase.start, title, marked=False) if title else None


def _last_law(reading: Reading, position: int, anchors: Sequence[Anchor]) -> Citation | None:
    """The last law named before a place of a provision, as a citation of no words."""
    anchor = next((anchor for anchor in reversed(anchors[-FAR:]) if anchor.law), None)
    title = reading.last_title(position)
    if anchor and anchor.law and (title is None or title.end < anchor.end):
        title = anchor.law
    return Citation(position, position, title.title, marked=False) if title else None


def _of_no_words(law: Citation | None, phrase: Phrase) -> Citation | None:
    """A law that was named earlier, as the owner of a phrase whose words do not hold its name."""
    return replace(law, start=phrase.start, end=phrase.start, part="") if law else None


def _under(phrase: Phrase, path: Sequence[Step]) -> Phrase:
    """The phrase with every target below a path, as far as the path is above it."""
    if not phrase.targets:
        return replace(phrase, targets=(Target(tuple(path), phrase.start, phrase.end),), scope=None)
    targets = tuple(
        replace(target, steps=(*(step for step in path if RANK[step.unit] < RANK[target.steps[0].unit]), *target.steps))
        for target in phrase.targets
    )
    return replace(
        phrase, targets=targets, scope=None if phrase.scope and phrase.scope.kind == "that" else phrase.scope
    )
