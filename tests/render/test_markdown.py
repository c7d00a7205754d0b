"""No character of a regulation is taken for markup."""

from __future__ import annotations

from html.parser import HTMLParser
from time import perf_counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from build_tools.render.markdown import block, escape, front_matter, official, shorten

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
UNKEPT = st.characters(exclude_categories=("Cs", "Cc"))  # HTML has no way to write most control characters
SPACES = st.sampled_from("\t\n\r\f \u00a0\u2028\u2029\u3000")
MARKS = st.sampled_from("*_`#<>[](){}|!&;:~^=+-\\\"'.1 ")
ANY_TEXT = st.text(st.one_of(UNKEPT, SPACES, MARKS), min_size=1)

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ config.site_name }} {% raw %}",
    "[x](javascript:alert(1))",
    "***",
    "| a | b |",
    "# 标题",
    "![](x.png)",
    "1. 一",
    "    四个空格",
    "\t制表符",
    "____",
    "- 甲",
    "&amp; &#42; &lt;",
    "{: #id .class }",
    "重点 { #x }",
    "[TOC]",
    "：\n:   定义",
    "总  则",
    "前\f后\v后\u2028后\u3000",
    "前\u0085后\x1c后\x1f后",
    "\u3000\u3000前\u2029",
)


class Reader(HTMLParser):
    """The text of a page, and the elements it has."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def shown(markdown: str) -> Reader:
    """What Python-Markdown makes of it, as a browser would read it."""
    reader = Reader()
    reader.feed(Markdown(extensions=EXTENSIONS).convert(markdown))
    reader.close()
    return reader


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    """One paragraph, one heading, with exactly these characters."""
    paragraph = shown(block("p", escape(text), {"id": "a1.p1", "class": "official"}))
    assert (paragraph.tags, paragraph.text) == (["p"], text)
    heading = shown(block("h2", official(text), {"id": "a1"}))
    assert (heading.tags, heading.text) == (["h2", "span"], text)


@given(ANY_TEXT)
def test_any_text_is_shown_as_text(text: str) -> None:
    """The text content of the paragraph is the text."""
    assert shown(block("p", escape(text), {"class": "official"})).text == text


@pytest.mark.parametrize("text", ["*" * 200_000, "<b>" * 70_000, "字" * 200_000, "# " * 100_000])
def test_a_line_of_200_000_characters(text: str) -> None:
    """In a second, not in minutes."""
    started = perf_counter()
    paragraph = shown(block("p", escape(text), {"class": "official"}))
    assert perf_counter() - started < 10
    assert paragraph.text == text
    assert paragraph.tags == ["p"]


@given(ANY_TEXT)
def test_front_matter_is_yaml(text: str) -> None:
    """Any title comes back as it was."""
    written = front_matter({"title": text, "guiju": {"contents": [text, None, True]}})
    read = yaml.safe_load(written.split("\n---\n")[0])
    assert read == {"title": text, "guiju": {"contents": [text, None, True]}}


@pytest.mark.parametrize(("text", "short"), [("总  则", "总 则"), ("甲乙丙丁", "甲乙丙丁"), ("甲乙丙，戊", "甲乙丙…")])
def test_shortened(text: str, short: str) -> None:
    """Spaces made single, no comma before the ellipsis."""
    assert shorten(text, 4) == short
