"""Which version stands; what is wrong with a declaration that cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.model import Corpus, Rulebook
from build_tools.pipeline import compile_project
from build_tools.problems import format_problem
from build_tools.render.standing import start_words, state
from build_tools.versions.standing import drop_false_replacements, find_standings, revised
from tests.versions.pair import NEW, OLD, pair, rulebook

SHORT = "某规则\n\n第一条  甲。\n"


def books(**replaces: str | None) -> tuple[Rulebook, ...]:
    """Rulebooks of these ids, each replacing the one named."""
    return tuple(rulebook(identifier, SHORT, older) for identifier, older in replaces.items())


def states(rulebooks: tuple[Rulebook, ...]) -> list[str]:
    """The state of each rulebook."""
    return [state(standing) for standing in find_standings(Corpus(rulebooks)).values()]


def test_newer_stands_and_older_does_not() -> None:
    """A chain of three: only the last stands."""
    assert states(books(a=None, b="a", c="b")) == ["已被替代", "已被替代", "现行有效"]
    standing = find_standings(Corpus(books(a=None, b="a", c="b")))["a"]
    assert [version.id for version in standing.versions] == ["a", "b", "c"]
    assert standing.latest.id == "c"


def test_nothing_is_said_of_a_rulebook_without_versions() -> None:
    """Nobody here knows whether it stands."""
    assert states(books(a=None)) == [""]


@pytest.mark.parametrize(
    "rulebooks",
    [books(a="a"), books(a="b", b="a"), books(a="x"), books(a=None, b="a", c="a")],
    ids=["itself", "circle", "unknown", "two"],
)
def test_what_cannot_be_is_left_out(rulebooks: tuple[Rulebook, ...]) -> None:
    """As if it had not been declared."""
    assert set(states(rulebooks)) == {""}
    assert [book.metadata.replaces for book in drop_false_replacements(rulebooks)] == [None] * len(rulebooks)


def with_metadata(book: Rulebook, **known: object) -> Rulebook:
    """The rulebook with other metadata."""
    return replace(book, metadata=replace(book.metadata, **known))  # type: ignore[arg-type]  # mypy checks no **


@pytest.mark.parametrize(
    ("repeals", "older", "newer"),
    [
        ("某政发〔2015〕9号", "已废止", ""),
        ("某政发[2015] 9号", "已废止", ""),
        ("《某规则》", "已废止", ""),
        ("《他规则》", "", ""),
    ],
)
def test_repealed_by_number_or_title(repeals: str, older: str, newer: str) -> None:
    """A title repeals only what is older."""
    first, second = books(a=None, b=None)
    first = with_metadata(first, issued="2015-01-01", document_number="某政发〔2015〕9号")
    second = with_metadata(second, issued="2020-01-01", repeals=(repeals,))
    assert states((first, second)) == [older, newer]


def test_a_title_does_not_repeal_what_is_newer() -> None:
    """The new text of 某规则 that repeals 《某规则》 means the old one."""
    first, second = books(a=None, b=None)
    first = with_metadata(first, issued="2015-01-01", repeals=("《某规则》",))
    assert states((first, with_metadata(second, issued="2020-01-01"))) == ["", ""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OLD, "2017年4月1日施行"),
        (
            "某法\n（2000年1月1日通过　根据2015年3月15日《关于修改〈某法〉的决定》修正）\n\n第一条  甲。\n",
            "2015年3月15日修改",
        ),
        (SHORT, "施行日期未写明"),
    ],
)
def test_since_when_a_version_stands(text: str, words: str) -> None:
    """The day it took effect, or was last revised."""
    assert start_words(rulebook("a", text)) == words


def test_revision_is_read_behind_its_own_date() -> None:
    """The date of adoption is not one of revision."""
    assert revised(rulebook("a", OLD)) is None


def test_pair_stands_as_declared() -> None:
    """The pair of these tests."""
    assert states(pair().rulebooks) == ["已被替代", "现行有效"]


PLACE = "source_texts/b/rulebook.yml:2:5: 错误：[替代] "
FAULTS = [
    ({"b": "b"}, ["一部规则不能替代自己"]),
    ({"b": "aa"}, ["本项目没有标识为“aa”的规则"]),
    ({"a": "b", "b": "a"}, ["“替代”绕成了一圈：b → a → b"]),
    ({"b": "a", "c": "a"}, ["“a”只能由一部规则替代，现有 b、c 都声明替代它"]),
    ({"b": "a"}, []),
]


@pytest.mark.parametrize(("replaces", "messages"), FAULTS, ids=["itself", "unknown", "circle", "two", "right"])
def test_problems_stand_at_their_place(tmp_path: Path, replaces: dict[str, str], messages: list[str]) -> None:
    """File, line and column of the value in rulebook.yml."""
    for identifier in "abc":
        folder = tmp_path / "source_texts" / identifier
        folder.mkdir(parents=True)
        (folder / "text.txt").write_text(NEW, encoding="utf-8")
        older = replaces.get(identifier)
        declared = f"简称: 某\n替代: {older}\n" if older else "简称: 某\n"
        (folder / "rulebook.yml").write_text(declared, encoding="utf-8")
    compiled = compile_project(tmp_path)
    found = [format_problem(problem).split("\n")[0] for problem in compiled.problems if "/b/rulebook" in problem.file]
    assert found == [PLACE + message for message in messages]
    assert ("b" in compiled.refused) is bool(messages)
