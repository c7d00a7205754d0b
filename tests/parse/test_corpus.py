"""Real regulations of every kind (RULES_CORPUS or ../shared/corpus): nothing lost, articles as in the gold."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from build_tools.model import Level, Provision
from build_tools.parse.rulebook import parse_text, unparse
from tests.project import ROOT

CORPUS = Path(os.environ.get("RULES_CORPUS") or ROOT.parent / "shared" / "corpus")
IGNORED = re.compile(r"[\s\ufeff*]")
QUOTES = str.maketrans("“”‘’", "\"\"''")
SHARE_OF_EXACT_TEXTS = 0.999

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}: set RULES_CORPUS to a folder of regulations"
)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _plain(text: str) -> str:
    """A text without white space and styles of quotation marks."""
    return IGNORED.sub("", text).translate(QUOTES)


def _articles(provisions: Iterable[Provision]) -> dict[str, tuple[str, str]]:
    """Caption, and the words of all paragraphs and items, of each article by address."""
    captions: dict[str, str] = {}
    words: dict[str, str] = defaultdict(str)
    current = ""
    for provision in provisions:
        if provision.level is Level.ARTICLE:
            current = provision.address
            captions[current] = provision.text
        elif provision.level.is_heading:
            current = ""
        elif current:
            words[current] += provision.label + provision.text
    return {address: (_plain(caption), _plain(words[address])) for address, caption in captions.items()}


def _gold(path: Path) -> list[Mapping[str, str]]:
    articles: list[Mapping[str, str]] = json.loads(_read(path))["articles"]
    return articles


def test_every_text_is_kept_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Lossless, and without an exception, over every file."""
    paths = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".txt", ".md"})
    characters = 0
    for path in paths:
        text = _read(path)
        assert unparse(parse_text(text)) == text, path
        characters += len(text)
    with capsys.disabled():
        print(f"\ncorpus: {len(paths)} files, {characters} characters read without loss")  # noqa: T201 - a figure
    assert paths


@pytest.mark.parametrize("folder", ["pairs", "pairs_bare"])
def test_articles_are_those_of_the_gold(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every article number, none too many, and the exact words of 99.9 % of the articles."""
    missing, surplus, total, exact = [], [], 0, 0
    for path in sorted((CORPUS / folder).glob("*.json")):
        found = _articles(parse_text(_read(path.with_suffix(".txt"))).provisions)
        gold = _gold(path)
        total += len(gold)
        wanted = {f"a{article['article_no_arabic']}" for article in gold}
        missing += [f"{path.name} {address}" for address in sorted(wanted - found.keys())]
        surplus += [f"{path.name} {address}" for address in sorted(found.keys() - wanted)]
        for article in gold:
            caption, words = found.get(f"a{article['article_no_arabic']}", ("", ""))
            exact += _plain(article["article_text"]) in (words, caption + words)
    with capsys.disabled():
        print(f"\n{folder}: {total} articles, {exact} with the exact words of the gold")  # noqa: T201 - a figure
    assert missing == surplus == []
    assert exact >= SHARE_OF_EXACT_TEXTS * total > 0
