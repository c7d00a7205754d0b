"""What `check` says of the register of concepts: clauses that moved, chains and names that are not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.check.concepts import check_concepts
from build_tools.concepts import read_concepts
from build_tools.model import Corpus
from build_tools.statements import Alias, ChainName, Concept, Founding, Place
from build_tools.yamlfile import read_yaml
from tests.render.acting import corpus

SOUND = Concept("会签", "countersign", "程序")
HERE = "laiwu-2026"


def _with(concept: Concept) -> Corpus:
    registers = replace(corpus().registers, actors=(), concepts=(concept,))
    return replace(corpus(), registers=registers)


@pytest.mark.parametrize(("concept", "said"), [
    (SOUND, []),
    (replace(SOUND, foundings=(Founding(HERE, "53.1", "主办部门协商会签", Place(7, 3)),)), []),
    (replace(SOUND, foundings=(Founding(HERE, "52.1", "主办部门协商会签", Place(7, 3)),)), ["摘录不是原文"]),
    (replace(SOUND, foundings=(Founding(HERE, "第x条", "会签", Place(7, 3)),)), ["读不懂条号"]),
    (replace(SOUND, chains=(ChainName(HERE, "consult-department"),)), ["不在 laiwu-2026/facts.yml 里"]),
    (replace(SOUND, aliases=(Alias(HERE, "联合会签单"),)), ["正文里找不到"]),
])  # fmt: skip
def test_what_is_wrong_with_a_concept(concept: Concept, said: list[str]) -> None:
    """Each with its file and a sentence for the editor."""
    problems = list(check_concepts(_with(concept)))
    assert all(problem.file == "source_texts/registers/concepts.yml" for problem in problems)
    assert [any(words in problem.message for problem in problems) for words in said] == [True] * len(said)
    assert len(problems) == len(said)


def test_a_place_is_told_by_line_and_column() -> None:
    """So that the editor finds the record."""
    concept = replace(SOUND, foundings=(Founding(HERE, "52.1", "主办部门协商会签", Place(7, 3)),))
    (problem,) = check_concepts(_with(concept))
    assert (problem.line, problem.column) == (7, 3)
    assert "第五十三条" in problem.hint


def test_the_register_is_sound() -> None:
    """Nothing to report of the project's own."""
    assert list(check_concepts(corpus())) == []


@pytest.mark.parametrize(("text", "said"), [
    ("概念:\n- {名称: 会签, 标识: a, 类: 流程}\n", "不认识的类“流程”"),
    ("概念:\n- {名称: 会签, 标识: a, 类: 程序}\n- {名称: 会签, 标识: b, 类: 程序}\n", "重复"),
    ("概念:\n- {名称: 会签, 标识: a}\n", "缺“类”"),
])  # fmt: skip
def test_what_is_wrong_with_the_register(text: str, said: str) -> None:
    """Unknown kinds, names used twice, missing keys."""
    _, problems = read_concepts(read_yaml("concepts.yml", text))
    assert [said in problem.message for problem in problems] == [True]
