"""The queries and what a browser finds for them: shared by the tests and by the score."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

# The second was written from the texts alone, by somebody who did not know the search.
FILES = tuple(Path(__file__).with_name(name) for name in ("queries.json", "asked.json"))
ANSWERS = Path(__file__).with_name("answers.json")
ARTICLE = re.compile(r"(?P<book>[^/]+)/[^/]+\.html(?:\?[^#]*)?#(?P<article>a\d+(?:-\d+)?)")
ASK = """
const [queries, done] = arguments;
const frame = () => new Promise(requestAnimationFrame);
const field = document.querySelector('#search-words'), results = document.querySelector('.search-results');
const ask = async words => {
  const start = performance.now();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  while (results.dataset.of !== words) {
    await frame();
    if (performance.now() - start > 15000) return {links: [], milliseconds: 15000};
  }
  const links = Array.from(results.querySelectorAll('a.hit'), link => link.href);
  return {links, milliseconds: performance.now() - start};
};
(async () => {
  const found = [];
  for (const words of queries) found.push(await ask(words));
  done(found);
})();
"""


READ_ANSWERS = """
const clauses = Array.from(document.querySelectorAll('.search-group.answers a.hit'), link => {
  const [book, at] = [link.pathname.split('/').slice(-2)[0], link.hash.slice(1)];
  return [book, at, ...Array.from(link.querySelectorAll('.hit-said b'), said => said.textContent)].join(' ');
});
return [clauses.sort(), Array.from(document.querySelectorAll('.search-note'), note => note.textContent)];
"""
EXPLAIN = """
const [words, answers, done] = arguments;
const told = result => {
  const units = result.wanted.units.filter(unit => !unit.weak), unknown = units.filter(unit => !unit.found);
  const named = list => list.map(unit => unit.said).join(' ') || '–';
  const right = result.articles.find(one => answers.includes(one.entry.book.id + ' ' + one.entry.address));
  const had = unit => guijuSearch.share(right.entry.body + right.entry.foldedGist, [{ways: unit.ways, rarity: 1}]) > 0;
  done([named(unknown), right ? named(units.filter(unit => unit.found && !had(unit))) : 'not read']);
};
guijuSearch.find({words, here: '', only: '', all: true}).then(told);
"""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, of which kind it is, the articles that answer it, whether it was set aside."""

    words: str
    kind: str
    answers: tuple[str, ...]  # `laiwu-2026 a38`
    held: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The articles found for a query, best first, none twice; the time until they stood on the page."""

    articles: tuple[str, ...]
    milliseconds: float

    def rank(self, query: Query) -> int:
        """The place of the first right article, from 1; 0 where none was found."""
        return next((at for at, article in enumerate(self.articles, 1) if article in query.answers), 0)


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks, each clause that has to stand in the box with what it says, what no rule says in figures."""

    words: str
    answers: tuple[str, ...]  # `laiwu-2026 a53.p1 5个工作日内`
    silent: str  # 天数


def read_questions() -> tuple[Question, ...]:
    """All questions of answers.json, in its order."""
    records = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return tuple(Question(r["query"], tuple(r["answers"]), r["silent"]) for r in records)


def read_queries(file: Path = FILES[0]) -> tuple[Query, ...]:
    """All queries of a file, in its order."""
    records = json.loads(file.read_text(encoding="utf-8"))
    return tuple(Query(r["query"], r["kind"], tuple(r["answers"]), r["held"]) for r in records)


def open_search(chrome: Chrome) -> None:
    """Opens the search of the page that is shown, and waits for it."""
    chrome.execute_script("document.querySelector('[data-guiju-search]').click()")
    chrome.execute_async_script(
        "const done = arguments[0]; const look = () => document.querySelector('dialog[open] #search-words')"
        " ? done() : setTimeout(look, 20); look()"
    )


def ask(chrome: Chrome, queries: Sequence[str]) -> list[Found]:
    """What the open search finds for each of these words, one after the other."""
    answers: list[dict[str, Any]] = chrome.execute_async_script(ASK, list(queries))
    return [Found(articles_of(answer["links"]), answer["milliseconds"]) for answer in answers]


def ask_for_answers(chrome: Chrome, words: str) -> tuple[tuple[str, ...], str]:
    """The clauses in the box of the open search, as a question names them, and the notes above the results."""
    ask(chrome, [words])
    clauses, notes = chrome.execute_script(READ_ANSWERS)
    return tuple(clauses), "\n".join(notes)


def explain(chrome: Chrome, query: Query) -> str:
    """Why an article that answers is not the first: words that no rule has, and known ones that it does not have."""
    unknown, lacking = chrome.execute_async_script(EXPLAIN, query.words, list(query.answers))
    return f"no rule has: {unknown}; the right one lacks: {lacking}"


def articles_of(links: Iterable[str]) -> tuple[str, ...]:
    """The articles that links lead to, in their order, none twice."""
    matches = filter(None, map(ARTICLE.search, links))
    return tuple(dict.fromkeys(f"{match['book']} {match['article']}" for match in matches))
