"""Two wordings of one matter, word by word: what both have is quiet, what only one has is marked.

Words that stand elsewhere in the other wording count as shared, since two governments order the same duties
differently. Figures, modals and exceptions that the other side does not have are told apart from other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from build_tools.parallels.lexicon import Lexicon, Sort, Word, find_words

SHORTEST = 2  # characters of a shared stretch between two differing ones that is worth showing
MOVED = 4  # characters of words in a row that stand elsewhere in the other wording
ALIKE = 0.15  # share of shared characters below which plain words are not marked
CALLED = (Sort.FIGURE, Sort.MODAL, Sort.EXCEPTION)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side, and what marks them: None where the other side has them too."""

    words: str
    mark: Sort | None


@dataclass(frozen=True, slots=True)
class Called:
    """The figures, modals or exceptions that only the first or only the second side has."""

    sort: Sort
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Both sides in pieces (joined they are the texts), how much is shared (0 to 1), and what is called out."""

    first: tuple[Piece, ...]
    second: tuple[Piece, ...]
    shared: float
    called: tuple[Called, ...]


def compare_wordings(one: str, other: str, lexicon: Lexicon) -> Wordings:
    """The comparison of two wordings."""
    first, second = find_words(one, lexicon), find_words(other, lexicon)
    own, others = _differing(first, second)
    own = _without_moved(first, own, _folded(second, others))
    others = _without_moved(second, others, _folded(first, _differing(first, second)[0]))
    shared = _share(first, own, second, others)
    return Wordings(
        tuple(_pieces(first, own, plain=shared >= ALIKE)),
        tuple(_pieces(second, others, plain=shared >= ALIKE)),
        shared,
        tuple(_call(first, own, second, others)),
    )


def _differing(first: Sequence[Word], second: Sequence[Word]) -> tuple[list[bool], list[bool]]:
    """Which words of either side the other one does not have in its place; shared islands of a character count too."""
    matcher = SequenceMatcher(None, [w.folded for w in first], [w.folded for w in second], autojunk=False)
    own, others = [True] * len(first), [True] * len(second)
    for start, other, length in matcher.get_matching_blocks():
        words = first[start : start + length]
        size = sum(len(word.text) for word in words if word.sort is not Sort.SIGN)
        if size >= SHORTEST or any(word.sort in CALLED for word in words):
            own[start : start + length] = others[other : other + length] = [False] * length
    return own, others


def _folded(words: Sequence[Word], differs: Sequence[bool]) -> str:
    return "".join(word.folded for word, apart in zip(words, differs, strict=True) if apart)


def _without_moved(words: Sequence[Word], differs: Sequence[bool], elsewhere: str) -> list[bool]:
    """The same marks without those on words in a row that the other side has elsewhere."""
    left = list(differs)
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and left[end] and _run(words, at, end + 1) in elsewhere:
            end += 1
        if len(_run(words, at, end)) >= MOVED:
            left[at:end] = [False] * (end - at)
        at = max(end, at + 1)
    return left


def _run(words: Sequence[Word], start: int, end: int) -> str:
    return "".join(word.folded for word in words[start:end])


def _share(first: Sequence[Word], own: Sequence[bool], second: Sequence[Word], others: Sequence[bool]) -> float:
    pairs = [*zip(first, own, strict=True), *zip(second, others, strict=True)]
    whole = sum(len(word.text) for word, _ in pairs if word.sort is not Sort.SIGN)
    return sum(len(word.text) for word, apart in pairs if not apart and word.sort is not Sort.SIGN) / (whole or 1)


def _pieces(words: Sequence[Word], differs: Sequence[bool], *, plain: bool) -> Iterator[Piece]:
    """The words joined to pieces as long as one mark holds; signs take the mark of what stands before them."""
    begun, mark = "", None
    for at, word in enumerate(words):
        own = _mark(word, plain=plain) if differs[at] else None
        if word.sort is Sort.SIGN:
            inside = at + 1 < len(words) and differs[at + 1] and not words[at + 1].text.startswith("\n")
            own = mark if mark is Sort.PLAIN and inside and word.text != "\n" else None
        if begun and own is not mark:
            yield Piece(begun, mark)
            begun = ""
        begun, mark = begun + word.text, own
    if begun:
        yield Piece(begun, mark)


def _mark(word: Word, *, plain: bool) -> Sort | None:
    return word.sort if plain or word.sort in CALLED else None


def _call(
    first: Sequence[Word], own: Sequence[bool], second: Sequence[Word], others: Sequence[bool]
) -> Iterator[Called]:
    for sort in CALLED:
        one, other = _only(first, own, sort), _only(second, others, sort)
        if one or other:
            yield Called(sort, one, other)


def _only(words: Sequence[Word], differs: Sequence[bool], sort: Sort) -> tuple[str, ...]:
    found = (word.text for word, apart in zip(words, differs, strict=True) if apart and word.sort is sort)
    return tuple(dict.fromkeys(found))
