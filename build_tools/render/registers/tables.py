"""A register as a page: a table that stands there whole, with filters that a small script works.

The script sorts and hides rows; nothing moves when it starts, and without it the table is complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import OutputFile
from build_tools.render.markdown import Value, block, escape, front_matter, html_attributes
from build_tools.render.registers.entries import Entry, actors_of
from build_tools.statements import Actor

ALL = "全部"
NONE = "尚未整理。"
WORDS = "q"  # the name of the field for words that a row has to hold, in the address too


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its share of the table's width in percent."""

    name: str
    share: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of a cell as HTML, and what it sorts by (an empty string: its words)."""

    html: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a register: its fact, its cells, and the values by which each filter finds it."""

    entry: Entry
    cells: tuple[Cell, ...]
    tags: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice above the table: the tag it looks at, its label, and its values (id and words)."""

    tag: str
    label: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A page of this kind: its name, words, files to download, and table."""

    name: str
    title: str
    lead: str
    note: str
    files: tuple[tuple[str, str], ...]  # words and path below the site
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]


def register_file(register: Register) -> OutputFile:
    """The page of a register, at the root of the site."""
    values = root_values(register.title, register.lead, "register")
    return OutputFile(f"{register.name}.md", (front_matter(values) + "".join(_body(register))).encode())


def root_values(title: str, description: str, kind: str) -> dict[str, Value]:
    """Front matter of a page at the root of the site."""
    guiju: Value = {
        "kind": kind,
        "contents": [],
        "crumbs": [{"title": "首页", "url": "index.html"}, {"title": title, "url": None}],
        "previous": None,
        "next": None,
    }
    return {
        "title": title,
        "description": description,
        "guiju": guiju,
        "hide": ["toc"],
    }


def _body(register: Register) -> Iterator[str]:
    yield block("h1", escape(register.title), {"id": register.name})
    yield block("p", escape(register.lead), {"class": "lead"})
    if not register.rows:
        yield block("p", NONE, {})
        return
    links = "、".join(f'<a href="{path}" download>{escape(words)}</a>' for words, path in register.files)
    yield f'<p class="editorial standing">{register.note}下载：{links}。</p>\n\n'
    yield _filters(register)
    yield _table(register)
    yield _previews(register.rows)


def _filters(register: Register) -> str:
    labels = "".join(
        f'<label>{one.label}<select name="{one.tag}">{_options(one.choices)}</select></label>'
        for one in register.filters
        if len(one.choices) > 1
    )
    labels += f'<label>含有<input type="search" name="{WORDS}" autocomplete="off"></label>'
    count = f'<output role="status">共{len(register.rows)}项</output>'
    reset = '<button type="reset">清除</button>'
    return f'<form class="filters" data-table="{register.name}-table">{labels}{reset}{count}</form>\n\n'


def _options(choices: Sequence[tuple[str, str]]) -> str:
    named = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in choices)
    return f'<option value="">{ALL}</option>{named}'


def _table(register: Register) -> str:
    """The table in a frame of its own; on a narrow screen each row becomes a card."""
    shares = "".join(f'<col style="width:{column.share}%">' for column in register.columns)
    head = "".join(f'<th scope="col">{escape(column.name)}</th>' for column in register.columns)
    rows = "".join(_row(register, row) for row in register.rows)
    return (
        f'<table class="register" id="{register.name}-table"><colgroup>{shares}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n\n"
    )


def _row(register: Register, row: Row) -> str:
    tags = {f"data-{tag}": "|".join(values) for tag, values in row.tags.items() if values}
    pairs = zip(register.columns, row.cells, strict=True)
    return f"<tr{html_attributes(tags)}>{''.join(_cell(column, cell) for column, cell in pairs)}</tr>"


def _cell(column: Column, cell: Cell) -> str:
    named = {"data-name": column.name} if cell.html else {"class": "empty"}
    return f"<td{html_attributes(named | ({'data-rank': cell.key} if cell.key else {}))}><div>{cell.html}</div></td>"


def _previews(rows: Sequence[Row]) -> str:
    """The words of every clause, for the script that shows them at its link."""
    entries = {row.entry.key: row.entry for row in rows}
    sections = "".join(_preview(entry) for entry in entries.values())
    return f'<div hidden><template class="previews">{sections}</template></div>\n\n'


def _preview(entry: Entry) -> str:
    attributes = {"class": "words", "data-key": entry.key, "data-go": f"前往{entry.place}"}
    return (
        f"<section{html_attributes(attributes)}><b>{escape(entry.rulebook.metadata.short + entry.place)}</b>"
        f"<p>{escape(entry.fact.quote)}</p></section>"
    )


def entry_row(entry: Entry, cells: tuple[Cell, ...], actors: Sequence[Actor], tags: Mapping[str, Sequence[str]]) -> Row:
    """A line of a fact, found by its rulebook, by those who do it, and by the tags of its register."""
    common = {"rulebook": (entry.rulebook.id,), "actor": actor_ids(actors_of(entry.fact), actors)}
    return Row(entry, cells, common | dict(tags))


def actor_ids(names: Sequence[str], actors: Sequence[Actor]) -> tuple[str, ...]:
    """The ids of the actors of these names, in the order of the names; one that is not among them is left out."""
    ids = {actor.name: actor.id for actor in actors}
    return tuple(ids[name] for name in names if name in ids)


def common_filters(rows: Sequence[Row], actors: Sequence[Actor]) -> tuple[Filter, Filter]:
    """The choices that every register has: among rulebooks, and among those who act."""
    found = {row.entry.rulebook.id: row.entry.rulebook.metadata.short for row in rows}
    return Filter("rulebook", "规则", tuple(found.items())), actor_filter("actor", "主体", rows, actors)


def value_filter(tag: str, label: str, rows: Sequence[Row], order: Sequence[str]) -> Filter:
    """The choice among the values that the rows have, in a given order."""
    found = {value for row in rows for value in row.tags.get(tag, ())}
    ordered = [value for value in order if value in found]
    return Filter(tag, label, tuple((value, value) for value in ordered))


def actor_filter(tag: str, label: str, rows: Sequence[Row], actors: Sequence[Actor]) -> Filter:
    """The choice among the actors that the rows have, by id."""
    found = {value for row in rows for value in row.tags.get(tag, ())}
    return Filter(tag, label, tuple((actor.id, actor.name) for actor in actors if actor.id in found))
