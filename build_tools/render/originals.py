"""原文文件: the files as the government published them, offered below a rulebook with their hashes.

A web page or any other file that a browser would run or this site's generator would read is offered as
plain text under its name and `.txt`; its bytes are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Corpus, Original, OutputFile, Rulebook
from build_tools.render.markdown import escape

TITLE = "原文文件"
FOLDER = "original"
SAFE = (".txt", ".pdf", ".doc", ".docx", ".wps", ".odt", ".rtf")
KILOBYTE = 1024


def render_originals(corpus: Corpus) -> Iterator[OutputFile]:
    """A copy of every original file, byte for byte."""
    for rulebook in corpus.rulebooks:
        for original in rulebook.originals:
            yield OutputFile(f"{rulebook.id}/{_path(original)}", original.content)


def _path(original: Original) -> str:
    suffix = "" if original.file.lower().endswith(SAFE) else ".txt"
    return f"{FOLDER}/{original.file}{suffix}"


def render_original_row(rulebook: Rulebook) -> str:
    """The files as one row of the overview's metadata: name, size and SHA-256; empty where none is kept."""
    offers = "<br>".join(_offer(original) for original in rulebook.originals)
    return f"{TITLE}\n:   {offers}\n\n" if offers else ""


def _offer(original: Original) -> str:
    size = f"{max(1, round(len(original.content) / KILOBYTE))} KB"
    offered = f'[{escape(original.file)}]({_path(original)}){{ download="{original.file}" }}'
    return f"{offered}（{size}）<br><small>SHA-256 <code>{original.sha256}</code></small>"
