"""Small projects with one sound rulebook and whatever else an editor may have put beside it."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from build_tools.cli import main

GOOD = "good-2024"
GOOD_TEXT = """\
某某区人民政府工作规则

第一章　总　则

第一条　为规范工作，制定本规则。

第二条　本规则自2024年1月1日起施行。
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit status."""

    returncode: int
    stdout: str
    stderr: str = ""


def make_project(folder: Path) -> Path:
    """A project with one rulebook that is in order."""
    write(folder, GOOD, GOOD_TEXT)
    return folder


def write(project: Path, identifier: str, text: str | bytes, name: str = "text.txt") -> Path:
    """A file of a rulebook's folder, with these words or bytes."""
    path = project / "source_texts" / identifier / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def command(project: Path, *arguments: str) -> Said:
    """What the command line says of a project, and its exit status: in this process, for it is wanted often."""
    stdout, stderr = StringIO(), StringIO()
    with redirect_stdout(stdout), redirect_stderr(stderr):
        status = main(["--root", str(project), *arguments])
    return Said(status, stdout.getvalue(), stderr.getvalue())


def compile_docs(project: Path) -> Said:
    """The compile step alone, which writes docs/ of the project."""
    return command(project, "build", "--no-site")


def published(project: Path) -> list[str]:
    """The ids of the rulebooks whose pages stand below docs/."""
    return sorted(path.parent.name for path in (project / "docs").glob("*/full.md"))
