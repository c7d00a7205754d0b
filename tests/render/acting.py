"""The project's own rulebooks with their facts, and the pages of actors drawn from them, read once."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from build_tools.model import Corpus
from build_tools.pipeline import compile_project
from build_tools.render.meetings import render_meetings
from build_tools.render.rolelists import render_role_lists
from build_tools.render.roles import render_roles
from tests.project import ROOT

ENTRY = re.compile(r"<li>(?P<entry>.*?)</li>|<tr><td (?P<row>.*?)</tr>")
CLAUSE = re.compile(r'<a class="clause" href="(?P<page>[^"#]*)#(?P<address>[^"]+)" data-keys="[^"]+">')
JUMPS = re.compile(r'<ul class="jumps.*?</ul>')
TAG = re.compile(r"<[^>]+>")


@cache
def corpus() -> Corpus:
    """Both rulebooks, compiled."""
    return compile_project(ROOT).corpus


@cache
def pages() -> dict[str, str]:
    """The Markdown of every page of an actor or a meeting, and of their lists, by path."""
    renderers = (render_roles, render_meetings, render_role_lists)
    return {file.path: file.content.decode() for render in renderers for file in render(corpus())}


def statements(page: str) -> list[str]:
    """The HTML of every statement of a page: entries of its lists and rows of its tables of limits."""
    return [found["entry"] or found["row"] for found in ENTRY.finditer(JUMPS.sub("", page))]


def plain(html: str) -> str:
    """The words of a piece of HTML."""
    return unescape(TAG.sub("", html))
