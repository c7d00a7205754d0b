"""Chain pages: list and table hold the same steps, conditions and limits; lists of chains; the glossary."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from lxml import html

from build_tools.model import Corpus
from build_tools.render.chains import render_chains
from build_tools.render.glossary import merge_terms, render_glossaries, term_anchor
from build_tools.render.procedures import render_procedures
from build_tools.render.stops import hedged
from build_tools.render.wording import find_details
from build_tools.statements import Chain
from tests.render.stated import find_pieces, one, read_markdown, real_corpus, words

CHAINS = [chain for sheet in real_corpus().sheets for chain in sheet.chains]
DETAILS = ("情形", "例外", "时限", "频次", "数量", "逾期")


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as a page shows it."""

    name: str
    who: str
    act: str
    details: tuple[str, ...]
    order: str
    clause: str


def read_list(markdown: str) -> list[Shown]:
    """The steps of a page's list."""
    return [_listed(item) for ol in find_pieces(markdown, '<ol class="steps"') for item in ol.findall("li")]


def _listed(item: html.HtmlElement) -> Shown:
    names, texts = item.findall(".//dt"), item.findall(".//dd")
    pairs = tuple(f"{words(n)}：{words(t)}" for n, t in zip(names, texts, strict=True) if words(n) in DETAILS)
    act = item.find_class("act")[0]
    who = "".join(words(part) for kind in ("who", "inferred") for part in act.find_class(kind))
    head = item.find_class("step-head")[0]
    order = words(head).removeprefix(words(one(head, "h3")))
    clause = str(one(item.find_class("quote")[0], "a").get("href"))
    return Shown(words(one(head, "h3")), who, words(act).removeprefix(who).removeprefix("："), pairs, order, clause)


def read_table(markdown: str) -> list[Shown]:
    """The steps of a page's table."""
    return [_row(row) for frame in find_pieces(markdown, '<div class="frame"') for row in frame.findall(".//tbody/tr")]


def _row(row: html.HtmlElement) -> Shown:
    name = words(one(row, "th")).split(" ", 1)[1]
    who, act, details, order, clause = row.findall("td")
    lines = tuple(line for line in (details.xpath(".//text()")) if line)
    return Shown(name, words(who), words(act), lines, words(order).replace(" ", ""), str(one(clause, "a").get("href")))


def page_of(chain: Chain) -> str:
    """The Markdown of a chain's page."""
    return PAGES[f"{chain.rulebook}/chain-{chain.id}.md"]


PAGES = read_markdown(render_chains(real_corpus()))


def test_every_chain_has_its_page() -> None:
    """No more and no fewer."""
    assert sorted(PAGES) == sorted(f"{chain.rulebook}/chain-{chain.id}.md" for chain in CHAINS)
    assert len(PAGES) > 80


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: f"{chain.rulebook}-{chain.id}")
def test_list_and_table_are_equal(chain: Chain) -> None:
    """Each step once in each, in order, with the same words, conditions, limits, order and clause."""
    listed, tabled = read_list(page_of(chain)), read_table(page_of(chain))
    assert [step.name for step in listed] == [step.id for step in chain.steps]
    assert [replace_space(step) for step in listed] == [replace_space(step) for step in tabled]
    for step, shown in zip(chain.steps, listed, strict=True):
        assert shown.details == tuple(
            f"{detail.name}：{hedged(step.fact, detail)}" for detail in find_details(step.fact)
        )
        assert shown.clause.endswith(f"#{step.fact.at}")


def replace_space(step: Shown) -> tuple[object, ...]:
    """A step without the white space that only parts its words."""
    return step.name, step.who, step.act, step.details, "".join(step.order.split()), step.clause


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: f"{chain.rulebook}-{chain.id}")
def test_every_step_quotes_its_clause_and_says_on_what_its_order_rests(chain: Chain) -> None:
    """原文明写先后 or 编者归并 for each step that follows another, and how many of each in the summary."""
    ol = next(find_pieces(page_of(chain), '<ol class="steps"'))
    stated = {flow.target: flow.stated for flow in chain.flows}
    for step, item in zip(chain.steps, ol.findall("li"), strict=True):
        assert words(item.find_class("official")[0]) == step.fact.quote
        assert bool(item.find_class("stated")) == stated.get(step.id, False)
        assert bool(item.find_class("joined")) == (not stated.get(step.id, True))
        assert bool(item.find_class("end")) == step.final
        assert bool(step.fact.unnamed) == ("规则未写明" in words(item.find_class("act")[0]))
        targets = [flow.target for flow in chain.flows if flow.source == step.id]
        onward = "".join(map(words, item.find_class("onward")))
        assert len(targets) < 2 or [target for target in targets if f"“{target}”" not in onward] == []


def test_the_other_rulebook_is_one_link_away() -> None:
    """Chains of one topic lead to each other."""
    for chain in CHAINS:
        others = [other for other in CHAINS if other.topic == chain.topic and other.rulebook != chain.rulebook]
        for other in others[:3]:
            assert f"../{other.rulebook}/chain-{other.id}.html" in page_of(chain)


def test_lists_hold_every_chain_once() -> None:
    """In the list of its rulebook and on 按事项, with the sentence that says when one needs it."""
    pages = read_markdown(render_procedures(real_corpus()))
    assert sorted(pages) == ["chains.md", "laiwu-2026/chains.md", "linzi-2022/chains.md"]
    for chain in CHAINS:
        assert pages[f"{chain.rulebook}/chains.md"].count(f'"chain-{chain.id}.html"') == 1
        assert pages["chains.md"].count(f'<li><a href="{chain.rulebook}/chain-{chain.id}.html"') == 1
        assert chain.when.rstrip("。") in pages["chains.md"]


def test_a_site_without_chains_says_so() -> None:
    """The page is in the navigation, so it is always there."""
    pages = read_markdown(render_procedures(Corpus()))
    assert "尚未整理出审批链" in pages["chains.md"]


def test_a_word_explained_twice_is_one_entry() -> None:
    """Its senses stay in the order in which they were written."""
    sheet = real_corpus().sheets[0]
    term = sheet.terms[0]
    other = replace(term, explanation="另一种解释")
    assert merge_terms(replace(sheet, terms=(term, other)))[term.word] == (term, other)


def test_terms_stand_once_with_basis_and_place() -> None:
    """Every term has its one entry with where it stands and on what its explanation rests."""
    pages = read_markdown(render_glossaries(real_corpus()))
    for sheet in real_corpus().sheets:
        page, merged = pages[f"{sheet.rulebook}/glossary.md"], merge_terms(sheet)
        for word, senses in merged.items():
            assert page.count(f"#{term_anchor(word)} .term") == 1
            assert [term.at for term in senses if f"#{term.at})" not in page] == []
            assert [term.basis for term in senses if term.basis not in page] == []


def test_a_word_explained_twice_stands_once() -> None:
    """One entry with both explanations, and with both places where they are the same."""
    corpus = real_corpus()
    sheet = corpus.sheets[0]
    first = sheet.terms[0]
    again = (first, replace(first, at="a5.p1"), replace(first, explanation="另一种说法。"))
    [page] = read_markdown(
        render_glossaries(replace(corpus, rulebooks=corpus.rulebooks[:1], sheets=(replace(sheet, terms=again),)))
    ).values()
    assert page.count("{ #t-") == 1
    assert page.count(first.explanation) == 1
    assert "#a5.p1)" in page
    assert "另一种说法" in page
