"""Two chains stage by stage: limits, actors, what only one side has, and where the other says it elsewhere."""

from __future__ import annotations

import pytest

from build_tools.model import Corpus
from build_tools.parallels.stages import Contrast, Likeness, Sources, Stage, find_stages, strength
from build_tools.pipeline import compile_project
from build_tools.statements import Chain
from tests.parallels.sheets import ROOT


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The project as it is."""
    return compile_project(ROOT).corpus


def chain(corpus: Corpus, book: str, identifier: str) -> Chain:
    """A chain by its id."""
    return next(one for one in corpus.sheet(book).chains if one.id == identifier)


@pytest.fixture(scope="module")
def stages(corpus: Corpus) -> tuple[Stage, ...]:
    """公文制发 of both."""
    alignment = corpus.alignments[0]
    families = {action.verb: action.family for action in corpus.registers.actions}
    likeness = Likeness(families, frozenset((peer.first, peer.second) for peer in alignment.peers))
    near = (("a52", "a53", "a54"), ("a67", "a68", "a69"))
    facts = [corpus.sheet(book).all_facts for book in alignment.books]
    sources = [
        Sources(tuple(f for f in own if f.article in wanted), own) for own, wanted in zip(facts, near, strict=True)
    ]
    first, second = (chain(corpus, book, "issue-document") for book in alignment.books)
    return find_stages(first, second, likeness, (sources[0], sources[1]))


def find(stages: tuple[Stage, ...], name: str) -> Stage:
    """The stage in which a step stands."""
    return next(s for s in stages if name in {step.id for step in (s.first, s.second) if step})


def test_every_step_stands_in_one_stage(corpus: Corpus, stages: tuple[Stage, ...]) -> None:
    """In the order of both chains."""
    for book, own in (
        ("laiwu-2026", [s.first for s in stages if s.first]),
        ("linzi-2022", [s.second for s in stages if s.second]),
    ):
        assert own == list(chain(corpus, book, "issue-document").steps)


def test_limits_and_actors_are_compared(stages: tuple[Stage, ...]) -> None:
    """5个工作日 and 3个工作日; who checks before the head signs."""
    reply = find(stages, "回复")
    assert reply.first is not None
    assert reply.second is not None
    assert Contrast.LIMIT in reply.contrasts
    assert Contrast.ACTOR in find(stages, "审签").contrasts
    assert find(stages, "把关").contrasts == (Contrast.EQUAL,)


def test_what_one_chain_lacks_is_looked_for(stages: tuple[Stage, ...]) -> None:
    """莱芜 lets its office check and send for signature in an article that its chain leaves out."""
    office = find(stages, "列明理据")
    assert (office.second, office.elsewhere, office.contrasts) == (None, None, (Contrast.FIRST,))
    assert office.kin is not None
    assert office.kin.article == "a64"


@pytest.mark.parametrize(
    ("modal", "amounts"),
    [
        ("应当", ""),
        (None, ""),
        ("一般应", "一般"),
        ("原则上", "一般"),
        ("可", "可"),
        ("不得", "不得"),
        ("一般不", "不得"),
    ],
)
def test_strength_of_modals(modal: str | None, amounts: str) -> None:
    """应 and 应当 bind alike; 一般 and 可 do not."""
    assert strength(modal) == amounts
