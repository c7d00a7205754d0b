"""Citations as a court or an office would write them: 条, 款, 项, 目."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.model import Adoption, Level, Metadata, Provision, Rulebook
from build_tools.render.citation import citation, citations

METADATA = Metadata("某区人民政府工作规则", "某区", None, "某政发〔2026〕1号", Adoption(None, None), None, None, None)
LEVELS = {"c": Level.CHAPTER, "s": Level.SECTION, "a": Level.ARTICLE, "p": Level.PARAGRAPH, "i": Level.ITEM}
LEVELS |= {"j": Level.SUBITEM, "pt": Level.PART}
PROVISIONS = (
    ("pt1", None, "第一编  ", "总则"),
    ("c8", "pt1", "第八章  ", "会议制度"),
    ("c8.s2", "c8", "第二节  ", "会议纪律"),
    ("a38", "c8", "第三十八条  ", ""),
    ("a38.p1", "a38", "", "会议的主要任务是："),
    ("a38.p1.i3", "a38.p1", "（三）", "研究决定重要事项："),
    ("a38.p1.i3.j2", "a38.p1.i3", "2.", "预算安排；"),
    ("a38.p2", "a38", "", "会议一般每月召开2次。"),
    ("a53", "c8", "五十三、", ""),
    ("a53.p1", "a53", "", "公文应当："),
    ("a53.p1.i10", "a53.p1", "(十)", "规范。"),
    ("a4-1", "c8", "第四条之一  ", ""),
    ("a4-1.p1", "a4-1", "", "新增。"),
    ("pt2.c1", "pt1", "第一章  ", "另起"),
)


def provision(address: str, parent: str | None, label: str, text: str, space: str = "") -> Provision:
    """A provision whose level and number are read from its address."""
    last = address.removeprefix(space).rsplit(".", maxsplit=1)[-1]
    kind = last.rstrip("0123456789-")
    number, _, suffix = last.removeprefix(kind).partition("-")
    return Provision(
        address, LEVELS[kind], int(number), int(suffix) if suffix else None, label, text, 1, 1, parent, space
    )


def rulebook(*provisions: Provision) -> Rulebook:
    """A rulebook of these provisions."""
    return Rulebook("mou-2026", "text.txt", "", METADATA, (), provisions)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("pt1", "第一编"),
        ("c8", "第八章"),
        ("c8.s2", "第八章第二节"),
        ("a38", "第三十八条"),
        ("a38.p1", "第三十八条第一款"),
        ("a38.p2", "第三十八条第二款"),
        ("a38.p1.i3", "第三十八条第一款第三项"),
        ("a38.p1.i3.j2", "第三十八条第一款第三项第二目"),
        ("a53", "第五十三条"),
        ("a53.p1", "第五十三条"),
        ("a53.p1.i10", "第五十三条第十项"),
        ("a4-1", "第四条之一"),
        ("a4-1.p1", "第四条之一"),
    ],
)
def test_place_of_a_provision(address: str, place: str) -> None:
    """Whatever the label looks like in print; 款 only where an article has several."""
    book = rulebook(*(provision(*row) for row in PROVISIONS))
    cited = next(provision for provision in book.provisions if provision.address == address)
    assert citation(book, cited) == f"《某区人民政府工作规则》（某政发〔2026〕1号）{place}"
    assert citations(book)[address] == citation(book, cited)


def test_rulebook_without_number() -> None:
    """No empty bracket."""
    book = replace(rulebook(provision("a1", None, "一、", "")), metadata=replace(METADATA, document_number=None))
    assert citation(book, book.provisions[0]) == "《某区人民政府工作规则》第一条"


def test_title_with_marks() -> None:
    """书名号 inside 书名号 are single."""
    book = replace(rulebook(provision("a1", None, "一、", "")), metadata=replace(METADATA, title="《规则》说明"))
    assert citation(book, book.provisions[0]).startswith("《〈规则〉说明》")


def test_annex() -> None:
    """An article of an annex is cited through the annex."""
    book = rulebook(provision("annex-2.a3", None, "第三条  ", "", "annex-2."))
    assert citations(book)["annex-2.a3"].endswith("1号）附件2第三条")


def test_chapter_of_a_part() -> None:
    """Where chapters restart in every part, the part is named."""
    book = rulebook(provision("pt2", None, "第二编 ", "分则"), provision("pt2.c1", "pt2", "第一章 ", "通则"))
    assert citations(book)["pt2.c1"].endswith("第二编第一章")


def test_text_without_articles() -> None:
    """Paragraphs of a text without any numbering are counted as 自然段."""
    book = rulebook(provision("p1", None, "", "甲。"), provision("p2", None, "", "乙。"))
    assert [citations(book)[address][-4:] for address in ("p1", "p2")] == ["一自然段", "二自然段"]
