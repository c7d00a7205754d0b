"""请示、报告与备案: who asks or tells whom about what, and when (向区委请示报告, 报区政府备案, 提前3天报告)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.model import Corpus, OutputFile
from build_tools.render.markdown import escape
from build_tools.render.registers.entries import (
    Entry,
    actors_of,
    around,
    clause_link,
    find_entries,
    is_negative,
    order_actors,
    party_links,
    who_cell,
)
from build_tools.render.registers.sheets import csv_file
from build_tools.render.registers.tables import (
    Cell,
    Column,
    Register,
    Row,
    actor_filter,
    actor_ids,
    common_filters,
    entry_row,
    register_file,
    value_filter,
)
from build_tools.render.shelf import stock_shelf
from build_tools.render.stops import hedge_of
from build_tools.render.wording import limit_words
from build_tools.statements import Actor, Fact

NAME, TITLE = "reports", "请示、报告与备案"
PATH = "data/reports.csv"
LEAD = "谁向谁请示、报告、报备，报什么，什么时候报：各规则的规定，每条注明条款。"
NOTE = '“向谁”一栏空着的，条文没有写明对象。不得报送的，见<a href="prohibitions.html">禁止事项</a>。'
KINDS = (
    # the name of a kind, and its verbs
    ("请示", ("请示",)),
    ("报告", ("报告", "汇报")),
    ("备案", ("备案", "报备")),
    ("报批", ("报批", "呈批", "送审")),
    ("报送", ("报送", "提报", "提交")),
    ("请假", ("请假",)),
)
KIND_OF = {verb: kind for kind, verbs in KINDS for verb in verbs}
COLUMNS = (
    Column("规则", 7),
    Column("谁", 20),
    Column("向谁", 15),
    Column("做", 8),
    Column("报什么", 20),
    Column("何时", 19),
    Column("条款", 11),
)


def render_reports(corpus: Corpus) -> Iterator[OutputFile]:
    """`reports.md` and `data/reports.csv`."""
    entries = find_reports(corpus)
    yield register_file(_register(corpus, entries))
    if entries:
        lines = ((entry, (KIND_OF[entry.fact.does], _limits(entry.fact))) for entry in entries)
        yield csv_file(PATH, ("种类", "时限"), lines)


def find_reports(corpus: Corpus) -> tuple[Entry, ...]:
    """Every fact by which somebody asks, tells or files; what must not be sent is a prohibition."""
    entries = find_entries(corpus, stock_shelf(corpus))
    return tuple(entry for entry in entries if entry.fact.does in KIND_OF and not is_negative(entry.fact))


def _limits(fact: Fact) -> str:
    return "；".join(limit_words(limit) for limit in fact.limits)


def _register(corpus: Corpus, entries: Sequence[Entry]) -> Register:
    names = [name for entry in entries for name in (*actors_of(entry.fact), *_recipients(entry.fact))]
    actors = order_actors(corpus, names)
    rows = tuple(_row(entry, actors) for entry in entries)
    filters = (
        *common_filters(rows, actors),
        actor_filter("to", "向谁", rows, actors),
        value_filter("kind", "种类", rows, [kind for kind, _ in KINDS]),
    )
    return Register(NAME, TITLE, LEAD, NOTE, (("表格（CSV）", PATH),), COLUMNS, filters, rows)


def _recipients(fact: Fact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor for party in fact.to))


def _around(fact: Fact) -> tuple[str, ...]:
    """Condition and exception, also those that its statement says: this register shows the matter alone."""
    return around(replace(fact, statement=None))


def _row(entry: Entry, actors: Sequence[Actor]) -> Row:
    fact = entry.fact
    hedge = "" if hedge_of(fact) in _limits(fact) else hedge_of(fact)
    when = [f'{hedge}<b class="limit">{escape(_limits(fact))}</b>'] if fact.limits else []
    when += map(escape, _around(fact))
    modal = f'<span class="modal">{escape(fact.modal)}</span>' if fact.modal else ""
    cells = (
        Cell(escape(entry.rulebook.metadata.short)),
        Cell(who_cell(entry)),
        Cell(party_links(entry, fact.to)),
        Cell(modal + escape(fact.does)),
        Cell(escape(fact.matter)),
        Cell("<br>".join(when)),
        Cell(clause_link(entry)),
    )
    tags = {
        "to": actor_ids(_recipients(fact), actors),
        "kind": (KIND_OF[fact.does],),
    }
    return entry_row(entry, cells, actors, tags)
