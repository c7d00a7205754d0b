"""How well and how fast the search answers: `python -m tests.score_search [FILE …]`.

The queries of tests/search/queries.json and asked.json, or of others of that form, are asked on the built site in
Chromium, and on a site of the same pages that has Material's own search. That cuts Chinese words with jieba, which is
no part of this project: MATERIAL_PYTHON names a Python that has it beside what a build needs. Copies of the two
rulebooks and texts of ../shared/corpus (RULES_CORPUS) make 500.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from selenium.webdriver import Chrome

from build_tools.model import Corpus, Rulebook
from build_tools.outside import find_texts
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import compile_project
from build_tools.render.search.index import render_search
from build_tools.write import write_files
from tests.browser.chrome import find_requests, find_tools, open_chrome
from tests.browser.server import BASE, serve
from tests.project import ROOT, build, copy_project
from tests.search.asking import (
    FILES,
    Found,
    Query,
    articles_of,
    ask,
    ask_for_answers,
    explain,
    open_search,
    read_queries,
    read_questions,
)

MANY = 500
SLOWER = 4
FIRST = "区长外出谁主持工作"
SILENT = "规则没有写明具体"
# As its manual has it for Chinese; jieba cuts the words where the Python that builds has it.
MATERIAL = (
    "plugins:\n  - search:\n      lang: [zh, en]\n      separator: '[\\s\\u200b\\u3000\\-、，。；：（）《》“”]+'\n"
)
ARTICLES = re.compile(r"[^/]+/(?:c|pt|text)[^/#]*\.html#a\d+(?:-\d+)?")
ASK_MATERIAL = """
const [words, done] = arguments;
const field = document.querySelector('[data-md-component=search-query]');
const list = document.querySelector('.md-search-result__list');
const meta = document.querySelector('.md-search-result__meta');
list.replaceChildren(); meta.textContent = '…';
field.focus(); field.value = words;
field.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
field.dispatchEvent(new Event('input', {bubbles: true}));
const start = performance.now();
const look = () => {
  if (meta.textContent !== '…' || performance.now() - start > 3000) {
    return setTimeout(() => done(Array.from(list.querySelectorAll('a.md-search-result__link'), link => link.href)), 60);
  }
  setTimeout(look, 20);
};
look();
"""


@contextmanager
def browse() -> Iterator[Chrome]:
    """A browser of its own."""
    browser, driver = find_tools()
    if not (browser and driver):
        sys.exit("Chromium and ChromeDriver are needed")
    with tempfile.TemporaryDirectory() as profile, open_chrome(browser, driver, Path(profile)) as chrome:
        chrome.set_script_timeout(600)
        yield chrome


def material_copy(folder: Path) -> Path:
    """A copy of the project with Material's own search and header."""
    project = copy_project(folder)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^plugins:.*\n|  - path: assets/search/open\.js\n    defer: true\n", "", text)
    settings.write_text(text + MATERIAL, encoding="utf-8")
    (project / "theme/partials/header.html").unlink()
    return project


def keep_articles(site: Path) -> None:
    """Leaves nothing but the articles in the index of Material's search, so that no other page is in their way."""
    file = site / "search/search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] = [section for section in index["docs"] if ARTICLES.fullmatch(section["location"])]
    file.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def score_material(chrome: Chrome, folder: Path, sets: Sequence[Sequence[Query]]) -> None:
    """Material's own search on the same pages, and on the articles alone."""
    python = os.environ.get("MATERIAL_PYTHON", sys.executable)
    words = subprocess.run([python, "-c", "import jieba"], capture_output=True, check=False).returncode == 0
    name = "Material, jieba" if words else "Material, no dictionary"
    site = build(material_copy(folder), python=python)
    for label, narrow in ((name, None), (name + ", articles only", keep_articles)):
        if narrow:
            narrow(site)
        with serve(site) as served:
            for queries in sets:
                print_scores(label, queries, ask_material(chrome, served.url, queries))


def ask_material(chrome: Chrome, url: str, queries: Sequence[Query]) -> list[Found]:
    """What Material's own search finds."""
    chrome.execute_cdp_cmd("Network.clearBrowserCache", {})
    chrome.get(url + "index.html")
    chrome.execute_async_script(ASK_MATERIAL, "会议")  # the worker starts
    answers = (chrome.execute_async_script(ASK_MATERIAL, query.words) for query in queries)
    return [Found(articles_of(links), 0) for links in answers]


def print_scores(name: str, queries: Sequence[Query], found: Sequence[Found]) -> None:
    """Recall and mean reciprocal rank by kind, of the open and the set-aside queries."""
    pairs = list(zip(queries, found, strict=True))
    print(f"\n{name:24} queries    @1    @5   MRR")
    for kind in dict.fromkeys(query.kind for query in queries):
        _print_line(kind, [one.rank(query) for query, one in pairs if query.kind == kind])
    for label, held in (("open", False), ("set aside", True)):
        _print_line(label, [one.rank(query) for query, one in pairs if query.held is held])
    _print_line("all", [one.rank(query) for query, one in pairs])


def _print_line(label: str, ranks: Sequence[int]) -> None:
    if ranks:
        first, five = (sum(1 <= rank <= least for rank in ranks) / len(ranks) for least in (1, 5))
        mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
        print(f"  {label:22} {len(ranks):7}  {first:.3f}  {five:.3f}  {mean:.3f}")


def print_answers(chrome: Chrome) -> None:
    """How many of the clauses in the box are right, how many right ones stand there, and every question that fails."""
    right = shown = wanted = 0
    print("\nanswers in the box:")
    for question in read_questions():
        had, notes = ask_for_answers(chrome, question.words)
        right, shown, wanted = (
            right + len({*had} & {*question.answers}),
            shown + len(had),
            wanted + len(question.answers),
        )
        if had != question.answers or (SILENT in notes) != bool(question.silent):
            print(f"  {question.words}: wanted {question.answers}; found {had} {notes}")
    print(f"  {shown} shown, precision {right / max(1, shown):.3f}, recall {right / max(1, wanted):.3f}")


def print_failures(chrome: Chrome, queries: Sequence[Query], found: Sequence[Found]) -> None:
    """Every query whose first article is not right, and why."""
    print("\nnot first:")
    for query, one in zip(queries, found, strict=True):
        if one.rank(query) != 1:
            mark = " (set aside)" if query.held else ""
            place = one.rank(query) or "absent"
            wanted, had = ", ".join(query.answers), ", ".join(one.articles[:3])
            print(f"  {query.words}{mark}: {place}; wanted {wanted}; found {had}\n    {explain(chrome, query)}")


def fetched(chrome: Chrome, site: Path, words: str, wanted: Callable[[str], bool]) -> tuple[int, int]:
    """How many files the search of the open page fetched until the first answer, and their bytes after gzip."""
    list(find_requests(chrome))
    open_search(chrome)
    ask(chrome, [words])
    paths = [urlsplit(url).path.removeprefix(BASE) for url in find_requests(chrome)]
    files = [site / path for path in dict.fromkeys(paths) if wanted(path)]
    return len(files), sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def is_search(path: str) -> bool:
    """Whether a file is the search's own."""
    return path.startswith(("search/", "assets/search/")) and path.endswith(".js")


def copy_corpus(corpus: Corpus, count: int) -> Corpus:
    """A corpus of so many rulebooks, the real ones over and over under other names."""
    originals = [corpus.rulebooks[number % len(corpus.rulebooks)] for number in range(count)]
    names = [f"{original.id}-{number:03}" for number, original in enumerate(originals)]
    return replace(
        corpus,
        rulebooks=tuple(
            replace(
                one,
                id=name,
                metadata=replace(one.metadata, title=f"第{n}区人民政府工作规则", short=f"第{n}区", issuer=None),
            )
            for n, (one, name) in enumerate(zip(originals, names, strict=True))
        ),
        sheets=tuple(replace(corpus.sheet(one.id), rulebook=name) for one, name in zip(originals, names, strict=True)),
        annotations=tuple(
            replace(annotation, rulebook=name)
            for one, name in zip(originals, names, strict=True)
            for annotation in corpus.annotations
            if annotation.rulebook == one.id
        ),
    )


def many_rulebooks(corpus: Corpus) -> Corpus:
    """500 rulebooks: the two, the texts of ../shared/corpus if they are there, and copies for the rest."""
    folder = Path(os.environ.get("RULES_CORPUS", str(ROOT.parent / "shared" / "corpus")))
    files = [file for file in find_texts(folder) if file.stem != "README"] if folder.is_dir() else []
    texts = tuple(_read(file, number) for number, file in enumerate(files[: MANY - len(corpus.rulebooks)]))
    copies = copy_corpus(corpus, MANY - len(corpus.rulebooks) - len(texts))
    print(f"\n{MANY} rulebooks: the two, {len(texts)} texts of a corpus, {len(copies.rulebooks)} copies of the two")
    return replace(
        corpus,
        rulebooks=(*corpus.rulebooks, *texts, *copies.rulebooks),
        sheets=(*corpus.sheets, *copies.sheets),
        annotations=(*corpus.annotations, *copies.annotations),
    )


def _read(file: Path, number: int) -> Rulebook:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    return Rulebook(f"text-{number:03}", file.name, text, metadata, parsed.passages, parsed.provisions)


def time_index(corpus: Corpus) -> float:
    """Seconds that making the index takes."""
    start = perf_counter()
    for _ in render_search(corpus, frozenset()):
        pass
    return perf_counter() - start


def measure_speed(chrome: Chrome, url: str, queries: Iterable[Query]) -> None:
    """From the last key to the results, on a processor as slow as a phone's."""
    chrome.get(url + "index.html")
    chrome.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    open_search(chrome)
    times = [one.milliseconds for one in ask(chrome, [query.words for query in queries])]
    chrome.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 1})
    ordered = sorted(times)
    first, median, most = times[0], ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"\nCPU {SLOWER}× slower: first {first:.0f} ms, median {median:.0f} ms, 95th percentile {most:.0f} ms")
    print("(50 ms of it wait for the next key)")


def main(files: Sequence[str]) -> None:
    """Prints everything."""
    sets = [read_queries(Path(file)) for file in files] or [read_queries(file) for file in FILES]
    with tempfile.TemporaryDirectory() as folder, browse() as chrome:
        site = build(copy_project(Path(folder) / "ours"))
        with serve(site) as served:
            chrome.get(served.url + "index.html")
            count, size = fetched(chrome, site, FIRST, is_search)
            for queries in sets:
                found = ask(chrome, [query.words for query in queries])
                print_scores("ours", queries, found)
                print_failures(chrome, queries, found)
            print_answers(chrome)
            measure_speed(chrome, served.url, [query for queries in sets for query in queries])
        print(f"\nfirst query, 2 rulebooks: {count} files, {size / 1000:.1f} kB")
        corpus = compile_project(ROOT).corpus
        many = many_rulebooks(corpus)
        print(f"index built in {time_index(corpus):.2f} s for 2, {time_index(many):.1f} s for {MANY} rulebooks")
        write_files(tuple(render_search(many, frozenset())), site)
        with serve(site) as served:
            chrome.get(served.url + "about.html")
            count, size = fetched(chrome, site, FIRST, is_search)
        print(f"first query, {MANY} rulebooks: {count} files, {size / 1000:.1f} kB")
        score_material(chrome, Path(folder) / "material", sets)


if __name__ == "__main__":
    main(sys.argv[1:])
