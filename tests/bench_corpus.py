"""`python -m tests.bench_corpus [FOLDER]`: MB/s of parsing and of finding references on one core, and peak memory.

The folder is RULES_CORPUS or ../shared/corpus where none is named.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from time import perf_counter

from build_tools.annotate.references import find_references
from build_tools.model import Corpus, Rulebook
from build_tools.outside import find_texts
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from tests.project import ROOT

MEGABYTE = 1_000_000


def main() -> None:
    """Print the figures for every text of the corpus."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("RULES_CORPUS", str(ROOT.parent / "shared" / "corpus"))
    data = [path.read_bytes() for path in find_texts(Path(named))]
    size = sum(len(content) for content in data) / MEGABYTE
    started = perf_counter()
    parsed = [parse_text(content.decode("utf-8")) for content in data]
    parse = perf_counter() - started
    books = [
        Rulebook("x", "x", content.decode(), read_metadata(p.passages, p.provisions), p.passages, p.provisions)
        for content, p in zip(data, parsed, strict=True)
    ]
    started = perf_counter()
    found = sum(len(list(find_references(Corpus((book,))))) for book in books)
    references = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(data)} texts, {size:.1f} MB; peak {peak:.0f} MB with all texts held")
    print(f"parse {size / parse:.1f} MB/s; {found} references {size / references:.1f} MB/s")
    print(f"both {size / (parse + references):.1f} MB/s")


if __name__ == "__main__":
    main()
