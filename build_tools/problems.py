"""Problems in words: file, line, column, message, the source line and an underline of full-width columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from build_tools.model import Problem, Severity
from build_tools.widths import columns

NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
# What would break or bend a terminal's line: tabs, controls, U+2028, marks of direction and of no width.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
LONGEST_EXCERPT = 44  # characters shown on each side of the place


def format_problem(problem: Problem) -> str:
    """A problem for an editor, on one to four lines."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    shown = [f"{place}: {NAMES[problem.severity]}：[{problem.kind}] {problem.message}"]
    if problem.excerpt.strip():
        shown += _underlined(problem)
    if problem.hint:
        shown.append(f"    {problem.hint}")
    return "\n".join(UNPRINTABLE.sub(" ", line) for line in shown)


def _underlined(problem: Problem) -> list[str]:
    text = problem.excerpt
    start = max(problem.column - 1, 0)
    left = max(0, start - LONGEST_EXCERPT)
    right = min(len(text), start + min(problem.width, LONGEST_EXCERPT) + LONGEST_EXCERPT)
    before = ("…" if left else "") + text[left:start]
    marked = text[start : min(start + problem.width, right)]
    line = before + text[start:right] + ("…" if right < len(text) else "")
    return [f"    {line}", "    " + " " * columns(before) + "^" * max(1, columns(marked))]


def count_line(problems: Sequence[Problem]) -> str:
    """错误 1，警告 2，提示 3 — or 没有问题."""
    counts = Counter(problem.severity for problem in problems)
    return "，".join(f"{NAMES[severity]} {counts[severity]}" for severity in NAMES if counts[severity]) or "没有问题"


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The gravest severity among problems, or None."""
    return max((problem.severity for problem in problems), default=None)
