"""What a dead reference meant and what the text has instead: “第三条没有第五款，只有两款”."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.annotate.phrases import RANK, Scope, Step, find_phrases
from build_tools.annotate.resolve import LEVELS, Tree, find_step, grow_trees, path_words
from build_tools.model import Level, Provision, Reference, Rulebook
from build_tools.numerals import to_han

COUNTED = {1: "一", 2: "两"}


def say_what_is_there(rulebook: Rulebook, reference: Reference) -> str:
    """Why an internal reference without a target leads nowhere, for the editor and the reader of the text."""
    at = next(provision for provision in rulebook.provisions if provision.address == reference.at)
    tree = grow_trees(rulebook.provisions)[at.space]
    phrase = next(find_phrases(reference.text), None)
    if phrase and phrase.scope and phrase.scope.kind in ("before", "here") and not phrase.targets:
        return _say_of_scope(tree, at, phrase.scope)
    meant = next(find_phrases(reference.canonical), None)
    if meant is None or not meant.targets:
        return _say_of_scope(tree, at, phrase.scope) if phrase and phrase.scope else "这里没有所指的规定"
    return _say_of_path(tree, meant.targets[0].steps)


def _say_of_scope(tree: Tree, at: Provision, scope: Scope) -> str:
    """Why 前款, 前三条 or 本节 leads nowhere."""
    own = tree.ancestor(at, LEVELS[scope.unit])
    here = path_words(_place(tree, at)) or "这里"
    if own is None:
        return f"{here}不在任何一{scope.unit}之内"
    before = tree.places[own.address]
    if scope.kind != "before":
        return f"{here}没有这一{scope.unit}"
    where = (
        "第一条" if scope.unit == "条" else f"{here}的第一{scope.unit}" if scope.unit in "款项" else f"第一{scope.unit}"
    )
    return f"引用处已是{where}，前面没有别的{scope.unit}" if before == 0 else f"前面只有{_count(before)}{scope.unit}"


def _place(tree: Tree, at: Provision) -> tuple[Step, ...]:
    article = tree.ancestor(at, Level.ARTICLE)
    return (Step("条", article.number or 0, article.suffix),) if article else ()


def _say_of_path(tree: Tree, steps: Sequence[Step]) -> str:
    """The first step of a path that leads nowhere, and how many of its kind there are: 第三条没有第五款，只有两款."""
    current: str | None = None
    for number, step in enumerate(steps):
        found = find_step(tree, current, step, loose=number == 0 or steps[number - 1].unit == "条")
        if found is None:
            holder = path_words(steps[:number]) or "本文"
            return f"{holder}没有{path_words((step,))}，{_what_there_is(tree, current, step)}"
        current = found
    return "所指的规定不在引用处能指到的地方"


def _what_there_is(tree: Tree, current: str | None, step: Step) -> str:
    if step.unit == "条":
        return _articles(tree)
    sisters = _sisters(tree, current, step)
    if not sisters:
        return f"那里不分{step.unit}"
    if step.unit == "款":
        return f"只有{_count(len(sisters))}款"
    numbers = [provision.number or 0 for provision in sisters]
    run = numbers == list(range(1, len(numbers) + 1))
    return f"只有{_count(len(numbers))}{step.unit}" if run else f"只有第{'、'.join(map(to_han, numbers))}{step.unit}"


def _sisters(tree: Tree, current: str | None, step: Step) -> list[Provision]:
    """The provisions among which a step was looked for: of its level, below what the path had reached."""
    level = LEVELS[step.unit]
    below = [current]
    if current and RANK[step.unit] > RANK["款"]:
        below += [child.address for child in tree.children.get(current, ())]
    if current is None and step.unit in "编章节":
        return [p for p in tree.by_address.values() if p.level is level]
    return [p for address in below for p in tree.children.get(address, ()) if p.level is level]


def _articles(tree: Tree) -> str:
    if not tree.articles:
        return "本文不分条"
    last = max(article.number or 0 for article in tree.articles)
    return f"全文共{len(tree.articles)}条，末条是第{to_han(last)}条"


def _count(number: int) -> str:
    return COUNTED.get(number) or to_han(number)
