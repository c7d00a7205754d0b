"""The articles of a version as they are compared: their address, their number, their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.model import Level, Provision, Rulebook

SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or a paragraph that stands in none: its address, printed label, number and printed lines."""

    address: str
    label: str
    number: tuple[str, int | None, int | None]  # address space, number, 之一
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its words without its label, one printed provision a line."""
        return "\n".join(self.lines)


def articles_of(rulebook: Rulebook) -> tuple[Article, ...]:
    """The articles of a rulebook, and the paragraphs that stand in none, in reading order."""
    owners: dict[str, Provision] = {}
    lines: dict[str, list[str]] = {}
    for provision in rulebook.provisions:
        if provision.level.is_heading:
            continue
        owner = owners.get(provision.parent or "", provision)
        owners[provision.address] = owner
        titled = provision is owner and owner.level is Level.ARTICLE
        printed = provision.text if titled else provision.label + provision.text
        lines.setdefault(owner.address, []).extend([printed] if printed.strip() else [])
    return tuple(_article(owners[address], printed) for address, printed in lines.items())


def _article(owner: Provision, lines: Iterable[str]) -> Article:
    label = owner.label.strip() if owner.level is Level.ARTICLE else ""
    return Article(owner.address, label, (owner.space, owner.number, owner.suffix), tuple(lines))


def same_words(old: Iterable[Article], new: Iterable[Article]) -> bool:
    """Whether both hold the same words in the same order, white space aside."""
    return _words(old) == _words(new)


def _words(articles: Iterable[Article]) -> str:
    return "".join(SPACE.sub("", article.text) for article in articles)
