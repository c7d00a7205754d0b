"""Two versions side by side, on screens of both widths, in both colours and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from selenium.webdriver import Chrome

from tests.browser.chrome import VIEWS, View, find_console_errors, take_view
from tests.browser.server import Served, serve
from tests.browser.test_access import WIDER, find_violations
from tests.project import bare_project, build
from tests.versions.pair import write_pair

PAGES = {
    "changes": "mou-2026/changes-mou-2017.html",
    "newer": "mou-2026/index.html",
    "older": "mou-2017/index.html",
    "older chapter": "mou-2017/c2.html",
}
TOPS = """
return Array.from(document.querySelectorAll('#a5 .side'), side => side.getBoundingClientRect().top);
"""
MARKS = """
return ['ins', 'del'].map(name => getComputedStyle(document.querySelector('#a5 ' + name)).textDecorationLine);
"""
FOLDED = (
    "return Array.from(document.querySelectorAll('.change.same > .side'), side => side.getBoundingClientRect().height)"
)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site with two versions of a rulebook, served."""
    project = bare_project(tmp_path_factory.mktemp("versions"))
    write_pair(project)
    with serve(build(project)) as served:
        yield served


@pytest.mark.parametrize(("page", "view"), tuple(product(PAGES, VIEWS)), ids=str)
def test_axe_finds_nothing_grave(chrome: Chrome, versions: Served, page: str, view: View) -> None:
    """Banner, timeline, notes and both columns."""
    take_view(chrome, view)
    chrome.get(versions.url + PAGES[page])
    assert "\n".join(find_violations(chrome)) == ""


@pytest.mark.parametrize("page", PAGES)
def test_no_sideways_scrolling_at_360(chrome: Chrome, versions: Served, page: str) -> None:
    """Nothing is wider than the screen."""
    take_view(chrome, View(360, "light"))
    chrome.get(versions.url + PAGES[page])
    assert chrome.execute_script(WIDER) == [360, 360]


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
def test_columns_stand_beside_or_below_each_other(chrome: Chrome, versions: Served, width: int, beside: bool) -> None:  # noqa: FBT001
    """As far as the screen is wide enough."""
    take_view(chrome, View(width, "light"))
    chrome.get(versions.url + PAGES["changes"])
    old, new = chrome.execute_script(TOPS)
    assert (old == new) is beside


def test_marks_need_no_colour(chrome: Chrome, versions: Served) -> None:
    """Underlined and struck through, on paper too, where what did not change stays folded up."""
    chrome.get(versions.url + PAGES["changes"])
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert chrome.execute_script(MARKS) == ["underline", "line-through"]
    assert set(chrome.execute_script(FOLDED)) == {0}


def test_old_number_leads_to_its_row(chrome: Chrome, versions: Served) -> None:
    """To the article that it is now, without an error."""
    chrome.get(versions.url + PAGES["changes"] + "#old-a3")
    assert chrome.execute_script("return document.querySelector(':target').closest('.change').id") == "a9"
    assert find_console_errors(chrome) == []
