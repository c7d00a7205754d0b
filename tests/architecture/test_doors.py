"""One door each: who may read, write, print, start programs and use the large libraries."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.test_floors import MODULES, PACKAGE

DOORS = {
    # what goes through it: the modules that may
    "print": {"commands", "console", "printing", "serve"},
    "input": set[str](),
    "open": set[str](),
    "fdopen": {"write"},
    "read_bytes": {"files", "new", "outside", "sources", "write"},
    "read_text": {"files", "scripts", "sources", "parallels.folder"},
    "write_bytes": set[str](),
    "write_text": set[str](),
    "mkdir": {"write"},
    "unlink": {"write"},
    "rmdir": {"write"},
    "rmtree": set[str](),
    "import docx": {"word.edition", "word.styles"},
    "import mkdocs": set[str](),
    "import networkx": {"graph"},
    "import pypinyin": {"handbook.index"},
    "import random": set[str](),
    "import time": {"console", "printing"},
    "now": set[str](),
    "today": set[str](),
    "import subprocess": {"layout", "serve", "site"},
    "import typst": {"handbook.typesetting"},
    "import yaml": {"yamlfile"},
    "import zipfile": {"archive", "importing.package"},
}


def find_uses(module: str) -> Iterator[str]:
    """What a module calls by name, and what it imports as `import name`."""
    source = PACKAGE.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8")
    for part in ast.walk(ast.parse(source)):
        match part:
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                yield name
            case ast.Import(names=names):
                yield from (f"import {name.name.split('.')[0]}" for name in names)
            case ast.ImportFrom(module=str(name), level=0):
                yield f"import {name.split('.')[0]}"


@pytest.mark.parametrize("module", MODULES)
def test_every_use_goes_through_its_door(module: str) -> None:
    """No module does what is another's to do."""
    uses = {use for use in find_uses(module) if module not in DOORS.get(use, {module})}
    assert uses == set()


def test_doors_lead_somewhere() -> None:
    """Every module that may do something is there and does it."""
    idle = {
        f"{module}: {use}"
        for use, modules in DOORS.items()
        for module in modules
        if module not in MODULES or use not in set(find_uses(module))
    }
    assert idle == set()
