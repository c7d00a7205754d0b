"""How long a build takes, and how that grows: `python -m tests.bench [COUNT …]`, by default 2, 20 and 100 rulebooks.

Copies of the two real texts under other ids stand for more rulebooks. Compiling goes from text to Markdown and data on
disk; the site is what MkDocs makes of these.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from time import perf_counter

from build_tools.pipeline import compile_project, render_all
from build_tools.site import build_site
from build_tools.write import write_files
from tests.project import ROOT, copy_project

COUNTS = (2, 20, 100)


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds and sizes of one build."""

    rulebooks: int
    compiling: float
    site: float
    pages: int
    megabytes: float


def make_project(folder: Path, count: int) -> Path:
    """A copy of the project in which so many rulebooks stand, the real ones over and over."""
    project = copy_project(folder)
    shutil.rmtree(project / "source_texts")
    originals = sorted(text.parent for text in (ROOT / "source_texts").glob("*/text.txt"))
    for number, original in zip(range(count), cycle(originals), strict=False):
        shutil.copytree(original, project / "source_texts" / f"{original.name}-{number:03}")
    return project


def time_build(project: Path) -> Timing:
    """How long compiling and the site took, and what came of it."""
    start = perf_counter()
    corpus = compile_project(project).corpus
    write_files(render_all(corpus), project / "docs")
    compiled = perf_counter()
    site = project / "site"
    fine, said = build_site(project, site, corpus)
    if not fine:
        sys.exit(said)
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    return Timing(len(corpus.rulebooks), compiled - start, perf_counter() - compiled, pages, size)


def main(counts: Sequence[int]) -> None:
    """Prints a line for each number of rulebooks."""
    print("rulebooks  compiling s  a rulebook s  site s  a rulebook s  pages   MB")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            timing = time_build(make_project(Path(folder), count))
        print(
            f"{timing.rulebooks:9}  {timing.compiling:11.2f}  {timing.compiling / count:12.3f}  {timing.site:6.2f}  "
            f"{timing.site / count:12.3f}  {timing.pages:5}  {timing.megabytes:4.1f}",
        )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or COUNTS)
