"""莱芜 and 临淄 side by side: complete, verbatim, as the second reader sees it; what programs alone find."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from build_tools.comparison import Alignment, Relation
from build_tools.model import Corpus, Level, Rulebook
from build_tools.parallels.families import add_proposals, find_families
from build_tools.pipeline import compile_project
from build_tools.render.chapter import render_chapters
from build_tools.render.compare.pages import render_comparisons
from build_tools.render.data import render_data
from build_tools.render.schema import RULEBOOK_SCHEMA
from tests.parallels.sheets import ROOT
from tests.score_parallels import copy_times, find_guesses, read_second

PAIR = "laiwu-2026--linzi-2022"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The project as it is."""
    return compile_project(ROOT).corpus


@pytest.fixture(scope="module")
def alignment(corpus: Corpus) -> Alignment:
    """The reviewed alignment."""
    return next(one for one in corpus.alignments if one.id == PAIR)


def render(corpus: Corpus) -> dict[str, str]:
    """The files that show parallels, by path."""
    corpus = add_proposals(corpus)
    made = (file for renderer in (render_comparisons, render_chapters, render_data) for file in renderer(corpus))
    return {file.path: file.content.decode() for file in made}


@pytest.fixture(scope="module")
def pages(corpus: Corpus) -> dict[str, str]:
    """Those of the project."""
    return render(corpus)


def books(corpus: Corpus, alignment: Alignment) -> tuple[Rulebook, Rulebook]:
    """Both rulebooks, 甲 first."""
    found = {rulebook.id: rulebook for rulebook in corpus.rulebooks}
    return found[alignment.first], found[alignment.second]


def test_every_article_is_aligned(corpus: Corpus, alignment: Alignment) -> None:
    """77 and 94, each in a parallel or alone."""
    for side, (book, count) in enumerate(zip(books(corpus, alignment), (77, 94), strict=True)):
        articles = [p.address for p in book.provisions if p.level is Level.ARTICLE]
        lone = {one.at for one in alignment.lone if one.side == side}
        assert len(articles) == count
        assert [at for at in articles if bool(alignment.of(side, at)) == (at in lone)] == []


def test_every_quote_is_verbatim(corpus: Corpus, alignment: Alignment) -> None:
    """Characters [start, end) of the provision that is named."""
    texts = [{p.address: p.text for p in book.provisions} for book in books(corpus, alignment)]
    quotes = [(side, q) for p in alignment.parallels for side, q in enumerate((p.first_quote, p.second_quote)) if q]
    assert len(quotes) == 2 * len(alignment.parallels)
    assert [q for side, q in quotes if texts[side][q.at][q.start : q.end] != q.words] == []


def test_the_differences_that_matter_are_ranked(alignment: Alignment) -> None:
    """1 to 24, each a different rule on the same matter or a rule that only one side has."""
    weighty = [parallel for parallel in alignment.parallels if parallel.weight]
    assert sorted(p.weight.rank for p in weighty if p.weight) == list(range(1, 25))
    assert {p.relation for p in weighty} <= {Relation.OTHERWISE, Relation.NEAR}


def test_a_second_reader_agrees(alignment: Alignment) -> None:
    """Of 30 articles, read without sight of the first alignment."""
    rows = list(read_second(alignment))
    found = [tuple((p.first, p.second)[1 - row.side] for p in alignment.of(row.side, row.at)) for row in rows]
    assert len(rows) == 30
    assert sum(own[:1] == row.counterparts[:1] for own, row in zip(found, rows, strict=True)) >= 28


def test_proposals_find_most_counterparts(corpus: Corpus, alignment: Alignment) -> None:
    """The first proposal is a reviewed counterpart in more than 0.94 of the articles that have one."""
    guesses = list(find_guesses(corpus, alignment))
    assert len(guesses) == 77 + 94 - len(alignment.lone)
    assert sum(guess.any for guess in guesses) / len(guesses) >= 0.94
    assert sum(guess.main for guess in guesses) / len(guesses) >= 0.89


def test_more_than_two(corpus: Corpus) -> None:
    """One reference, every other one beside it; what nobody reviewed is said to be so."""
    many = add_proposals(copy_times(corpus, 2))
    families = find_families(many)
    assert [(family.reference, family.others) for family in families] == [
        ("laiwu-2026", ("linzi-2022", "copy-00", "copy-01"))
    ]
    assert [(one.first, one.second, one.reviewed) for one in many.alignments] == [
        ("laiwu-2026", "linzi-2022", True),
        ("laiwu-2026", "copy-00", False),
        ("laiwu-2026", "copy-01", False),
    ]
    articles = {p.address for p in many.rulebooks[2].provisions if p.level is Level.ARTICLE}
    for one in many.alignments[1:]:
        named = {parallel.second for parallel in one.parallels} | {lone.at for lone in one.lone if lone.side == 1}
        assert named == articles


def test_unreviewed_pages_say_so(corpus: Corpus) -> None:
    """And name no relation."""
    files = render(replace(corpus, alignments=()))
    own = [path for path in files if "--" in path.split("/")[0] and path.endswith(".md")]
    assert "linzi-2022--laiwu-2026/index.md" in own
    assert [path for path in own if "机器比对，未经核对" not in files[path]] == []
    assert [path for path in own if "同事异规" in files[path] or "该规则未见规定" in files[path]] == []
    assert 'href="../laiwu-2026/chain-issue-document.html"' in files["linzi-2022--laiwu-2026/chains.md"]
    assert "机器比对，未经核对" in files["compare.md"]
    assert json.loads(files["data/laiwu-2026.json"])["parallels"][0]["relation"] is None


def test_chapter_pages_lead_to_counterparts(pages: dict[str, str]) -> None:
    """One tap away, from either side; where there is none, to what was searched."""
    assert '临淄<a href="../linzi-2022/c11.html#a68">第六十八条</a>' in pages["laiwu-2026/c9.md"]
    assert f'href="../{PAIR}/c9.html#a53--a68"' in pages["laiwu-2026/c9.md"]
    assert '莱芜<a href="../laiwu-2026/c9.html#a53">第五十三条</a>' in pages["linzi-2022/c11.md"]
    assert f'临淄：该规则未见规定 <a href="../{PAIR}/index.html#a-a58">查过哪些条</a>' in pages["laiwu-2026/c9.md"]


def test_gaps_are_said_only_with_what_was_searched(pages: dict[str, str], alignment: Alignment) -> None:
    """The articles that were read, each a link."""
    entries = re.findall(r'<li id="[ab]-a\d+">.*?</li>', pages[f"{PAIR}/index.md"])
    assert len(entries) == len(alignment.lone)
    for entry in entries:
        assert "该规则未见规定" in entry
        assert len(re.findall(r"<a href", entry)) >= 2


def test_signing_can_be_read_from_the_page(pages: dict[str, str]) -> None:
    """公文签发: who signs on either side, by name of the rulebook and of its office, with the clauses."""
    overview = pages[f"{PAIR}/index.md"]
    entry = next(part for part in overview.split('<li id="d') if "c9.html#a54--a69" in part)
    signs = ("报区长签发", "区长或区长授权副区长、办公室主任签发", "由分管副主任审核，主任签发")
    assert [words for words in (*signs, "第五十四条", "第六十九条") if words not in entry] == []


def test_offices_of_other_names_are_found_by_their_relations(pages: dict[str, str]) -> None:
    """区管干部 of 莱芜 and 副主任 of 临淄, which the editor confirms; edges that both have and only one has."""
    offices = pages[f"{PAIR}/offices.md"]
    assert "莱芜“区管干部”与临淄“区政府办公室副主任”（3种关系相同，编者已核对）" in offices
    for words in (
        "两部规则都写明",
        "只有莱芜写明",
        "只有临淄写明",
        "<b>莱芜：区管干部</b>　<b>临淄：区政府办公室副主任</b>",
    ):
        assert words in offices


def test_sheet_and_csv_hold_every_difference(pages: dict[str, str], alignment: Alignment) -> None:
    """One line each."""
    differing = [p for p in alignment.parallels if p.relation is Relation.OTHERWISE]
    assert pages[f"{PAIR}/sheet.md"].count("<tr><td") == len(differing)
    lines = pages[f"data/{PAIR}.csv"].splitlines()
    assert len(lines) == 1 + len(alignment.parallels) + len(alignment.lone)


def test_open_data_holds_both_directions(pages: dict[str, str]) -> None:
    """Valid by the schema."""
    for book, count in (("laiwu-2026", 77), ("linzi-2022", 94)):
        record = json.loads(pages[f"data/{book}.json"])
        Draft202012Validator(RULEBOOK_SCHEMA).validate(record)
        assert len({parallel["at"] for parallel in record["parallels"]}) == count
