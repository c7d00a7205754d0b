"""`python -m tests.bench_pages`: packed size of each kind of page (median, largest); what pages of facts cost a build.

The second figure renders the two rulebooks to Markdown with and without the pages of roles, meetings, registers,
matrix, matters and concepts; what MkDocs makes of them is told by the first build of the whole site.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from build_tools.pipeline import RENDERERS
from build_tools.site import build_site
from build_tools.write import write_files
from tests.project import copy_project
from tests.render.stated import real_corpus

KINDS = (  # name, what the addresses of its pages look like
    ("role", r"[\w-]+/role-[\w-]+"),
    ("meeting", r"[\w-]+/meeting-[\w-]+"),
    ("chain", r"[\w-]+/chain-[\w-]+"),
    ("chapter", r"[\w-]+/(?:c\d+|text)"),
    ("matrix", r"[\w-]+/matrix"),
    ("concepts", r"[\w-]+/concepts"),
    ("glossary", r"[\w-]+/glossary"),
    ("roles of a rulebook", r"[\w-]+/roles"),
    ("registers", r"limits|prohibitions|reports"),
    ("by meeting", r"meetings"),
    ("by matter", r"chains"),
    ("by role", r"roles"),
)
OF_FACTS = re.compile(
    r"(?:[\w-]+/(?:role-|meeting-|chain-|chains|roles|matrix|concepts|glossary|leadership|decides)"
    r"|roles|meetings|chains|limits|prohibitions|reports|glossary|data/(?:limits|prohibitions|reports))"
)
RENDERING = ("roles", "rolelists", "meetings", "chains", "procedures", "concepts", "glossary", "leadership", "decides")


def is_of_facts(module: str) -> bool:
    """Whether a renderer draws pages that only facts fill."""
    tail = module.removeprefix("build_tools.render.")
    return tail in RENDERING or tail.startswith("registers.")


def packed(site: Path) -> Iterator[str]:
    """A line for each kind of page: how many, the median and the largest in bytes of gzip."""
    found = {path.relative_to(site).with_suffix("").as_posix(): path for path in site.rglob("*.html")}
    yield f"{'kind':22}{'pages':>6}{'median':>9}{'largest':>9}"
    for name, like in KINDS:
        sizes = {
            page: len(gzip.compress(path.read_bytes(), mtime=0))
            for page, path in found.items()
            if re.fullmatch(like, page)
        }
        if sizes:
            largest = max(sizes, key=lambda page: sizes[page])
            yield f"{name:22}{len(sizes):>6}{median(sizes.values()):>9.0f}{sizes[largest]:>9}  {largest}"


def time_rendering() -> Iterator[str]:
    """How long all Markdown takes to render, with and without the pages of facts."""
    corpus = real_corpus()
    for words, chosen in (
        ("with", RENDERERS),
        ("without", tuple(one for one in RENDERERS if not is_of_facts(one.__module__))),
    ):
        started = perf_counter()
        count = sum(1 for renderer in chosen for _ in renderer(corpus))
        yield f"Markdown {words} pages of facts: {perf_counter() - started:.2f} s, {count} files"


def time_site() -> Iterator[str]:
    """How long MkDocs takes, with and without the pages of facts, and the sizes of the whole."""
    corpus = real_corpus()
    files = tuple(file for renderer in RENDERERS for file in renderer(corpus))
    for words, chosen in (("with", files), ("without", tuple(f for f in files if not OF_FACTS.match(f.path)))):
        with tempfile.TemporaryDirectory() as folder:
            project = copy_project(Path(folder))
            write_files(chosen, project / "docs")
            started = perf_counter()
            build_site(project, project / "site", corpus)
            yield f"site {words} pages of facts: {perf_counter() - started:.2f} s"
            if words == "with":
                yield from packed(project / "site")


def main() -> None:
    """Print sizes and times."""
    for line in (*time_rendering(), *time_site()):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
