"""Where a phrase leads: from the path that it names, and the provision it stands in, to an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.annotate.phrases import RANK, Phrase, Scope, Step, Target
from build_tools.model import Level, Provision
from build_tools.numerals import to_han

LEVELS = {
    "编": Level.PART,
    "章": Level.CHAPTER,
    "节": Level.SECTION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
}
UNIT_OF = {level: unit for unit, level in LEVELS.items()}
RULES = ("条", "款", "项", "目")


@dataclass(frozen=True, slots=True)
class Tree:
    """The provisions of one address space, by address, by parent and by number."""

    space: str
    by_address: Mapping[str, Provision]
    children: Mapping[str | None, Sequence[Provision]]
    numbered: Mapping[tuple[str | None, Level, int | None, int | None], Provision]
    articles: Sequence[Provision]
    places: Mapping[str, int]  # of each provision among its sisters of the same level; of articles in the whole space

    def ancestor(self, provision: Provision, level: Level) -> Provision | None:
        """The provision of a level that holds this one, itself included."""
        current: Provision | None = provision
        while current is not None and current.level is not level:
            current = self.by_address.get(current.parent or "")
        return current

    def child(self, parent: str | None, level: Level, number: int, suffix: int | None = None) -> Provision | None:
        """The child of a level with a number, or None."""
        return self.numbered.get((parent, level, number, suffix))

    def sisters(self, provision: Provision) -> Sequence[Provision]:
        """The provisions that 前款, 前条 count among: all articles, or those of one level below one parent."""
        if provision.level is Level.ARTICLE:
            return self.articles
        return [p for p in self.children.get(provision.parent, ()) if p.level is provision.level]


@dataclass(frozen=True, slots=True)
class Resolution:
    """One target resolved: its words, its address (None if there is no such provision), what was meant."""

    start: int
    end: int
    address: str | None
    meant: tuple[Step, ...]
    first: str | None = None  # where a range began whose end this is


def grow_trees(provisions: Sequence[Provision]) -> dict[str, Tree]:
    """The tree of each address space."""
    spaces: dict[str, list[Provision]] = {}
    for provision in provisions:
        spaces.setdefault(provision.space, []).append(provision)
    return {space: _grow_tree(space, found) for space, found in spaces.items()}


def _grow_tree(space: str, provisions: Sequence[Provision]) -> Tree:
    children: dict[str | None, list[Provision]] = {}
    numbered: dict[tuple[str | None, Level, int | None, int | None], Provision] = {}
    counts: dict[tuple[str | None, Level], int] = {}
    places: dict[str, int] = {}
    for provision in provisions:
        parent = None if provision.level is Level.ARTICLE else provision.parent
        children.setdefault(provision.parent, []).append(provision)
        numbered.setdefault((provision.parent, provision.level, provision.number, provision.suffix), provision)
        places[provision.address] = counts.get((parent, provision.level), 0)
        counts[parent, provision.level] = places[provision.address] + 1
    articles = [provision for provision in provisions if provision.level is Level.ARTICLE]
    by_address = {provision.address: provision for provision in provisions}
    return Tree(space, by_address, children, numbered, articles, places)


def resolve_phrase(tree: Tree, at: Provision, phrase: Phrase) -> Iterator[Resolution]:
    """Every target of a phrase that stands in the provision `at`."""
    if not phrase.targets and phrase.scope:
        yield from _resolve_scope(tree, at, phrase, phrase.scope)
        return
    previous: str | None = None
    for target in phrase.targets:
        address = _resolve_target(tree, at, phrase.scope, target)
        start = phrase.start if target is phrase.targets[0] else target.start
        meant = (*_implied(tree, at, phrase.scope, target.steps[0].unit), *target.steps)
        yield Resolution(start, target.end, address, meant, previous if target.through else None)
        previous = address


def _implied(tree: Tree, at: Provision, scope: Scope | None, unit: str) -> tuple[Step, ...]:
    """The steps above a path that its words leave out: the article that a bare 第二款 is of."""
    if unit not in RULES[1:]:
        return ()
    base = at
    if scope and scope.kind == "before":
        found = tree.by_address.get(_before(tree, at, scope)[-1] or "")
        if found is None:
            return ()
        base = found
    return tuple(step for step in steps_to(tree, base) if RANK[step.unit] < RANK[unit])


def steps_to(tree: Tree, provision: Provision) -> tuple[Step, ...]:
    """The path of a provision, as one cites it: no chapter above an article, no 款 where the article has one."""
    steps: list[Step] = []
    current: Provision | None = provision
    while current is not None:
        unit = UNIT_OF.get(current.level)
        if unit and not (
            current.level is Level.PARAGRAPH and current is not provision and len(tree.sisters(current)) == 1
        ):
            steps.append(Step(unit, current.number or 0, current.suffix))
        if current.level is Level.ARTICLE:
            break
        current = tree.by_address.get(current.parent or "")
    return tuple(reversed(steps))


def path_words(steps: Sequence[Step]) -> str:
    """A path in words: 第三条第一款, 第四条之一."""
    return "".join(
        f"第{to_han(step.number)}{step.unit}" + (f"之{to_han(step.suffix)}" if step.suffix else "") for step in steps
    )


def _resolve_scope(tree: Tree, at: Provision, phrase: Phrase, scope: Scope) -> Iterator[Resolution]:
    """A bare 前款, 前两款, 前条, 本条, 本章: each provision that it means."""
    if scope.kind not in ("before", "here"):
        return
    addresses = _before(tree, at, scope) if scope.kind == "before" else [_here(tree, at, scope.unit)]
    first = addresses[0] if len(addresses) > 1 else None
    for number, address in enumerate(addresses):
        found = tree.by_address.get(address or "")
        meant = steps_to(tree, found) if found else ()
        yield Resolution(phrase.start, phrase.end, address, meant, first if number else None)


def _here(tree: Tree, at: Provision, unit: str) -> str | None:
    found = tree.ancestor(at, LEVELS[unit])
    return found.address if found else None


def _before(tree: Tree, at: Provision, scope: Scope) -> list[str | None]:
    """The provisions that 前款, 前两条 … count back to, the earliest first."""
    own = tree.ancestor(at, LEVELS[scope.unit])
    if own is None:
        return _last_items(tree, at, scope) if scope.unit == "项" else [None]
    below = own.level is Level.ITEM and at.level is Level.PARAGRAPH  # a paragraph inside an item: 前项 is that item
    position = tree.places[own.address] + below
    if position < scope.count:
        return [None]
    return [provision.address for provision in tree.sisters(own)[position - scope.count : position]]


def _last_items(tree: Tree, at: Provision, scope: Scope) -> list[str | None]:
    """The 前三项 of a paragraph below a list: the items above it, if they are as many (any, where it is one)."""
    above = [p for p in tree.sisters(at)[: tree.places[at.address]] if tree.children.get(p.address)]
    items = [p for p in tree.children[above[-1].address] if p.level is Level.ITEM] if above else []
    wanted = items[-1:] if scope.count == 1 else items[: scope.count]
    return [item.address for item in wanted] if len(wanted) == scope.count else [None]


def _resolve_target(tree: Tree, at: Provision, scope: Scope | None, target: Target) -> str | None:
    unit = target.steps[0].unit
    start = _start(tree, at, scope, unit)
    if unit in RULES[1:] and start is None:
        return None
    return _descend(tree, start, target.steps)


def _start(tree: Tree, at: Provision, scope: Scope | None, unit: str) -> str | None:
    """The provision below which a path is looked up; None is the whole text."""
    if scope and scope.part:
        return _part_named(tree, scope.part)
    if scope and scope.kind == "before" and RANK[unit] > RANK[scope.unit]:
        return _before(tree, at, scope)[-1]
    if scope and scope.kind == "here" and RANK[unit] > RANK[scope.unit] and (unit in RULES[1:] or scope.unit in "编章"):
        return _here(tree, at, scope.unit) if unit != "条" else None
    if unit in RULES[1:]:
        holder = tree.ancestor(at, Level.ARTICLE) if unit == "款" else tree.ancestor(at, Level.PARAGRAPH)
        return holder.address if holder else None
    part = tree.ancestor(at, Level.PART) if unit in "章节" else None
    chapter = tree.ancestor(at, Level.CHAPTER) if unit == "节" else None
    holder = chapter or part
    return holder.address if holder else None


def _part_named(tree: Tree, name: str) -> str | None:
    """The part whose heading is 总则, 分则 or 附则."""
    found = (p.address for p in tree.by_address.values() if p.level is Level.PART and name in "".join(p.text.split()))
    return next(found, None)


def _descend(tree: Tree, start: str | None, steps: Sequence[Step]) -> str | None:
    current = start
    for number, step in enumerate(steps):
        found = find_step(tree, current, step, loose=number == 0 or steps[number - 1].unit == "条")
        if found is None:
            return None
        current = found
    return current


def find_step(tree: Tree, current: str | None, step: Step, *, loose: bool) -> str | None:
    """The provision that one step names, below `current`; `loose` where no 款 was named before a 项."""
    if step.unit == "条":
        return _find_article(tree, step)
    level = LEVELS[step.unit]
    found = tree.child(current, level, step.number, step.suffix)
    if found is None and step.bracketed and step.unit == "款":  # old texts call （四） a 款
        return _item_anywhere(tree, current, step)
    if found is None and level is Level.ITEM:
        found = _item_below_colon(tree, current, step)
    if found is None and level is Level.ITEM and loose:
        return _item_anywhere(tree, current, step)
    if found is None and level in (Level.CHAPTER, Level.SECTION):
        return _heading_anywhere(tree, step)
    return found.address if found else None


def _find_article(tree: Tree, step: Step) -> str | None:
    """The article of a number; in a text without articles, what is numbered 八、."""
    address = f"{tree.space}a{step.number}" + (f"-{step.suffix}" if step.suffix else "")
    if tree.articles or step.suffix:
        return address if address in tree.by_address else None
    listed = (p.address for p in tree.by_address.values() if p.number == step.number and p.label.strip().endswith("、"))
    return next(listed, None)


def _item_below_colon(tree: Tree, current: str | None, step: Step) -> Provision | None:
    """The item of a paragraph that ends in ：, where the list below it lost its first label."""
    paragraph = tree.by_address.get(current or "")
    if paragraph is None or paragraph.level is not Level.PARAGRAPH or not paragraph.text.endswith(("：", ":")):
        return None
    following = tree.sisters(paragraph)[tree.places[paragraph.address] + 1 :][:1]
    return tree.child(following[0].address, Level.ITEM, step.number) if following else None


def _item_anywhere(tree: Tree, current: str | None, step: Step) -> str | None:
    """第三条第二项 names no 款: the item in the first paragraph that has it; a bare 第二项: in the article."""
    holder = tree.by_address.get(current or "")
    article = tree.ancestor(holder, Level.ARTICLE) if holder else None
    if holder is None or article is None or holder.level not in (Level.ARTICLE, Level.PARAGRAPH):
        return None
    for paragraph in tree.children.get(article.address, ()):
        found = tree.child(paragraph.address, Level.ITEM, step.number)
        if found:
            return found.address
    item = tree.child(article.address, Level.ITEM, step.number)
    return item.address if item else None


def _heading_anywhere(tree: Tree, step: Step) -> str | None:
    """第四章 in a text whose chapters stand in parts: the only chapter of that number."""
    level = LEVELS[step.unit]
    found = [p.address for p in tree.by_address.values() if p.level is level and p.number == step.number]
    return found[0] if len(found) == 1 else None
