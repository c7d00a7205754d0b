"""The index of a handbook: roles, meetings and terms in the order of their pinyin."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pypinyin import Style, lazy_pinyin

from build_tools.handbook.volume import IndexEntry, Letter
from build_tools.model import Corpus, Rulebook
from build_tools.render.glossary import merge_terms
from build_tools.statements import Actor

NOTE = "按汉语拼音排列。黑体是职务、机构和会议，宋体是术语；数字是页码，指该词所在的条文。"
OTHER = "其他"


def find_index(corpus: Corpus, rulebook: Rulebook) -> tuple[Letter, ...]:
    """The entries by letter: every actor that the text names, every term that is explained."""
    named = {mention.actor for mention in corpus.mentions if mention.rulebook == rulebook.id}
    actors = [_actor(actor) for actor in corpus.registers.actors if actor.name in named]
    terms = [IndexEntry(f"term:{word}", word) for word in merge_terms(corpus.sheet(rulebook.id))]
    return order_index((*actors, *terms))


def _actor(actor: Actor) -> IndexEntry:
    return IndexEntry(f"actor:{actor.name}", actor.name, main=True)


def order_index(entries: Iterable[IndexEntry]) -> tuple[Letter, ...]:
    """Entries under the first letters of their pinyin, compared syllable by syllable, then by tone."""
    ordered = sorted(entries, key=lambda entry: spelled(entry.words))
    groups = groupby(ordered, key=lambda entry: _letter(entry.words))
    return tuple(Letter(letter, tuple(members)) for letter, members in groups)


def spelled(words: str) -> tuple[bool, list[str], list[str], str]:
    """What words are ordered by: their syllables, then the tones; what has no pinyin comes last."""
    plain = lazy_pinyin(words, errors="default")
    return (_letter(words) == OTHER, plain, lazy_pinyin(words, style=Style.TONE3, errors="default"), words)


def _letter(words: str) -> str:
    """The initial letter (区长 Q); 其他 for what has no pinyin (“三重一大” is found under S)."""
    for syllable in lazy_pinyin(words.lstrip("“‘《（〔"), errors="default")[:1]:
        if syllable[:1].isascii() and syllable[:1].isalpha():
            return syllable[0].upper()
    return OTHER
