"""禁止事项: what the rules forbid or discourage: 不得, 严禁, 一律不; 未经批准不得; 一般不, 原则上不."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.model import Corpus, OutputFile
from build_tools.render.markdown import escape
from build_tools.render.registers.entries import (
    Entry,
    act_words,
    actors_of,
    around,
    clause_link,
    find_entries,
    is_negative,
    order_actors,
    who_cell,
)
from build_tools.render.registers.sheets import csv_file
from build_tools.render.registers.tables import (
    Cell,
    Column,
    Register,
    Row,
    common_filters,
    entry_row,
    register_file,
    value_filter,
)
from build_tools.render.shelf import stock_shelf
from build_tools.render.wording import modal_span
from build_tools.statements import Actor, Fact

NAME, TITLE = "prohibitions", "禁止事项"
PATH = "data/prohibitions.csv"
LEAD = "哪些事不得做，哪些事未经批准不得做，哪些事一般不做：各规则中的禁止和限制，每条注明条款。"
NOTE = "语气分三种：“不得”（含严禁、一律不、不）、“未经同意不得”（含未经批准、未经协商）、“一般不”（含原则上不）。"
WITHOUT, STRICT, MILD = "未经同意不得", "不得", "一般不"
STRENGTHS = (STRICT, WITHOUT, MILD)
MILD_MODALS = ("一般", "原则上")
COLUMNS = (
    Column("规则", 7),
    Column("谁", 18),
    Column("不得做什么", 30),
    Column("情形和例外", 25),
    Column("语气", 9),
    Column("条款", 11),
)


def render_prohibitions(corpus: Corpus) -> Iterator[OutputFile]:
    """`prohibitions.md` and `data/prohibitions.csv`."""
    entries = find_prohibitions(corpus)
    yield register_file(_register(corpus, entries))
    if entries:
        yield csv_file(PATH, ("语气",), ((entry, (strength(entry.fact),)) for entry in entries))


def find_prohibitions(corpus: Corpus) -> tuple[Entry, ...]:
    """Every fact whose modal is negative, by rulebook in reading order."""
    return tuple(entry for entry in find_entries(corpus, stock_shelf(corpus)) if is_negative(entry.fact))


def strength(fact: Fact) -> str:
    """How strictly something is forbidden: outright, unless somebody agrees, or as a rule."""
    if (fact.modal or "").startswith(MILD_MODALS):
        return MILD
    return WITHOUT if "未经" in (fact.condition or "") else STRICT


def _register(corpus: Corpus, entries: Sequence[Entry]) -> Register:
    actors = order_actors(corpus, [name for entry in entries for name in actors_of(entry.fact)])
    rows = tuple(_row(entry, actors) for entry in entries)
    filters = (
        *common_filters(rows, actors),
        value_filter("strength", "语气", rows, STRENGTHS),
    )
    return Register(NAME, TITLE, LEAD, NOTE, (("表格（CSV）", PATH),), COLUMNS, filters, rows)


def _row(entry: Entry, actors: Sequence[Actor]) -> Row:
    fact = entry.fact
    cells = (
        Cell(escape(entry.rulebook.metadata.short)),
        Cell(who_cell(entry)),
        Cell(modal_span(fact) + escape(act_words(fact))),
        Cell("<br>".join(map(escape, around(fact)))),
        Cell(escape(strength(fact)), str(STRENGTHS.index(strength(fact)))),
        Cell(clause_link(entry)),
    )
    tags = {
        "strength": (strength(fact),),
    }
    return entry_row(entry, cells, actors, tags)
