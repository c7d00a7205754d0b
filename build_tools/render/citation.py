"""Citations in Chinese legal form: 《…工作规则》（莱芜政发〔2026〕1号）第三十八条第一款第三项.

Order 条 款 项 目 (立法法第六十五条); 款 bears no printed number, so the editor counts it, and it is
named only where its article has more than one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from build_tools.model import Level, Provision, Rulebook
from build_tools.numerals import to_han

UNITS = {
    Level.PART: "编",
    Level.SUBPART: "分编",
    Level.CHAPTER: "章",
    Level.SECTION: "节",
    Level.ARTICLE: "条",
    Level.PARAGRAPH: "款",
    Level.ITEM: "项",
    Level.SUBITEM: "目",
}
LOOSE_PARAGRAPH = "自然段"  # a paragraph that stands in no article
ANNEX = re.compile(r"annex-(?P<number>\d+)\.")
ORDINAL = re.compile(r"(?P<number>\d+)(?:-\d+)?$")
INNER_MARKS = str.maketrans("《》", "〈〉")
LARGEST_WRITTEN = 9999


def citation(rulebook: Rulebook, provision: Provision) -> str:
    """The full citation of one provision."""
    return instrument(rulebook) + places(rulebook)[provision.address]


def citations(rulebook: Rulebook) -> dict[str, str]:
    """The full citation of every provision, by address."""
    name = instrument(rulebook)
    return {address: name + place for address, place in places(rulebook).items()}


def instrument(rulebook: Rulebook) -> str:
    """How a citation names the rulebook: 《title》（文号）, without the bracket where it has no 文号."""
    number = rulebook.metadata.document_number
    title = rulebook.metadata.title.translate(INNER_MARKS)
    return f"《{title}》（{number}）" if number else f"《{title}》"


def places(rulebook: Rulebook) -> dict[str, str]:
    """Where each provision stands in its rulebook (第三十八条第一款第三项), by address."""
    siblings = Counter(p.parent for p in rulebook.provisions if p.level is Level.PARAGRAPH)
    by_address = {provision.address: provision for provision in rulebook.provisions}
    found: dict[str, str] = {}
    for provision in rulebook.provisions:
        found[provision.address] = _place(provision, by_address, siblings, found)
    return found


def _place(
    provision: Provision,
    by_address: Mapping[str, Provision],
    siblings: Mapping[str | None, int],
    found: Mapping[str, str],
) -> str:
    parent = by_address.get(provision.parent or "")
    own = _own_part(provision, parent, siblings)
    if parent and _needs_parent(provision, parent):
        return found.get(parent.address, "") + own
    return _annex(provision.space) + own


def _needs_parent(provision: Provision, parent: Provision) -> bool:
    """Articles run through a rulebook; chapters only where their address does not name a part."""
    if provision.level is Level.ARTICLE:
        return False
    if provision.level is Level.CHAPTER:
        return provision.address.startswith(parent.address + ".")
    return not (provision.level is Level.PARAGRAPH and parent.level.is_heading)


def _own_part(provision: Provision, parent: Provision | None, siblings: Mapping[str | None, int]) -> str:
    number = _number(provision)
    if number is None:
        return _unnumbered(provision)
    if provision.level is not Level.PARAGRAPH:
        return f"第{_han(number)}{UNITS[provision.level]}{_suffix(provision)}"
    if parent is None or parent.level.is_heading:
        return f"第{_han(number)}{LOOSE_PARAGRAPH}"
    return f"第{_han(number)}款" if siblings[provision.parent] > 1 else ""


def _number(provision: Provision) -> int | None:
    if provision.number is not None:
        return provision.number
    ordinal = ORDINAL.search(provision.address)
    return int(ordinal["number"]) if ordinal else None


def _unnumbered(provision: Provision) -> str:
    words = (provision.label + provision.text).strip()
    return f"“{words}”" if provision.level.is_heading and words else ""


def _suffix(provision: Provision) -> str:
    return f"之{_han(provision.suffix)}" if provision.suffix is not None else ""


def _annex(space: str) -> str:
    annex = ANNEX.match(space)
    return f"附件{annex['number']}" if annex else ""


def _han(number: int) -> str:
    return to_han(number) if number <= LARGEST_WRITTEN else str(number)
