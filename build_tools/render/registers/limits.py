"""时限·频次·数量一览: every time limit, frequency and quantity of all rulebooks, with all that travels with it.

A figure never stands without its modal (一般, 原则上), its exception (除…外) and from when it runs; where the
text is silent on the last, or on what a missed limit means, the line says 规则未写明.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.model import Corpus, OutputFile
from build_tools.render.facts import VAGUE
from build_tools.render.markdown import escape
from build_tools.render.registers.calendar import calendar_files, calendar_path
from build_tools.render.registers.entries import (
    Entry,
    act_words,
    actors_of,
    around,
    clause_link,
    find_entries,
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
from build_tools.render.wording import UNNAMED
from build_tools.statements import Actor, Limit

NAME, TITLE = "limits", "时限、频次和数量"
PATH = "data/limits.csv"
LEAD = (
    "几天内回复，多久开一次会，最多写多少字：各规则所定的时限、频次和数量，每条注明条款。"
    "只作条件的天数（如“外出时间超过3天的”），看该条。"
)
NOTE = (
    "“工作日”与“日、天”是不同的单位，不作换算。“一般”“原则上”和例外与数字同看。"
    "“及时”“提前”“定期”等没有写明数字的，排在后面。"
)
SENSES = {
    "within": "以内",
    "before": "提前",
    "at least": "不少于",
    "more than": "超过",
    "at most": "不超过",
    "every": "定期",
}
LEADING = ("before", "at least", "more than", "at most")
MEASURES = frozenset("日 天 小时 分钟 周 季度 年 次 字 种 个 人 页 倍".split())  # noqa: SIM905 - others take 个
PERIODS = {"year": "年", "quarter": "季度", "month": "月", "week": "周"}
KINDS = ("时限", "频次", "数量")
NO_FIGURE = "没有数字"
UNITS = ("工作日", "日", "天", "小时", "分钟", "周", "月", "季度", "年", "次", "字", "种", "个", "人", "页", "倍")
FIGURE = "比例"
COLUMNS = (
    Column("规则", 7),
    Column("谁", 14),
    Column("做什么", 23),
    Column("时限、数量", 18),
    Column("起算", 10),
    Column("情形和例外", 17),
    Column("条款", 11),
)
OWN = ("种类", "原文用语", "值", "值（上限）", "单位", "含义", "周期", "起算", "逾期后果")


@dataclass(frozen=True, slots=True)
class Line:
    """One limit of one fact."""

    entry: Entry
    limit: Limit


def render_limits(corpus: Corpus) -> Iterator[OutputFile]:
    """`limits.md`, `data/limits.csv`, and a calendar for each rulebook that sets something for every month or year."""
    lines = find_limits(corpus)
    calendars = calendar_files(line.entry for line in lines)
    yield register_file(_register(corpus, lines, calendars))
    if lines:
        yield csv_file(PATH, OWN, ((line.entry, _sheet_cells(line)) for line in lines))
    yield from calendars


def find_limits(corpus: Corpus) -> tuple[Line, ...]:
    """Every limit, those with a figure first, by rulebook in reading order."""
    entries = find_entries(corpus, stock_shelf(corpus))
    found = (Line(entry, limit) for entry in entries for limit in entry.fact.limits)
    return tuple(sorted(found, key=lambda line: not has_figure(line.limit)))


def has_figure(limit: Limit) -> bool:
    """Whether a limit names a number."""
    return limit.value is not None and limit.text not in VAGUE


def unit_of(limit: Limit) -> str:
    """The unit as printed; 没有数字 for 及时 and the like."""
    if not has_figure(limit):
        return NO_FIGURE
    return limit.unit or FIGURE


def _register(corpus: Corpus, lines: Sequence[Line], calendars: Sequence[OutputFile]) -> Register:
    actors = order_actors(corpus, [name for line in lines for name in actors_of(line.entry.fact)])
    rows = tuple(_row(line, actors) for line in lines)
    known = {calendar_path(line.entry.rulebook): line.entry.rulebook.metadata.short for line in lines}
    ics = tuple((f"{known[file.path]}日历（ICS）", file.path) for file in calendars)
    filters = (
        *common_filters(rows, actors),
        value_filter("kind", "种类", rows, KINDS),
        value_filter("unit", "单位", rows, (*UNITS, FIGURE, NO_FIGURE)),
    )
    files = (("表格（CSV）", PATH), *ics)
    return Register(NAME, TITLE, LEAD, NOTE, files, COLUMNS, filters, rows)


def _row(line: Line, actors: Sequence[Actor]) -> Row:
    entry, limit = line.entry, line.limit
    fact, short = entry.fact, entry.rulebook.metadata.short
    cells = (
        Cell(escape(short)),
        Cell(who_cell(entry)),
        Cell(escape(act_words(fact))),
        Cell(_words(line), _rank(limit)),
        Cell(_start(limit)),
        Cell(_around(line)),
        Cell(clause_link(entry)),
    )
    tags = {
        "kind": (limit.kind,),
        "unit": (unit_of(limit),),
    }
    return entry_row(entry, cells, actors, tags)


def _words(line: Line) -> str:
    """The limit as printed with its modal; below it the kind, how the figure is read, and what it must be read with."""
    fact, limit = line.entry.fact, line.limit
    before = f'<span class="modal">{escape(fact.modal)}</span> ' if fact.modal else ""
    others = "".join(f"，与“{escape(other.text)}”同看" for other in fact.limits if other is not limit)
    reading = _reading(limit)
    read = f"：{reading}" if reading and figure_words(limit) not in limit.text else ""
    return f'{before}<b class="limit">{escape(limit.text)}</b><small>{limit.kind}{read}{others}</small>'


def _reading(limit: Limit) -> str:
    """How the figure is read: 5工作日以内, 每年1至2次, 超过二分之一."""
    if not has_figure(limit):
        return ""
    sense = sense_words(limit) if limit.sense != "every" else ""
    first, last = (sense, "") if limit.sense in LEADING else ("", sense)
    period = f"每{PERIODS[limit.period]}" if limit.period else ""
    return f"{period}{first}{figure_words(limit)}{last}"


def sense_words(limit: Limit) -> str:
    """以内, 之前, 不少于, 不超过; 超过 where that is what is printed."""
    return SENSES.get(limit.sense or "", "")


def figure_words(limit: Limit) -> str:
    """The figure with its unit: 5工作日, 1至2次, 二分之一."""
    if limit.value is None:
        return ""
    if limit.unit is None:
        return "二分之一" if limit.value == 0.5 else f"{limit.value:g}"  # noqa: PLR2004 - 超过应到人数的二分之一
    most = f"至{limit.most:g}" if limit.most else ""
    measure = "" if limit.unit in MEASURES else "个"
    return f"{limit.value:g}{most}{measure}{limit.unit}"


def _rank(limit: Limit) -> str:
    """By unit, then by figure; what has none comes last."""
    unit = unit_of(limit)
    place = UNITS.index(unit) if unit in UNITS else len(UNITS) + (unit == NO_FIGURE)
    return f"{place:02d}-{limit.value or 0:012.2f}"


def _start(limit: Limit) -> str:
    if limit.anchor:
        return escape(limit.anchor)
    silent = limit.kind == "时限" and has_figure(limit) and limit.sense == "within"
    return f'<span class="unnamed">{UNNAMED}</span>' if silent else ""


def _around(line: Line) -> str:
    fact, limit = line.entry.fact, line.limit
    parts = [escape(text) for text in around(fact)]
    if fact.silence:
        parts.append(escape(fact.silence))
    elif limit.kind == "时限" and has_figure(limit):
        parts.append(f'<span class="unnamed">逾期后果：{UNNAMED}</span>')
    return "<br>".join(parts)


def _sheet_cells(line: Line) -> tuple[str, ...]:
    limit = line.limit
    period = limit.period or next((other.period for other in line.entry.fact.limits if other.period), None)
    figure = "" if limit.value is None else f"{limit.value:g}"
    most = "" if limit.most is None else f"{limit.most:g}"
    return (
        limit.kind,
        limit.text,
        figure,
        most,
        limit.unit or "",
        sense_words(limit),
        f"每{PERIODS[period]}" if period else "",
        limit.anchor or "",
        line.entry.fact.silence or "",
    )
