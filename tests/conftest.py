"""What all tests share: the site, built once, and the switch that rewrites golden files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.citing import add_citing
from tests.project import build, copy_project


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --rewrite-golden."""
    parser.addoption("--rewrite-golden", action="store_true", help="write what the code says now into tests/golden")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in a folder of its own, whose name has a space and Chinese characters."""
    return copy_project(tmp_path_factory.mktemp("规 矩"))


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The built site. Tests read it and change nothing in it."""
    return build(project)


@pytest.fixture(scope="session")
def citing_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one rulebook more, full of references."""
    return build(add_citing(copy_project(tmp_path_factory.mktemp("citing"))))
