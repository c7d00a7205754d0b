"""Short functions, short modules. What is wanted is about 20 lines and 200; here is where it ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.test_floors import PACKAGE, ROOT

FUNCTION_LINES = 40
MODULE_LINES = 300


def find_lengths(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file, as `file:line name`, with its number of lines."""
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (part.end_lineno or part.lineno) - part.lineno + 1
            yield f"{path.relative_to(ROOT)}:{part.lineno} {part.name}", lines


def test_functions_are_short() -> None:
    """No function of the package is longer than a screen."""
    lengths = [found for path in sorted(PACKAGE.rglob("*.py")) for found in find_lengths(path)]
    assert [f"{name}: {lines} lines" for name, lines in lengths if lines > FUNCTION_LINES] == []


def test_modules_are_short() -> None:
    """No module of the package is longer than a few screens."""
    counts = {path: path.read_text(encoding="utf-8").count("\n") for path in sorted(PACKAGE.rglob("*.py"))}
    long = [f"{path.relative_to(ROOT)}: {lines} lines" for path, lines in counts.items() if lines > MODULE_LINES]
    assert long == []
