"""What readers do with a page: arrive at a provision, copy it, change the colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.chrome import View, take_view
from tests.browser.kinds import KINDS
from tests.browser.server import Served
from tests.fidelity import ROOT, squeeze

LAIWU = "《济南市莱芜区人民政府工作规则》（莱芜政发〔2026〕1号）"
LINZI = "《临淄区人民政府工作规则》"
LOOK = """
const style = getComputedStyle(document.getElementById(arguments[0]));
return [style.backgroundColor, style.boxShadow, style.outlineStyle, style.borderInlineStartColor].join(' ');
"""
KEEP_COPY = "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }"
KEEP_COPY_OLD_WAY = """
Object.defineProperty(navigator, 'clipboard', {value: undefined});
document.execCommand = () => { window.copied = document.activeElement.value; return true; };
"""


@pytest.mark.parametrize(
    ("page", "anchor"),
    [
        ("laiwu-2026/c8.html", "a38"),
        ("laiwu-2026/c8.html", "a38.p1.i3"),
        ("linzi-2022/index.html", "a53"),
        ("linzi-2022/index.html", "c10"),
    ],
)
def test_target_is_marked_on_arrival(chrome: Chrome, served: Served, page: str, anchor: str) -> None:
    """A provision that the address names is in view and looks otherwise than before."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + page)
    before = chrome.execute_script(LOOK, anchor)
    chrome.get(served.url + page + "#" + anchor)
    assert chrome.execute_script(LOOK, anchor) != before
    target = chrome.find_element(By.ID, anchor)
    top = chrome.execute_script("return arguments[0].getBoundingClientRect().top", target)
    assert 0 <= top < 800


def test_entry_leads_on_to_the_provision(chrome: Chrome, served: Served) -> None:
    """The permanent link of an article is its entry in the contents, whose link opens the article."""
    chrome.get(served.url + "linzi-2022/index.html#a53")
    entry = chrome.find_element(By.CSS_SELECTOR, "#a53 a[href], a#a53[href]")
    href = entry.get_attribute("href") or ""
    chrome.get(href)
    assert href.endswith("#a53")
    assert chrome.find_element(By.CSS_SELECTOR, ":target").text.startswith("五十三、")


def copy_by(chrome: Chrome, anchor: str, button: str) -> str:
    """What the clipboard gets from one of the three buttons of a provision, its menu opened first where it has one."""
    provision = chrome.find_element(By.ID, anchor)
    menus = provision.find_elements(By.CSS_SELECTOR, "a.anchor")
    for menu in menus:
        click_mark(chrome, menu)
    place = chrome.find_element(By.CLASS_NAME, "copy-menu") if menus else provision
    click(chrome, place.find_element(By.XPATH, f".//button[normalize-space()='{button}']"))
    return str(chrome.execute_script("return window.copied"))


def click_mark(chrome: Chrome, mark: WebElement) -> None:
    """Clicks a ¶, which hangs out of an element that has no width of its own."""
    chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    place = chrome.execute_script("return arguments[0].getBoundingClientRect().toJSON()", mark)
    point = {"x": place["left"] + 8, "y": place["top"] + place["height"] / 2, "button": "left", "clickCount": 1}
    for event in ("mouseMoved", "mousePressed", "mouseReleased"):
        chrome.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": event} | point)


def click(chrome: Chrome, element: WebElement) -> None:
    """Clicks an element after bringing it to the middle of the window, clear of the page's header."""
    chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


@pytest.mark.parametrize(
    ("page", "anchor", "citation"),
    [
        ("laiwu-2026/c8.html", "a38", LAIWU + "第三十八条"),
        ("laiwu-2026/c8.html", "a38.p1.i3", LAIWU + "第三十八条第一款第三项"),
        ("linzi-2022/c8.html", "a53", LINZI + "第五十三条"),
    ],
)
def test_citation_is_copied(chrome: Chrome, served: Served, page: str, anchor: str, citation: str) -> None:
    """条 款 项 in the form of Chinese law, whatever the label looks like in print."""
    chrome.get(served.url + page)
    chrome.execute_script(KEEP_COPY)
    assert copy_by(chrome, anchor, "复制引用") == citation
    assert "已复制" in chrome.find_element(By.CSS_SELECTOR, "[role=status].copy-status").text


@pytest.mark.parametrize("anchor", ["a38", "a38.p1.i3"])
def test_permanent_link_is_copied(chrome: Chrome, served: Served, anchor: str) -> None:
    """The link names the rulebook and the provision, not the page."""
    chrome.get(served.url + "laiwu-2026/c8.html")
    chrome.execute_script(KEEP_COPY)
    assert copy_by(chrome, anchor, "复制链接") == f"{served.url}laiwu-2026/#{anchor}"


@pytest.mark.parametrize(("anchor", "label"), [("a38", "第三十八条  "), ("a38.p1.i3", "（三）")])
def test_wording_is_copied_as_printed(chrome: Chrome, served: Served, anchor: str, label: str) -> None:
    """Label and words as they stand in the source."""
    source = (ROOT / "source_texts/laiwu-2026/text.txt").read_text(encoding="utf-8")
    chrome.get(served.url + "laiwu-2026/c8.html")
    chrome.execute_script(KEEP_COPY)
    wording = copy_by(chrome, anchor, "复制原文")
    assert wording.startswith(label)
    assert squeeze(wording) in squeeze(source)
    assert all(line in source for line in wording.splitlines())


def test_copying_works_from_disk(chrome: Chrome, site: Path) -> None:
    """Without the clipboard interface, which some browsers refuse to pages from disk."""
    chrome.get((site / "laiwu-2026" / "c8.html").resolve().as_uri())
    chrome.execute_script(KEEP_COPY_OLD_WAY)
    assert copy_by(chrome, "a38", "复制引用") == LAIWU + "第三十八条"
    assert copy_by(chrome, "a38", "复制链接") == (site / "laiwu-2026" / "index.html").resolve().as_uri() + "#a38"


def test_chosen_colours_last(chrome: Chrome, served: Served) -> None:
    """The switch turns a light page dark, and the next page is dark too."""
    take_view(chrome, View(1280, "light"))
    chrome.get(served.url + KINDS["home"])
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = chrome.execute_script(paper)
    click(chrome, chrome.find_element(By.CSS_SELECTOR, "[data-guiju-scheme]"))
    dark = chrome.execute_script(paper)
    chrome.get(served.url + KINDS["about"])
    assert dark != light
    assert chrome.execute_script(paper) == dark


def test_missing_page_leads_home(chrome: Chrome, served: Served) -> None:
    """The page for a wrong address, however deep, has a link to the home page."""
    chrome.get(served.url + "no/such/page.html")
    home = (By.CSS_SELECTOR, f"a[href='{served.url}index.html'], a[href='/a/b/index.html']")
    WebDriverWait(chrome, 10).until(lambda _: chrome.find_elements(*home))
