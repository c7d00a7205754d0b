"""Which articles of two versions answer to each other, however they were renumbered.

What is alike beyond doubt is matched wherever it stands; what is left between two such matches is
matched in its order; what is left then may be a part of a split article or of a merged one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from build_tools.versions.articles import Article, same_words
from build_tools.versions.likeness import Likeness

CLEAR = 0.55  # likeness from which two articles answer to each other wherever they stand
IN_PLACE = 0.22  # … and where both stand between the same two matched neighbours
IN_ORDER = 0.3  # what it is worth that a pair keeps the order
STEP = 3  # articles between the new places of two neighbours that moved together
PART = 0.45  # share of an article's own words that stand in another one, so that it is a part of it
PART_NEAR = 0.22  # … where it stands near the other part
NEAR = 8  # how many articles away that is
OUTDOING = 1.5  # by how much the share must be larger than that in any other article


class Kind(Enum):
    """What became of an article."""

    SAME = "same"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """Articles that answer to each other: several new ones where one was split, several old ones where they merged."""

    kind: Kind
    old: tuple[Article, ...]
    new: tuple[Article, ...]
    moved: bool = False  # whether it stands elsewhere in the order, not merely under another number

    @property
    def renumbered(self) -> bool:
        """Whether both sides are there and their numbers differ."""
        return bool(self.old and self.new) and [a.number for a in self.old] != [a.number for a in self.new]


@dataclass(frozen=True, slots=True)
class _Group:
    """Places of articles that answer to each other; the first of either side are the matched pair."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool


def align(old: Sequence[Article], new: Sequence[Article]) -> tuple[Change, ...]:
    """Every article of both versions in one change, in the order of the new text; removed ones where they stood."""
    likeness = Likeness(old, new)
    pairs = _match(likeness)
    return tuple(_changes(old, new, _groups(likeness, pairs)))


def _match(likeness: Likeness) -> dict[int, int]:
    """The new article of each old one that has a counterpart."""
    pairs = _clear_pairs(likeness, {})
    pairs = _clear_pairs(likeness, pairs)
    for old, new in list(_gaps(pairs, len(likeness.old), len(likeness.new))):
        pairs |= _pairs_in_order(likeness, old, new)
    return pairs


def _clear_pairs(likeness: Likeness, known: Mapping[int, int]) -> dict[int, int]:
    """Articles that are each other's most alike, what fits the pairs known so far preferred; of equals the nearest."""
    backbone = _backbone(known)
    old, new = len(likeness.old), len(likeness.new)
    scores = ((likeness.of(i, j), i, j) for i, j in likeness.shared)
    worth = ((score + IN_ORDER * _fits(known, backbone, i, j), i, j) for score, i, j in scores if score >= IN_PLACE)
    ranked = sorted((-round(score, 6), abs(i * new - j * old), i, j) for score, i, j in worth if score >= CLEAR)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _fits(known: Mapping[int, int], backbone: Sequence[tuple[int, int]], i: int, j: int) -> bool:
    """Whether a pair keeps the order of the whole text, or has moved together with its neighbours."""
    before = any(0 < j - known[i - at] <= STEP for at in (1, 2) if i - at in known)
    behind = any(0 < known[i + at] - j <= STEP for at in (1, 2) if i + at in known)
    return before or behind or _keeps_order(backbone, i, j)


def _keeps_order(backbone: Sequence[tuple[int, int]], i: int, j: int) -> bool:
    """Whether a pair stands between its neighbours of the backbone, itself left out."""
    at = bisect_left(backbone, (i, -1))
    after = at + (at < len(backbone) and backbone[at][0] == i)
    low = backbone[at - 1][1] if at else -1
    return bool(backbone) and low < j and (after == len(backbone) or j < backbone[after][1])


def _backbone(pairs: Mapping[int, int]) -> list[tuple[int, int]]:
    """The longest run of pairs in which both sides rise."""
    ordered = sorted(pairs.items())
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(ordered):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [at]
    run: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(ordered[at])
        at = before[at]
    return run[::-1]


def _gaps(pairs: Mapping[int, int], old: int, new: int) -> Iterator[tuple[list[int], list[int]]]:
    """What is still unmatched on both sides between neighbours that are matched in order."""
    taken = set(pairs.values())
    fixed = _backbone(pairs)
    for (i, j), (next_i, next_j) in zip([(-1, -1), *fixed], [*fixed, (old, new)], strict=True):
        free_old = [at for at in range(i + 1, next_i) if at not in pairs]
        free_new = [at for at in range(j + 1, next_j) if at not in taken]
        if free_old and free_new:
            yield free_old, free_new


def _pairs_in_order(likeness: Likeness, old: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    """The pairs of two rows of articles that keep the order and are together most alike."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            score = likeness.in_place(old[a], new[b])
            paired = best[a + 1][b + 1] + score if score >= IN_PLACE else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], paired)
    pairs: dict[int, int] = {}
    a = b = 0
    while a < len(old) and b < len(new):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            pairs[old[a]] = new[b]
            a, b = a + 1, b + 1
    return pairs


def _groups(likeness: Likeness, pairs: Mapping[int, int]) -> list[_Group]:
    """The matched pairs, each with the unmatched articles that are parts of it."""
    split, merged = _find_split(likeness, pairs), _find_merged(likeness, pairs)
    fixed = dict(_backbone(pairs))
    return [_Group((i, *merged.get(j, ())), (j, *split.get(i, ())), i not in fixed) for i, j in pairs.items()]


def _find_split(likeness: Likeness, pairs: Mapping[int, int]) -> dict[int, list[int]]:
    """By old article, the new ones without a counterpart that hold a part of it."""
    taken = set(pairs.values())
    found: dict[int, list[int]] = defaultdict(list)
    for j in range(len(likeness.new)):
        if j not in taken:
            shares = [
                (likeness.new_from_old(j, i, other), i, abs(j - other))
                for i, other in pairs.items()
                if (i, j) in likeness.shared
            ]
            whole = _whole(shares)
            if whole is not None:
                found[whole].append(j)
    return found


def _find_merged(likeness: Likeness, pairs: Mapping[int, int]) -> dict[int, list[int]]:
    """By new article, the old ones without a counterpart that went into it."""
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(len(likeness.old)):
        if i not in pairs:
            shares = [
                (likeness.old_in_new(i, j, other), j, abs(i - other))
                for other, j in pairs.items()
                if (i, j) in likeness.shared
            ]
            whole = _whole(shares)
            if whole is not None:
                found[whole].append(i)
    return found


def _whole(shares: Sequence[tuple[float, int, int]]) -> int | None:
    """Of share, place and distance from the other part: the place of the largest share, if it is large enough."""
    if not shares:
        return None
    share, place, distance = max(shares, key=lambda found: (found[0], -found[2]))
    enough = share >= (PART_NEAR if distance <= NEAR else PART)
    alone = all(share >= OUTDOING * other for other, at, _ in shares if at != place)
    return place if enough and alone else None


def _changes(old: Sequence[Article], new: Sequence[Article], groups: Sequence[_Group]) -> Iterator[Change]:
    """The changes in the order of the new text, each removed article behind the one it stood behind."""
    starts = {group.new[0]: group for group in groups}
    within = {j for group in groups for j in group.new[1:]}
    gone = _removed_after(groups, len(old))
    yield from (_removed(old[i]) for i in gone.get(-1, ()))
    for j, article in enumerate(new):
        if j in starts:
            group = starts[j]
            yield _change([old[i] for i in sorted(group.old)], [new[at] for at in sorted(group.new)], moved=group.moved)
            yield from (_removed(old[i]) for i in gone.get(group.old[0], ()))
        elif j not in within:
            yield Change(Kind.ADDED, (), (article,))


def _removed_after(groups: Sequence[_Group], old: int) -> dict[int, list[int]]:
    """The old articles that went nowhere, by the last unmoved pair before them, or -1."""
    kept = {i for group in groups for i in group.old}
    unmoved = sorted(group.old[0] for group in groups if not group.moved)
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(old):
        if i not in kept:
            at = bisect_left(unmoved, i)
            found[unmoved[at - 1] if at else -1].append(i)
    return found


def _removed(article: Article) -> Change:
    return Change(Kind.REMOVED, (article,), ())


def _change(old: Sequence[Article], new: Sequence[Article], *, moved: bool) -> Change:
    kinds = {(True, True): Kind.REGROUPED, (True, False): Kind.MERGED, (False, True): Kind.SPLIT}
    single = Kind.SAME if same_words(old, new) else Kind.CHANGED
    return Change(kinds.get((len(old) > 1, len(new) > 1), single), tuple(old), tuple(new), moved)
