"""What a browser prints: the right sheet, light, without what only a screen needs, headings with their text."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pytest
from selenium.webdriver import Chrome

from tests.browser.chrome import View, take_view
from tests.browser.server import Served

A4, A4_LYING, A3_LYING = (595, 842), (842, 595), (1191, 842)  # points
CHROME = ("搜索条文", "复制引用", "复制链接", "上一页", "下一页", "本页目录", "展开")
NUMBER = re.compile(r"— (\d+) —")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page: its size in points, its lines, its number."""

    size: tuple[int, int]
    lines: tuple[str, ...]
    number: str


def print_page(chrome: Chrome, address: str) -> list[Sheet]:
    """The sheets that a page fills."""
    chrome.get(address)
    printed = chrome.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    sheets = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage().get_text_range()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        numbers = [match[1] for line in lines if (match := NUMBER.fullmatch(line))]
        kept = tuple(line for line in lines if not NUMBER.fullmatch(line))
        sheets.append(Sheet((round(width), round(height)), kept, numbers[0] if numbers else ""))
    document.close()
    return sheets


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ("laiwu-2026/c8.html", A4),
        ("laiwu-2026/chain-issue-document.html", A4),
        ("laiwu-2026/index.html", A4),
        ("limits.html", A4_LYING),
        ("laiwu-2026/matrix.html", A3_LYING),
        ("laiwu-2026/decides.html", A3_LYING),
    ],
)
def test_every_page_has_its_sheet_and_number(chrome: Chrome, served: Served, page: str, size: tuple[int, int]) -> None:
    """A4, lying for registers; A3 for the matrix and the poster; numbered from 1; nothing of the frame."""
    sheets = print_page(chrome, f"{served.url}{page}")
    assert {sheet.size for sheet in sheets} == {size}
    assert [sheet.number for sheet in sheets] == [str(number) for number in range(1, len(sheets) + 1)]
    words = "".join(line for sheet in sheets for line in sheet.lines)
    assert [word for word in CHROME if word in words] == []


def test_a_chapter_says_whose_it_is_and_has_every_article(chrome: Chrome, served: Served) -> None:
    """The citation and 非官方整理本 on top; the numbers of articles."""
    sheets = print_page(chrome, f"{served.url}laiwu-2026/c8.html")
    assert "非官方整理本" in sheets[0].lines[0]
    words = "".join(line for sheet in sheets for line in sheet.lines)
    assert all(f"第{number}条" in words for number in ("三十六", "三十八", "四十四", "四十七"))


def test_the_head_of_a_register_stands_on_each_sheet(chrome: Chrome, served: Served) -> None:
    """Whatever the browser lets the reader sort by."""
    sheets = print_page(chrome, f"{served.url}limits.html")
    tables = [sheet for sheet in sheets if any(line.startswith(("莱芜", "临淄")) for line in sheet.lines)]
    assert len(tables) > 5
    assert all(any("起算" in line for line in sheet.lines) for sheet in tables)
    assert "非官方整理本" in sheets[0].lines[0]


def test_the_poster_is_one_sheet(chrome: Chrome, served: Served) -> None:
    """With its title, without the list that equals it."""
    assert len(print_page(chrome, f"{served.url}laiwu-2026/decides.html")) == 1


@pytest.mark.parametrize(
    "page",
    [
        "laiwu-2026/c8.html",
        "laiwu-2026/role-deputy-head.html",
        "laiwu-2026/meeting-executive-meeting.html",
        "laiwu-2026/chain-plenary.html",
        "laiwu-2026/glossary.html",
        "roles.html",
        "instruments.html",
    ],
)
def test_no_heading_ends_a_sheet(chrome: Chrome, served: Served, page: str) -> None:
    """A heading stands with the first lines of what it heads."""
    sheets = print_page(chrome, f"{served.url}{page}")
    found = chrome.execute_script("return [...document.querySelectorAll('h1,h2,h3,h4')].map(e => e.innerText.trim())")
    headings = {heading.replace(" ", "") for heading in found}
    stranded = [sheet.lines[-1] for sheet in sheets[:-1] if sheet.lines[-1].replace(" ", "") in headings]
    assert stranded == []


def test_dark_pages_are_printed_light(chrome: Chrome, served: Served) -> None:
    """Black on white; no line below a link."""
    take_view(chrome, View(1280, "dark"))
    chrome.get(f"{served.url}laiwu-2026/c8.html")
    chrome.execute_script("document.documentElement.dataset.scheme = 'dark'")
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": features})
    try:
        colours = chrome.execute_script(
            "const of = e => getComputedStyle(document.querySelector(e));"
            "return [of('body').backgroundColor, of('p.official').color, of('.official a').textDecorationLine]"
        )
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "none"]
