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
ALIKE = 0.2  # share of shared characters below which a paragraph is not marked word by word
LONG = 12  # characters of a paragraph from which it may stand apart
CALLED = (Sort.FIGURE, Sort.MODAL, Sort.EXCEPTION)
LITTLE = frozenset("在的和与于由对向以为等或及后")  # words that say nothing where they stand between two marks
ALWAYS = (Sort.FIGURE, Sort.EXCEPTION)  # called out even where the whole paragraph is the other side's lack


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side, and what marks them: None where the other side has them too."""

    words: str
    mark: Sort | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A printed line in pieces, and whether hardly anything of it stands in the other wording."""

    pieces: tuple[Piece, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Called:
    """The figures, modals or exceptions that only the first or only the second side has."""

    sort: Sort
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Both sides by paragraphs (joined with line ends they are the texts), and what is called out."""

    first: tuple[Paragraph, ...]
    second: tuple[Paragraph, ...]
    called: tuple[Called, ...]

    @property
    def apart(self) -> bool:
        """Whether no paragraph of either side is marked word by word."""
        return all(paragraph.apart for paragraph in (*self.first, *self.second))


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a printed line, which of them differ, and whether it is apart."""

    words: tuple[Word, ...]
    differs: tuple[bool, ...]
    apart: bool

    def calls(self, sort: Sort) -> Iterator[str]:
        """The words of a sort that only this side has and that are worth a mention."""
        if not self.apart or sort in ALWAYS:
            yield from (w.text for w, apart in zip(self.words, self.differs, strict=True) if apart and w.sort is sort)


def compare_wordings(one: str, other: str, lexicon: Lexicon) -> Wordings:
    """The comparison of two wordings."""
    first, second = find_words(one, lexicon), find_words(other, lexicon)
    in_first, in_second = _differing(first, second)
    own = _without_moved(first, in_first, _folded(second, in_second))
    others = _without_moved(second, in_second, _folded(first, in_first))
    ours, theirs = tuple(_lines(first, own)), tuple(_lines(second, others))
    return Wordings(tuple(map(_paragraph, ours)), tuple(map(_paragraph, theirs)), tuple(_call(ours, theirs)))


def _lines(words: Sequence[Word], differs: Sequence[bool]) -> Iterator[_Line]:
    begun = 0
    for at, word in enumerate((*words, None)):
        if word is None or word.text == "\n":
            own, marks = tuple(words[begun:at]), tuple(differs[begun:at])
            long = sum(len(one.text) for one in own) >= LONG
            yield _Line(own, marks, long and _share(own, marks) < ALIKE)
            begun = at + 1


def _share(words: Sequence[Word], differs: Sequence[bool]) -> float:
    """How much of a line the other side has too."""
    sizes = [0 if word.sort is Sort.SIGN else len(word.text) for word in words]
    same = sum(size for size, apart in zip(sizes, differs, strict=True) if not apart)
    return same / sum(sizes) if sum(sizes) else 1.0


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


def _paragraph(line: _Line) -> Paragraph:
    return Paragraph(tuple(_pieces(line)), line.apart)


def _pieces(line: _Line) -> Iterator[Piece]:
    """The words joined to pieces as long as one mark holds; a sign takes the mark of what stands around it."""
    begun, mark = "", None
    for at, word in enumerate(line.words):
        own = _mark(line, word) if line.differs[at] else None
        if word.sort is Sort.SIGN:
            inside = mark is Sort.PLAIN and any(line.differs[at + 1 : at + 2])
            own = Sort.PLAIN if inside else None
        if begun and own is not mark:
            yield Piece(begun, mark)
            begun = ""
        begun, mark = begun + word.text, own
    if begun:
        yield Piece(begun, mark)


def _mark(line: _Line, word: Word) -> Sort | None:
    if word.text in LITTLE:
        return None
    return word.sort if not line.apart or word.sort in ALWAYS else None


def _call(first: Sequence[_Line], second: Sequence[_Line]) -> Iterator[Called]:
    for sort in CALLED:
        one, other = (tuple(dict.fromkeys(w for line in side for w in line.calls(sort))) for side in (first, second))
        if set(one) != set(other):
            yield Called(sort, one, other)
