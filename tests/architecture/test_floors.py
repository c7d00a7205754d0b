"""Imports point down: a module may use what stands on its own floor or below, never what stands above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "build_tools"

FLOORS = (
    # from the ground up; a package stands for all of its modules
    ("archive", "lettering", "numerals", "statements", "widths"),
    ("comparison",),
    ("model", "shapes"),
    ("layout", "parse", "svg", "yamlfile"),
    ("declaration", "registers", "setting"),
    ("concepts", "facts", "files"),
    ("lists", "scripts", "sources"),
    ("annotate", "extract", "importing", "versions"),
    ("parallels",),
    ("check", "diagrams", "drafting", "graph"),
    ("render",),
    ("epub", "handbook", "word"),
    ("problems", "site", "write"),
    ("pipeline",),
    ("new", "outside", "serve"),
    ("console",),
    ("printing",),
    ("commands",),
    ("cli",),
    ("__main__",),
)


def find_modules() -> Iterator[str]:
    """The dotted name of each module of the package, without the package's own name."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "__init__.py":
            yield ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def find_imports(module: str) -> Iterator[str]:
    """The modules of the package that a module imports anywhere in its text."""
    source = PACKAGE.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8")
    for statement in ast.walk(ast.parse(source)):
        if isinstance(statement, ast.Import):
            yield from (name.name.removeprefix("build_tools.") for name in statement.names if is_own(name.name))
        elif isinstance(statement, ast.ImportFrom) and is_own(statement.module or ""):
            inside = (statement.module or "").removeprefix("build_tools").removeprefix(".")
            names = [".".join(filter(None, (inside, name.name))) for name in statement.names]
            yield from (name if name in MODULES else inside for name in names)


def is_own(name: str) -> bool:
    """Whether a dotted name is of the package."""
    return name.partition(".")[0] == "build_tools"


def floor_of(module: str) -> int:
    """The floor on which a module stands, counted from the ground."""
    top = module.partition(".")[0]
    floors = [number for number, names in enumerate(FLOORS) if top in names]
    assert floors, f"{module} stands on no floor: give {top} its place in FLOORS"
    return floors[0]


MODULES = tuple(find_modules())


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module: str) -> None:
    """No import of a higher floor, nor of another room on the same one."""
    for imported in find_imports(module):
        same_room = imported.partition(".")[0] == module.partition(".")[0]
        assert same_room or floor_of(imported) < floor_of(module), f"{module} imports {imported}"


def test_no_module_needs_itself() -> None:
    """No circle of imports."""
    try:
        TopologicalSorter({module: set(find_imports(module)) for module in MODULES}).prepare()
    except CycleError as error:
        pytest.fail(f"circle of imports: {' → '.join(error.args[1])}")
