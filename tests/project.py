"""Copies of this project in folders of their own, and the command line run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("build_tools", "docs/about.md", "docs/editing.md", "docs/assets", "mkdocs.yml", "source_texts", "theme")


def copy_project(target: Path, original: Path = ROOT) -> Path:
    """A copy of all that a build needs, without anything an earlier build wrote; the target comes back."""
    for part in PARTS:
        source = original / part
        copy = target / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy)  # compiled modules too, whose times stay true: a build starts at once
        else:
            shutil.copy(source, copy)
    return target


def bare_project(target: Path) -> Path:
    """A copy without rulebooks, the registers alone left of source_texts/: it builds in a fraction of the time."""
    copy_project(target)
    for folder in (target / "source_texts").iterdir():
        if folder.name != "registers":
            shutil.rmtree(folder)
    return target


def run(
    project: Path,
    *arguments: str,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    python: str = sys.executable,
) -> subprocess.CompletedProcess[str]:
    """What `python -m build_tools` with these arguments printed and returned, run for a copied project."""
    variables = os.environ | {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"} | dict(environment or {})
    command = (python, "-m", "build_tools", *arguments)
    return subprocess.run(
        command,
        cwd=cwd or project,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(
    project: Path,
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    python: str = sys.executable,
) -> Path:
    """The folder of the site that a build of a copied project wrote; without handbooks, which take longer."""
    done = run(project, "build", "--no-pdf", cwd=cwd, environment=environment, python=python)
    assert done.returncode == 0, f"build ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return project / "site"
