"""The script of the search: the parts in docs/assets/search/ as one file without comments, to be read at once."""

from __future__ import annotations

import re
from pathlib import Path

from build_tools.files import read_text
from build_tools.model import OutputFile

FOLDER = Path("docs/assets/search")
PARTS = ("fold", "index", "query", "gather", "rank", "answer", "engine", "show", "box")
BLOCK = re.compile(r"(?<!\S)/\*.*?\*/(?!\S)", re.DOTALL)
REST = re.compile(r"(?<=[;,{})])\s+//\s.*")


def read_search_script(root: Path) -> tuple[OutputFile, ...]:
    """`search/search.js`, or nothing where a project has no such parts."""
    texts = [read_text(root / FOLDER / f"{part}.js", part)[0] for part in PARTS]
    if not all(texts):
        return ()
    script = "".join(squeeze(text) for text in texts if text)
    return (OutputFile("search/search.js", script.encode()),)


def squeeze(script: str) -> str:
    """A script without its comments and without the blanks at both ends of its lines."""
    lines = (line.strip() for line in REST.sub("", BLOCK.sub("", script)).splitlines())
    return "".join(f"{line}\n" for line in lines if line)
