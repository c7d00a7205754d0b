"""Registers hold each limit, prohibition and report once, with its clause; the CSV files say the same."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import StringIO

import pytest

from build_tools.facts.limits import read_limit
from build_tools.model import Corpus, OutputFile
from build_tools.render.registers.entries import Entry, find_entries, is_negative
from build_tools.render.registers.limits import PATH as LIMITS
from build_tools.render.registers.limits import figure_words, find_limits, render_limits, sense_words
from build_tools.render.registers.prohibitions import PATH as PROHIBITIONS
from build_tools.render.registers.prohibitions import find_prohibitions, render_prohibitions, strength
from build_tools.render.registers.reports import PATH as REPORTS
from build_tools.render.registers.reports import find_reports, render_reports
from build_tools.render.registers.sheets import csv_file
from build_tools.render.shelf import stock_shelf
from build_tools.statements import Fact, Limit
from tests.render.stated import find_pieces, read_markdown, real_corpus, words

FACTS = [fact for sheet in real_corpus().sheets for fact in sheet.all_facts]


@dataclass(frozen=True, slots=True)
class Kind:
    """A register: its page and CSV file, what renders them, the facts it must hold."""

    page: str
    path: str
    render: Callable[[Corpus], Iterator[OutputFile]]
    facts: list[Fact]


KINDS = (
    Kind("limits.md", LIMITS, render_limits, [fact for fact in FACTS for _ in fact.limits]),
    Kind("prohibitions.md", PROHIBITIONS, render_prohibitions, [fact for fact in FACTS if is_negative(fact)]),
    Kind("reports.md", REPORTS, render_reports, [entry.fact for entry in find_reports(real_corpus())]),
)
BY_PAGE = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.page)


def clause(entry: Entry) -> tuple[str, str]:
    """The words and the address of the link that every line must hold."""
    return entry.place, entry.href


@BY_PAGE
def test_every_fact_stands_once_with_its_clause(kind: Kind) -> None:
    """The table has a line for each fact that it should hold, none twice, none too many."""
    markdown = read_markdown(file for file in kind.render(real_corpus()) if file.path == kind.page)[kind.page]
    [table] = find_pieces(markdown, '<table class="register"')
    keys = [(link.get("data-keys"), words(link), link.get("href")) for link in table.iterfind(".//td//a[@data-keys]")]
    entries = {entry.fact: entry for entry in find_entries(real_corpus(), stock_shelf(real_corpus()))}
    wanted = [(entries[fact].key, *clause(entries[fact])) for fact in kind.facts]
    assert len(wanted) > 80
    assert Counter(keys) == Counter(wanted)


@BY_PAGE
def test_csv_says_the_same(kind: Kind) -> None:
    """A spreadsheet's reader gets back who, verb, matter, clause and words of every line, in the order of the page."""
    files = {file.path: file.content for file in kind.render(real_corpus())}
    content = files[kind.path].decode("utf-8-sig")
    assert files[kind.path].startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(content, newline="")))
    [table] = find_pieces(read_markdown([OutputFile(kind.page, files[kind.page])])[kind.page], "<table")
    places = [words(link) for link in table.iterfind(".//td//a[@data-keys]")]
    assert [row["条款"] for row in rows] == places
    told = Counter((row["地址"], row["做"], row["事项"], row["原文摘录"]) for row in rows)
    assert told == Counter((f"{f.rulebook}#{f.at}", f.does, f.matter, f.quote) for f in kind.facts)


def test_no_cell_is_a_formula() -> None:
    """What begins like a formula is written as words; a figure stays one."""
    entry = next(iter(find_entries(real_corpus(), stock_shelf(real_corpus()))))
    hostile = replace(entry, fact=replace(entry.fact, matter='=HYPERLINK("http://x")', quote="@SUM(1)"))
    content = csv_file("some.csv", ("值",), [(hostile, ("-5",)), (hostile, ("-5+1",))]).content.decode("utf-8-sig")
    first, second = csv.DictReader(StringIO(content, newline=""))
    assert first["事项"] == '\'=HYPERLINK("http://x")'
    assert first["原文摘录"] == "'@SUM(1)"
    assert (first["值"], second["值"]) == ("-5", "'-5+1")


def test_a_limit_never_stands_without_what_travels_with_it() -> None:
    """Modal, exception, effect of silence and other limits of the same fact stand on the line of a figure."""
    markdown = read_markdown(file for file in render_limits(real_corpus()) if file.path == "limits.md")["limits.md"]
    [table] = find_pieces(markdown, '<table class="register"')
    for row, line in zip(table.findall("tbody/tr"), find_limits(real_corpus()), strict=True):
        fact, shown = line.entry.fact, words(row)
        parts = (fact.modal, fact.exception, fact.silence, line.limit.text, *(limit.text for limit in fact.limits))
        assert [part for part in parts if part and part not in shown] == []


def test_a_limit_of_the_csv_is_the_limit_of_the_fact() -> None:
    """值, 单位, 含义 and 起算 of each line are those of its fact."""
    content = next(file.content for file in render_limits(real_corpus()) if file.path == LIMITS).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(content, newline="")))
    for row, line in zip(rows, find_limits(real_corpus()), strict=True):
        limit = line.limit
        read_back = (row["种类"], row["原文用语"], float(row["值"]) if row["值"] else None, row["单位"] or None)
        assert read_back == (limit.kind, limit.text, limit.value, limit.unit)
        assert row["起算"] == (limit.anchor or "")


@pytest.mark.parametrize(
    ("text", "figure", "sense", "period"),
    [
        ("5个工作日内", "5个工作日", "以内", None),
        ("提前3天", "3天", "提前", None),
        ("每年召开1-2次", "1至2次", "定期", "year"),
        ("每季度组织一次", "1次", "定期", "quarter"),
        ("每月集体学习不少于1次", "1次", "不少于", "month"),
        ("全年集体学习时间不少于12天", "12天", "不少于", "year"),
        ("每年不超过1次", "1次", "不超过", "year"),
        ("超过应到人数的二分之一", "二分之一", "超过", None),
        ("1个", "1个", "", None),
        ("及时", "", "", None),
    ],
)
def test_limits_are_read_as_a_clerk_reads_them(text: str, figure: str, sense: str, period: str | None) -> None:
    """日 and 工作日 apart, a range with both ends, 超过 not as 不少于."""
    limit: Limit = read_limit("时限", text, None)
    assert (figure_words(limit), sense_words(limit), limit.period) == (figure, sense, period)


def test_prohibitions_are_told_by_strength() -> None:
    """不得 apart from 未经…不得 and from 一般不."""
    told = {
        (entry.fact.rulebook, entry.fact.article, entry.fact.does): strength(entry.fact)
        for entry in find_prohibitions(real_corpus())
    }
    assert told["laiwu-2026", "a70", "办理"] == "不得"
    assert told["laiwu-2026", "a43", "缺席"] == "未经同意不得"
    assert told["linzi-2022", "a92", "陪同"] == "一般不"


def test_a_site_without_facts_says_so() -> None:
    """Its registers are pages without a table, and there is nothing to download."""
    for kind in KINDS:
        [page] = read_markdown(kind.render(Corpus())).values()
        assert "尚未整理" in page
        assert "<table" not in page
