"""The index holds every rule, proves every fact, links only to pages that are made, and stays small."""

from __future__ import annotations

import gzip
import json
from functools import cache
from typing import Any, cast

import pytest

from build_tools.model import Corpus, Level, OutputFile
from build_tools.pipeline import compile_project, render_all
from build_tools.render.search import index
from build_tools.render.search.book import find_entries
from build_tools.render.search.index import render_search
from build_tools.render.search.postings import DIGITS, find_postings, fold, pairs, shard_of
from tests.project import ROOT
from tests.score_search import copy_corpus
from tests.search.asking import read_queries

KILOBYTES_A_BOOK = 36


@cache
def corpus() -> Corpus:
    """The two rulebooks."""
    return compile_project(ROOT).corpus


@cache
def files() -> tuple[OutputFile, ...]:
    """Everything that a build writes."""
    return render_all(corpus())


def content(file: OutputFile) -> dict[str, Any]:
    """What a script of the index hands over."""
    text = file.content.decode()
    return cast("dict[str, Any]", json.loads(text[text.index("(") + 1 : text.rindex(")")]))


def books() -> dict[str, dict[str, Any]]:
    """The rulebooks' own files, by id."""
    named = (file for file in files() if file.path.startswith("search/book-"))
    return {record["id"]: record for record in map(content, named)}


def test_every_rule_is_an_entry_with_its_words() -> None:
    """Each article once, with all its paragraphs and items as printed."""
    for rulebook in corpus().rulebooks:
        entries = books()[rulebook.id]["entries"]
        articles = [p.address for p in rulebook.provisions if p.level is Level.ARTICLE]
        assert [entry[0] for entry in entries] == articles
        shown = "".join(text for entry in entries for *_, text in entry[4])
        printed = [p for p in rulebook.provisions if p.level > Level.ARTICLE]
        assert shown == "".join(p.label.strip() + p.text for p in printed if (p.label + p.text).strip())


def test_every_fact_shows_its_words() -> None:
    """The stretch of a fact in the paragraph that the index names is its quote."""
    for rulebook in corpus().rulebooks:
        sheet = corpus().sheet(rulebook.id)
        quotes = {(fact.article, fact.quote) for fact in sheet.all_facts}
        for address, _, _, _, paragraphs, facts in books()[rulebook.id]["entries"]:
            for number, start, end, *_ in facts:
                assert (address, paragraphs[number][2][start:end]) in quotes


def test_only_pages_that_are_made_are_linked() -> None:
    """Chapters, chains, actors and the glossary that the index names are among the files of the build."""
    made = {file.path for file in files()}
    for name, record in books().items():
        pages = [page for page, _ in record["pages"]] + [f"chain-{chain[0]}" for chain in record["chains"]]
        pages += [page.removesuffix(".html") for _, page, *_ in record["actors"] if page]
        pages += ["glossary"] if record["terms"] else []
        assert {f"{name}/{page}.md" for page in pages} <= made


def test_the_index_is_small() -> None:
    """What a browser reads of a rulebook, after gzip."""
    sizes = {f.path: len(gzip.compress(f.content)) for f in files() if f.path.startswith("search/")}
    assert len(sizes) == 3
    assert max(sizes.values()) < KILOBYTES_A_BOOK * 1000


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("第三十八条", "第38条"),
        ("五千字", "5000字"),
        ("提前三天", "提前3日"),
        ("１至２次", "1-2次"),
        ("二〇二六年", "2026年"),
        ("ＡＢｃ", "abc"),
    ],
)
def test_numbers_and_widths_are_folded(text: str, folded: str) -> None:
    """Any form of a number and any width is one."""
    assert fold(text) == folded


def test_postings_read_back() -> None:
    """From the string of a pair come the entries that have it."""
    shards = find_postings(corpus())
    entries = [entry for rulebook in corpus().rulebooks for entry in find_entries(rulebook)]
    for pair in ("签发", "补位", "5个", "会议"):
        count, written = cast("tuple[int, str]", shards[shard_of(pair)][pair])
        numbers = _read(written)
        assert len(numbers) == count
        has = {number for number, e in enumerate(entries) if any(pair in pairs(fold(p.text)) for p in e.provisions)}
        assert has <= set(numbers)


def _read(written: str) -> list[int]:
    numbers, number, distance, scale = [], -1, 0, 1
    for char in written:
        figure = DIGITS.index(char)
        distance += figure % 32 * scale
        scale *= 32
        if figure < 32:
            number += distance // 3 + 1
            numbers.append(number)
            distance, scale = 0, 1
    return numbers


def test_many_rulebooks_have_postings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond some number of rulebooks the pairs of characters have files of their own."""
    monkeypatch.setattr(index, "WHOLE", 2)
    made = tuple(render_search(copy_corpus(corpus(), 3), frozenset()))
    names = [file.path for file in made]
    common = content(next(file for file in made if file.path == "search/common.js"))
    assert sum(name.startswith("search/book-") for name in names) == 3
    assert sum(name.startswith("search/pairs-") for name in names) == common["shards"]


def test_what_synonyms_mean_stands_in_the_texts() -> None:
    """No everyday word leads to words that no rule has."""
    words = fold("".join("".join(rulebook.text.split()) for rulebook in corpus().rulebooks))
    synonyms = corpus().registers.synonyms
    assert len(synonyms) > 100
    assert [meant for synonym in synonyms for meant in synonym.meant if fold(meant) not in words] == []


def test_queries_are_answered_by_articles_that_are_there() -> None:
    """At least 150 queries, a third of them set aside, of every kind."""
    queries = read_queries()
    articles = {f"{r.id} {p.address}" for r in corpus().rulebooks for p in r.provisions if p.level is Level.ARTICLE}
    assert {answer for query in queries for answer in query.answers} <= articles
    assert len({query.words for query in queries}) == len(queries) >= 150
    assert 0.3 < sum(query.held for query in queries) / len(queries) < 0.4
