"""Both rulebooks of this project, read from their texts as they are printed."""

from __future__ import annotations

import pytest

from build_tools.model import Adoption, Level, Metadata, Provision, Rulebook
from build_tools.numerals import to_han
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import Compiled, compile_project
from tests.project import ROOT

LAIWU, LINZI = "laiwu-2026", "linzi-2022"
CHAPTERS = {
    LAIWU: "总  则|组成人员职责|政府职能|政府决策|依法行政|政务公开|监督制度|会议制度|公文处理|"
    "政务活动|督查落实|廉政和纪律作风建设|附  则",
    LINZI: "总则|组成人员职责|全面正确履行政府职能|坚持依法行政|实行科学民主决策|推进政务公开|健全监督制度|"
    "会议制度|学习制度|工作补位制度|公文处理|政务信息和督查工作|工作纪律|廉政和作风建设|附则",
}
METADATA = {
    LAIWU: Metadata(
        title="济南市莱芜区人民政府工作规则",
        short="莱芜",
        issuer="济南市莱芜区人民政府",
        document_number="莱芜政发〔2026〕1号",
        adopted=Adoption("第十九届莱芜区人民政府第58次常务会议", None),
        issued="2026-03-26",
        effective="2026-03-26",
        effective_rule="自印发之日起施行",
    ),
    LINZI: Metadata(
        title="临淄区人民政府工作规则",
        short="临淄",
        issuer="临淄区人民政府",
        document_number=None,
        adopted=Adoption("区政府第1次常务会议", "2022-01-22"),
        issued="2022-01-31",
        effective="2022-01-31",
        effective_rule="自印发之日起施行",
        repeals=("临政发〔2017〕1号",),
    ),
}
NOWHERE = {7, 291}  # lines of the notice and the colophon of 莱芜, which no provision prints


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    """The project as it is."""
    return compile_project(ROOT)


def _rulebook(compiled: Compiled, identifier: str) -> Rulebook:
    return next(rulebook for rulebook in compiled.corpus.rulebooks if rulebook.id == identifier)


def _of(rulebook: Rulebook, level: Level) -> list[Provision]:
    return [provision for provision in rulebook.provisions if provision.level is level]


@pytest.mark.parametrize(("identifier", "counts"), [(LAIWU, (13, 77, 24)), (LINZI, (15, 94, 32))])
def test_chapters_articles_and_items_are_complete(
    compiled: Compiled, identifier: str, counts: tuple[int, int, int]
) -> None:
    """Each chapter and article once, in order, none missing; the items counted by hand."""
    rulebook = _rulebook(compiled, identifier)
    chapters, articles, items = (_of(rulebook, level) for level in (Level.CHAPTER, Level.ARTICLE, Level.ITEM))
    assert (len(chapters), len(articles), len(items)) == counts
    assert [p.address for p in chapters] == [f"c{n}" for n in range(1, counts[0] + 1)]
    assert [p.address for p in articles] == [f"a{n}" for n in range(1, counts[1] + 1)]
    assert "|".join(p.text for p in chapters) == CHAPTERS[identifier]


def test_articles_are_labelled_in_the_style_of_their_text(compiled: Compiled) -> None:
    """莱芜 prints 第五十三条, 临淄 prints 五十三、."""
    laiwu, linzi = (_of(_rulebook(compiled, identifier), Level.ARTICLE) for identifier in (LAIWU, LINZI))
    assert [p.label.strip() for p in laiwu] == [f"第{to_han(n)}条" for n in range(1, 78)]
    assert [p.label.strip() for p in linzi] == [f"{to_han(n)}、" for n in range(1, 95)]


def test_the_chapter_without_a_number_is_the_tenth(compiled: Compiled) -> None:
    """临淄 prints no 第十章: the label stays empty, the number is inferred, and readers are told."""
    linzi = _rulebook(compiled, LINZI)
    (unlabelled,) = (p for p in _of(linzi, Level.CHAPTER) if not p.label)
    assert (unlabelled.address, unlabelled.number, unlabelled.text) == ("c10", 10, "工作补位制度")
    assert [e.address for e in linzi.errata if e.kind == "缺编号标题"] == ["c10"]


@pytest.mark.parametrize("identifier", [LAIWU, LINZI])
def test_metadata_is_as_printed(compiled: Compiled, identifier: str) -> None:
    """Title, issuer, 文号, adoption, dates and repeals; None where the text is silent."""
    assert _rulebook(compiled, identifier).metadata == METADATA[identifier]


@pytest.mark.parametrize("identifier", [LAIWU, LINZI])
def test_the_text_states_its_own_metadata(identifier: str) -> None:
    """What rulebook.yml repeats could be left out: the text says the same."""
    parsed = parse_text((ROOT / "source_texts" / identifier / "text.txt").read_bytes().decode())
    stated = read_metadata(parsed.passages, parsed.provisions)
    assert stated == METADATA[identifier]


def test_nothing_is_left_undeclared(compiled: Compiled) -> None:
    """Both texts are published, and every oddity of theirs is a declared erratum."""
    assert [problem.message for problem in compiled.problems] == []
    assert compiled.refused == ()
    assert len(compiled.declared) == 26


@pytest.mark.parametrize("identifier", [LAIWU, LINZI])
def test_each_erratum_has_its_place(compiled: Compiled, identifier: str) -> None:
    """Its words stand on its line, and the provision printed there is named."""
    rulebook = _rulebook(compiled, identifier)
    lines = rulebook.text.split("\n")
    for erratum in rulebook.errata:
        assert erratum.quote in lines[erratum.line - 1]
        assert (erratum.address is None) == (identifier == LAIWU and erratum.line in NOWHERE)
