"""What the checks say of a text: short lines `line:column kind severity`, that a table can hold."""

from __future__ import annotations

from build_tools.model import Corpus, Problem, Rulebook
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import CHECKS, annotate
from build_tools.problems import NAMES

TITLE = "某某区人民政府工作规则\n"


def find_problems(text: str) -> list[Problem]:
    """Every problem that the checks find in a text, in the order of the text."""
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    rulebook = Rulebook("some", "text.txt", text, metadata, parsed.passages, parsed.provisions)
    corpus = annotate(Corpus((rulebook,)))
    return sorted(problem for check in CHECKS for problem in check(corpus))


def find(text: str) -> list[str]:
    """Problems below a title, as `line:column kind severity 「words underlined」`; the title is line 0."""
    return [_shown(problem) for problem in find_problems(TITLE + text)]


def _shown(problem: Problem) -> str:
    start = problem.column - 1
    words = problem.excerpt[start : start + problem.width]
    return f"{problem.line - 1}:{problem.column} {problem.kind} {NAMES[problem.severity]} 「{words}」"
