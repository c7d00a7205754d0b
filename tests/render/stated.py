"""The project's own facts as pages show them: what is compiled, and the pieces of its pages as HTML trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lxml import html

from build_tools.model import Corpus, OutputFile
from build_tools.pipeline import compile_project
from tests.project import ROOT


@cache
def real_corpus() -> Corpus:
    """Both real rulebooks with their sheets."""
    return compile_project(ROOT).corpus


def read_markdown(files: Iterable[OutputFile]) -> dict[str, str]:
    """The bodies of rendered pages by path, front matter cut off."""
    return {file.path: file.content.decode().split("\n---\n", 1)[1] for file in files}


def find_pieces(markdown: str, opening: str) -> Iterator[html.HtmlElement]:
    """The blocks of HTML in a page's Markdown that begin in a certain way; each stands on one line."""
    return (html.fromstring(line) for line in markdown.splitlines() if line.startswith(opening))


def words(element: html.HtmlElement) -> str:
    """The text of an element."""
    return str(element.text_content())


def one(element: html.HtmlElement, path: str) -> html.HtmlElement:
    """The one element at a path."""
    found = element.findall(path)
    assert len(found) == 1, f"{len(found)} × {path}"
    return found[0]
