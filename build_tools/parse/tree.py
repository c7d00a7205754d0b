"""The tree of a rule: its marks become provisions with addresses, its lines become passages.

第五十三条  以…制发的公文，应由主管部门拟稿… gives a53 and a53.p1; （一）传达党中央… gives a37.p1.i1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.model import Level, Line, Passage, Provision, Role
from build_tools.parse.labels import Label, indent_of, match_label

LETTERS = {Level.PART: "pt", Level.SUBPART: "sp", Level.CHAPTER: "c", Level.SECTION: "s", Level.ARTICLE: "a"}
FARTHEST_CONTINUATION = 60  # lines below which a list is taken to have ended
CAPTION = re.compile(r"【[^【】]{1,40}】\s*|[（(][^（）()，。；]{2,30}[）)]\s*(?=[^\s，。；：、）])")
BRACKETED = re.compile(r"【")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a line: columns [start, end), which may open with an indent and close with white space."""

    line: Line
    start: int
    end: int


@dataclass(slots=True)
class Tree:
    """A rule under construction: what has been made, and where the next provision belongs."""

    space: str
    captioned: bool = False
    provisions: list[Provision] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)  # how often each address was given
    headings: list[Provision] = field(default_factory=list)
    article: Provision | None = None
    paragraph: Provision | None = None
    paragraphs: int = 0
    items: list[tuple[str, Provision]] = field(default_factory=list)

    @property
    def container(self) -> Provision | None:
        """The article or heading that the next paragraph belongs to."""
        return self.article or (self.headings[-1] if self.headings else None)

    def add(self, level: Level, local: str, parent: Provision | None, place: Place, label: Label | None) -> Provision:
        """A new provision whose label and text stand at `place`; its address is made unique."""
        number = label.number if label else int(local.removeprefix("p"))
        indent, printed, text, tail = split_place(place, label)
        parent_address = parent.address if parent else None
        address = self._unique(
            f"{parent.address}.{local}" if parent and level is not Level.ARTICLE else self.space + local
        )
        column = place.start + len(indent) + 1
        made = Provision(
            address,
            level,
            number,
            label.suffix if label else None,
            printed,
            text,
            place.line.number,
            column,
            parent_address,
            self.space,
        )
        self.provisions.append(made)
        self.passages.append(
            Passage(place.line.number, place.start + 1, Role.PROVISION, indent, printed, text, tail, address)
        )
        return made

    def _unique(self, address: str) -> str:
        """The address, or with x2, x3 … behind it where the print repeats a number."""
        self.times[address] += 1
        return address if self.times[address] == 1 else f"{address}x{self.times[address]}"


def split_place(place: Place, label: Label | None) -> tuple[str, str, str, str]:
    """Indent, label, text and tail of a stretch of a line; the line's end goes to the tail."""
    text = place.line.text[place.start : place.end]
    end = place.line.end if place.end == len(place.line.text) else ""
    body = label.start - place.start if label else min(indent_of(text), len(text))
    words = label.end - place.start if label else body
    stripped = max(len(text.rstrip()), words)
    return text[:body], text[body:words], text[words:stripped], text[stripped:] + end


def add_heading(tree: Tree, place: Place, label: Label) -> None:
    """A part, chapter or section; the headings it does not belong to are closed."""
    level = label.level or Level.CHAPTER
    while tree.headings and tree.headings[-1].level >= level:
        tree.headings.pop()
    parent = tree.headings[-1] if tree.headings else None
    made = tree.add(level, LETTERS[level] + _number(label), parent, place, label)
    tree.headings.append(made)
    tree.article, tree.paragraph, tree.paragraphs = None, None, 0
    tree.items.clear()


def add_article(tree: Tree, place: Place, label: Label) -> None:
    """An article with its printed caption, and its first paragraph if the line goes on."""
    words = place.line.text[label.end : place.end]
    caption = CAPTION.match(words) if tree.captioned or BRACKETED.match(words) else None
    end = label.end + (caption.end() if caption else 0)
    rest = place.line.text[end : place.end].strip()
    own_end = end if rest else place.end
    parent = tree.headings[-1] if tree.headings else None
    tree.article = tree.add(Level.ARTICLE, "a" + _number(label), parent, Place(place.line, place.start, own_end), label)
    tree.paragraph, tree.paragraphs = None, 0
    tree.items.clear()
    if rest:
        add_paragraph(tree, Place(place.line, own_end, place.end))


def add_paragraph(tree: Tree, place: Place) -> None:
    """The next 款 of the article (or of the heading, or of a text without either)."""
    tree.paragraphs += 1
    tree.paragraph = tree.add(Level.PARAGRAPH, f"p{tree.paragraphs}", tree.container, place, None)
    tree.items.clear()


def add_continuation(tree: Tree, place: Place, item: Provision) -> None:
    """A paragraph inside an open item, whose list goes on after it; lists inside that item are closed."""
    while tree.items[-1][1] is not item:
        tree.items.pop()
    count = sum(
        provision.parent == item.address and provision.level is Level.PARAGRAPH for provision in tree.provisions[-9:]
    )
    tree.add(Level.PARAGRAPH, f"p{count + 1}", item, place, None)


def add_item(tree: Tree, place: Place, label: Label) -> None:
    """An item, or a subitem where its style is not that of the list it stands in."""
    styles = [style for style, _ in tree.items]
    if label.style in styles:
        del tree.items[styles.index(label.style) :]
    parent = tree.items[-1][1] if tree.items else tree.paragraph or tree.container
    level = Level.SUBITEM if tree.items else Level.ITEM
    letter = "j" if tree.items else "i"
    made = tree.add(level, letter + _number(label), parent, place, label)
    tree.items.append((label.style, made))


def _number(label: Label) -> str:
    return f"{label.number}-{label.suffix}" if label.suffix else str(label.number)


def continued_item(tree: Tree, lines: Sequence[Line], index: int, end: int) -> Provision | None:
    """The item that an unlabelled line is inside of: the one whose list goes on below the line, past other lists."""
    open_items = dict(tree.items)
    for following in lines[index + 1 : min(end, index + 1 + FARTHEST_CONTINUATION)]:
        label = match_label(following.text, indent_of(following.text))
        if label and label.level:
            return None
        if label and label.style in open_items:
            item = open_items[label.style]
            return item if item.number == label.number - 1 else None
    return None
