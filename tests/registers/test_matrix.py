"""The matrix: its marks are those of the facts, each with its clause; the list below says the same."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from lxml import html

from build_tools.render.registers.entries import is_negative
from build_tools.render.registers.matrix import render_matrices
from build_tools.render.registers.matters import ANSWERING, ANSWERS
from build_tools.statements import Fact
from tests.render.stated import read_markdown, real_corpus, words

ACTIONS = {action.verb: action for action in real_corpus().registers.actions}
RULEBOOKS = pytest.mark.parametrize("rulebook", [rulebook.id for rulebook in real_corpus().rulebooks])


@cache
def page(rulebook: str) -> html.HtmlElement:
    """The matrix of a rulebook."""
    files = (file for file in render_matrices(real_corpus()) if file.path == f"{rulebook}/matrix.md")
    [markdown] = read_markdown(files).values()
    return html.fromstring(f"<main>{markdown}</main>")


def expected_mark(fact: Fact) -> str:
    """The mark that a fact must have."""
    if is_negative(fact):
        return ""
    return ANSWERS if fact.does in ANSWERING else ACTIONS[fact.does].mark


def marked(rulebook: str) -> list[tuple[Fact, str]]:
    """Every fact that counts, with its mark."""
    facts = real_corpus().sheet(rulebook).all_facts
    return [(fact, expected_mark(fact)) for fact in facts if expected_mark(fact)]


@RULEBOOKS
def test_marks_are_those_of_the_facts(rulebook: str) -> None:
    """As many of each mark for each actor as facts say, none more."""
    table = page(rulebook).find_class("matrix")[0]
    names = [words(head) for head in table.findall("thead/tr/th")]
    shown: Counter[tuple[str, str, bool]] = Counter()
    for row in table.iterfind("tbody/tr"):
        for name, cell in zip(names, row.findall("td"), strict=True) if row.get("class") != "group" else ():
            for link in cell.findall("a"):
                framed = "answers" in str(link.get("class"))
                shown[name, words(link)[0], framed] += len(str(link.get("data-keys")).split())
    wanted: Counter[tuple[str, str, bool]] = Counter()
    for fact, mark in marked(rulebook):
        answers = mark == ANSWERS or fact.modal == "负责"
        for name in dict.fromkeys(party.actor for party in fact.who) or ("规则未写明",):
            wanted[name, mark, answers] += 1
    assert shown == wanted


@RULEBOOKS
def test_each_statement_stands_once_in_the_list(rulebook: str) -> None:
    """With its mark, its actor, and a link to its clause on a page beside; every mark of the table finds its words."""
    deeds = page(rulebook).find_class("deed")
    assert len(deeds) == len(marked(rulebook)) > 200
    keys = [str(deed.get("data-key")) for deed in deeds]
    assert len(set(keys)) == len(keys)
    named = {
        key for link in page(rulebook).iterfind(".//table//a[@data-keys]") for key in str(link.get("data-keys")).split()
    }
    assert named == set(keys)
    hrefs = Counter(str(deed.findall("a")[-1].get("href")).partition("#")[2] for deed in deeds)
    assert hrefs == Counter(fact.at for fact, _ in marked(rulebook))


@RULEBOOKS
def test_a_mark_leads_to_the_clause_of_its_first_statement(rulebook: str) -> None:
    """The link of a mark is that of the first statement it stands for."""
    clauses = {
        str(deed.get("data-key")): deed.findall("a")[-1].get("href") for deed in page(rulebook).find_class("deed")
    }
    for link in page(rulebook).iterfind(".//table//a[@data-keys]"):
        assert link.get("href") == clauses[str(link.get("data-keys")).split()[0]]


def test_what_is_forbidden_is_not_done() -> None:
    """区政府领导同志不题词题字: no mark says that they do."""
    does = {fact.does for fact, _ in marked("laiwu-2026") if fact.article == "a62"}
    assert "题词题字" not in does
