"""Steps that an editor set side by side: how 段 is read, what it may not say, and the stages that come of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.comparison import Alignment, ChainPair
from build_tools.model import Corpus, Problem
from build_tools.parallels.reviewed import set_stages
from build_tools.parallels.sheet import read_alignment
from build_tools.parallels.stages import REVIEWABLE, Contrast, Likeness, Stage
from build_tools.pipeline import compile_project
from build_tools.render.compare.pages import render_comparisons
from build_tools.statements import Chain
from build_tools.yamlfile import read_yaml
from tests.parallels.sheets import FINE, ROOT, sides

CHAIN = "流程:\n- 甲: issue-document\n  乙: issue-document\n  段:\n"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The project as it is."""
    return compile_project(ROOT).corpus


@pytest.fixture(scope="module")
def alignment(corpus: Corpus) -> Alignment:
    """The reviewed alignment."""
    return corpus.alignments[0]


def chain(corpus: Corpus, book: str, identifier: str) -> Chain:
    """A chain by its id."""
    return next(one for one in corpus.sheet(book).chains if one.id == identifier)


def stages_of(corpus: Corpus, one: ChainPair) -> tuple[Stage, ...]:
    """The stages of two chains of the project."""
    alignment = corpus.alignments[0]
    families = {action.verb: action.family for action in corpus.registers.actions}
    likeness = Likeness(families, frozenset((peer.first, peer.second) for peer in alignment.peers if peer.same))
    first, second = chain(corpus, alignment.first, one.first), chain(corpus, alignment.second, one.second)
    return set_stages(first, second, one.steps or (), likeness)


def named(corpus: Corpus, first: str, second: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The names of the contrasts of every stage, by the names of its steps."""
    alignment = corpus.alignments[0]
    one = next(pair for pair in alignment.chains if (pair.first, pair.second) == (first, second))
    return {
        (stage.first.id if stage.first else "", stage.second.id if stage.second else ""): tuple(
            contrast.value for contrast in stage.contrasts
        )
        for stage in stages_of(corpus, one)
    }


def read(corpus: Corpus, entries: str) -> tuple[Problem, ...]:
    """What is wrong with a 段 of these entries."""
    small = sides()
    for book, own in zip(("jia", "yi"), ("laiwu-2026", "linzi-2022"), strict=True):
        sheet = corpus.sheet(own)
        small[book] = type(small[book])(small[book].rulebook, sheet, small[book].names)
    _, problems = read_alignment(read_yaml("jia--yi.yml", FINE + CHAIN + entries), small)
    return tuple(problem for problem in problems if problem.kind in {"段", "条号"})


@pytest.mark.parametrize(
    ("entries", "message", "line"),
    [
        ("  - [把关, 把门]\n", "乙的审批链“issue-document”没有“把门”这一步", 1),
        ("  - [把门, 把关]\n", "甲的审批链“issue-document”没有“把门”这一步", 1),
        ("  - [把关, 把关]\n  - [把关, 把关]\n", "“把关”这一对写了两次", 2),
        ("  - [把关]\n", "“段”的一对要有甲步、乙步", 1),
        ("  - [把关, 把关, 很不同]\n", "不认识的差别“很不同”", 1),
        ("  - [把关, 把关, 大致相同, 主体不同]\n", "“大致相同”不与差别同写", 1),
        ("  - {甲: 列明理据}\n", "没有对应的步，写“甲”或“乙”中的一个，和“见”", 1),
        ("  - {甲: 列明理据, 见: 64}\n", "乙（yi）里没有“64”这一条", 1),
        ("  - [把关, 把关]\n  - {甲: 把关, 见: 1}\n", "甲的“把关”已有对应的步，不再写“见”", 1),
    ],
)
def test_faults_are_said_with_their_place(corpus: Corpus, entries: str, message: str, line: int) -> None:
    """Unknown steps, pairs written twice, unknown differences: one problem, at its line and column."""
    (problem,) = read(corpus, entries)
    assert problem.message == message
    assert problem.line == len((FINE + CHAIN).splitlines()) + line
    assert problem.column > 1


def test_fine_pairs_are_read(corpus: Corpus) -> None:
    """A step may stand in several pairs; differences may be named; a lone step may point to an article."""
    assert read(corpus, "  - [会签, 会签]\n  - [协商, 会签, 语气不同]\n  - {甲: 列明理据, 见: 1}\n") == ()


def test_every_pair_of_chains_is_reviewed(corpus: Corpus, alignment: Alignment) -> None:
    """No pairing of steps is left to a program, and every step of both chains stands in a stage."""
    for one in alignment.chains:
        if not (one.first and one.second):
            continue
        assert one.steps is not None, one
        stages = stages_of(corpus, one)
        for side, (book, name) in enumerate(zip(alignment.books, (one.first, one.second), strict=True)):
            shown = [step for stage in stages for step in ((stage.first, stage.second)[side], *stage.more[side])]
            assert {step.id for step in shown if step} == {step.id for step in chain(corpus, book, name).steps}


def test_steps_are_paired_by_matter(corpus: Corpus) -> None:
    """What a fresh reader found side by side is not, and what belongs together is."""
    decision = named(corpus, "major-decision", "major-decision")
    assert ("报告人大", "报人大") in decision
    assert decision["请示区委", ""] == (Contrast.OTHER_PLACE.value,)
    assert ("风险评估", "听取各方") not in decision
    assert "语气不同" in decision["听取意见", "决策前听取"]
    assert named(corpus, "meeting-leave", "meeting-leave")["领导请假", "领导请假"]
    leave = named(corpus, "department-leave", "leave")
    assert "时限不同" in leave["报备", "提前报告"]
    assert leave["同意", ""] == (Contrast.FIRST.value,)
    assert "主体不同" in named(corpus, "inspection", "inspection")["组织实施", "开展"]
    assert "主体不同" in named(corpus, "issue-document", "issue-document")["区管审核", "副主任审核"]
    meeting = named(corpus, "executive-meeting", "executive-meeting")
    assert not {first for first, second in meeting if first and second in {"区长确定", "审议"}}


def test_one_sentence_is_said_once(corpus: Corpus, alignment: Alignment) -> None:
    """协商 and 会签 of 莱芜 stand in the same words, beside the same words of 临淄: one row."""
    one = next(pair for pair in alignment.chains if (pair.first, pair.second) == ("issue-document",) * 2)
    stage = next(s for s in stages_of(corpus, one) if s.first and s.first.id == "协商")
    assert [step.id for step in stage.more[0]] == ["会签"]
    assert stage.more[1] == ()


def test_nothing_is_the_same_that_the_facts_tell_apart(corpus: Corpus, alignment: Alignment) -> None:
    """Where an editor says 大致相同, actors, limits and strength of the facts agree."""
    told = []
    apart = {Contrast.LIMIT, Contrast.ACTOR, Contrast.MODAL}
    for one in alignment.chains:
        if not one.steps:
            continue
        bare = ChainPair(one.first, one.second, "", tuple(type(p)(p.first, p.second, (), p.seen) for p in one.steps))
        for said, found in zip(stages_of(corpus, one), stages_of(corpus, bare), strict=True):
            if said.contrasts == (Contrast.EQUAL,) and apart & set(found.contrasts):
                told.append((one.first, said.first and said.first.id, found.contrasts))
    assert told == []


def test_editors_may_name_what_the_page_shows() -> None:
    """The six relations of two steps; what stands on one side only is never written."""
    assert REVIEWABLE == ("大致相同", "时限不同", "主体不同", "做法不同", "情形不同", "语气不同")


def test_the_page_says_a_sentence_once(corpus: Corpus) -> None:
    """One row for 协商 and 会签, their words once; a clause where the other rulebook rules a step elsewhere."""
    pages = {file.path: file.content.decode() for file in render_comparisons(corpus)}
    page = pages["laiwu-2026--linzi-2022/chain-issue-document--issue-document.md"]
    row = next(row for row in page.split("<tr") if "<b>协商、会签</b>" in row)
    assert row.count("<p>") == len(["莱芜", "临淄"])
    assert "<b>会签</b>" in row
    assert '#a64">第六十四条</a>' in page
    assert "各步的对应" not in page


def test_steps_that_nobody_paired_are_marked(corpus: Corpus, alignment: Alignment) -> None:
    """Without 段 the steps are proposed, and the page says so."""
    bare = replace(alignment, chains=tuple(replace(one, steps=None) for one in alignment.chains))
    pages = render_comparisons(replace(corpus, alignments=(bare,)))
    page = next(file for file in pages if file.path.endswith("chain-plenary--plenary.md"))
    assert "各步的对应：机器比对，未经核对" in page.content.decode()
