"""What readers do with the facts below an article."""

from __future__ import annotations

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.chrome import View, take_view
from tests.browser.server import Served
from tests.browser.test_reading import click

HIGHLIGHTED = "return Array.from(CSS.highlights.get(arguments[0]) || [], range => range.toString())"


def test_a_fact_marks_the_words_that_prove_it(chrome: Chrome, served: Served) -> None:
    """Focus on a fact's link marks its quote in the official text, and following the link keeps it marked."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + "laiwu-2026/c9.html")
    link = chrome.find_element(By.CSS_SELECTOR, "[data-of=a53] .limits a[data-quote]")
    chrome.execute_script("arguments[0].focus()", link)
    [quoted] = chrome.execute_script(HIGHLIGHTED, "quoted")
    assert quoted.endswith("一般应在5个工作日内回复")
    click(chrome, link)
    assert chrome.execute_script(HIGHLIGHTED, "followed") == [quoted]


def test_printing_leaves_out_what_is_folded(chrome: Chrome, served: Served) -> None:
    """On paper a block that the reader has not opened takes no room."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + "laiwu-2026/c9.html")
    folded = chrome.find_element(By.CSS_SELECTOR, "[data-of=a53] details.facts")
    click(chrome, chrome.find_element(By.CSS_SELECTOR, "[data-of=a54] details.facts summary"))
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not folded.is_displayed()
    assert chrome.find_element(By.CSS_SELECTOR, "[data-of=a54] .duties").is_displayed()
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
