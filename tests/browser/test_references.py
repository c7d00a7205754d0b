"""What readers do with references: look at the target, go there, come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.chrome import VIEWS, View, find_console_errors, take_view
from tests.browser.server import Served, serve
from tests.browser.test_access import WIDER, find_violations
from tests.citing import ID
from tests.fidelity import squeeze

FOCUS = "arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus({focusVisible: true})"
BOXES = """
const lines = Array.from(arguments[0].getClientRects(), line => [line.top, line.bottom]);
const preview = document.querySelector('.preview').getBoundingClientRect();
return [preview.top, preview.bottom, preview.left, preview.right, lines];
"""
PLACE = "const box = arguments[0].getClientRects()[0]; return [box.left + box.width / 2, box.top + box.height / 2]"
PARAGRAPHS = ("a2.p3", "a4.p1", "a7.p1", "a7.p2")


@pytest.fixture(scope="module")
def citing_server(citing_site: Path) -> Iterator[Served]:
    """The site with the rulebook full of references, served."""
    with serve(citing_site) as served:
        yield served


def find_link(chrome: Chrome, paragraph: str, words: str) -> WebElement:
    """The reference of these words in a paragraph."""
    links = chrome.find_element(By.ID, paragraph).find_elements(By.CSS_SELECTOR, "a.reference")
    return next(link for link in links if link.text == words)


def previews(chrome: Chrome) -> list[str]:
    """The words of each open preview, without white space."""
    return [squeeze(preview.text) for preview in chrome.find_elements(By.CLASS_NAME, "preview")]


def await_preview(chrome: Chrome) -> str:
    """The words of the preview that opens."""
    return str(WebDriverWait(chrome, 5).until(previews)[0])


def await_none(chrome: Chrome) -> None:
    """Until no preview is open."""
    WebDriverWait(chrome, 5).until_not(previews)


def point(chrome: Chrome, element: WebElement, kind: str) -> None:
    """The mouse over an element, or a tap on it."""
    chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    left, top = chrome.execute_script(PLACE, element)
    if kind == "mouse":
        chrome.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": left, "y": top})
    else:
        finger = [{"x": left, "y": top}]
        chrome.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": finger})
        chrome.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def chips(chrome: Chrome) -> list[str]:
    """What the way back says, where there is one."""
    return [chip.text for chip in chrome.find_elements(By.CSS_SELECTOR, ".way-back a")]


def await_chips(chrome: Chrome, said: list[str]) -> None:
    """Until the way back says this."""
    WebDriverWait(chrome, 5).until(lambda _: chips(chrome) == said)


def test_pointing_shows_a_preview(chrome: Chrome, citing_server: Served) -> None:
    """The mouse over a link shows the target; moved into the preview it stays, moved away it goes."""
    take_view(chrome, View(1280, "light"))
    chrome.get(f"{citing_server.url}{ID}/c2.html")
    point(chrome, find_link(chrome, "a7.p1", "第六条第一款"), "mouse")
    assert await_preview(chrome) == "第六条第一款议案由秘书处登记。前往第六条第一款"
    point(chrome, chrome.find_element(By.CLASS_NAME, "preview-go"), "mouse")
    assert len(previews(chrome)) == 1
    chrome.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": 5, "y": 700})
    await_none(chrome)


def test_focus_shows_a_preview_and_escape_closes_it(chrome: Chrome, citing_server: Served) -> None:
    """By keyboard; the focus stays on the link, and Tab closes the preview too."""
    chrome.get(f"{citing_server.url}{ID}/c2.html")
    link = find_link(chrome, "a4.p1", "前两条")
    chrome.execute_script(FOCUS, link)
    shown = await_preview(chrome)
    assert shown.startswith("第二条本条例所称议事")
    assert "第三条下列人员可以提出议案" in shown
    link.send_keys(Keys.ESCAPE)
    await_none(chrome)
    assert chrome.switch_to.active_element == link
    chrome.execute_script("arguments[0].blur()", link)
    chrome.execute_script(FOCUS, link)
    await_preview(chrome)
    chrome.execute_script("arguments[0].blur()", link)
    await_none(chrome)


def test_first_tap_shows_the_second_goes(chrome: Chrome, citing_server: Served) -> None:
    """On a touch screen the first tap shows the preview with a link; a tap elsewhere closes it."""
    take_view(chrome, View(360, "light"))
    page = f"{citing_server.url}{ID}/c2.html"
    chrome.get(page)
    link = find_link(chrome, "a7.p2", "第二条")
    point(chrome, link, "touch")
    await_preview(chrome)
    assert chrome.current_url == page
    point(chrome, chrome.find_element(By.CSS_SELECTOR, "#a5 .official"), "touch")
    await_none(chrome)
    point(chrome, link, "touch")
    await_preview(chrome)
    point(chrome, chrome.find_element(By.CLASS_NAME, "preview-go"), "touch")
    WebDriverWait(chrome, 5).until(lambda _: chrome.current_url == f"{citing_server.url}{ID}/c1.html#a2")


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("position", ["start", "center", "end"])
def test_preview_hides_no_line_of_its_link(chrome: Chrome, citing_server: Served, view: View, position: str) -> None:
    """Above or below it, inside the window, wherever on the screen the link stands."""
    take_view(chrome, view)
    chrome.get(f"{citing_server.url}{ID}/c2.html")
    chrome.execute_script("document.querySelector('.page').style.paddingBlock = '900px'")
    for paragraph in PARAGRAPHS[1:]:
        for link in chrome.find_element(By.ID, paragraph).find_elements(By.CSS_SELECTOR, "a.reference"):
            chrome.execute_script(FOCUS.replace("center", position), link)
            await_preview(chrome)
            top, bottom, left, right, lines = chrome.execute_script(BOXES, link)
            assert all(bottom <= upper or top >= lower for upper, lower in lines)
            assert left >= 0
            assert right <= view.width
            chrome.execute_script("arguments[0].blur()", link)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_axe_finds_nothing_grave_beside_a_preview(chrome: Chrome, citing_server: Served, view: View) -> None:
    """With the preview open, then with the way back; and on the pages that list references."""
    take_view(chrome, view)
    chrome.get(f"{citing_server.url}{ID}/c2.html")
    link = find_link(chrome, "a7.p1", "第五条")
    chrome.execute_script(FOCUS, link)
    await_preview(chrome)
    assert "\n".join(find_violations(chrome)) == ""
    chrome.execute_script("arguments[0].click()", link)
    WebDriverWait(chrome, 5).until(chips)
    assert "\n".join(find_violations(chrome)) == ""
    for page in (f"{ID}/index.html", "instruments.html"):
        chrome.get(citing_server.url + page)
        assert "\n".join(find_violations(chrome)) == ""
        content, screen = chrome.execute_script(WIDER)
        assert content == screen


def test_way_back_from_disk(chrome: Chrome, citing_site: Path) -> None:
    """After a link is followed, to another page and on: 返回第N条, step by step; and no script complains."""
    folder = (citing_site / ID).resolve().as_uri()
    chrome.get(f"{folder}/c2.html")
    assert chips(chrome) == []
    link = find_link(chrome, "a4.p1", "本条例第三条第一款第二项")
    chrome.execute_script(FOCUS, link)
    assert "代表三人以上联名" in await_preview(chrome)
    link.send_keys(Keys.ENTER)
    await_chips(chrome, ["返回第四条"])
    assert chrome.current_url == f"{folder}/c1.html#a3.p1.i2"
    chrome.execute_script("arguments[0].click()", find_link(chrome, "a3.p1.i3", "本条例第六条第二款"))
    await_chips(chrome, ["返回第三条第三项"])
    for address, chip in ((f"{folder}/c1.html#a3.p1.i3", ["返回第四条"]), (f"{folder}/c2.html#a4.p1", [])):
        chrome.find_element(By.CSS_SELECTOR, ".way-back a").click()
        await_chips(chrome, chip)
        assert chrome.current_url == address
    assert find_console_errors(chrome) == []


def test_backlink_leads_there_and_back(chrome: Chrome, citing_server: Served) -> None:
    """From 被引用 to what cites, with a way back; the cross takes the offer away."""
    chrome.get(f"{citing_server.url}{ID}/c2.html")
    chrome.execute_script("document.querySelector('[data-of=a6] a').click()")
    await_chips(chrome, ["返回第六条"])
    assert chrome.current_url.endswith("c1.html#a2.p3")
    chrome.find_element(By.CSS_SELECTOR, ".way-back button").click()
    assert chips(chrome) == []


def test_links_work_without_scripts(chrome: Chrome, citing_server: Served) -> None:
    """The template shows nothing, the link leads to its target."""
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    chrome.get(f"{citing_server.url}{ID}/c2.html")
    assert chrome.find_element(By.TAG_NAME, "main").text.count("议案由秘书处登记") == 1
    link = find_link(chrome, "a7.p1", "第六条第一款")
    assert (link.get_attribute("href") or "").endswith("#a6.p1")
