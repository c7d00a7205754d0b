"""Automatic numbering of a docx: what numbering.xml and the styles define, as the labels Word shows.

A level of w:lvlText 第%1条 in chineseCountingThousand gives 第一条, 第二条 …; %1.%2 gives 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from build_tools.importing.counting import write_number
from build_tools.importing.markup import child, children, is_on, number_of, value_of

PLACE = re.compile(r"%([1-9])")
PRIVATE = re.compile(r"[\ue000-\uf8ff]")
SUFFIXES = {"nothing": "", "space": " ", "tab": "　"}
MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: first number, format, text with %1 … %9, what follows it, when it restarts."""

    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None


@dataclass(frozen=True, slots=True)
class ListUse:
    """A w:num: the list it stands for, and the levels it starts at another number."""

    abstract: str
    starts: Mapping[int, int]
    levels: Mapping[int, ListLevel]


@dataclass(frozen=True, slots=True)
class Definitions:
    """All lists of a document and, by style, the (list, level) that its paragraphs have."""

    lists: Mapping[str, Mapping[int, ListLevel]]
    uses: Mapping[str, ListUse]
    styles: Mapping[str, tuple[str | None, int | None]]
    default_style: str | None


@dataclass(slots=True)
class Counter:
    """How far each list has counted."""

    definitions: Definitions
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: etree._Element | None) -> str:
        """The label of the next paragraph that has these properties (w:pPr), white space included."""
        place = _place(self.definitions, properties)
        use = self.definitions.uses.get(place[0]) if place else None
        if place is None or use is None:
            return ""
        levels = {**self.definitions.lists.get(use.abstract, {}), **use.levels}
        level = levels.get(place[1])
        if level is None:
            return ""
        self._advance(place[0], use, place[1], levels)
        label = self._write(use, level, levels)
        return label + SUFFIXES.get(level.suffix, "") if label else ""

    def _advance(self, number_id: str, use: ListUse, depth: int, levels: Mapping[int, ListLevel]) -> None:
        counts = self.counts.setdefault(use.abstract, {})
        if depth in use.starts and (number_id, depth) not in self.used:
            counts.pop(depth, None)
        self.used.add((number_id, depth))
        first = use.starts.get(depth, levels[depth].start)
        counts[depth] = counts[depth] + 1 if depth in counts else first
        for deeper in [key for key in counts if key > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]

    def _write(self, use: ListUse, level: ListLevel, levels: Mapping[int, ListLevel]) -> str:
        if level.format == "bullet":
            return PRIVATE.sub("•", level.text)
        counts = self.counts[use.abstract]

        def printed(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            known = levels.get(depth, level)
            number_format = "decimal" if level.legal else known.format
            return write_number(counts.get(depth, known.start), number_format)

        return PLACE.sub(printed, level.text)


def _place(definitions: Definitions, properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and level of a paragraph: its own, else its style's."""
    own = child(properties, "w:numPr")
    style = value_of(child(properties, "w:pStyle")) or definitions.default_style
    inherited, depth = definitions.styles.get(style or "", (None, None))
    number_id = value_of(child(own, "w:numId")) or inherited
    if not number_id or number_id == "0":
        return None
    stated = number_of(child(own, "w:ilvl"))
    if stated is None:
        stated = _level_of_style(definitions, number_id, style) if own is None else depth
    return number_id, stated or depth or 0


def _level_of_style(definitions: Definitions, number_id: str, style: str | None) -> int | None:
    use = definitions.uses.get(number_id)
    levels = definitions.lists.get(use.abstract, {}) if use else {}
    return next((depth for depth, level in levels.items() if style and level.style == style), None)


def read_definitions(numbering: etree._Element | None, styles: etree._Element | None) -> Definitions:
    """The lists that a document defines; nothing where it has none."""
    by_id = {value_of(style, "styleId") or "": style for style in children(styles, "w:style")}
    places = {name: _style_place(by_id, name) for name in by_id}
    lists = {value_of(item, "abstractNumId") or "": item for item in children(numbering, "w:abstractNum")}
    uses = {value_of(item, "numId") or "": _read_use(item) for item in children(numbering, "w:num")}
    levels = {name: _read_levels(item) for name, item in lists.items()}
    for name, item in lists.items():
        linked = value_of(child(item, "w:numStyleLink"))
        target = uses.get(places.get(linked or "", (None, None))[0] or "")
        if not levels[name] and target:
            levels[name] = levels.get(target.abstract, {})
    default = next((name for name, style in by_id.items() if _is_default(style)), None)
    return Definitions(levels, uses, places, default)


def _is_default(style: etree._Element) -> bool:
    return value_of(style, "type") == "paragraph" and value_of(style, "default") in ("1", "true")


def _style_place(styles: Mapping[str, etree._Element], name: str) -> tuple[str | None, int | None]:
    """The list and level that a style gives, its own or that of the style it is based on."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        own = child(styles[name], "w:pPr", "w:numPr")
        if own is not None and child(own, "w:numId") is not None:
            return value_of(child(own, "w:numId")), number_of(child(own, "w:ilvl"))
        name = value_of(child(styles[name], "w:basedOn")) or ""
    return None, None


def _read_levels(item: etree._Element | None) -> dict[int, ListLevel]:
    found = {number_of(level, "ilvl"): _read_level(level) for level in children(item, "w:lvl")}
    return {depth: level for depth, level in found.items() if depth is not None and depth < MOST_LEVELS}


def _read_level(level: etree._Element) -> ListLevel:
    start = number_of(child(level, "w:start"))
    return ListLevel(
        1 if start is None else start,
        value_of(child(level, "w:numFmt")) or "decimal",
        value_of(child(level, "w:lvlText")) or "",
        value_of(child(level, "w:suff")) or "tab",
        is_on(child(level, "w:isLgl")),
        number_of(child(level, "w:lvlRestart")),
        value_of(child(level, "w:pStyle")),
    )


def _read_use(item: etree._Element) -> ListUse:
    starts: dict[int, int] = {}
    levels: dict[int, ListLevel] = {}
    for override in children(item, "w:lvlOverride"):
        depth = number_of(override, "ilvl") or 0
        start = number_of(child(override, "w:startOverride"))
        if start is not None:
            starts[depth] = start
        levels |= _read_levels(override)
    return ListUse(value_of(child(item, "w:abstractNumId")) or "", starts, levels)
