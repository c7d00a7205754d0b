"""What readers do with registers, the matrix and 按事项: sort, filter, look at the words, with and without scripts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.chrome import View, find_console_errors, take_view
from tests.browser.server import Served
from tests.browser.test_access import WIDER, find_violations

PAGES = (
    "limits.html",
    "prohibitions.html",
    "reports.html",
    "glossary.html",
    "data.html",
    "chains.html",
    "laiwu-2026/matrix.html",
)
VIEWS = (View(1280, "light"), View(360, "dark"))
SHIFT = """
const done = arguments[0];
let total = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.value; })
  .observe({type: 'layout-shift', buffered: true});
setTimeout(() => done(total), 300);
"""
SHOWN = """
const shown = Array.from(document.querySelectorAll('tbody tr')).filter(row => !row.hidden);
return shown.map(row => row.cells[arguments[0]].textContent);
"""
ROWS = "return Array.from(document.querySelectorAll('tbody tr:not([hidden])'), row => row.textContent)"
FOCUS = "arguments[0].scrollIntoView({block: 'center', inline: 'center'}); arguments[0].focus({focusVisible: true})"


def shown(chrome: Chrome, column: int) -> list[str]:
    """The words of a column in the rows that are not hidden."""
    found: list[str] = chrome.execute_script(SHOWN, column)
    return found


def press(chrome: Chrome, element: WebElement, key: str) -> None:
    """A key pressed on an element that has the focus."""
    chrome.execute_script(FOCUS, element)
    element.send_keys(key)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_pages_are_accessible_and_fit(chrome: Chrome, served: Served, page: str, view: View) -> None:
    """Axe finds nothing grave, nothing is wider than the screen, the console is silent."""
    take_view(chrome, view)
    chrome.get(served.url + page)
    assert "\n".join(find_violations(chrome)) == ""
    assert chrome.execute_script(WIDER) == [view.width, view.width]
    assert find_console_errors(chrome) == []


def test_a_table_is_sorted_by_keyboard(chrome: Chrome, served: Served) -> None:
    """Enter on a heading sorts by it, once more turns the order, a third time brings back that of the rules."""
    take_view(chrome, VIEWS[0])
    chrome.get(served.url + "limits.html")
    before = shown(chrome, 3)
    head = chrome.find_elements(By.CSS_SELECTOR, "thead th")[3]
    button = head.find_element(By.TAG_NAME, "button")
    press(chrome, button, Keys.ENTER)
    assert head.get_attribute("aria-sort") == "ascending"
    ranks = chrome.execute_script(
        "return Array.from(document.querySelectorAll('td[data-rank]'), cell => cell.dataset.rank)"
    )
    assert all(one <= other for one, other in pairwise(ranks))
    press(chrome, button, Keys.SPACE)
    assert head.get_attribute("aria-sort") == "descending"
    press(chrome, button, Keys.ENTER)
    assert head.get_attribute("aria-sort") is None
    assert shown(chrome, 3) == before


def test_a_table_is_filtered_and_the_choice_can_be_linked(chrome: Chrome, served: Served) -> None:
    """By rulebook and unit; the number of lines is said; the address carries the choice; 清除 brings all back."""
    take_view(chrome, VIEWS[0])
    chrome.get(served.url + "limits.html?unit=工作日")
    every = len(chrome.find_elements(By.CSS_SELECTOR, "tbody tr"))
    days = shown(chrome, 3)
    assert 0 < len(days) < every
    assert all("工作日" in words for words in days)
    Select(chrome.find_element(By.NAME, "rulebook")).select_by_visible_text("临淄")
    assert set(shown(chrome, 0)) == {"临淄"}
    assert "rulebook=linzi-2022" in chrome.current_url
    said = chrome.find_element(By.CSS_SELECTOR, "output").text
    assert said == f"{len(shown(chrome, 0))}项，共{every}项"
    chrome.find_element(By.CSS_SELECTOR, ".filters button").click()
    WebDriverWait(chrome, 5).until(lambda _: len(shown(chrome, 0)) == every)
    assert "?" not in chrome.current_url


def tab_to(chrome: Chrome, wanted: str) -> WebElement:
    """The element of a selector, reached with the Tab key alone."""
    for _ in range(60):
        ActionChains(chrome).send_keys(Keys.TAB).perform()
        if chrome.execute_script("return document.activeElement.matches(arguments[0])", wanted):
            return chrome.switch_to.active_element
    pytest.fail(f"Tab never comes to {wanted}")


@pytest.mark.parametrize("page", ["limits", "prohibitions", "reports"])
def test_a_table_is_worked_by_keyboard_alone(chrome: Chrome, served: Served, page: str) -> None:
    """Tab to a choice, a key to choose, Tab to a heading, Enter to sort, on to a clause; words that a row must hold."""
    take_view(chrome, VIEWS[0])
    chrome.get(served.url + f"{page}.html")
    every = len(shown(chrome, 0))
    choice = tab_to(chrome, ".filters select[name=rulebook]")
    choice.send_keys(Keys.DOWN)
    assert set(shown(chrome, 0)) == {"莱芜"}
    field = tab_to(chrome, ".filters input[name=q]")
    field.send_keys("区长")
    rows = chrome.execute_script(
        "return Array.from(document.querySelectorAll('tbody tr:not([hidden])'), r => r.innerText)"
    )
    assert 0 < len(rows) < every
    assert all("区长" in row for row in rows)
    tab_to(chrome, "thead button").send_keys(Keys.ENTER)
    assert chrome.find_element(By.CSS_SELECTOR, "thead th").get_attribute("aria-sort") == "ascending"
    tab_to(chrome, "tbody a.clause")
    assert chrome.find_element(By.ID, "preview").is_displayed()


@pytest.mark.parametrize("page", ["limits.html", "laiwu-2026/matrix.html"])
def test_nothing_moves_when_the_script_starts(chrome: Chrome, served: Served, page: str) -> None:
    """No layout shift on a wide screen."""
    take_view(chrome, VIEWS[0])
    chrome.get(served.url + page)
    assert chrome.execute_async_script(SHIFT) < 0.01


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_everything_is_there_without_scripts(chrome: Chrome, served: Served, view: View) -> None:
    """All lines of a table and all statements of the matrix; no dead choices."""
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    take_view(chrome, view)
    chrome.get(served.url + "limits.html")
    rows = chrome.find_elements(By.CSS_SELECTOR, "tbody tr")
    assert len(rows) > 100
    assert rows[-1].is_displayed()
    assert not chrome.find_element(By.CSS_SELECTOR, ".filters").is_displayed()
    chrome.get(served.url + "laiwu-2026/matrix.html")
    assert chrome.find_elements(By.CSS_SELECTOR, ".deed")[-1].is_displayed()


def test_a_mark_shows_its_words(chrome: Chrome, served: Served) -> None:
    """On focus a card with the statement, which does not hide the mark; Escape closes it; Enter leads to the clause."""
    take_view(chrome, VIEWS[0])
    chrome.get(served.url + "laiwu-2026/matrix.html")
    mark = chrome.find_element(By.CSS_SELECTOR, "table.matrix a.mark")
    chrome.execute_script(FOCUS, mark)
    card = chrome.find_element(By.ID, "preview")
    key = str(mark.get_attribute("data-keys")).split()[0]
    statement = chrome.find_element(By.CSS_SELECTOR, f".matter [data-key={key}]")
    assert str(statement.get_attribute("textContent")) in str(card.get_attribute("textContent"))
    box, place = card.rect, mark.rect
    assert box["y"] >= place["y"] + place["height"] or box["y"] + box["height"] <= place["y"]
    mark.send_keys(Keys.ESCAPE)
    assert chrome.find_elements(By.ID, "preview") == []
    mark.send_keys(Keys.ENTER)
    assert "/laiwu-2026/c" in chrome.current_url
    assert chrome.find_element(By.CSS_SELECTOR, ".way-back a").text == "返回职责矩阵"


def test_one_matter_or_one_actor_at_a_time_on_a_phone(chrome: Chrome, served: Served) -> None:
    """A narrow screen shows no table but one matter; choosing an actor shows all that is said of it."""
    take_view(chrome, VIEWS[1])
    chrome.get(served.url + "laiwu-2026/matrix.html")
    assert not chrome.find_element(By.CSS_SELECTOR, "table.matrix").is_displayed()
    sections = chrome.find_elements(By.CSS_SELECTOR, ".matter")
    assert sum(section.is_displayed() for section in sections) == 1
    Select(chrome.find_element(By.NAME, "actor")).select_by_visible_text("副区长")
    assert sum(section.is_displayed() for section in sections) > 3
    items = [item for item in chrome.find_elements(By.CSS_SELECTOR, ".matter li") if item.is_displayed()]
    assert all("deputy-head" in str(item.get_attribute("data-actor")).split("|") for item in items)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("规范性文件怎么出台", "规范性文件制定"),
        ("红头文件谁签发", "公文制发"),
        ("开会请假", "会议请假"),
        ("民告官", "行政应诉"),
        ("区长不在谁主持", "领导干部外出"),
        ("上访", "信访接访"),
        ("请领导剪彩", "邀请领导出席活动"),
    ],
)
def test_a_question_in_plain_words_finds_its_matter(chrome: Chrome, served: Served, asked: str, first: str) -> None:
    """Who does not know the official name types what one would say."""
    take_view(chrome, VIEWS[0])
    chrome.get(served.url + "chains.html")
    chrome.find_element(By.NAME, "ask").send_keys(asked)
    shown_now = [item.text for item in chrome.find_elements(By.CSS_SELECTOR, ".questions li a") if item.is_displayed()]
    assert first in shown_now
    assert len(shown_now) <= 6
