"""What the two real texts are read as. `make golden` rewrites the files beside this one; read their diff."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import run

GOLDEN = Path(__file__).resolve().parent
RULEBOOKS = ("laiwu-2026", "linzi-2022")


def compare_golden(name: str, found: str, request: pytest.FixtureRequest) -> None:
    """Asserts that a golden file holds this text, or writes it there."""
    path = GOLDEN / name
    if request.config.getoption("--rewrite-golden"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), "after a change that is meant: make golden, and read the diff"


@pytest.mark.parametrize("rulebook", RULEBOOKS)
def test_outline(site: Path, rulebook: str, request: pytest.FixtureRequest) -> None:
    """Every provision: address, level, label, and the first words of its text."""
    provisions = json.loads((site / "data" / f"{rulebook}.json").read_text(encoding="utf-8"))["provisions"]
    lines = (
        f"{provision['address']}\t{provision['level']}\t{provision['label'].strip()}\t{provision['text'][:12]}".rstrip()
        for provision in provisions
    )
    compare_golden(f"{rulebook}.outline.tsv", "\n".join(lines) + "\n", request)


def test_check(project: Path, request: pytest.FixtureRequest) -> None:
    """What the two texts have an editor look at."""
    compare_golden("check.txt", run(project, "check").stdout, request)
