"""What all tests share: the site, built once, and the switch that rewrites golden files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.citing import add_citing
from tests.once import make_once
from tests.project import build, copy_project


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --rewrite-golden."""
    parser.addoption("--rewrite-golden", action="store_true", help="write what the code says now into tests/golden")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, built, in a folder of its own whose name has a space and Chinese characters."""
    return make_once(tmp_path_factory, "规 矩", lambda folder: build(copy_project(folder)))


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The built site. Tests read it and change nothing in it."""
    return project / "site"


@pytest.fixture(scope="session")
def citing_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one rulebook more, full of references."""
    project = make_once(tmp_path_factory, "citing", lambda folder: build(add_citing(copy_project(folder))))
    return project / "site"
