"""Mentions: every place where a text names an actor of the register, longest name first.

区长 inside 副区长 or 区长办公会议 is no mention of the 区长; 区长负责制 is of nobody (不算提及); a name that
means somebody only in some articles (主任 in 六十九、) counts only there. Titles in 《》 name no actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from build_tools.annotate.instruments import find_titles
from build_tools.model import Corpus, Level, Provision, Rulebook
from build_tools.statements import Mention, Registers


def find_mentions(corpus: Corpus) -> Iterator[Mention]:
    """Every mention of every actor in the paragraphs and items of every rulebook, in reading order."""
    for rulebook in corpus.rulebooks:
        names = _names(corpus.registers, rulebook.id)
        if names:
            pattern = re.compile(
                "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
            )
            yield from _find_in(rulebook, pattern, names, corpus.registers)


def _names(registers: Registers, rulebook: str) -> dict[str, str | None]:
    """Every name that one rulebook uses with the actor it means everywhere, None for one that needs its article."""
    names: dict[str, str | None] = dict.fromkeys(registers.ignored)
    for actor in registers.actors:
        for alias in actor.names_in(rulebook):
            if alias.articles:
                names.setdefault(alias.name, None)
            else:
                names[alias.name] = actor.name
    return names


def _find_in(
    rulebook: Rulebook, pattern: re.Pattern[str], names: Mapping[str, str | None], registers: Registers
) -> Iterator[Mention]:
    scoped = {
        (article, alias.name): actor.name
        for actor in registers.actors
        for alias in actor.names_in(rulebook.id)
        for article in alias.articles
    }
    for provision in rulebook.provisions:
        if provision.level < Level.PARAGRAPH or provision.space:
            continue
        article = provision.address.split(".")[0]
        titles = [(title.start, title.end) for title in find_titles(provision.text)]
        for match in _matches(pattern, provision, titles):
            actor = scoped.get((article, match.group())) or names[match.group()]
            if actor:
                yield Mention(rulebook.id, provision.address, match.start(), match.end(), actor)


def _matches(pattern: re.Pattern[str], provision: Provision, titles: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(provision.text):
        if not any(start < match.end() and match.start() < end for start, end in titles):
            yield match
