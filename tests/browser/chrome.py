"""Headless Chromium: starting it, the views it can take, and what it noticed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--lang=zh-CN",
    # Chromium's own traffic, which is not the site's
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class View:
    """How a reader holds the page: width in CSS pixels, and the colours asked for."""

    width: int
    scheme: str

    def __str__(self) -> str:
        """The name of the view among test names."""
        return f"{self.width}-{self.scheme}"


VIEWS = tuple(View(width, scheme) for width in (1280, 360) for scheme in ("light", "dark"))


def find_tools() -> tuple[str | None, str | None]:
    """Where the browser and its driver are, each None where it is absent."""
    browsers = filter(None, map(shutil.which, BROWSERS))
    return next(browsers, None), shutil.which("chromedriver")


@contextmanager
def open_chrome(browser: str, driver: str, profile: Path) -> Iterator[Chrome]:
    """A browser with an empty profile."""
    options = ChromeOptions()
    options.binary_location = browser
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = Chrome(options=options, service=ChromeService(driver))
    try:
        chrome.set_script_timeout(60)
        yield chrome
    finally:
        chrome.quit()


def take_view(chrome: Chrome, view: View) -> None:
    """Sets the width and the colour scheme for the pages opened from now on; movement is off."""
    size = {"width": view.width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [
        {"name": "prefers-color-scheme", "value": view.scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def _read_log(chrome: Chrome, kind: str) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = chrome.get_log(kind)  # type: ignore[no-untyped-call]  # selenium leaves it so
    return entries


def find_requests(chrome: Chrome) -> Iterator[str]:
    """Every address that pages asked for since the last call, data: and blob: aside."""
    for entry in _read_log(chrome, "performance"):
        event = json.loads(entry["message"])["message"]
        if event["method"] == "Network.requestWillBeSent":
            url = event["params"]["request"]["url"]
            if urlsplit(url).scheme not in {"data", "blob"}:
                yield url


def find_console_errors(chrome: Chrome) -> list[str]:
    """What the console called severe since the last call."""
    return [entry["message"] for entry in _read_log(chrome, "browser") if entry["level"] == "SEVERE"]
