"""Which words differ between two wordings of an article, marked so that no word is torn.

Chinese is written without spaces, and no dictionary is used. Wordings are compared clause by clause
(up to ， 。 ； ：), and clauses that differ character by character. Then a few characters that happen to be
equal in the middle of a change are given up, a mark is slid to where a clause or a word begins, and it
is widened as long as its edge would part two characters that the texts keep writing together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from build_tools.numerals import NUMERAL
from build_tools.versions.bonds import Bonds, is_punctuation

CLAUSE = re.compile(r"[^，。；：、！？\n]*[，。；：、！？\n]|[^，。；：、！？\n]+")
ITEM = re.compile(rf"^[（(](?:{NUMERAL})[）)]")
SHORTEST = 2  # characters of an equal stretch between two changes that is worth showing
ALIKE = 0.3  # likeness below which one stretch is shown as replaced by the other, whole
WIDEST = 3  # characters by which a mark may grow on either side


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the comparison: equal on both sides, or what the old wording has in the place of the new one."""

    old: str
    new: str

    @property
    def equal(self) -> bool:
        """Whether the piece stands in both wordings."""
        return self.old == self.new


def compare_words(old: str, new: str, bonds: Bonds) -> tuple[Stretch, ...]:
    """Both wordings as stretches in order; their old sides joined are `old`, their new sides joined are `new`."""
    rough = (piece for clauses in _by_clauses(old, new) for piece in _by_characters(clauses))
    pieces = _join(_without_islands(_join(rough)))
    return _join(_widen(_join(_slide(pieces, bonds)), bonds))


def _by_clauses(old: str, new: str) -> Iterator[Stretch]:
    """Clause by clause; an item that stays the same under another number differs in its number alone."""
    olds, news = CLAUSE.findall(old), CLAUSE.findall(new)
    matcher = SequenceMatcher(None, _unnumbered(olds), _unnumbered(news), autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield from _same_items(olds[start:end], news[new_start:new_end])
        else:
            yield Stretch("".join(olds[start:end]), "".join(news[new_start:new_end]))


def _unnumbered(clauses: Sequence[str]) -> list[str]:
    return [ITEM.sub("", clause) for clause in clauses]


def _same_items(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    for one, other in zip(old, new, strict=True):
        words = ITEM.sub("", one)
        yield Stretch(one.removesuffix(words), other.removesuffix(words))
        yield Stretch(words, words)


def _by_characters(clauses: Stretch) -> Iterator[Stretch]:
    """The same stretch, taken apart by characters where its two sides are alike."""
    if clauses.equal or not clauses.old or not clauses.new or ITEM.fullmatch(clauses.old):
        yield clauses
        return
    pieces = _join(_without_islands(_join(_stretches(list(clauses.old), list(clauses.new)))))
    same = sum(len(piece.old) for piece in pieces if piece.equal)
    alike = 2 * same / (len(clauses.old) + len(clauses.new)) >= ALIKE
    yield from pieces if alike else (clauses,)


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        yield Stretch("".join(old[start:end]), "".join(new[new_start:new_end]))


def _join(pieces: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same pieces with equal ones and changed ones taking turns, and none empty."""
    joined: list[Stretch] = []
    for piece in pieces:
        if joined and (joined[-1].equal == piece.equal or not (piece.old or piece.new)):
            last = joined.pop()
            piece = Stretch(last.old + piece.old, last.new + piece.new)  # noqa: PLW2901 - grows while it goes on
        if piece.old or piece.new:
            joined.append(piece)
    return tuple(joined)


def _without_islands(pieces: Sequence[Stretch]) -> Iterator[Stretch]:
    """Equal pieces of a character or so between two changes, counted to the change."""
    for at, piece in enumerate(pieces):
        inner = piece.equal and 0 < at < len(pieces) - 1
        words = [char for char in piece.old if not is_punctuation(char)]
        if inner and len(words) < SHORTEST and "\n" not in piece.old:
            yield from (Stretch(piece.old, ""), Stretch("", piece.new))
        else:
            yield piece


def _slide(pieces: Sequence[Stretch], bonds: Bonds) -> Iterator[Stretch]:
    """What was only added or only removed, moved to where it reads best: 甲乙[丙乙]丁 is 甲[乙丙]乙丁 too."""
    done = list(pieces)
    for at in range(1, len(done) - 1):
        before, piece, after = done[at - 1 : at + 2]
        if before.equal and after.equal and not piece.equal and not (piece.old and piece.new):
            done[at - 1 : at + 2] = _slid(before, piece, after, bonds)
    return iter(done)


def _slid(before: Stretch, piece: Stretch, after: Stretch, bonds: Bonds) -> tuple[Stretch, Stretch, Stretch]:
    words = piece.old or piece.new
    whole = before.old + words + after.old
    start, size = len(before.old), len(words)
    places = [start]
    while places[0] > 0 and whole[places[0] - 1] == whole[places[0] + size - 1]:
        places.insert(0, places[0] - 1)
    while places[-1] + size < len(whole) and whole[places[-1]] == whole[places[-1] + size]:
        places.append(places[-1] + 1)
    best = max(places, key=lambda place: (_edge(whole, place, bonds) + _edge(whole, place + size, bonds), place))
    moved = whole[best : best + size]
    return (
        Stretch(whole[:best], whole[:best]),
        Stretch(moved if piece.old else "", moved if piece.new else ""),
        Stretch(whole[best + size :], whole[best + size :]),
    )


def _edge(text: str, at: int, bonds: Bonds) -> int:
    """How well a mark may begin or end here: 3 behind punctuation or a line, down to 0 inside a word."""
    if at in (0, len(text)) or is_punctuation(text[at - 1]):
        return 3
    if is_punctuation(text[at]):
        return 2
    return 0 if bonds.hold(text[at - 1], text[at]) else 1


def _widen(pieces: Sequence[Stretch], bonds: Bonds) -> Iterator[Stretch]:
    """Changed pieces, grown into their neighbours as far as these are parts of the same words."""
    left = list(pieces)
    for at, piece in enumerate(left):
        if piece.equal or _is_only_longer(piece):
            continue
        grow = _reach(left[at - 1].old, piece, bonds) if at else 0
        if grow:
            held = left[at - 1].old[-grow:]
            rest = left[at - 1].old[:-grow]
            left[at - 1] = Stretch(rest, rest)
            left[at] = piece = Stretch(held + piece.old, held + piece.new)  # noqa: PLW2901 - the same piece, grown
        grow = _reach_on(left[at + 1].old, piece, bonds) if at + 1 < len(left) else 0
        if grow:
            held, rest = left[at + 1].old[:grow], left[at + 1].old[grow:]
            left[at + 1] = Stretch(rest, rest)
            left[at] = Stretch(piece.old + held, piece.new + held)
    return iter(left)


def _is_only_longer(piece: Stretch) -> bool:
    """Whether one side adds a word or more to the other; what is added is hardly ever part of a word."""
    return not (piece.old and piece.new) and len(piece.old + piece.new) > 1


def _reach(before: str, piece: Stretch, bonds: Bonds) -> int:
    """How many characters in front of a change belong to its first words."""
    firsts = [words[0] for words in (piece.old, piece.new) if words]
    grow = 0
    while grow < min(WIDEST, len(before)) and any(bonds.hold(before[-grow - 1], first) for first in firsts):
        firsts = [before[-grow - 1]]
        grow += 1
    return grow


def _reach_on(after: str, piece: Stretch, bonds: Bonds) -> int:
    """How many characters behind a change belong to its last words."""
    lasts = [words[-1] for words in (piece.old, piece.new) if words]
    grow = 0
    while grow < min(WIDEST, len(after)) and any(bonds.hold(last, after[grow]) for last in lasts):
        lasts = [after[grow]]
        grow += 1
    return grow
