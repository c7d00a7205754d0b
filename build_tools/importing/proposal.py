"""A proposed rulebook.yml: what it must hold is stated, what repeats the text or needs an editor is commented out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from build_tools.model import Metadata, Original, Problem, Severity

PLAIN = re.compile(r"[㐀-鿿A-Za-z〔〕（）《》〈〉0-9.\-]+")
NUMERIC = re.compile(r"[0-9.\-]+")
AROUND = 8  # characters quoted on each side of what an erratum concerns
MOST_QUOTES = 40  # of one kind


def propose_declaration(metadata: Metadata, originals: Sequence[Original], problems: Sequence[Problem]) -> str:
    """The text of a rulebook.yml for an imported text with these problems."""
    return "\n".join([*_head(metadata, originals), *_stated(metadata), *_errata(problems)]) + "\n"


def _head(metadata: Metadata, originals: Sequence[Original]) -> Iterator[str]:
    yield f"# 《{metadata.title or '（未找到标题）'}》：正文里没有的说明，以及核对过的原文异常。导入时拟出，请核对。"
    yield f"简称: {_scalar(metadata.short or '待定')}"
    yield "原文文件:"
    for original in originals:
        yield f"- 文件: {_scalar(original.file)}"
        yield f"  SHA-256: {_scalar(original.sha256)}"


def _stated(metadata: Metadata) -> Iterator[str]:
    stated = (
        ("标题", metadata.title),
        ("发文机关", metadata.issuer),
        ("文号", metadata.document_number),
        ("通过会议", metadata.adopted.by),
        ("通过日期", metadata.adopted.date),
        ("成文日期", metadata.issued),
        ("施行日期", metadata.effective),
    )
    if any(value for _, value in stated):
        yield ""
        yield "# 下面各项是从正文读出的，不必再写；读错了才去掉行首的“# ”并改正。"
        yield from (f"# {key}: {_scalar(value)}" for key, value in stated if value)
    missing = [key for key, value in stated if not value]
    if missing:
        yield ""
        yield f"# 正文里没有读到：{'、'.join(missing)}。确知时写在这里，例如："
        yield from (f"# {key}:" for key in missing)


def _errata(problems: Sequence[Problem]) -> Iterator[str]:
    """Every doubt that an editor may declare an irregularity of the original, by kind."""
    doubts = [problem for problem in problems if problem.line and problem.severity < Severity.ERROR]
    if not doubts:
        return
    yield ""
    yield "# 检查发现的疑点。导入有误的，改 text.txt；原文件就是这样的，去掉行首的“# ”声明为勘误，并写明情况。"
    yield "# 勘误:"
    for kind in dict.fromkeys(problem.kind for problem in doubts):
        yield f"# - 类: {_scalar(kind)}"
        yield "#   原文:"
        quotes = dict.fromkeys(_quote(problem) for problem in doubts if problem.kind == kind)
        yield from (f"#   - {_scalar(quote)}" for quote in list(quotes)[:MOST_QUOTES])
        first = next(problem for problem in doubts if problem.kind == kind)
        yield f"#   说明: {_scalar(f'（待写明）{first.message}')}"


def _quote(problem: Problem) -> str:
    """The words a problem concerns, with a few around them."""
    start = max(problem.column - 1, 0)
    return problem.excerpt[max(0, start - AROUND) : start + min(problem.width, AROUND * 3) + AROUND] or problem.excerpt


def _scalar(value: str) -> str:
    """A value as YAML reads it back: bare where that is safe, else in double quotes."""
    safe = PLAIN.fullmatch(value) and not NUMERIC.fullmatch(value)
    return value if safe or re.fullmatch(r"\d{4}-\d\d-\d\d", value) else json.dumps(value, ensure_ascii=False)
