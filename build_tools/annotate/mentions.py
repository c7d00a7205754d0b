"""Mentions: every place where a text names an actor of the register, and uses: where it names a concept.

区长 inside 副区长 or 区长办公会议 is no mention of the 区长; 区长负责制 is of nobody (不算提及); a name that
means somebody only in some articles (主任 in 六十九、) counts only there. Titles in 《》 name no actor.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.annotate.naming import find_named
from build_tools.model import Corpus
from build_tools.statements import Mention, Use


def find_mentions(corpus: Corpus) -> Iterator[Mention]:
    """Every mention of every actor in the paragraphs and items of every rulebook, in reading order."""
    for rulebook in corpus.rulebooks:
        for one in find_named(rulebook, corpus.registers.actors, corpus.registers.ignored):
            yield Mention(rulebook.id, one.at, one.start, one.end, one.name)


def find_uses(corpus: Corpus) -> Iterator[Use]:
    """Every mention of every document type and procedure, in reading order."""
    for rulebook in corpus.rulebooks:
        for one in find_named(rulebook, corpus.registers.concepts, corpus.registers.no_concepts):
            yield Use(rulebook.id, one.at, one.start, one.end, one.name)
