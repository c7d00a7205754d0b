"""Quiet links show what they lead to, by pointer and by keyboard."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.chrome import View, take_view
from tests.browser.server import Served

FOCUS = "arguments[0].focus({focusVisible: true})"
EDGES = "const box = arguments[0].getBoundingClientRect(); return [box.top, box.right, box.bottom]"


@pytest.mark.parametrize(
    ("link", "words", "onward"),
    [
        ("#a38\\.p1 ~ .official a.mention[href^=meeting], #a38\\.p1 a.mention[href^=meeting]", "由区长", "查看会议卡"),
        ("#a39\\.p1 a.term-use", "编者释义", "查看术语"),
        ("#a37\\.p1 a.mention[href^=role-office]", "区长领导下", "查看职责"),
        ("#a39\\.p1 a.concept[href*=a19]", "加大合法合规性审查力度", "前往第十九条"),
    ],
)
def test_quiet_link_explains_itself(chrome: Chrome, served: Served, link: str, words: str, onward: str) -> None:
    """On focus the preview says what it is and leads on."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + "laiwu-2026/c8.html")
    target = chrome.find_element(By.CSS_SELECTOR, link)
    chrome.execute_script(FOCUS, target)
    preview = chrome.find_element(By.ID, "preview")
    assert words in preview.text
    assert onward in preview.text
    top, right, bottom = chrome.execute_script(EDGES, preview)
    line_top, _, line_bottom = chrome.execute_script(EDGES, target)
    assert bottom <= line_top or top >= line_bottom
    assert right <= chrome.execute_script(EDGES, chrome.find_element(By.CLASS_NAME, "md-content"))[1]


@pytest.mark.parametrize("page", ["laiwu-2026/role-deputy-head", "linzi-2022/meeting-plenary", "laiwu-2026/concepts"])
def test_a_clause_shows_its_words(chrome: Chrome, served: Served, page: str) -> None:
    """On pages of actors too the link to a clause shows what it says, and Enter leads there."""
    take_view(chrome, View(1280, "light"))
    chrome.get(f"{served.url}{page}.html")
    link = chrome.find_element(By.CSS_SELECTOR, "a.clause")
    chrome.execute_script(FOCUS, link)
    preview = chrome.find_element(By.ID, "preview")
    assert f"前往{link.text}" in preview.text
    assert len(preview.text) > 20
