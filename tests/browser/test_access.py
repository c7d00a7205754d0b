"""Readers with a narrow screen, a dark room, a screen reader or no scripts."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.browser.chrome import VIEWS, View, take_view
from tests.browser.kinds import KINDS
from tests.browser.server import Served
from tests.fidelity import squeeze
from tests.pages import read_page

AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe.min.js"
GRAVE = ("serious", "critical")
RUN_AXE = """
const done = arguments[0];
const places = fault => fault.nodes.slice(0, 5).map(node => node.target.join(' '));
const report = fault => ({impact: fault.impact, rule: fault.id, where: places(fault)});
axe.run(document, {resultTypes: ['violations'], ...OPTIONS}).then(found => done(found.violations.map(report)));
"""
COLOURS = "{runOnly: ['color-contrast', 'link-in-text-block']}"  # the only rules that a colour scheme can break
WIDER = """
const width = document.documentElement.clientWidth;
return [document.scrollingElement.scrollWidth, width];
"""


def find_violations(chrome: Chrome, options: str = "{}") -> list[str]:
    """What axe finds grave in the open page: the rule and the first places."""
    chrome.execute_script(AXE.read_text(encoding="utf-8"))
    found = chrome.execute_async_script(RUN_AXE.replace("OPTIONS", options))
    return [f"{fault['rule']}: {fault['where']}" for fault in found if fault["impact"] in GRAVE]


@pytest.mark.parametrize(("kind", "view"), tuple(product(KINDS, VIEWS)), ids=str)
def test_axe_finds_nothing_grave(chrome: Chrome, served: Served, kind: str, view: View) -> None:
    """No serious or critical violation at either width; in the dark, none of those that colours make."""
    take_view(chrome, view)
    chrome.get(served.url + KINDS[kind])
    assert "\n".join(find_violations(chrome, COLOURS if view.scheme == "dark" else "{}")) == ""


def test_axe_finds_a_fault(chrome: Chrome, served: Served) -> None:
    """A picture without words is told."""
    chrome.get(served.url + KINDS["about"])
    chrome.execute_script("document.querySelector('main').append(new Image())")
    assert "image-alt" in {fault.partition(":")[0] for fault in find_violations(chrome)}


@pytest.mark.parametrize("kind", KINDS)
def test_no_sideways_scrolling_at_360(chrome: Chrome, served: Served, kind: str) -> None:
    """Nothing is wider than the screen."""
    take_view(chrome, View(360, "light"))
    chrome.get(served.url + KINDS[kind])
    content, screen = chrome.execute_script(WIDER)
    assert (content, screen) == (360, 360)


@pytest.mark.parametrize("kind", ["chapter", "full"])
def test_text_is_there_without_scripts(chrome: Chrome, served: Served, site: Path, kind: str) -> None:
    """The whole official text is visible with JavaScript off."""
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    chrome.get(served.url + KINDS[kind])
    assert chrome.find_elements("css selector", "html.no-js")
    visible = squeeze(chrome.find_element("tag name", "main").text)
    officials = [squeeze(text) for text in read_page(site / KINDS[kind]).officials]
    assert len(officials) > 10
    assert [text for text in officials if text not in visible] == []
