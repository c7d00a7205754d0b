"""Which characters make a word: figures with their units, modals, exceptions, the names and verbs of our own registers.

Chinese is written without spaces. What no list holds is cut where the texts themselves do not keep two characters
together (`versions/bonds.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from build_tools.facts.limits import FIGURE, FRACTION
from build_tools.model import Corpus
from build_tools.numerals import NUMERAL
from build_tools.parallels.profile import FOLDED, fold_words
from build_tools.versions.articles import articles_of
from build_tools.versions.bonds import Bonds, is_punctuation, learn_bonds


class Sort(Enum):
    """What a word is for readers who compare."""

    PLAIN = "plain"
    SIGN = "sign"  # punctuation, the number of an item
    FIGURE = "figure"
    MODAL = "modal"
    EXCEPTION = "exception"


SIGNS = re.compile(rf"[（(](?:{NUMERAL})[）)]|[:;,.()（）、，。；：]")
WIDE_SIGNS = str.maketrans(":;,()", "：；，（）")
RHYTHM = r"每(?:人每)?[1一]?个?(?:年|季度|月|周|次)|全年|不定期|定期"
BOUND, SIDE = "不超过|不少于|不低于|至少|超过|只", "以内|以上|以下|内|前|后"
FIGURES = re.compile(rf"(?!一[个种次])(?:{RHYTHM}|(?:{BOUND})?(?:{FIGURE.pattern}|{FRACTION.pattern})(?:{SIDE})?)")
# Longest first: 原则上不 before 原则上, 一般应 before 一般.
MODALS = re.compile(
    "原则上须|原则上不应|原则上不|原则上应|原则上|一般不|一般应|一般由|一般|应当|必须|不得|严禁|一律不|一律|"
    "决不允许|不允许|不应|不再|可以|应|须|要|可"
)
EXCEPTIONS = re.compile(
    r"除[^，。；]{1,28}外|未经[^，。；]{1,16}(?=，)|如?确需|特殊情况|如有必要|如有需要|因紧急事项|遇有[^，。；]{1,16}(?=[，可])"
)
# Words that hold a character of a modal and say nothing of duty.
HARMLESS = (
    "重要|主要|需要|必要|纲要|摘要|要求|要点|要素|要务|提要|简要|紧要|相应|响应|回应|应急|应诉|适应|应用|应对|反应|供应|"
    "效应|应到|应酬|可能|许可|认可|可行性|可控性|可持续|可及性|可靠|可供|可操作|不可"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed, what it is, and how it is compared (区人民政府 as 区政府, the place's own name as 本区)."""

    text: str
    sort: Sort
    folded: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that two rulebooks share, their own names, and what their characters keep together."""

    listed: re.Pattern[str]
    own: re.Pattern[str]
    bonds: Bonds


def find_lexicon(corpus: Corpus, books: Iterable[str]) -> Lexicon:
    """The lexicon of two rulebooks: names of actors, verbs, terms, topics."""
    wanted = set(books)
    rulebooks = [rulebook for rulebook in corpus.rulebooks if rulebook.id in wanted]
    names = {actor.name for actor in corpus.registers.actors}
    names |= {alias.name for actor in corpus.registers.actors for alias in actor.aliases if alias.rulebook in wanted}
    names |= {action.verb for action in corpus.registers.actions}
    names |= {term.word for rulebook in rulebooks for term in corpus.sheet(rulebook.id).terms}
    names |= {*HARMLESS.split("|"), *(word for pair in FOLDED for word in pair)}
    texts = (article.text for rulebook in rulebooks for article in articles_of(rulebook))
    places = {rulebook.metadata.short for rulebook in rulebooks}
    return Lexicon(_any_of(name for name in names if len(name) > 1), _any_of(places), learn_bonds(texts))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")


RULES = (
    # what a text is first looked through for, in this order
    (Sort.SIGN, SIGNS),
    (Sort.EXCEPTION, EXCEPTIONS),
    (Sort.FIGURE, FIGURES),
)


def find_words(text: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of a text in order; joined they are the text."""
    return tuple(_word(words, sort, lexicon) for words, sort in _cut(text, lexicon))


def _word(text: str, sort: Sort, lexicon: Lexicon) -> Word:
    if sort is Sort.SIGN:
        return Word(text, sort, text.translate(WIDE_SIGNS))
    return Word(text, sort, fold_words(lexicon.own.sub("本区", text)))


def _cut(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Sort]]:
    at = 0
    while at < len(text):
        end, sort = _next(text, at, lexicon)
        yield text[at:end], sort
        at = end


def _next(text: str, at: int, lexicon: Lexicon) -> tuple[int, Sort]:
    """Where the word that begins here ends, and what it is."""
    for sort, pattern in RULES:
        found = pattern.match(text, at)
        if found:
            return found.end(), sort
    if is_punctuation(text[at]):
        return at + 1, Sort.SIGN
    listed, modal = lexicon.listed.match(text, at), MODALS.match(text, at)
    if listed and (modal is None or listed.end() > modal.end()):
        return listed.end(), Sort.PLAIN
    if modal:
        return modal.end(), Sort.MODAL
    return _plain(text, at, lexicon), Sort.PLAIN


def _plain(text: str, at: int, lexicon: Lexicon) -> int:
    """The end of a word that no list holds: as far as its characters hold together."""
    end = at + 1
    while end < len(text) and lexicon.bonds.hold(text[end - 1], text[end]) and not _begins(text, end, lexicon):
        end += 1
    return end


def _begins(text: str, at: int, lexicon: Lexicon) -> bool:
    return bool(lexicon.listed.match(text, at) or FIGURES.match(text, at) or MODALS.match(text, at))
