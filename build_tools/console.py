"""What all commands share: their exit statuses, saying what is being done, reading the texts of a project."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.pipeline import Compiled, compile_project

FINE, PROBLEMS, USAGE = 0, 1, 2


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say on a terminal what is being done, and how long it took."""
    shown = sys.stderr.isatty()
    started = time.perf_counter()
    if shown:
        print(f"{words} …", end="", file=sys.stderr, flush=True)
    yield
    if shown:
        print(f" {time.perf_counter() - started:.1f} 秒", file=sys.stderr)


def compile_texts(options: argparse.Namespace) -> Compiled | None:
    """What the texts of the project make; None, and it is said, where there is no project."""
    root: Path = options.root
    if not (root / "source_texts").is_dir():
        print(f"找不到文件夹 {root / 'source_texts'}，请在项目文件夹里运行，或用 --root 指明", file=sys.stderr)
        return None
    with step("读入并检查原文"):
        return compile_project(root)
