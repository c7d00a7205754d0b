"""Clicking through every page asks no other host for anything, and no console complains."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.chrome import find_console_errors, find_requests
from tests.browser.kinds import KINDS
from tests.browser.server import Served

HREFS = (  # a link in a picture has an animated string for its address
    "return Array.from(document.querySelectorAll('a[href]'),"
    " link => new URL(link.getAttribute('href'), document.baseURI).href)"
)

WORKER = "new Worker(URL.createObjectURL(new Blob([\"fetch('http://worker.invalid/')\"])))"


def crawl(chrome: Chrome, start: str, base: str) -> set[str]:
    """Every page below the base address that links lead to from the first one, each opened once."""
    seen, waiting = {start}, [start]
    while waiting:
        chrome.get(waiting.pop())
        pages = {urldefrag(href).url for href in chrome.execute_script(HREFS)}
        new = {page for page in pages if page.startswith(base) and page.endswith(".html")} - seen
        seen |= new
        waiting.extend(sorted(new))
    return seen


def test_no_request_leaves_the_site(chrome: Chrome, served: Served) -> None:
    """A page of every kind, over HTTP: all that was asked for stands on this machine and is there."""
    pages = [page for kind, page in KINDS.items() if kind != "404"]
    for page in pages:
        chrome.get(served.url + page)
    requests = list(find_requests(chrome))
    assert len(requests) > len(pages)
    assert {urlsplit(request).netloc for request in requests} == {urlsplit(served.url).netloc}
    assert served.foreign == []
    assert served.missing == []


def test_pages_open_from_disk(chrome: Chrome, site: Path) -> None:
    """From file://, every page is reached by links, none asks for anything else, and no script breaks."""
    folder = site.resolve().as_uri() + "/"
    pages = crawl(chrome, folder + "index.html", folder)
    built = {folder + path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert built - pages == {folder + "404.html"}
    assert [request for request in find_requests(chrome) if not request.startswith(folder)] == []
    assert find_console_errors(chrome) == []


def test_a_foreign_request_is_noticed(chrome: Chrome, served: Served) -> None:
    """One that a page makes stands in the log, and one that a worker makes is reported to the server."""
    chrome.get(served.url + "index.html")
    chrome.execute_async_script("fetch('http://page.invalid/').catch(arguments[0])")
    assert "http://page.invalid/" in list(find_requests(chrome))
    chrome.execute_script(WORKER)
    WebDriverWait(chrome, 10).until(lambda _: len(served.foreign) > 1)
    assert served.foreign == ["http://page.invalid/", "http://worker.invalid/"]
