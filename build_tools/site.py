"""MkDocs: from the Markdown below docs/ to the finished site."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from build_tools.model import Corpus

EPOCH, LATEST = "2000-01-01", "2099-12-31"  # what a build date may be: archives hold no other


def build_site(root: Path, out: Path, corpus: Corpus) -> tuple[bool, str]:
    """Run `mkdocs build --strict` into a folder; whether it went well, and what it said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
        command, cwd=root, env=site_environment(corpus), capture_output=True, text=True, check=False, encoding="utf-8"
    )
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def site_environment(corpus: Corpus) -> dict[str, str]:
    """The environment of MkDocs: a build date that depends on the texts alone, UTF-8, no banner."""
    newest = max([EPOCH, *(rulebook.metadata.issued or EPOCH for rulebook in corpus.rulebooks)])
    newest = min(newest, LATEST)
    seconds = int(datetime.fromisoformat(newest).replace(tzinfo=UTC).timestamp())
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(seconds),
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "NO_MKDOCS_2_WARNING": "true",
    }
