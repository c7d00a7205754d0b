"""Document types and procedures: one clause sets each up; mentions lead there; that clause says who uses it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from build_tools.model import Rulebook
from build_tools.render.cast import find_chapters
from build_tools.render.chapter import render_chapters
from build_tools.render.concepts import Basis, find_bases, render_concepts
from build_tools.render.wording import UNNAMED
from tests.render.acting import corpus, plain

BOOKS = {rulebook.id: rulebook for rulebook in corpus().rulebooks}
QUIET = re.compile(
    r'<a class="concept" href="(?P<href>[^"]+)" data-keys="concept:(?P<name>[^"]+)">(?P<words>[^<]+)</a>'
)
BLOCK = re.compile(r"^(?P<text>.*)\n\{: #(?P<address>[\w.-]+) ", re.MULTILINE)


@cache
def bases(rulebook: str) -> dict[str, Basis]:
    """The concepts of a rulebook."""
    return find_bases(corpus(), BOOKS[rulebook])


@cache
def links(rulebook: str) -> tuple[tuple[str, str, str, str], ...]:
    """Every link to a concept: the article in which it stands, its name, where it leads, its words."""
    files = (file for file in render_chapters(corpus()) if file.path.startswith(rulebook))
    return tuple(
        (block["address"].split(".")[0], found["name"], found["href"], found["words"])
        for file in files
        for block in BLOCK.finditer(file.content.decode())
        for found in QUIET.finditer(block["text"])
    )


@cache
def page(rulebook: str) -> str:
    """The Markdown of 设立条文."""
    return next(f.content.decode() for f in render_concepts(corpus()) if f.path == f"{rulebook}/concepts.md")


@pytest.mark.parametrize("rulebook", BOOKS)
def test_every_chain_belongs_to_one_concept(rulebook: str) -> None:
    """No procedure without a clause that sets it up, none set up twice."""
    own = Counter(chain.id for basis in bases(rulebook).values() for chain in basis.chains)
    assert own == Counter(chain.id for chain in corpus().sheet(rulebook).chains)


@pytest.mark.parametrize(("rulebook", "name", "address"), [
    ("laiwu-2026", "会签", "a53.p1"),
    ("laiwu-2026", "会议纪要", "a44.p1"),
    ("laiwu-2026", "工作补位", "a7.p2"),
    ("laiwu-2026", "请示", "a50.p1"),
    ("laiwu-2026", "政府工作报告", "a38.p1.i3"),
    ("linzi-2022", "工作补位", "a62.p1"),
    ("linzi-2022", "合法性审查", "a22.p1"),
    ("linzi-2022", "会议决定事项的督办", "a57.p1"),
])  # fmt: skip
def test_clause_that_sets_it_up(rulebook: str, name: str, address: str) -> None:
    """As read by hand."""
    founding = bases(rulebook)[name].founding
    assert founding is not None
    assert founding.at == address


def test_what_no_clause_sets_up_is_said_to_be_silent() -> None:
    """议案, which 莱芜 names once, and nothing links to."""
    assert bases("laiwu-2026")["议案"].founding is None
    entry = page("laiwu-2026").split('<dt id="bill">')[1].split("<dt")[0]
    assert UNNAMED in plain(entry)
    assert "第三十八条" in plain(entry)
    assert not any(name == "议案" for _, name, _, _ in links("laiwu-2026"))


@pytest.mark.parametrize("rulebook", BOOKS)
def test_mentions_lead_to_the_clause(rulebook: str) -> None:
    """Each link leads to the very clause, never stands in its article, once an article."""
    found = links(rulebook)
    assert len(found) > 20
    for article, name, href, words in found:
        basis = bases(rulebook)[name]
        assert basis.founding is not None
        assert href.endswith(f"#{basis.founding.at}")
        assert article != basis.founding.at.split(".")[0]
        assert words in {alias.name for alias in basis.concept.names_in(rulebook)}
    assert max(Counter((article, name) for article, name, _, _ in found).values()) == 1


@pytest.mark.parametrize("rulebook", BOOKS)
def test_a_chapter_about_it_is_left_in_peace(rulebook: str) -> None:
    """公文 is no link in 公文处理, whose articles all speak of it."""
    chapters = find_chapters(BOOKS[rulebook])
    founding = bases(rulebook)["公文"].founding
    assert founding is not None
    home = chapters[founding.at.split(".")[0]]
    assert not [article for article, name, _, _ in links(rulebook) if name == "公文" and chapters[article] == home]


@pytest.mark.parametrize("rulebook", BOOKS)
def test_clause_lists_who_uses_it(rulebook: str) -> None:
    """本条规定会签，见于…, with the same articles as 设立条文."""
    chapters = "".join(f.content.decode() for f in render_chapters(corpus()) if f.path.startswith(rulebook))
    for basis in bases(rulebook).values():
        told = f"本条规定[{basis.concept.name}](concepts.md#{basis.concept.id})" in chapters
        assert told == bool(basis.founding and basis.used)


@pytest.mark.parametrize("rulebook", BOOKS)
def test_page_quotes_every_clause(rulebook: str) -> None:
    """Every concept once, with words that stand in the text, or 规则未写明."""
    texts = {provision.address: provision.text for provision in _book(rulebook).provisions}
    for basis in bases(rulebook).values():
        entry = page(rulebook).split(f'<dt id="{basis.concept.id}">')
        assert len(entry) == 2
        quote = re.search(r'<p class="quote"><span class="official">(.*?)</span>', entry[1].split("<dt")[0])
        assert bool(quote) == bool(basis.founding)
        if quote and basis.founding:
            assert plain(quote[1]) in texts[basis.founding.at]


def _book(rulebook: str) -> Rulebook:
    return BOOKS[rulebook]
