"""References inside a text: 前款 and its kin, lists, ranges, 但书, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.annotate.finding import find_in

TABLE = Path(__file__).parent / "internal_references.txt"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of the table: where it is from, its text, the provision, and what its references must be."""

    source: str
    text: str
    at: str
    expected: tuple[str, ...]


def read_table() -> Iterator[Case]:
    """The cases of the table."""
    for block in TABLE.read_text(encoding="utf-8").split("\n## ")[1:]:
        source, *lines = block.strip().split("\n")
        said = [line.removeprefix("> ").split(" ", 1) for line in lines if line.startswith("> ")]
        text = "\n".join(["某规则", *(line for line in lines if not line.startswith("> "))]) + "\n"
        yield Case(source, text, said[0][0], tuple(words for _, words in said if words != "—"))


CASES = tuple(read_table())


def test_table_is_large_enough() -> None:
    """At least sixty cases."""
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=[case.source for case in CASES])
def test_reference_leads_where_a_reader_goes(case: Case) -> None:
    """Every reference of the provision, and no other."""
    found = [r for r in find_in(case.text) if r.kind == "internal" and r.at == case.at]
    said = tuple(f"{r.text} → " + (f"{r.first} … " if r.first else "") + str(r.target) for r in found)
    assert said == case.expected


def test_annex_cites_the_main_text() -> None:
    """本办法第二条 in an annex without such an article leads to the main text."""
    text = (
        "某办法\n第一条　甲。\n第二条　乙。\n附件1\n标准\n一、依照本办法第二条规定执行。\n二、另行通知。\n三、其他。\n"
    )
    assert [(r.at, r.target) for r in find_in(text) if r.kind == "internal"] == [("annex-1.a1.p1", "annex-1.a2")]
    without = "某办法\n第一条　甲。\n第二条　乙。\n附件1\n标准\n依照本办法第二条规定执行。\n"
    assert [r.target for r in find_in(without) if r.kind == "internal"] == ["a2"]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("公告称：“违反前款规定的，依照第二条处罚。”", "what stands in a quotation is not of this text"),
        ("依照各该条的规定处罚。", "各该条 is several"),
        ("孕期禁忌从事的劳动范围的第一项、第三项。", "the items of another list"),
        ("从事前期工作，应当具备目前条件。", "no unit"),
        ("第一条规定了立法目的。", "an article's own label printed again"),
    ],
)
def test_nothing_is_found(sentence: str, why: str) -> None:
    """Words that only look like references."""
    found = find_in(f"某规则\n第一条　{sentence}\n第二条　乙。\n")
    assert [r.text for r in found if r.kind == "internal"] == [], why
