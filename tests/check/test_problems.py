"""How a problem is shown: place, severity, the line, and an underline that counts full-width columns."""

from __future__ import annotations

import pytest

from build_tools.model import Problem, Severity
from build_tools.problems import count_line, format_problem, worst


def _problem(excerpt: str, column: int, width: int, hint: str = "") -> Problem:
    return Problem("text.txt", 3, column, Severity.WARNING, "甲", "乙", excerpt, width, hint)


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "underline"),
    [
        ("第三条　丙", 1, 3, "^^^^^^"),
        ("ab第三条", 3, 1, "  ^^"),
        ("第三条ab", 4, 2, "      ^^"),
        ("“甲”乙", 4, 1, "      ^^"),
        ("甲", 2, 1, "  ^"),
        ("甲\t乙", 3, 1, "   ^^"),
    ],
)
def test_the_underline_stands_below_its_words(excerpt: str, column: int, width: int, underline: str) -> None:
    """Two columns for a full-width character, one for a tab, at least one ^."""
    assert format_problem(_problem(excerpt, column, width)).splitlines()[2] == "    " + underline


def test_a_very_long_line_is_cut_around_the_place() -> None:
    """200,000 characters on one line: the words are shown, not the line."""
    shown = format_problem(_problem("甲" * 100_000 + "乙丙" + "丁" * 100_000, 100_001, 2)).splitlines()
    assert max(map(len, shown)) < 400
    column = shown[2].index("^")
    assert shown[1].strip().startswith("…甲")
    assert shown[1].endswith("丁…")
    assert sum(2 if char != " " else 1 for char in shown[1][: shown[1].index("乙")]) == column


def test_a_line_is_never_broken_by_what_it_holds() -> None:
    """Vertical tabs, form feeds and U+2028 inside a line do not break the excerpt on a terminal."""
    shown = format_problem(_problem("甲\x0b乙\x0c丙\u2028丁\x85戊\x1b[31m己", 1, 1))
    assert len(shown.splitlines()) == 3
    assert "\x1b" not in shown


def test_place_severity_and_hint_are_shown() -> None:
    """file:line:column: 警告：[kind] message, and the hint on a line of its own."""
    shown = format_problem(_problem("甲", 1, 1, "丙")).splitlines()
    assert (shown[0], shown[-1]) == ("text.txt:3:1: 警告：[甲] 乙", "    丙")


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    """Neither number nor excerpt."""
    assert format_problem(Problem("text.txt", 0, 0, Severity.ERROR, "甲", "乙")) == "text.txt: 错误：[甲] 乙"


def test_problems_are_counted_by_severity() -> None:
    """The gravest first; 没有问题 for none."""
    note = Problem("a", 0, 0, Severity.NOTE, "", "")
    error = Problem("a", 0, 0, Severity.ERROR, "", "")
    assert count_line([note, error, note]) == "错误 1，提示 2"
    assert count_line([]) == "没有问题"
    assert (worst([note, error]), worst([])) == (Severity.ERROR, None)
