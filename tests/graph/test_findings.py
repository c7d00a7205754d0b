"""What is found in all statements of a rulebook: each finding true by its clause, aims and forbidden acts left out."""

from __future__ import annotations

import pytest

from build_tools.graph import find_circles, find_returns, unavoidable_steps
from build_tools.render.cast import find_casts
from build_tools.render.findings import GAPS, ONCE, UNTIMED, VAGUE, find_all, is_untimed, is_vague
from tests.render.stated import real_corpus

CORPUS = real_corpus()
CASTS = find_casts(CORPUS)
TIERS = {actor.name: actor.tier for actor in CORPUS.registers.actors}
FOUND = {book.id: find_all(CORPUS, book, CASTS[book.id]) for book in CORPUS.rulebooks}


@pytest.mark.parametrize(
    ("rulebook", "kind", "words", "at"),
    [
        ("laiwu-2026", UNTIMED, "报备行政规范性文件", "a30.p1"),
        ("laiwu-2026", VAGUE, "回复办理结果", "a57.p1"),
        ("laiwu-2026", ONCE, "区审计局", "a9.p1"),
        ("linzi-2022", UNTIMED, "公布处理结果", "a44.p1"),
        ("linzi-2022", GAPS, "“区长办公会议”的纪要由谁签发", "a56.p1"),
        ("linzi-2022", GAPS, "“联席会议”", "a41.p1"),
    ],
)
def test_findings(rulebook: str, kind: str, words: str, at: str) -> None:
    """Each stands with its clause."""
    assert any(one.kind == kind and words in one.words and at in one.at for one in FOUND[rulebook])


@pytest.mark.parametrize(
    ("rulebook", "at", "words"),
    [
        ("laiwu-2026", "a27.p1", "全过程公开"),  # an aim
        ("laiwu-2026", "a44.p3", "印发"),  # 5个工作日内
        ("linzi-2022", "a71.p1", "分工方案"),  # goes out with the document
        ("linzi-2022", "a23.p1", "公布"),  # a system to carry out
        ("linzi-2022", "a82.p1", "行止日期"),  # 提前3天
    ],
)
def test_no_false_findings(rulebook: str, at: str, words: str) -> None:
    """Aims, what goes with another paper, and what has a figure are not told as untimed."""
    assert not any(at in one.at and words in one.words for one in FOUND[rulebook] if one.kind in (UNTIMED, VAGUE))


def test_kinds_of_time_exclude_each_other() -> None:
    """A duty is without time, or has one without a figure, or neither."""
    for sheet in CORPUS.sheets:
        assert not [fact for fact in sheet.all_facts if is_untimed(fact) and is_vague(fact)]


def test_who_is_named_once_is_named_once() -> None:
    """The text holds one of the names of such an actor, at the provision that is linked."""
    actors = {actor.name: actor for actor in CORPUS.registers.actors}
    for book in CORPUS.rulebooks:
        texts = {provision.address: provision.text for provision in book.provisions}
        for one in FOUND[book.id]:
            if one.kind == ONCE:
                names = {alias.name for alias in actors[one.words].names_in(book.id)} | {one.words}
                assert any(name in texts[one.at[0]] for name in names), one.words
                assert [at for at, text in texts.items() if any(name in text for name in names)] == [one.at[0]]


def test_relations_run_in_no_circle() -> None:
    """Nobody leads, entrusts or reports to somebody who does the same towards him."""
    assert [find_circles(CORPUS, book.id) for book in CORPUS.rulebooks] == [(), ()]


def test_a_document_comes_back_to_the_office() -> None:
    """莱芜第四十九条: the office hands papers to the leaders and handles what comes back from them."""
    chains = {(chain.rulebook, chain.id): chain for sheet in CORPUS.sheets for chain in sheet.chains}
    assert ("区政府办公室", "呈批", "转办") in find_returns(chains["laiwu-2026", "handle-document"], TIERS)
    assert find_returns(chains["laiwu-2026", "plenary"], TIERS) == ()
    assert find_returns(chains["laiwu-2026", "litigation"], TIERS) == ()  # to whom of its own house it went


def test_what_all_branches_pass() -> None:
    """莱芜第五十四条: whoever was consulted, a document is signed, examined, countersigned and issued by the same."""
    chain = next(one for one in CORPUS.sheet("laiwu-2026").chains if one.id == "issue-document")
    assert {"签字", "审签", "区长签发"} <= set(unavoidable_steps(chain))
    assert "协商" not in unavoidable_steps(chain)


def test_no_branch_must_pass_what_has_a_condition() -> None:
    """临淄第七十一条: only what is made public (凡主动公开的) is put on the web site."""
    chain = next(one for one in CORPUS.sheet("linzi-2022").chains if one.id == "issue-document")
    assert "代拟" in unavoidable_steps(chain)
    assert "刊载" not in unavoidable_steps(chain)
