"""One fact, one wording: what roles, meetings, registers, matrix and matters say of it is the same, with its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from lxml import html

from build_tools.model import OutputFile
from build_tools.render.chains import render_chains
from build_tools.render.concepts import render_concepts
from build_tools.render.meetings import render_meetings
from build_tools.render.procedures import UNHELD, render_procedures
from build_tools.render.registers.entries import act_words, is_negative
from build_tools.render.registers.limits import render_limits
from build_tools.render.registers.matrix import render_matrices
from build_tools.render.registers.prohibitions import render_prohibitions
from build_tools.render.registers.reports import find_reports, render_reports
from build_tools.render.roles import render_roles
from build_tools.render.wording import act_parts, limit_words
from build_tools.statements import Fact
from tests.render.stated import read_markdown, real_corpus, words

RENDERERS = {
    "roles": render_roles,
    "meetings": render_meetings,
    "matrix": render_matrices,
    "limits": render_limits,
    "prohibitions": render_prohibitions,
    "reports": render_reports,
    "matters": render_chains,
    "concepts": render_concepts,
}
KINDS = pytest.mark.parametrize("kind", RENDERERS)
STATEMENTS = (  # what says something on these pages: entries of lists, rows of tables, quoted clauses
    ".//ul[@class='sentences']/li | .//dl[contains(@class,'matters')]//li | .//ul[@class='mentioned']/li"
    " | .//table[@class='limit-table']/tbody/tr | .//table[@class='compared']//li"
    " | .//table[@class='register']/tbody/tr | .//section[@class='matter']//li"
    " | .//ol[@class='steps']/li | .//table[@class='chain']/tbody/tr | .//p[@class='quote']"
)
CLAUSE = re.compile(r"(?:^|/)(?P<page>[\w-]+)\.html#(?P<address>(?:annex-\d+\.)?a[\w.-]+)$")
MARKS = {action.verb: action.mark for action in real_corpus().registers.actions}
STEPS = {step.fact for sheet in real_corpus().sheets for chain in sheet.chains for step in chain.steps}
REPORTED = {entry.fact for entry in find_reports(real_corpus())}
FACTS = [fact for sheet in real_corpus().sheets for fact in sheet.all_facts]


@cache
def pages(kind: str) -> dict[str, html.HtmlElement]:
    """The pages of a kind as trees, by path."""
    found: Iterator[OutputFile] = RENDERERS[kind](real_corpus())
    markdown = read_markdown(file for file in found if file.path.endswith(".md"))
    return {path: html.fromstring(f"<main>{text}</main>") for path, text in markdown.items()}


@cache
def statements(kind: str) -> tuple[tuple[str, frozenset[str], str], ...]:
    """The path, the clauses and the words of every statement of the pages of a kind."""
    return tuple(
        (path, frozenset(clauses_of(path, one)), words(one))
        for path, page in pages(kind).items()
        for one in page.xpath(STATEMENTS)
    )


def clauses_of(path: str, element: html.HtmlElement) -> Iterator[str]:
    """The clauses to which an element leads, by rulebook and address."""
    for link in element.iterfind(".//a"):
        found = CLAUSE.search(str(link.get("href")))
        if found:
            folder = str(link.get("href")).rpartition("/")[0].removeprefix("../") or path.rpartition("/")[0]
            yield f"{folder}#{found['address']}"


@KINDS
def test_every_statement_leads_to_its_clause(kind: str) -> None:
    """None without a link to a provision that the rulebook has."""
    known = {f"{book.id}#{provision.address}" for book in real_corpus().rulebooks for provision in book.provisions}
    told = statements(kind)
    assert len(told) > 80
    assert [(path, said) for path, clauses, said in told if not clauses] == []
    assert [(path, clauses) for path, clauses, _ in told if not clauses <= known] == []


def told_of(kind: str, fact: Fact) -> list[str]:
    """The statements of a kind of page that lead to the clause of a fact."""
    clause = f"{fact.rulebook}#{fact.at}"
    return [said for _, clauses, said in statements(kind) if clause in clauses]


@pytest.mark.parametrize("kind", ["roles", "matrix", "limits", "prohibitions", "reports", "matters"])
def test_a_fact_says_the_same_everywhere(kind: str) -> None:
    """Where a page says who or what of a clause, it says it in the words that every page uses."""
    expected = [fact for fact in FACTS if expects(kind, fact)]
    assert len(expected) > 60
    for fact in expected:
        matter = fact.matter if kind == "reports" else act_parts(fact)[1] or act_parts(fact)[0]
        said = told_of(kind, fact)
        assert any(matter in one or act_words(fact) in one for one in said), (fact.rulebook, fact.at, matter)


def expects(kind: str, fact: Fact) -> bool:
    """Whether a kind of page has to say a fact."""
    return {
        "roles": any(is_office(party.actor) for party in fact.who),
        "matrix": bool(MARKS[fact.does]) and not is_negative(fact),
        "limits": bool(fact.limits),
        "prohibitions": is_negative(fact),
        "reports": fact in REPORTED,
        "matters": fact in STEPS,
    }[kind]


@cache
def is_office(name: str) -> bool:
    """Whether an actor has a page of its own that is no card of a meeting."""
    return any(actor.name == name and actor.kind != "会议" for actor in real_corpus().registers.actors)


@KINDS
def test_no_page_contradicts_the_facts(kind: str) -> None:
    """Modals and limits beside a clause are those of a fact of that clause."""
    by_clause: dict[str, list[Fact]] = {}
    for fact in FACTS:
        by_clause.setdefault(f"{fact.rulebook}#{fact.at}", []).append(fact)
    for path, page in pages(kind).items():
        for one in page.xpath(STATEMENTS):
            facts = [fact for clause in clauses_of(path, one) for fact in by_clause.get(clause, [])]
            modals = {words(modal) for modal in one.find_class("modal")}
            assert modals <= {fact.modal for fact in facts}, (path, words(one))
            known = {limit_words(limit) for fact in facts for limit in fact.limits}
            known |= {limit.text for fact in facts for limit in fact.limits}
            for limit in (words(span) for span in one.find_class("limit")):
                assert any(part in known for part in (limit, *limit.split("；"))), (path, limit)


def test_a_matter_without_a_chain_points_at_clauses() -> None:
    """按事项 gives, for a rulebook without a chain, the words that bear on the matter, each with its clause."""
    corpus = real_corpus()
    [page] = [tree for path, tree in read_trees(render_procedures(corpus)).items() if path == "chains.md"]
    silent = [side for side in page.find_class("side") if UNHELD in words(side)]
    assert len(silent) > 5
    texts = {(book.id, p.address): p.text for book in corpus.rulebooks for p in book.provisions}
    for side in silent:
        entries = side.xpath('.//ul[@class="pointers"]/li')
        assert entries, words(side)
        for entry in entries:
            folder, _, address = str(entry.find_class("clause")[0].get("href")).replace("/", "#", 1).split("#")
            assert words(entry.find_class("official")[0]) in texts[folder, address]


def read_trees(files: Iterator[OutputFile]) -> dict[str, html.HtmlElement]:
    """Rendered pages as trees, by path."""
    return {path: html.fromstring(f"<main>{text}</main>") for path, text in read_markdown(files).items()}
