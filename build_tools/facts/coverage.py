"""Which sentences of a text carry a fact, which are programme clauses, which neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from build_tools.model import Level, Provision, Rulebook
from build_tools.statements import Sheet

SENTENCE = re.compile(r"[^。！？]+[。！？]?”?")
LEAD = re.compile(r"[:：]\s*$")


class Cover(Enum):
    """What stands behind a sentence."""

    FACT = "有标注"
    PROGRAMME = "纲领性要求"
    LEAD = "列举的引语"  # 会议的主要任务是： — its items carry the facts
    NONE = "未标注"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph or item: characters [start, end) of its text, and what covers it."""

    at: str
    start: int
    end: int
    text: str
    cover: Cover


def find_sentences(rulebook: Rulebook, sheet: Sheet) -> Iterator[Sentence]:
    """Every sentence of every paragraph and item, in reading order."""
    facts = [(fact.at, fact.start, fact.end) for fact in sheet.all_facts]
    programmes = [(programme.at, programme.start, programme.end) for programme in sheet.programmes]
    with_facts = {at for at, _, _ in facts}
    for provision in rulebook.provisions:
        if provision.level >= Level.PARAGRAPH:
            for start, end in _sentence_spans(provision):
                text = provision.text[start:end]
                if _touched(facts, provision.address, start, end):
                    cover = Cover.FACT
                elif _touched(programmes, provision.address, start, end):
                    cover = Cover.PROGRAMME
                elif LEAD.search(text) and any(at.startswith(provision.address + ".") for at in with_facts):
                    cover = Cover.LEAD
                else:
                    cover = Cover.NONE
                yield Sentence(provision.address, start, end, text, cover)


def _sentence_spans(provision: Provision) -> Iterator[tuple[int, int]]:
    return ((m.start(), m.end()) for m in SENTENCE.finditer(provision.text) if m.group().strip())


def _touched(spans: list[tuple[str, int, int]], at: str, start: int, end: int) -> bool:
    return any(address == at and first < end and last > start for address, first, last in spans)
