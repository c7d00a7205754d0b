"""What readers do with 对照: choose kinds and roles, follow links to two articles, on a phone and in the dark."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from tests.browser.chrome import View, find_console_errors, take_view
from tests.browser.server import Served
from tests.browser.test_access import WIDER, find_violations

PAIR = "laiwu-2026--linzi-2022/"
PAGES = (
    "compare.html",
    PAIR + "index.html",
    PAIR + "c9.html",
    PAIR + "chains.html",
    PAIR + "chain-issue-document--issue-document.html",
    PAIR + "offices.html",
    PAIR + "sheet.html",
)
VIEWS = (View(1280, "light"), View(360, "dark"))
SHOWN = """
return Array.from(document.querySelectorAll('.matter li')).filter(item => item.offsetParent)
  .map(item => item.dataset[arguments[0]] || '');
"""
TOPS = "return Array.from(arguments[0].querySelectorAll('.side')).map(side => side.getBoundingClientRect().top)"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_pages_are_accessible_and_fit(chrome: Chrome, served: Served, page: str, view: View) -> None:
    """Axe finds nothing grave, nothing is wider than the screen, the console is silent."""
    take_view(chrome, view)
    chrome.get(served.url + page)
    assert find_violations(chrome) == []
    content, screen = chrome.execute_script(WIDER)
    assert content <= screen
    assert find_console_errors(chrome) == []


def test_differences_are_chosen_by_kind_and_role(chrome: Chrome, served: Served) -> None:
    """What is chosen is all that is shown, and stands in the address."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + PAIR + "index.html")
    whole = len(chrome.execute_script(SHOWN, "kind"))
    assert whole > 100
    Select(chrome.find_element(By.NAME, "kind")).select_by_visible_text("时限")
    kinds = chrome.execute_script(SHOWN, "kind")
    assert 0 < len(kinds) < whole
    assert all("时限" in kind.split("|") for kind in kinds)
    assert chrome.find_element(By.CSS_SELECTOR, ".filters output").text == f"共{len(kinds)}项"
    Select(chrome.find_element(By.NAME, "actor")).select_by_visible_text("副区长")
    roles = chrome.execute_script(SHOWN, "actor")
    assert 0 < len(roles) < len(kinds)
    assert "kind=" in chrome.current_url
    chrome.find_element(By.CSS_SELECTOR, ".filters [type=reset]").click()
    chrome.get(f"{served.url}{PAIR}index.html?relation=theme")
    assert set(chrome.execute_script(SHOWN, "relation")) == {"theme"}


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
def test_two_articles_stand_beside_each_other(chrome: Chrome, served: Served, width: int, beside: bool) -> None:  # noqa: FBT001 - a table
    """Two columns on a wide screen, one below the other on a phone."""
    take_view(chrome, View(width, "light"))
    chrome.get(f"{served.url}{PAIR}c9.html#a53--a68")
    first, second = chrome.execute_script(TOPS, chrome.find_element(By.ID, "a53--a68"))
    assert (first == second) is beside
