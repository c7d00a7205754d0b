"""Pictures in a browser: words as wide as reckoned, boxes that hold them, a track walked by keyboard, files saved."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from build_tools.shapes import Words, walk
from build_tools.svg import write_svg
from tests.browser.chrome import View, take_view
from tests.browser.server import Served
from tests.diagrams.drawn import all_charts, all_drawn, all_fans, all_posters

CHAIN = "linzi-2022/chain-issue-document.html"
MEASURE = """
return Array.from(document.querySelectorAll('svg'), svg => Array.from(svg.querySelectorAll('text'), text => {
  const own = text.getBBox();
  const group = text.closest('.d-card, .d-lane, .d-limit, .d-clause, .d-mark, .d-end, .d-core');
  const frame = group && group.querySelector('rect').getBBox();
  const inside = !frame || (own.x >= frame.x - 1 && own.x + own.width <= frame.x + frame.width + 1);
  return [text.textContent, own.width, inside];
}));
"""
SAVED = """
const done = arguments[1];
HTMLAnchorElement.prototype.click = function () { done([this.download, this.href]); };
document.querySelectorAll('figure.track .save button')[arguments[0]].click();
"""
LOOSE = 1.5  # pixels by which a text may be wider than reckoned
LEFT = """
const offices = document.querySelectorAll('figure.leadership .wide .d-office:not(.off)');
return Array.from(offices, one => one.dataset.of);
"""
FADED = "return document.querySelectorAll('figure.track .wide .off').length"


def test_words_fit_as_reckoned(chrome: Chrome, tmp_path: Path) -> None:
    """No text is wider in the browser than the table of widths says, none leaves its box; over all pictures."""
    drawn = [*(one.picture for one in all_drawn()), *all_fans(), *all_charts(), *all_posters()]
    page = tmp_path / "all.html"
    body = "".join(write_svg(one) for one in drawn)
    page.write_text(f'<!doctype html><html lang="zh-CN"><meta charset="utf-8">{body}', encoding="utf-8")
    chrome.get(page.as_uri())
    measured = chrome.execute_script(MEASURE)
    wrong = []
    for one, found in zip(drawn, measured, strict=True):
        reckoned = [shape for shape in walk(one.shapes) if isinstance(shape, Words)]
        for words, (text, width, inside) in zip(reckoned, found, strict=True):
            assert words.text.strip() == text.strip()
            if width > words.width + LOOSE or not inside:
                wrong.append(f"{one.id}: {text} {width:.1f} > {words.width:.1f}")
    assert wrong == []


def test_track_by_keyboard(chrome: Chrome, served: Served) -> None:
    """Tab goes from step to step; what is not on the way of the step in focus fades; Enter leads to the clause."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + CHAIN)
    steps = chrome.find_elements(By.CSS_SELECTOR, "figure.track .wide a.d-step")
    chrome.execute_script("arguments[0].focus()", steps[0])
    body = chrome.switch_to.active_element
    body.send_keys(Keys.TAB)
    focused = chrome.switch_to.active_element
    assert focused.get_attribute("data-of") == steps[1].get_attribute("data-of")
    assert chrome.execute_script(FADED) > 0
    focused.send_keys(Keys.ENTER)
    assert "#a68" in chrome.current_url


@pytest.mark.parametrize("width", [1280, 360])
def test_one_variant_shows(chrome: Chrome, served: Served, width: int) -> None:
    """The wide picture on a wide screen, the narrow one on a phone, where all of it can be seen."""
    take_view(chrome, View(width, "light"))
    chrome.get(served.url + CHAIN)
    shown = chrome.find_elements(By.CSS_SELECTOR, "figure.track .pan")
    visible = [pan.get_attribute("class") for pan in shown if pan.is_displayed()]
    assert visible == ["pan wide" if width > 360 else "pan narrow"]
    scrolls = "return Array.from(document.querySelectorAll('figure.track .pan'), p => p.scrollWidth - p.clientWidth)"
    assert max(chrome.execute_script(scrolls)) <= 0


@pytest.mark.parametrize(("button", "start"), [(0, "data:image/svg+xml"), (1, "data:image/png")])
def test_saving(chrome: Chrome, served: Served, button: int, start: str) -> None:
    """A picture is saved as SVG and as PNG, under its title."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + CHAIN)
    name, content = chrome.execute_async_script(SAVED, button)
    assert "制发公文" in name
    assert content.startswith(start)
    assert len(content) > 5_000, json.dumps(name)


@pytest.mark.parametrize("rulebook", ["laiwu-2026", "linzi-2022"])
def test_the_poster_prints_on_one_sheet(chrome: Chrome, served: Served, rulebook: str) -> None:
    """谁来定 is one page of A3 across, whatever the printer's own paper is."""
    take_view(chrome, View(1280, "dark"))
    chrome.get(f"{served.url}{rulebook}/decides.html")
    printed = chrome.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = PdfDocument(base64.b64decode(printed["data"]))
    sizes = [(round(pages[number].get_width()), round(pages[number].get_height())) for number in range(len(pages))]
    assert sizes == [(1191, 842)]


def test_a_phone_shows_the_list_of_who_decides(chrome: Chrome, served: Served) -> None:
    """The poster is hidden where it could not be read; the list has the same links."""
    take_view(chrome, View(360, "light"))
    chrome.get(f"{served.url}laiwu-2026/decides.html")
    assert not chrome.find_element(By.CSS_SELECTOR, "figure.poster").is_displayed()
    assert len(chrome.find_elements(By.CSS_SELECTOR, ".desk dd > a")) > 50


def test_a_statement_of_the_chart_by_keyboard(chrome: Chrome, served: Served) -> None:
    """A box of the leadership chart takes the focus, says its words and leads to its clause."""
    take_view(chrome, View(1280, "light"))
    chrome.get(f"{served.url}laiwu-2026/leadership.html")
    box = chrome.find_element(By.CSS_SELECTOR, "figure.leadership .wide a.d-bond")
    assert "“" in str(box.get_property("textContent"))
    chrome.execute_script("arguments[0].focus()", box)
    shown = chrome.execute_script(LEFT)
    assert 0 < len(shown) < len(chrome.find_elements(By.CSS_SELECTOR, "figure.leadership .wide .d-office"))
    assert set(shown) <= set(str(box.get_attribute("data-of")).split())
    chrome.switch_to.active_element.send_keys(Keys.ENTER)
    assert "/c" in chrome.current_url
    assert "#a" in chrome.current_url
