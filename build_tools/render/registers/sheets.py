"""Registers as CSV: UTF-8 with a byte order mark, so that spreadsheet programs read the Chinese; lines end in CRLF."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from build_tools.model import OutputFile
from build_tools.render.registers.entries import Entry, party_list

HEAD = (
    "规则",
    "文号",
    "条款",
    "地址",
    "谁",
    "规则未写明的理由",
    "编者推定",
    "情态",
    "做",
    "事项",
    "对",
    "情形",
    "例外",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with what a formula may begin
FIGURE = re.compile(r"-?[0-9.]+")
TAIL = ("原文摘录", "状态")


def csv_file(path: str, own: Sequence[str], lines: Iterable[tuple[Entry, Sequence[str]]]) -> OutputFile:
    """A file of one line a statement: what all registers say, with the register's own columns before the words."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow((*HEAD, *own, *TAIL))
    for entry, cells in lines:
        row = (*_head(entry), *cells, entry.fact.quote, entry.fact.status.value)
        writer.writerow([_as_words(cell) for cell in row])
    return OutputFile(path, stream.getvalue().encode("utf-8-sig", "surrogatepass"))


def _as_words(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula; figures stay figures."""
    return f"'{cell}" if cell.startswith(FORMULA) and not FIGURE.fullmatch(cell) else cell


def _head(entry: Entry) -> tuple[str, ...]:
    fact, known = entry.fact, entry.rulebook.metadata
    return (
        known.title,
        known.document_number or "",
        entry.place,
        f"{entry.rulebook.id}#{fact.at}",
        ("或" if fact.any_of else "、").join(party.name for party in fact.who),
        fact.unnamed or "",
        party_list(fact.inferred),
        fact.modal or "",
        fact.does,
        fact.matter,
        party_list(fact.to),
        fact.condition or "",
        fact.exception or "",
    )
