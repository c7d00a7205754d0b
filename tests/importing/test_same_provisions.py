"""One text in seven forms gives the same provisions as its plain text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.importing.kinds import recognize
from build_tools.parse.rulebook import parse_text
from tests.importing.makers import MAKERS, split_paragraphs

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = Path(os.environ.get("RULES_CORPUS") or ROOT.parent / "shared" / "corpus")
OWN = sorted((ROOT / "source_texts").glob("*/text.txt"))
EVERY = 9  # of the corpus, one file in so many
SAMPLE = sorted((CORPUS / "rules").glob("*.txt"))[::EVERY]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STYLES = {
    "缩进": "body{font:16pt/1.75 serif}p{margin:0;text-indent:2em;text-align:justify}",
    "不缩进": "body{font:12pt/1.6 sans-serif}",
}

Outline = list[tuple[str, int, int | None, int | None, str, str]]


def outline(text: str) -> Outline:
    """Every provision of a text, white space aside, which layouts change."""
    return [
        (p.address, p.level, p.number, p.suffix, re.sub(r"\s", "", p.label), re.sub(r"\s", "", p.text))
        for p in parse_text(text).provisions
    ]


def imported(data: bytes, extension: str) -> str:
    """The text that an import makes of a file."""
    return "\n".join(recognize(data, extension).read(data).after) + "\n"


@pytest.mark.parametrize(("name", "extension", "make"), MAKERS, ids=[name for name, _, _ in MAKERS])
@pytest.mark.parametrize("path", OWN, ids=[path.parent.name for path in OWN])
def test_own_texts(path: Path, name: str, extension: str, make: Callable[[str], bytes]) -> None:
    """Both rulebooks of the project, in every form."""
    text = path.read_text(encoding="utf-8")
    made = make(text)
    assert outline(imported(made, extension)) == outline(text), name


@pytest.mark.skipif(not SAMPLE, reason="no corpus: set RULES_CORPUS or put it at ../shared/corpus")
@pytest.mark.parametrize(("name", "extension", "make"), MAKERS[:-1], ids=[name for name, _, _ in MAKERS[:-1]])
def test_texts_of_the_corpus(name: str, extension: str, make: Callable[[str], bytes]) -> None:
    """A sample of the corpus, in every form whose print tells where a paragraph ends."""
    texts = {path.name: path.read_text(encoding="utf-8-sig") for path in SAMPLE}
    unlike = [file for file, text in texts.items() if outline(imported(make(text), extension)) != outline(text)]
    assert unlike == [], name


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium to print with")
@pytest.mark.parametrize("style", STYLES)
def test_what_a_browser_prints(style: str, tmp_path: Path) -> None:
    """A PDF out of a browser, with its own heads and feet, embedded fonts and lookalike characters."""
    text = OWN[0].read_text(encoding="utf-8")
    page = tmp_path / "page.html"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in split_paragraphs(text))
    page.write_text(f"<meta charset=utf-8><style>{STYLES[style]}</style>{body}", encoding="utf-8")
    printed = tmp_path / "page.pdf"
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [str(CHROMIUM), *SWITCHES, profile, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert outline(imported(printed.read_bytes(), "pdf")) == outline(text)
