"""Which provision stands on which page, under which anchor, and what the pages say around it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from build_tools.model import Adoption, Corpus, Erratum, Level, Metadata, Rulebook
from build_tools.parse.rulebook import parse_text
from build_tools.render.chapter import render_chapters
from build_tools.render.fulltext import render_fulltexts
from build_tools.render.home import render_home
from build_tools.render.overview import render_overviews
from build_tools.render.page import reading_pages
from tests.pages import read_page
from tests.project import ROOT, bare_project, build

ANCHOR = re.compile(r"#([\w.-]+)(?= [.\w}]| })|<span id=\"([\w.-]+)\">")
TARGET = re.compile(r"\]\((?P<page>[\w.-]+)\.md#(?P<address>[\w.-]+)\)")
METADATA = Metadata("某区人民政府工作规则", "某区", None, None, Adoption(None, None), None, None, None)
PRINTED = """某区人民政府工作规则

第一章  总  则

第一条  为了规范工作：

（一）甲；

（二）乙。

第二条  丙。

丁。

会议制度

第三条  戊。
"""
HOSTILE = """某区人民政府工作规则

第一章  <script>alert(1)</script> {{ config }}

第一条  [x](javascript:alert(1)) *** | a | b | ![](x.png) </p><h1>

# 标题

第二条  1. ____ {: #a1 .x } &amp; [TOC]

    四个空格

第三条  {long}
"""


def parsed(text: str, metadata: Metadata = METADATA) -> Rulebook:
    """A rulebook of this text."""
    result = parse_text(text)
    return Rulebook("mou-2026", "text.txt", text, metadata, result.passages, result.provisions)


def real(rulebook: str) -> Rulebook:
    """One of the project's own texts."""
    return parsed((ROOT / "source_texts" / rulebook / "text.txt").read_text(encoding="utf-8"))


def written(rulebook: Rulebook) -> dict[str, str]:
    """The Markdown of all pages of a rulebook, by path."""
    corpus = Corpus((rulebook,))
    files = [*render_home(corpus), *render_overviews(corpus), *render_chapters(corpus), *render_fulltexts(corpus)]
    return {file.path: file.content.decode() for file in files}


def anchors(markdown: str) -> Counter[str]:
    """The anchors that a page's Markdown sets."""
    body = markdown.split("\n---\n", 1)[1]
    return Counter(one or other for one, other in ANCHOR.findall(body))


@pytest.mark.parametrize("name", ["laiwu-2026", "linzi-2022"])
def test_every_address_is_an_anchor(name: str) -> None:
    """Once on its chapter page, once on the overview; and the overview's links lead to the right page."""
    rulebook = real(name)
    pages = written(rulebook)
    overview = pages["mou-2026/index.md"]
    for page in reading_pages(rulebook):
        own = anchors(pages[f"mou-2026/{page.name}.md"])
        assert [provision.address for provision in page.provisions if own[provision.address] != 1] == []
    index = anchors(overview)
    assert [provision.address for provision in rulebook.provisions if index[provision.address] != 1] == []
    holding = {provision.address: page.name for page in reading_pages(rulebook) for provision in page.provisions}
    targets = TARGET.findall(overview)
    assert len(targets) == sum(provision.level <= Level.ARTICLE for provision in rulebook.provisions)
    assert [address for page, address in targets if holding[address] != page] == []


@pytest.mark.parametrize("name", ["laiwu-2026", "linzi-2022"])
def test_pages_hold_every_provision_once_and_in_order(name: str) -> None:
    """Together the pages are the rulebook."""
    rulebook = real(name)
    provisions = tuple(provision for page in reading_pages(rulebook) for provision in page.provisions)
    assert provisions == rulebook.provisions


def test_text_without_chapters_is_one_page() -> None:
    """What stands in no chapter goes to `text`."""
    rulebook = parsed("某区规则\n\n第一条  甲。\n\n第二条  乙。\n")
    assert [page.name for page in reading_pages(rulebook)] == ["text"]
    assert "# 正文 { #text }" in written(rulebook)["mou-2026/text.md"]


def test_part_goes_with_its_first_chapter() -> None:
    """Chapters that restart in every part have pages of their own names."""
    rulebook = parsed(
        "某规则\n\n第一编  总则\n\n第一章  甲\n\n第一条  一。\n\n第二编  分则\n\n第一章  乙\n\n第二条  二。\n"
    )
    pages = reading_pages(rulebook)
    assert [page.provisions[0].level for page in pages] == [Level.PART, Level.PART]
    assert len({page.name for page in pages}) == 2
    markdown = written(rulebook)[f"mou-2026/{pages[1].name}.md"]
    assert markdown.index("第二编  分则") < markdown.index("# <span")


def test_section_above_its_articles() -> None:
    """Headings go down one level at a time: chapter, section, article."""
    text = "某规则\n\n第一章  甲\n\n第一节  乙\n\n第一条  一。\n\n第二章  丙\n\n第二条  二。\n"
    pages = written(parsed(text))
    assert '\n## <span class="official">第一节  乙</span>' in pages["mou-2026/c1.md"]
    assert '\n### <span class="official">第一条' in pages["mou-2026/c1.md"]
    assert '\n## <span class="official">第二条' in pages["mou-2026/c2.md"]


def test_erratum_stands_at_its_provision() -> None:
    """勘误提示 on the chapter page and on the overview, as editorial matter."""
    erratum = Erratum("印刷", "乙", "疑为“己”。", 9, "a1.p1.i2")
    pages = written(replace(parsed(PRINTED), errata=(erratum,)))
    note = '**勘误提示** 疑为“己”。（原文第9行“乙”）\n{: .editorial .erratum role="note" }'
    entry = "-   [第一条第二项](c1.md#a1.p1.i2) 疑为“己”。（原文第9行“乙”）"
    assert entry in pages["mou-2026/index.md"]
    assert pages["mou-2026/c1.md"].index("（二）乙") < pages["mou-2026/c1.md"].index(note)


def test_typography_is_one_line_at_the_end_of_the_article() -> None:
    """原文用半角标点 breaks no reading: no box, each quote once, below the last item; the overview counts them."""
    note = "原文此处用了半角标点，照录未改。"
    places = ((8, "甲:", "a1.p1.i1"), (8, "甲:", "a1.p1.i1"), (9, "乙;", "a1.p1.i2"))
    errata = tuple(Erratum("半角标点", quote, note, line, address) for line, quote, address in places)
    pages = written(replace(parsed(PRINTED), errata=errata))
    chapter = pages["mou-2026/c1.md"]
    line = "[勘误提示](index.md#errata) 原文此处用了半角标点，照录未改：“甲&#58;”“乙&#59;”\n{: .editorial .typography"
    assert chapter.index("（二）乙") < chapter.index(line)
    assert ".erratum" not in chapter
    assert "照录未改。（原文第8行“甲&#58;”），2处\n" in pages["mou-2026/index.md"]


def test_unknown_metadata_is_said() -> None:
    """规则未写明, 通知未写明: never a guess, never a blank."""
    overview = written(parsed(PRINTED))["mou-2026/index.md"]
    rows = re.findall(r"^(\S+)\n:   (.+)$", overview, re.MULTILINE)
    assert [name for name, _ in rows] == ["发文机关", "文号", "通过", "成文日期", "施行", "废止"]
    assert {value for _, value in rows} == {"通知未写明", "规则未写明"}


def test_dates_are_chinese() -> None:
    """2026年3月26日, without leading zeros."""
    known = replace(METADATA, issued="2026-03-06", effective="2026-03-06", effective_rule="本规则自印发之日起施行。")
    overview = written(parsed(PRINTED, known))["mou-2026/index.md"]
    assert "成文日期\n:   2026年3月6日\n" in overview
    assert "施行\n:   2026年3月6日（本规则自印发之日起施行）\n" in overview


def test_contents_are_of_this_rulebook_alone() -> None:
    """However many rulebooks there are, a page names its own."""
    book = parsed(PRINTED)
    corpus = Corpus((book, replace(book, id="qi-2026", metadata=replace(METADATA, title="其他规则"))))
    page = next(file for file in render_chapters(corpus) if file.path == "mou-2026/c1.md").content.decode()
    assert "qi-2026" not in page
    assert "其他规则" not in page
    values = yaml.safe_load(page.split("\n---\n")[0])["guiju"]
    assert [entry["title"] for entry in values["contents"] if entry["current"]] == ["第一章 总则"]
    assert values["previous"]["url"] == "mou-2026/index.html"
    assert values["crumbs"][-1] == {"title": "第一章 总则", "url": None}


def test_home_without_rulebooks() -> None:
    """Says so."""
    assert "尚未收录工作规则" in next(iter(render_home(Corpus()))).content.decode()


def test_pages_say_nothing_to_a_search_that_is_not_there() -> None:
    """The search has an index of its own; what is left out of it is not made."""
    assert not [
        path for path, text in written(parsed(PRINTED)).items() if "search-exclude" in text or "\nsearch:" in text
    ]


def test_hostile_rulebook_is_shown_as_text(tmp_path: Path) -> None:
    """Through MkDocs, with --strict: every character as text, on chapter pages and on 全文."""
    project = bare_project(tmp_path / "project")
    source = HOSTILE.replace("{long}", "*" * 200_000)
    folder = project / "source_texts" / "hostile-2026"
    folder.mkdir()
    (folder / "text.txt").write_text(source, encoding="utf-8")
    site = build(project)
    full = read_page(site / "hostile-2026" / "full.html")
    assert "".join("".join(full.officials).split()) == "".join(source.split())
    chapter = read_page(site / "hostile-2026" / "c1.html")
    shown = "".join("".join(chapter.officials).split())
    assert shown == "".join(source.partition("规则\n")[2].split())
    scripts = [link.target for link in chapter.links if link.target.startswith(("javascript:", "x.png"))]
    assert scripts == []
