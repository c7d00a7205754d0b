"""The index holds every rule, proves every fact, links only to pages that are made, and stays small."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

import pytest

from build_tools.model import Corpus, Level, OutputFile
from build_tools.pipeline import compile_project, render_all
from build_tools.render.search.book import read_books
from build_tools.render.search.folding import fold, pairs
from build_tools.render.search.index import render_search
from build_tools.render.search.postings import DIGITS, PLACES, count_shards, find_neighbours, find_postings, shard_of
from build_tools.scripts import PARTS, read_search_script, squeeze
from tests.project import ROOT
from tests.score_search import copy_corpus
from tests.search.asking import FILES, read_queries

KILOBYTES = {
    "common": 5,
    "pairs": 1.2,
    "ones": 1.2,
    "near": 1.6,
    "head": 2.8,
    "terms": 2,
    "entry": 2.8,
    "search": 19,
}  # after gzip
MEAN_ENTRY = 0.7


@cache
def corpus() -> Corpus:
    """The two rulebooks."""
    return compile_project(ROOT).corpus


@cache
def files() -> tuple[OutputFile, ...]:
    """Everything that a build writes."""
    return render_all(corpus())


def content(file: OutputFile) -> list[Any]:
    """What a script of the index hands over."""
    text = file.content.decode()
    return cast("list[Any]", json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]"))


def handed(kind: str) -> list[list[Any]]:
    """What all scripts of one kind hand over, in the order of their names."""
    start = f"guijuSearch.{kind}(".encode()
    return [content(file) for file in files() if file.path.startswith("search/") and file.content.startswith(start)]


def entries_of(rulebook: str) -> list[list[Any]]:
    """The entries of a rulebook in reading order."""
    return [
        record for _, _, record in sorted((e for e in handed("entry") if e[0] == rulebook), key=lambda e: int(e[1]))
    ]


def test_every_rule_is_an_entry_with_its_words() -> None:
    """Each article once, with all its paragraphs and items as printed."""
    heads = {head["id"]: head for (head,) in handed("head")}
    for rulebook in corpus().rulebooks:
        articles = [p.address for p in rulebook.provisions if p.level is Level.ARTICLE]
        assert heads[rulebook.id]["entries"].split() == articles
        assert len(entries_of(rulebook.id)) == len(heads[rulebook.id]["lengths"]) == len(articles)
        shown = "".join(text for entry in entries_of(rulebook.id) for *_, text in entry[3])
        printed = [p for p in rulebook.provisions if p.level > Level.ARTICLE]
        assert shown == "".join(p.label.strip() + p.text for p in printed if (p.label + p.text).strip())


def test_every_fact_shows_its_words() -> None:
    """The stretch of a fact in the paragraph that the index names is its quote."""
    for rulebook in corpus().rulebooks:
        sheet = corpus().sheet(rulebook.id)
        articles = [p.address for p in rulebook.provisions if p.level is Level.ARTICLE]
        quotes = {(fact.article, fact.quote) for fact in sheet.all_facts}
        for address, record in zip(articles, entries_of(rulebook.id), strict=True):
            for number, start, end, *_ in record[4]:
                assert (address, record[3][number][2][start:end]) in quotes


def test_only_pages_that_are_made_are_linked() -> None:
    """Chapters, chains, actors and the glossary that the index names are among the files of the build."""
    made = {file.path for file in files()}
    for (head,) in handed("head"):
        name = head["id"]
        pages = [page for page, _ in head["pages"]]
        pages += [page.removesuffix(".html") for _, page, *_ in head["actors"] if page]
        pages += [f"chain-{chain[0]}" for entry in entries_of(name) for chain in entry[7]]
        pages += ["glossary"] if any(entry[6] for entry in entries_of(name)) else []
        assert {f"{name}/{page}.md" for page in pages} <= made


def test_what_a_query_reads_is_small() -> None:
    """Every file of the index and the script, after gzip."""
    index = [file for file in files() if file.path.startswith("search/")]
    sizes = {file: len(gzip.compress(file.content, 6)) / 1000 for file in (*index, *read_search_script(ROOT))}
    for file, size in sizes.items():
        kind = file.content.partition(b"(")[0].decode().removeprefix("guijuSearch.")
        assert size < KILOBYTES.get(kind, KILOBYTES["search"]), file.path
    entries = [size for file, size in sizes.items() if file.content.startswith(b"guijuSearch.entry")]
    assert sum(entries) / len(entries) < MEAN_ENTRY


def test_the_script_has_all_its_parts_and_no_comment() -> None:
    """The parts in their order; those that a query seldom needs stay apart."""
    (script,) = read_search_script(ROOT)
    text = script.content.decode()
    assert text.count('"use strict";') == len(PARTS)
    assert "/*" not in text
    assert " // " not in text
    assert squeeze('/* What\n   it does. */\n  var a = "x // y"; // why\n\n') == 'var a = "x // y";\n'


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
    """From the string of a pair or of a lone character come just the entries that have it in their words."""
    postings = find_postings(read_books(corpus()), {})
    entries = [entry for book in read_books(corpus()) for entry in book.entries]
    for key in ("签发", "补位", "5个", "会议", "印", "章"):
        found = dict(_read(cast("str", {**postings.pairs, **postings.ones}[key])))
        texts = ["\n".join(fold(p.text) for p in entry.provisions) for entry in entries]
        has = {number for number, text in enumerate(texts) if key in text}
        assert {number for number, place in found.items() if place % 3} >= has > set()
        assert {number for number, place in found.items() if place % 3 == 2} >= {
            n for n in has if texts[n].count(key) > 1
        }


def _read(written: str) -> Iterator[tuple[int, int]]:
    number, distance, scale = -1, 0, 1
    for char in written:
        figure = DIGITS.index(char)
        distance += figure % 32 * scale
        scale *= 32
        if figure < 32:
            number += distance // PLACES + 1
            yield number, distance % PLACES
            distance, scale = 0, 1


def test_every_pair_is_in_its_shard() -> None:
    """Where a browser looks for it, with the everyday words that begin with it."""
    (common,) = handed("common")
    for number, found, said, names in handed("pairs"):
        assert {shard_of(pair, common[0]["shards"]) for pair in found} <= {number}
        assert {shard_of(next(iter(pairs(word))), common[0]["shards"]) for word in (*said, *names)} <= {number}
    words = {word for _, _, said, _ in handed("pairs") for word in said} | common[0]["synonyms"].keys()
    assert words == {fold(word) for synonym in corpus().registers.synonyms for word in synonym.said}


def test_a_rulebook_is_found_by_its_names() -> None:
    """Its title, 文号, place with and without what is above it."""
    named = {name: books for *_, names in handed("pairs") for name, books in names.items()}
    assert named["莱芜"] == named["济南市莱芜区"] == named[fold("莱芜政发〔2026〕1号")] == [0]
    assert named["临淄区人民政府工作规则"] == named["临淄区"] == [1]


def test_neighbours_are_told_by_frequency() -> None:
    """会议 stands in the rules often, 会义 never."""
    following, before = find_neighbours(read_books(corpus()))["会"].split("|")
    assert "议" in following.split(" ")[-1]
    assert "义" not in following
    assert "开" in before


def test_many_rulebooks_have_more_shards() -> None:
    """A file of pairs stays small however many rulebooks there are."""
    assert count_shards(171) == 256
    assert count_shards(40_000) == count_shards(400_000) == 4096
    made = tuple(render_search(copy_corpus(corpus(), 8), frozenset()))
    assert sum(file.path.endswith("/head.js") for file in made) == 8
    largest = max(len(gzip.compress(file.content)) for file in made if "/pairs-" in file.path)
    assert largest < KILOBYTES["pairs"] * 1000


def test_what_synonyms_mean_stands_in_the_texts() -> None:
    """No everyday word leads to words that no rule has."""
    words = fold("".join("".join(rulebook.text.split()) for rulebook in corpus().rulebooks))
    synonyms = corpus().registers.synonyms
    assert len(synonyms) > 100
    assert [meant for synonym in synonyms for meant in synonym.meant if fold(meant) not in words] == []


def test_queries_are_answered_by_articles_that_are_there() -> None:
    """At least 150 queries, a third of them set aside, of every kind."""
    queries = [query for file in FILES for query in read_queries(file)]
    articles = {f"{r.id} {p.address}" for r in corpus().rulebooks for p in r.provisions if p.level is Level.ARTICLE}
    assert {answer for query in queries for answer in query.answers} <= articles
    assert len(queries) >= 150
    assert all(len({query.words for query in read_queries(file)}) == len(read_queries(file)) for file in FILES)
    assert 0.3 < sum(query.held for query in queries) / len(queries) < 0.5
