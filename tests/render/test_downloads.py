"""The download line: what is on offer, in which form, under which name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.render.downloads import Download, book_downloads, render_downloads, saved_name
from tests.pages import read_page
from tests.versions.pair import rulebook

BOOK = rulebook("mou-2026", "某某区人民政府工作规则\n第一条　甲。\n第二条　乙。\n")


def test_one_line_grouped_by_what_the_files_hold() -> None:
    """本规则 once, before its forms; then 本章."""
    offers = [
        Download("本规则", "downloads/a/a.docx", "Word", "甲.docx"),
        Download("本章", "downloads/a/c1.pdf", "PDF", "甲-第一章.pdf", "A4"),
        Download("本规则", "downloads/a/a.epub", "EPUB", "甲.epub"),
    ]
    line = render_downloads(offers)
    assert line.startswith("下载<span>本规则</span> [Word](../downloads/a/a.docx)")
    assert line.index("EPUB") < line.index("<span>本章</span>") < line.index("[PDF](../downloads/a/c1.pdf)")
    assert 'title="A4"' in line


def test_nothing_on_offer_is_no_line() -> None:
    """An empty tuple gives no paragraph."""
    assert render_downloads(()) == ""


@pytest.mark.parametrize(
    ("title", "part", "expected"),
    [
        ("某区政府工作规则（试行）", "", "某区政府工作规则（试行）.docx"),
        ("某区政府工作规则", "第一章 总  则", "某区政府工作规则-第一章总则.docx"),
        ('../<b>"规则', "", "b规则.docx"),
        ("<>", "", "mou-2026.docx"),
    ],
)
def test_names_are_safe_to_save(title: str, part: str, expected: str) -> None:
    """Letters, digits and Chinese brackets; no path, no quote."""
    book = replace(BOOK, metadata=replace(BOOK.metadata, title=title))
    assert saved_name(book, "docx", part) == expected


def test_overview_and_chapters_offer_files_that_are_there(site: Path) -> None:
    """Every form of the rulebook, on each of these pages."""
    for page in ("index.html", "c1.html", "c8.html"):
        targets = [link.target for link in read_page(site / "laiwu-2026" / page).links]
        for offer in book_downloads(replace(BOOK, id="laiwu-2026")):
            assert f"../{offer.path}" in targets
            assert (site / offer.path).stat().st_size > 10_000
