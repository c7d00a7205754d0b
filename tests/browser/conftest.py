"""One browser and one server for all tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.browser.chrome import find_console_errors, find_requests, find_tools, open_chrome
from tests.browser.server import Served, serve


@pytest.fixture(scope="session")
def tools() -> tuple[str, str]:
    """The browser and its driver. Where one is absent the tests are skipped, or fail where they are required."""
    browser, driver = find_tools()
    if browser and driver:
        return browser, driver
    reason = f"browser tests need Chromium and ChromeDriver (found: {browser or 'no browser'}, {driver or 'no driver'})"
    if os.environ.get("GUIJU_REQUIRE_BROWSER") or os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Served]:
    """The built site below a base path on this machine."""
    with serve(site) as served:
        yield served


@pytest.fixture
def served(server: Served) -> Served:
    """The served site, with an empty record."""
    server.foreign.clear()
    server.missing.clear()
    return server


@pytest.fixture(scope="session")
def shared_chrome(tools: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """The one browser."""
    with open_chrome(*tools, tmp_path_factory.mktemp("profile")) as chrome:
        yield chrome


@pytest.fixture
def chrome(shared_chrome: Chrome) -> Iterator[Chrome]:
    """The browser with an empty page, and nothing emulated or remembered by an earlier test."""
    shared_chrome.get("about:blank")
    list(find_requests(shared_chrome))
    find_console_errors(shared_chrome)
    yield shared_chrome
    shared_chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    shared_chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    shared_chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    shared_chrome.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"})
