"""Quiet links in the official text: once an article, none in another link, each with a page and a preview."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from build_tools.render.cast import find_casts
from build_tools.render.chapter import render_chapters
from build_tools.render.fulltext import render_fulltexts
from tests.render.acting import corpus, pages

ARTICLE = re.compile(r"^##+ .*?\{ #(?P<address>a[\w-]+) ", re.MULTILINE)
QUIET = re.compile(r'<a class="(?P<kind>mention|term-use)" href="(?P<href>[^"]+)" data-keys="(?P<key>[^"]+)">')
ANCHOR = re.compile(r"<a\b|</a>")
PREVIEW = re.compile(r'<section data-key="(?P<key>[^"]+)"')
SET_UP = re.compile(r"^\*\*设立\*\* (?P<words>.*)$", re.MULTILINE)


@cache
def chapters() -> dict[str, str]:
    """The Markdown of every chapter page, by path."""
    return {file.path: file.content.decode() for file in render_chapters(corpus())}


CHAPTERS = sorted(chapters())


@pytest.mark.parametrize("path", CHAPTERS)
def test_first_mention_of_an_article_only(path: str) -> None:
    """No actor and no term is linked twice in one article."""
    parts = ARTICLE.split(chapters()[path])
    for article, text in zip(parts[1::2], parts[2::2], strict=True):
        counts = Counter(found["key"] for found in QUIET.finditer(text))
        assert [(article, key) for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("path", CHAPTERS)
def test_no_link_stands_in_another(path: str) -> None:
    """Every link is closed before the next begins."""
    for line in chapters()[path].splitlines():
        tags = ANCHOR.findall(line)
        assert tags[::2] == ["<a"] * len(tags[::2])
        assert tags[1::2] == ["</a>"] * len(tags[1::2])


@pytest.mark.parametrize("path", CHAPTERS)
def test_every_quiet_link_has_a_page_and_a_preview(path: str) -> None:
    """Mentions lead to pages that are drawn; each link's key names a preview of the same page."""
    rulebook = path.split("/", maxsplit=1)[0]
    previews = {found["key"] for found in PREVIEW.finditer(chapters()[path])}
    for found in QUIET.finditer(chapters()[path]):
        assert found["key"] in previews
        target = f"{rulebook}/{found['href'].removesuffix('.html')}.md"
        assert found["kind"] == "term-use" or target in pages()


def test_links_leave_the_text_readable() -> None:
    """No chapter has more than a quiet link every 20 characters; 全文 has none."""
    for rulebook in corpus().rulebooks:
        lengths = {p.address: len(p.text) for p in rulebook.provisions}
        for path in (path for path in CHAPTERS if path.startswith(rulebook.id)):
            own = re.findall(r"\{: #([\w.-]+) ", chapters()[path])
            characters = sum(lengths.get(address, 0) for address in own)
            assert len(QUIET.findall(chapters()[path])) * 20 <= max(characters, 100), path
    assert not any(QUIET.search(file.content.decode()) for file in render_fulltexts(corpus()))


def test_founding_article_lists_who_uses_it() -> None:
    """本条设立常务会议，见于…, below the article; once for every actor that the text sets up."""
    for rulebook, cast in find_casts(corpus()).items():
        below = [words for path in CHAPTERS if path.startswith(rulebook) for words in SET_UP.findall(chapters()[path])]
        founded = [one for one in cast.values() if one.founding]
        for one in founded:
            assert sum(f"]({one.page}.md)的地位" in w or f"本条设立[{one.actor.name}]" in w for w in below) == 1
        assert founded
