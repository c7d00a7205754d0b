"""What readers see of versions: banners, timeline, notes, both side by side; on a site built with two versions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from build_tools.model import Corpus
from build_tools.pipeline import render_all
from build_tools.render.schema import RULEBOOK_SCHEMA
from tests.fidelity import compare_site
from tests.pages import read_page
from tests.project import bare_project, build
from tests.test_links import find_broken_links
from tests.versions.pair import OLD, pair, rulebook, write_pair

BANNER = "本规则已由[《某区人民政府工作规则》（2026年3月1日施行）](../mou-2026/index.md)替代，非现行有效文本。"
MARKED = re.compile(r"<(?P<mark>ins|del)>(?P<words>[^<]+)</(?P=mark)>")
ROW = re.compile(r'<(?:section|details) class="change[^"]*" id="(?P<id>[^"]+)">(?P<row>.*?)</(?:section|details)>\n')


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """All files of a corpus of two versions, by path."""
    return {file.path: file.content.decode("utf-8", "replace") for file in render_all(pair())}


@pytest.fixture(scope="module")
def versions_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two versions of a rulebook."""
    project = bare_project(tmp_path_factory.mktemp("versions"))
    write_pair(project)
    return project


def rows(pages: dict[str, str]) -> dict[str, str]:
    """The rows of the comparison, by the id of each."""
    return {found["id"]: found["row"] for found in ROW.finditer(pages["mou-2026/changes-mou-2017.md"])}


def test_every_page_of_the_older_version_says_so(pages: dict[str, str]) -> None:
    """And none of the newer one."""
    older = {path: page for path, page in pages.items() if path.startswith("mou-2017/")}
    assert [path for path, page in older.items() if BANNER not in page] == []
    assert len(older) == 5
    assert [path for path, page in pages.items() if path.startswith("mou-2026/") and "非现行有效" in page] == []


def test_banner_leads_to_the_counterpart(pages: dict[str, str]) -> None:
    """Of the first article of the page that has one."""
    assert "[本页对应的新条文](../mou-2026/c2.md#a5)" in pages["mou-2017/c2.md"]
    assert "本页对应" not in pages["mou-2017/full.md"]


def test_overview_tells_what_stands(pages: dict[str, str]) -> None:
    """现行有效, what it replaced, where both are compared; on the home page too."""
    overview = pages["mou-2026/index.md"]
    assert "**现行有效**" in overview
    assert "[《某区人民政府工作规则》（2017年4月1日施行）](../mou-2017/index.md)" in overview
    assert "[与旧版对照](changes-mou-2017.md)" in overview
    assert re.findall(r"有效性\n:   (.+)", pages["index.md"]) == [
        "已被替代（2017年4月1日施行）",
        "现行有效（2026年3月1日施行）",
    ]


def test_timeline_is_oldest_first_and_says_what_is_not_known(pages: dict[str, str]) -> None:
    """Each version with its dates."""
    for page in ("mou-2017/index.md", "mou-2026/index.md"):
        timeline = pages[page].partition('<ol class="timeline">')[2].partition("</ol>")[0]
        words = re.sub(r"<[^>]+>", "", timeline)
        assert re.findall(r"(通过|成文|公布|施行|被替代) (\d{4}年\d+月\d+日|未写明)", words) == [
            ("通过", "2017年3月1日"),
            ("成文", "2017年3月1日"),
            ("公布", "未写明"),
            ("施行", "2017年4月1日"),
            ("被替代", "2026年3月1日"),
            ("通过", "2026年2月1日"),
            ("成文", "2026年2月1日"),
            ("公布", "未写明"),
            ("施行", "2026年3月1日"),
        ]


def test_no_timeline_without_versions() -> None:
    """A rulebook that stands alone has its dates in the metadata."""
    pages = {
        file.path: file.content.decode("utf-8", "replace") for file in render_all(Corpus((rulebook("mou-2017", OLD),)))
    }
    assert "timeline" not in pages["mou-2017/index.md"]
    assert [path for path in pages if "changes" in path] == []


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("mou-2026/c1.md", "[与旧版对照](changes-mou-2017.md#a3) 原第二条，有修改"),
        ("mou-2026/c1.md", "[与旧版对照](changes-mou-2017.md#a2) 新增"),
        ("mou-2026/c2.md", "[与旧版对照](changes-mou-2017.md#a7) 由原第六条拆分"),
        ("mou-2026/c2.md", "[与旧版对照](changes-mou-2017.md#a8) 由原第八条、第九条合并"),
        ("mou-2026/c3.md", "[与旧版对照](changes-mou-2017.md#a9) 原第三条，文字未变，位置有移动"),
        ("mou-2017/c2.md", "[与新版对照](../mou-2026/changes-mou-2017.md#old-a7) 新版未见对应条文"),
        ("mou-2017/c2.md", "新版为[第六条](../mou-2026/c2.md#a6)、[第七条](../mou-2026/c2.md#a7)"),
        ("mou-2017/c1.md", "新版为[第九条](../mou-2026/c3.md#a9)，文字未变"),
    ],
)
def test_articles_lead_to_their_counterparts(pages: dict[str, str], page: str, note: str) -> None:
    """From either version, and to the row where both are compared."""
    assert note in pages[page]


def test_changed_words_are_marked(pages: dict[str, str]) -> None:
    """Whole words and items; what did not change is folded up."""
    marks = [
        ("del", "两次"),
        ("del", "（二）"),
        ("ins", "三次"),
        ("ins", "（二）审议年度预算草案；"),
        ("ins", "（三）"),
    ]
    assert MARKED.findall(rows(pages)["a5"]) == marks
    assert MARKED.findall(rows(pages)["a1"]) == []
    assert '<details class="change same" id="a1">' in pages["mou-2026/changes-mou-2017.md"]


def test_site_with_versions(versions_project: Path) -> None:
    """Links lead somewhere, the words are the sources', and both columns show both texts whole."""
    site = build(versions_project)
    assert list(find_broken_links(site)) == []
    comparisons = list(compare_site(site, versions_project / "source_texts"))
    assert [comparison for comparison in comparisons if comparison.differences] == []
    shown = "".join("".join(read_page(site / "mou-2026" / "changes-mou-2017.html").officials).split())
    for article in ("常务会议由区长召集和主持，一般每月召开两次。", "一般每月召开三次。", "专题会议由副区长召集和主持"):
        assert article in shown


def test_open_data_names_versions(pages: dict[str, str]) -> None:
    """By id, or null; valid by the schema."""
    records = [json.loads(pages[f"data/{identifier}.json"]) for identifier in ("mou-2017", "mou-2026")]
    assert [(record["replaces"], record["replaced_by"]) for record in records] == [
        (None, "mou-2026"),
        ("mou-2017", None),
    ]
    for record in records:
        Draft202012Validator(RULEBOOK_SCHEMA).validate(record)


def test_addresses_of_the_older_version_stay(pages: dict[str, str]) -> None:
    """Its pages are those that it has when it stands alone, and so are its anchors."""
    alone = {
        file.path: file.content.decode("utf-8", "replace") for file in render_all(Corpus((rulebook("mou-2017", OLD),)))
    }
    own = {path for path in alone if path.startswith("mou-2017/")}
    assert own == {path for path in pages if path.startswith("mou-2017/")}
    anchor = re.compile(r"#([a-z][\w.-]*)(?= [.\w}]| })")
    for path in own - {"mou-2017/index.md"}:
        assert anchor.findall(alone[path].partition("\n---\n")[2]) == anchor.findall(
            pages[path].partition("\n---\n")[2]
        )
