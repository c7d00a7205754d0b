"""勘误: problems of a text that its editor declared are shown to readers and no longer reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.declaration import DeclaredErratum
from build_tools.model import Erratum, Problem, Rulebook, Severity
from build_tools.yamlfile import YamlFile


def covers(declared: DeclaredErratum, problem: Problem) -> bool:
    """Whether a declared erratum speaks of a problem: same kind, and its words stand at that place."""
    return declared.kind == problem.kind and any(_overlaps(quote, problem) for quote in declared.quotes)


def _overlaps(quote: str, problem: Problem) -> bool:
    start = problem.excerpt.find(quote)
    while quote and start >= 0:
        if start < problem.column - 1 + problem.width and problem.column - 1 < start + len(quote):
            return True
        start = problem.excerpt.find(quote, start + 1)
    return False


def find_errata(
    rulebook: Rulebook, declared: Sequence[DeclaredErratum], problems: Sequence[Problem]
) -> Iterator[Erratum]:
    """The declared errata of a rulebook with the places where the text shows them, in reading order."""
    for problem in sorted(problems):
        erratum = next((item for item in declared if covers(item, problem)), None)
        if erratum and problem.file == rulebook.file:
            quote = next(quote for quote in erratum.quotes if _overlaps(quote, problem))
            yield Erratum(erratum.kind, quote, erratum.note, problem.line, address_at(rulebook, problem.line))


def address_at(rulebook: Rulebook, line: int) -> str | None:
    """The innermost provision printed on a line, or None (a line of the notice)."""
    found = [passage.address for passage in rulebook.passages if passage.line == line and passage.address]
    return found[-1] if found else None


def find_idle_errata(
    file: YamlFile, declared: Sequence[DeclaredErratum], problems: Sequence[Problem]
) -> Iterator[Problem]:
    """Declared errata, or quotes of them, that no problem of the text bears out."""
    for erratum in declared:
        for quote in erratum.quotes:
            if not any(erratum.kind == problem.kind and _overlaps(quote, problem) for problem in problems):
                message = f"勘误“{erratum.kind}：{quote}”在正文里没有对应的异常，可能已改正或写错"
                yield file.problem(erratum.place, message, severity=Severity.WARNING)
