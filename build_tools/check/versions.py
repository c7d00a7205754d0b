"""替代: declarations that cannot be, at their place in rulebook.yml.

An unknown rulebook, a rulebook that replaces itself, a circle, two that replace the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from build_tools.model import Problem
from build_tools.sources import Source
from build_tools.versions.standing import goes_round
from build_tools.yamlfile import Value, nearest

KIND = "替代"


def check_replacements(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources, each with what is wrong with the rulebook that it says it replaces."""
    replaces = {
        source.rulebook.id: source.rulebook.metadata.replaces
        for source in sources
        if source.rulebook and source.rulebook.metadata.replaces
    }
    known = {source.rulebook.id if source.rulebook else source.folder for source in sources}
    return tuple(
        replace(source, problems=(*source.problems, *_find_problems(source, replaces, known))) for source in sources
    )


def _find_problems(source: Source, replaces: Mapping[str, str], known: set[str]) -> Iterator[Problem]:
    place = _declared(source)
    if source.rulebook is None or place is None:
        return
    newer, older = source.rulebook.id, replaces.get(source.rulebook.id, "")
    message, hint = _fault(newer, older, replaces, known)
    if message:
        yield source.declaration.problem(place, message, kind=KIND, hint=hint)


def _declared(source: Source) -> Value | None:
    content = source.declaration.content
    return (content.get("替代") or content.get("replaces")) if content else None


def _fault(newer: str, older: str, replaces: Mapping[str, str], known: set[str]) -> tuple[str, str]:
    """What is wrong with a replacement, and what to do about it; nothing where it is right."""
    if older == newer:
        return "一部规则不能替代自己", "“替代”写的是旧版本的标识"
    if older not in known:
        hint = nearest(older, known - {newer}) or f"可用的标识：{'、'.join(sorted(known - {newer})) or '无'}"
        return f"本项目没有标识为“{older}”的规则", hint
    if goes_round(newer, replaces):
        return f"“替代”绕成了一圈：{' → '.join(_circle(newer, replaces))}", "旧版本不能反过来替代新版本"
    if Counter(replaces.values())[older] > 1:
        rivals = "、".join(sorted(rulebook for rulebook, old in replaces.items() if old == older))
        return f"“{older}”只能由一部规则替代，现有 {rivals} 都声明替代它", "几个版本相继替代的，各写其前一个版本"
    return "", ""


def _circle(start: str, replaces: Mapping[str, str]) -> Iterator[str]:
    yield start
    at = replaces[start]
    while at != start:
        yield at
        at = replaces[at]
    yield start
