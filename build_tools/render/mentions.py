"""Quiet links in the official text: the first mention of an actor, and the first use of a term, in each article.

An actor is linked where something is stated of it in the article, or where the rulebook sets it up; one that a
fifth of all articles name (区政府, 区长, 副区长) only once a chapter. References come first: a link never stands
in another. Of a term and an actor on the same characters the longer is linked, the actor where they are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.model import Corpus, Level, Reference, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.cast import Appearance, find_chapters, founding_clauses
from build_tools.render.glossary import merge_terms, term_anchor
from build_tools.render.markdown import block, link, shorten
from build_tools.render.page import GLOSSARY
from build_tools.render.previews import preview_section
from build_tools.render.quiet import Quiet
from build_tools.statements import Sheet

MENTION, TERM = "mention", "term-use"
SET_UP = "设立"
MOST_CLAUSES = 2
COMMON = 5  # an actor that one in so many articles names is linked once a chapter
FEW = 8  # articles that are shown at once
LONGEST = 140  # characters of the clause that sets an actor up


def find_quiet_links(
    corpus: Corpus, rulebook: Rulebook, cast: Mapping[str, Appearance], references: Sequence[Reference]
) -> dict[str, tuple[Quiet, ...]]:
    """The quiet links of a rulebook by provision, from left to right; none overlaps another or a reference."""
    owners, chapters = find_owners(rulebook), find_chapters(rulebook)
    taken: dict[str, list[tuple[int, int]]] = {}
    for reference in references:
        taken.setdefault(reference.at, []).append((reference.start, reference.end))
    articles = sum(provision.level is Level.ARTICLE for provision in rulebook.provisions)
    common = {name for name, one in cast.items() if COMMON * len(one.named) >= articles}
    stated = {name: {fact.article for fact in one.facts} for name, one in cast.items()}
    seen: set[tuple[str, str]] = set()
    found: dict[str, list[Quiet]] = {}
    for quiet in _candidates(corpus, rulebook, cast):
        article = owners[quiet.at]
        if quiet.kind == MENTION and not (cast[quiet.name].founding or article in stated[quiet.name]):
            continue
        scope = chapters.get(article, article) if quiet.kind == MENTION and quiet.name in common else article
        spans = taken.setdefault(quiet.at, [])
        if (scope, quiet.key) not in seen and not any(start < quiet.end and quiet.start < end for start, end in spans):
            seen.add((scope, quiet.key))
            spans.append((quiet.start, quiet.end))
            found.setdefault(quiet.at, []).append(quiet)
    return {at: tuple(sorted(links, key=lambda one: one.start)) for at, links in found.items()}


def _candidates(corpus: Corpus, rulebook: Rulebook, cast: Mapping[str, Appearance]) -> Iterator[Quiet]:
    """Every mention and use in reading order; of those that overlap the longer first, then the actor."""
    order = {provision.address: number for number, provision in enumerate(rulebook.provisions)}
    mentions = (
        Quiet(one.at, one.start, one.end, MENTION, one.actor, f"{cast[one.actor].page}.html")
        for one in corpus.mentions
        if one.rulebook == rulebook.id and one.actor in cast
    )
    every = [*mentions, *_uses(rulebook, corpus.sheet(rulebook.id))]
    every.sort(key=lambda one: (order[one.at], one.start - one.end, one.kind, one.start))
    kept: dict[str, list[Quiet]] = {}
    for one in every:
        beside = kept.setdefault(one.at, [])
        if not any(other.start < one.end and one.start < other.end for other in beside):
            beside.append(one)
    for links in kept.values():
        yield from sorted(links, key=lambda one: one.start)


def _uses(rulebook: Rulebook, sheet: Sheet) -> Iterator[Quiet]:
    words = tuple(merge_terms(sheet))
    for provision in rulebook.provisions:
        if provision.level >= Level.PARAGRAPH and not provision.space:
            for word in words:
                start = provision.text.find(word)
                if start >= 0:
                    href = f"{GLOSSARY[0]}.html#{term_anchor(word)}"
                    yield Quiet(provision.address, start, start + len(word), TERM, word, href)


def quiet_previews(
    rulebook: Rulebook, cast: Mapping[str, Appearance], sheet: Sheet, links: Iterable[Quiet], place: Mapping[str, str]
) -> Iterator[str]:
    """The previews of what quiet links lead to, each once."""
    terms = merge_terms(sheet)
    texts = {provision.address: provision.text for provision in rulebook.provisions}
    for quiet in {quiet.key: quiet for quiet in links}.values():
        if quiet.kind == TERM:
            lines = tuple(dict.fromkeys(f"{term.explanation}（{term.basis}）" for term in terms[quiet.name]))
            yield preview_section(quiet.key, quiet.name, lines, "查看术语")
        else:
            yield _of_actor(quiet, cast[quiet.name], texts, place)


def _of_actor(quiet: Quiet, one: Appearance, texts: Mapping[str, str], place: Mapping[str, str]) -> str:
    clauses = founding_clauses(one)
    go = "查看会议卡" if one.is_meeting else "查看职责"
    if not clauses:
        return preview_section(quiet.key, quiet.name, ("本规则没有专门设立它的条文。",), go)
    lines = tuple(f"{place[at]}：{shorten(texts[at], LONGEST)}" for at in clauses[:MOST_CLAUSES])
    return preview_section(quiet.key, quiet.name, lines, go, "words")


def render_foundings(article: str, cast: Mapping[str, Appearance], place: Mapping[str, str]) -> str:
    """At the end of an article: the actors that it sets up, and the other articles that name them."""
    founded = [one for one in cast.values() if article and one.founding == article]
    if not founded:
        return ""
    words = "；".join(_founded(one, place) for one in founded)
    attributes = {"class": "editorial backlinks", "data-of": article, "data-search-exclude": ""}
    return block("p", f"**{SET_UP}** {words}。", attributes)


def _founded(one: Appearance, place: Mapping[str, str]) -> str:
    """本条设立常务会议，见于第十八条、第三十九条; of an office whose users are many the first, and how many."""
    target = link(one.actor.name, f"{one.page}.md")
    words = f"本条设立{target}" if one.is_meeting else f"本条规定{target}的地位和职责"
    articles = "、".join(link(place[address], f"index.md#{address}") for address in one.used[:FEW])
    more = link(f"等{len(one.used)}条", f"{one.page}.md") if len(one.used) > FEW else ""
    return f"{words}，见于{articles}{more}" if articles else words
