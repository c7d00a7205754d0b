"""Two wordings word by word: no word torn, what both have quiet, figures, modals and exceptions told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.model import Corpus
from build_tools.parallels.lexicon import Lexicon, Sort, find_lexicon, find_words
from build_tools.parallels.words import Paragraph, compare_wordings
from tests.parallels.sheets import REGISTERS, sides

MARKS = {Sort.PLAIN: "[{}]", Sort.FIGURE: "<{}>", Sort.MODAL: "!{}!", Sort.EXCEPTION: "?{}?"}
ANY = st.text("区人民政府长应当5个工作日内重要不得，。；（一）\n除外", max_size=40)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """That of the two small rulebooks."""
    corpus = Corpus(tuple(side.rulebook for side in sides().values()), registers=REGISTERS)
    return find_lexicon(corpus, ("jia", "yi"))


def shown(paragraphs: tuple[Paragraph, ...]) -> str:
    """A side in one line: [plain] <figure> !modal! ?exception?, a paragraph apart in {}."""
    lines = []
    for paragraph in paragraphs:
        words = "".join(MARKS[p.mark].format(p.words) if p.mark else p.words for p in paragraph.pieces)
        lines.append(f"{{{words}}}" if paragraph.apart else words)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("区长领导区人民政府工作。", "区长领导区政府工作。", "区长领导区人民政府工作。", "区长领导区政府工作。"),
        (
            "协办部门一般应在5个工作日内回复。",
            "协办部门要在3个工作日内回复。",
            "协办部门!一般应!在<5个工作日内>回复。",
            "协办部门!要!在<3个工作日内>回复。",
        ),
        ("重要事项由区长决定。", "重大事项由区长决定。", "[重要]事项由区长决定。", "[重大]事项由区长决定。"),
        (
            "会议决定事项，除依法需要保密的外，应当公布。",
            "会议决定事项应当公布。",
            "会议决定事项，?除依法需要保密的外?，应当公布。",
            "会议决定事项应当公布。",
        ),
        (
            "区长召集会议。\n本款另一边完全没有这些话语。",
            "区长召集会议。",
            "区长召集会议。\n{本款另一边完全没有这些话语。}",
            "区长召集会议。",
        ),
    ],
)
def test_marks(lexicon: Lexicon, one: str, other: str, first: str, second: str) -> None:
    """区人民政府 is 区政府; 要 inside 重要 is no modal."""
    compared = compare_wordings(one, other, lexicon)
    assert (shown(compared.first), shown(compared.second)) == (first, second)


def test_what_stands_elsewhere_is_shared(lexicon: Lexicon) -> None:
    """Two governments order the same duties differently."""
    compared = compare_wordings("组织学习活动。研究重大问题。", "研究重大问题。组织学习活动。", lexicon)
    assert all(piece.mark is None for line in (*compared.first, *compared.second) for piece in line.pieces)


def test_what_differs_is_called(lexicon: Lexicon) -> None:
    """In words, for readers who see no colours."""
    compared = compare_wordings("应在5个工作日内回复。", "须在3个工作日内回复。", lexicon)
    assert [(called.sort, called.first, called.second) for called in compared.called] == [
        (Sort.FIGURE, ("5个工作日内",), ("3个工作日内",)),
        (Sort.MODAL, ("应",), ("须",)),
    ]


@given(one=ANY, other=ANY)
def test_nothing_is_lost(lexicon: Lexicon, one: str, other: str) -> None:
    """The pieces of either side are its text."""
    compared = compare_wordings(one, other, lexicon)
    for text, side in ((one, compared.first), (other, compared.second)):
        assert "\n".join("".join(piece.words for piece in line.pieces) for line in side) == text
    assert "".join(word.text for word in find_words(one, lexicon)) == one
