"""差别一览: every difference of a pair in one table, made for paper; and the same as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from build_tools.comparison import Parallel, Relation
from build_tools.model import OutputFile
from build_tools.render.compare.overview import csv_path
from build_tools.render.compare.pair import Pair, kind_names, pair_file
from build_tools.render.markdown import block, escape, official

TITLE = "差别一览"
LEAD = "两地对同一件事规定不同的条文，各引原文。规定相同、只有措辞不同的，不在这张表里。"
COLUMNS = ("{0}", "{1}", "差别")
HEAD = (
    "甲", "甲条款", "甲地址", "乙", "乙条款", "乙地址", "关系", "差别种类", "差别", "主题", "要紧", "甲原文", "乙原文",
    "查过", "核对",
)  # fmt: skip


def render_sheet(pair: Pair) -> Iterator[OutputFile]:
    """`<甲>--<乙>/sheet.md` for a reviewed pair."""
    if pair.alignment.reviewed:
        yield pair_file(pair, "sheet", TITLE, "sheet", "".join(_body(pair)))


def _body(pair: Pair) -> Iterator[str]:
    yield block("h1", escape(f"{pair.title}差别一览"), {"id": "sheet"})
    yield block("p", LEAD, {"class": "lead"})
    head = "".join(f'<th scope="col">{escape(name.format(*map(pair.short, (0, 1))))}</th>' for name in COLUMNS)
    rows = "".join(_group(pair, topic) for topic in pair.alignment.topics)
    yield f'<table class="register differences"><thead><tr>{head}</tr></thead>{rows}</table>\n\n'


def _group(pair: Pair, topic: str) -> str:
    own = [p for p in pair.alignment.parallels if p.topic == topic and p.relation is Relation.OTHERWISE]
    if not own:
        return ""
    head = f'<tr class="topic"><th colspan="3" scope="rowgroup">{escape(topic)}</th></tr>'
    return f"<tbody>{head}{''.join(_row(pair, parallel) for parallel in own)}</tbody>"


def _row(pair: Pair, parallel: Parallel) -> str:
    ends = zip((0, 1), (parallel.first, parallel.second), (parallel.first_quote, parallel.second_quote), strict=True)
    cells = "".join(
        f'<td data-name="{escape(pair.short(side))}"><div>{pair.clause(side, at, pair.place(side, at))}'
        f"{f'<p>{official(quote.words)}</p>' if quote else ''}</div></td>"
        for side, at, quote in ends
    )
    headline = f"<b>{escape(parallel.weight.headline)}</b>　" if parallel.weight else ""
    kinds = "、".join(kind_names(pair, parallel.kinds))
    said = f"{headline}{escape(parallel.difference)}<small>{escape(kinds)}</small>"
    return f'<tr>{cells}<td data-name="差别"><div>{said}</div></td></tr>'


def render_csv(pair: Pair) -> OutputFile:
    """`data/<甲>--<乙>.csv`: a line for every parallel and every article without counterpart."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(_lines(pair))
    return OutputFile(csv_path(pair), stream.getvalue().encode("utf-8-sig", "surrogatepass"))


def _lines(pair: Pair) -> Iterator[Sequence[str]]:
    for parallel in pair.alignment.parallels:
        relation = parallel.relation.value if parallel.relation else ""
        quotes = (quote.words if quote else "" for quote in (parallel.first_quote, parallel.second_quote))
        rank = str(parallel.weight.rank) if parallel.weight else ""
        said = (relation, "、".join(parallel.kinds), parallel.difference, parallel.topic, rank)
        yield (*_end(pair, 0, parallel.first), *_end(pair, 1, parallel.second), *said, *quotes, "", pair.standing)
    for lone in pair.alignment.lone:
        ends = [("", "", ""), ("", "", "")]
        ends[lone.side] = _end(pair, lone.side, lone.at)
        searched = "、".join(pair.place(1 - lone.side, at) for at in lone.searched)
        relation = Relation.NONE.value if pair.alignment.reviewed else ""
        yield (*ends[0], *ends[1], relation, "", lone.reason, "", "", "", "", searched, pair.standing)


def _end(pair: Pair, side: int, at: str) -> tuple[str, str, str]:
    book = pair.books[side]
    return book.metadata.title, pair.place(side, at), f"{book.id}#{at}"
