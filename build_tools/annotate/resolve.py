"""Where a phrase leads: from the path that it names, and the provision it stands in, to an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.annotate.phrases import Phrase, Scope, Step, Target
from build_tools.model import Level, Provision

LEVELS = {
    "编": Level.PART,
    "章": Level.CHAPTER,
    "节": Level.SECTION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
}
RULES = ("条", "款", "项", "目")


@dataclass(frozen=True, slots=True)
class Tree:
    """The provisions of one address space, by address and by parent."""

    by_address: Mapping[str, Provision]
    children: Mapping[str | None, Sequence[Provision]]

    def ancestor(self, provision: Provision, level: Level) -> Provision | None:
        """The provision of a level that holds this one, itself included."""
        current: Provision | None = provision
        while current is not None and current.level is not level:
            current = self.by_address.get(current.parent or "")
        return current

    def child(self, parent: str | None, level: Level, number: int, suffix: int | None = None) -> Provision | None:
        """The child of a level with a number, or None."""
        found = (p for p in self.children.get(parent, ()) if (p.level, p.number, p.suffix) == (level, number, suffix))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Resolution:
    """One target resolved: its words, its address (None if there is no such provision), what was meant."""

    start: int
    end: int
    address: str | None
    meant: tuple[Step, ...]
    scope: Scope | None
    first: str | None = None  # where a range began whose end this is


def grow_tree(provisions: Sequence[Provision]) -> Tree:
    """The tree of the provisions of one address space."""
    children: dict[str | None, list[Provision]] = {}
    for provision in provisions:
        children.setdefault(provision.parent, []).append(provision)
    return Tree({provision.address: provision for provision in provisions}, children)


def resolve_phrase(tree: Tree, at: Provision, phrase: Phrase) -> Iterator[Resolution]:
    """Every target of a phrase that stands in the provision `at`."""
    if not phrase.targets and phrase.scope:
        yield from _resolve_scope(tree, at, phrase, phrase.scope)
        return
    previous: str | None = None
    for target in phrase.targets:
        address = _resolve_target(tree, at, phrase.scope, target)
        start = phrase.start if target is phrase.targets[0] else target.start
        yield Resolution(start, target.end, address, target.steps, phrase.scope, previous if target.through else None)
        previous = address


def _resolve_scope(tree: Tree, at: Provision, phrase: Phrase, scope: Scope) -> Iterator[Resolution]:
    """A bare 前款, 前两款, 前条, 本条, 本章: each provision that it means."""
    if scope.kind == "own":
        return
    addresses = _before(tree, at, scope) if scope.kind == "before" else [_here(tree, at, scope.unit)]
    first = addresses[0] if len(addresses) > 1 else None
    for number, address in enumerate(addresses):
        yield Resolution(phrase.start, phrase.end, address, (), scope, first if number else None)


def _here(tree: Tree, at: Provision, unit: str) -> str | None:
    found = tree.ancestor(at, LEVELS[unit])
    return found.address if found else None


def _before(tree: Tree, at: Provision, scope: Scope) -> list[str | None]:
    """The provisions that 前款, 前两条 … count back to, the earliest first."""
    own = tree.ancestor(at, LEVELS[scope.unit])
    if own is None:
        return [None]
    if own.level is Level.ARTICLE:
        series = [p for p in tree.by_address.values() if p.level is Level.ARTICLE]
    else:
        series = [p for p in tree.children.get(own.parent, ()) if p.level is own.level]
    position = series.index(own)
    if position < scope.count:
        return [None]
    return [provision.address for provision in series[position - scope.count : position]]


def _resolve_target(tree: Tree, at: Provision, scope: Scope | None, target: Target) -> str | None:
    unit = target.steps[0].unit
    start = _start(tree, at, scope, unit)
    if unit in RULES[1:] and start is None:
        return None
    return _descend(tree, start, target.steps, at)


def _start(tree: Tree, at: Provision, scope: Scope | None, unit: str) -> str | None:
    """The provision below which a path is looked up; None is the whole text."""
    if scope and scope.kind == "before":
        return _before(tree, at, scope)[-1]
    if scope and scope.kind == "here" and (unit in RULES[1:] or scope.unit in "编章"):
        return _here(tree, at, scope.unit) if unit != "条" else None
    if unit in ("款", "项", "目"):
        holder = tree.ancestor(at, Level.ARTICLE) if unit == "款" else tree.ancestor(at, Level.PARAGRAPH)
        return holder.address if holder else None
    part = tree.ancestor(at, Level.PART) if unit in "章节" else None
    chapter = tree.ancestor(at, Level.CHAPTER) if unit == "节" else None
    holder = chapter or part
    return holder.address if holder else None


def _descend(tree: Tree, start: str | None, steps: Sequence[Step], at: Provision) -> str | None:
    current = start
    for number, step in enumerate(steps):
        found = _find(tree, current, step, at, loose=number == 0 or steps[number - 1].unit == "条")
        if found is None:
            return None
        current = found
    return current


def _find(tree: Tree, current: str | None, step: Step, at: Provision, *, loose: bool) -> str | None:
    """The provision that one step names, below `current`; `loose` where no 款 was named before a 项."""
    if step.unit == "条":
        address = f"{at.space}a{step.number}" + (f"-{step.suffix}" if step.suffix else "")
        return address if address in tree.by_address else None
    level = LEVELS[step.unit]
    found = tree.child(current, level, step.number, step.suffix)
    if found is None and level is Level.ITEM and loose:
        return _item_anywhere(tree, current, step)
    if found is None and level in (Level.CHAPTER, Level.SECTION):
        return _heading_anywhere(tree, step)
    return found.address if found else None


def _item_anywhere(tree: Tree, current: str | None, step: Step) -> str | None:
    """第三条第二项 names no 款: the item in the first paragraph that has it; a bare 第二项: in the article."""
    holder = tree.by_address.get(current or "")
    article = tree.ancestor(holder, Level.ARTICLE) if holder else None
    if holder is None or article is None or (holder.level is not Level.ARTICLE and holder.level is not Level.PARAGRAPH):
        return None
    for paragraph in tree.children.get(article.address, ()):
        found = tree.child(paragraph.address, Level.ITEM, step.number)
        if found:
            return found.address
    found = tree.child(article.address, Level.ITEM, step.number)
    return found.address if found else None


def _heading_anywhere(tree: Tree, step: Step) -> str | None:
    """第四章 in a text whose chapters stand in parts: the only chapter of that number."""
    level = LEVELS[step.unit]
    found = [p.address for p in tree.by_address.values() if p.level is level and p.number == step.number]
    return found[0] if len(found) == 1 else None
