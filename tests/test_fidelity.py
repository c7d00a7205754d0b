"""The published words are the words of the source: nothing lost, added or changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.fidelity import ROOT, compare_chapters, compare_full, compare_site, squeeze
from tests.pages import read_page

RULEBOOKS = [
    # rulebook, the words just before its first provision, the words just after its last
    ("laiwu-2026", "（此件公开发布）济南市莱芜区人民政府工作规则", "______________________________________抄送：区委"),
    ("linzi-2022", "2022年1月31日临淄区人民政府工作规则", "抄送：区委各部门"),
]


def read_source(rulebook: str) -> str:
    """The text of a rulebook as its editors keep it."""
    return (ROOT / "source_texts" / rulebook / "text.txt").read_text(encoding="utf-8")


def test_every_rulebook_is_compared(site: Path) -> None:
    """Two comparisons a rulebook, each of thousands of characters."""
    comparisons = list(compare_site(site, ROOT / "source_texts"))
    assert len(comparisons) == 2 * len(RULEBOOKS)
    assert min(comparison.compared for comparison in comparisons) > 10_000


@pytest.mark.parametrize("rulebook", [rulebook for rulebook, _, _ in RULEBOOKS])
def test_full_text_is_the_source(site: Path, rulebook: str) -> None:
    """全文 has every character of the source and no other."""
    comparison = compare_full(site, rulebook, read_source(rulebook))
    assert comparison.differences == ()


@pytest.mark.parametrize(("rulebook", "before", "after"), RULEBOOKS, ids=[rulebook for rulebook, _, _ in RULEBOOKS])
def test_chapter_pages_are_the_provisions(site: Path, rulebook: str, before: str, after: str) -> None:
    """The chapter pages have every character from the first chapter's heading to the last article's end."""
    comparison = compare_chapters(site, rulebook, read_source(rulebook))
    assert comparison.differences == ()
    assert comparison.before.endswith(before)
    assert comparison.after.startswith(after)


@pytest.mark.parametrize("page", ["full.html", "c8.html"])
def test_one_changed_character_is_caught(site: Path, tmp_path: Path, page: str) -> None:
    """A page whose text departs from the source in one character is found out, and where."""
    rulebook = "laiwu-2026"
    shutil.copytree(site / rulebook, tmp_path / rulebook)
    changed = tmp_path / rulebook / page
    words = "区政府常务会议一般每月召开1次"  # first in the text, then as an editor quotes it
    html = changed.read_text(encoding="utf-8")
    position = html.index(words)
    changed.write_text(html[:position] + "县" + html[position + 1 :], encoding="utf-8")
    compare = compare_full if page == "full.html" else compare_chapters
    differences = compare(tmp_path, rulebook, read_source(rulebook)).differences
    assert [(found.source, found.page) for found in differences] == [("区", "县")]


@pytest.mark.parametrize("rulebook", [rulebook for rulebook, _, _ in RULEBOOKS])
def test_official_elements_keep_the_white_space_inside_a_line(site: Path, rulebook: str) -> None:
    """`总  则` stays `总  则`: each official stretch of 全文 stands in the source as it is, ends of lines aside."""
    source = read_source(rulebook)
    stretches = [text.strip() for text in read_page(site / rulebook / "full.html").officials]
    lines = [line for stretch in stretches for line in stretch.splitlines()]
    assert [line for line in lines if line.strip() not in source] == []
    assert squeeze("".join(lines)) == squeeze(source)
