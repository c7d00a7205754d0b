"""draft: YAML that reads back as the facts it proposes; what is published of a rulebook that nobody annotated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.drafting import draft_rulebook, scalar, unique_quote, write_address
from build_tools.extract.finder import find_candidates
from build_tools.extract.publish import add_extracted
from build_tools.facts.addresses import read_address
from build_tools.facts.names import name_table
from build_tools.facts.quotes import Found, locate
from build_tools.facts.sheet import read_sheet
from build_tools.model import Corpus
from build_tools.pipeline import compile_project
from build_tools.statements import Place, Programme, Sheet, Status
from build_tools.yamlfile import read_yaml
from tests.extract.reading import REGISTERS, make_rulebook
from tests.project import ROOT, copy_project, run

SENTENCE = "会议纪要由区长签发。未经区委批准，不得印发。规范性文件由卫生健康行政部门审核。"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The project's own rulebooks, read once."""
    return compile_project(ROOT).corpus


def test_draft_of_all_reads_back(corpus: Corpus) -> None:
    """Every record whose actors are registered is a fact that says the same; the rest is unknown actors alone."""
    for rulebook in corpus.rulebooks:
        names = name_table(corpus.registers, rulebook.id)
        drafted = draft_rulebook(corpus, rulebook, everything=True)
        sheet, problems = read_sheet(read_yaml("draft.yml", drafted.text), rulebook, names)
        assert {problem.kind for problem in problems} <= {"名单外主体"}
        known = [candidate.fact for candidate in find_candidates(rulebook, names) if not candidate.unknown]
        assert [(f.at, f.does, f.modal, f.matter, f.condition, f.exception, f.any_of) for f in sheet.facts] == [
            (f.at, f.does, f.modal, f.matter, f.condition, f.exception, f.any_of) for f in known
        ]


def test_draft_skips_what_is_annotated(corpus: Corpus) -> None:
    """In texts annotated completely hardly anything is left to propose."""
    for rulebook in corpus.rulebooks:
        some, everything = (draft_rulebook(corpus, rulebook, everything=flag).counts for flag in (False, True))
        assert sum(some.values()) * 20 < sum(everything.values())


def test_draft_says_why_and_lists_newcomers() -> None:
    """Each record below its tier, pattern and reason; actors that nobody registered at the end, as comments."""
    rulebook = make_rulebook(SENTENCE)
    text = draft_rulebook(Corpus((rulebook,), registers=REGISTERS), rulebook, everything=False).text
    reason = "# 高 · 由A签发 · “由”后写明由谁，紧接着写明做什么\n"
    assert f"{reason}- 条: 1.1\n  原文: 会议纪要由区长签发\n  谁: 区长\n  做: 签发\n  事: 会议纪要\n" in text
    assert text.endswith("# 新主体:\n# - 卫生健康行政部门\n")


def test_extracted_facts_are_published_unless_vetoed() -> None:
    """Where nobody reviewed anything: the high tier, labelled so, less what 否决 switches off."""
    rulebook = make_rulebook(SENTENCE)
    bare = add_extracted(Corpus((rulebook,), registers=REGISTERS)).sheet("rules")
    assert [(f.does, f.who[0].name, f.status) for f in bare.facts] == [
        ("签发", "区长", Status.EXTRACTED),
        ("批准", "区委", Status.EXTRACTED),
        ("审核", "卫生健康行政部门", Status.EXTRACTED),
    ]
    veto = Sheet("rules", vetoes=(Programme("a1.p1", 0, 9, Place(1, 1)),))
    vetoed = add_extracted(Corpus((rulebook,), registers=REGISTERS, sheets=(veto,))).sheet("rules")
    assert [fact.does for fact in vetoed.facts] == ["批准", "审核"]


def test_reviewed_rulebooks_get_nothing_added(corpus: Corpus) -> None:
    """One reviewed fact is enough to keep the patterns out."""
    rulebook = make_rulebook(SENTENCE)
    fact = replace(add_extracted(Corpus((rulebook,))).sheet("rules").facts[0], status=Status.REVIEWED)
    sheet = Sheet("rules", facts=(fact,))
    assert add_extracted(Corpus((rulebook,), sheets=(sheet,))).sheet("rules") == sheet
    assert {f.status for rules in corpus.rulebooks for f in corpus.sheet(rules.id).all_facts} == {Status.REVIEWED}


@pytest.mark.parametrize("address", ["a53.p1", "a37.p1.i2", "a4-1.p1", "a7.p2.i3.j1"])
def test_address_as_editors_write_it(address: str) -> None:
    """What 条 says is read back as the same address; an annex has no 条."""
    assert read_address(write_address(address) or "") == address
    assert write_address("annex-2." + address) is None


def test_scalars_that_yaml_would_misread_are_quoted() -> None:
    """Colons, hashes, brackets and quotation marks of YAML."""
    assert scalar("公文处理") == "公文处理"
    for value in ("甲: 乙", "甲 # 乙", "[甲]", "“甲”", "甲:", '"甲'):
        assert read_yaml("x", f"键: {scalar(value)}\n").content is not None
        value_read = read_yaml("x", f"键: {scalar(value)}\n").content
        assert value_read is not None
        assert [entry.value.text for entry in value_read.entries or ()] == [value]


def test_quotes_are_widened_until_they_are_unique() -> None:
    """The same words twice in a paragraph are told apart by what stands around them."""
    rulebook = make_rulebook("重大事项，报区长审批；外事活动的其他事项，报区长审批。")
    for candidate in find_candidates(rulebook, name_table(REGISTERS, "rules")):
        quote = unique_quote(rulebook, candidate.fact)
        found = locate(rulebook, candidate.fact.at, quote)
        assert isinstance(found, Found)
        assert found.start <= candidate.fact.start < candidate.fact.end <= found.end


def test_command(tmp_path: Path) -> None:
    """To the screen, to a file, and for a rulebook that is not there."""
    project = copy_project(tmp_path / "项目")
    rules = project / "source_texts" / "new-rules"
    rules.mkdir()
    (rules / "text.txt").write_text(f"某区人民政府工作规则\n\n第一条  {SENTENCE}\n", encoding="utf-8")
    shown = run(project, "draft", "new-rules")
    assert (shown.returncode, shown.stdout.count("- 条: ")) == (0, 3)
    out = tmp_path / "draft.yml"
    assert run(project, "draft", "new-rules", "--out", str(out)).stdout == ""
    assert out.read_text(encoding="utf-8") == shown.stdout
    assert run(project, "draft", "nobody").returncode == 2
    assert run(project, "draft", "new-rules", "--out", str(tmp_path)).returncode == 2
