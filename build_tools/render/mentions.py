"""Quiet links in the official text: the first mention of an actor, a concept, a term in each article.

An actor is linked where something is stated of it in the article, a meeting wherever it is named; one that a
tenth of all articles name (区政府, 区长, 副区长) once a chapter. A concept (会签, 会议纪要) leads to the clause
that sets it up; it is not linked in that article, nor in a chapter that is about it (公文 in 公文处理). References
come first: a link never stands in another. Of links on the same characters the longest is drawn, where they are
equal the actor, then the concept.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import Corpus, Level, Reference, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.cast import Appearance, find_chapters, founding_clauses
from build_tools.render.concepts import Basis, sentence_of
from build_tools.render.glossary import merge_terms, term_anchor
from build_tools.render.markdown import block, link, shorten
from build_tools.render.page import CONCEPTS, GLOSSARY
from build_tools.render.previews import preview_section
from build_tools.render.quiet import Quiet, quiet_key
from build_tools.statements import Sheet, Term

MENTION, CONCEPT, TERM = "mention", "concept", "term-use"
RANKS = {MENTION: 0, CONCEPT: 1, TERM: 2}
SET_UP = "设立"
MOST_CLAUSES = 2
COMMON = 10  # an actor that one in so many articles names is linked once a chapter
FEW = 8  # articles that are shown at once
LONGEST = 140  # characters of the clause that sets an actor up


@dataclass(frozen=True, slots=True)
class Setting:
    """What the quiet links of a rulebook lead to: its actors, its concepts, its terms, the page of each clause."""

    corpus: Corpus
    rulebook: Rulebook
    cast: Mapping[str, Appearance]
    bases: Mapping[str, Basis]
    pages: Mapping[str, str]

    @property
    def sheet(self) -> Sheet:
        """What is stated beside the text."""
        return self.corpus.sheet(self.rulebook.id)


def find_quiet_links(setting: Setting, references: Sequence[Reference]) -> dict[str, tuple[Quiet, ...]]:
    """The quiet links of a rulebook by provision, from left to right; none overlaps another or a reference."""
    owners, chapters = find_owners(setting.rulebook), find_chapters(setting.rulebook)
    taken: dict[str, list[tuple[int, int]]] = {}
    for reference in references:
        taken.setdefault(reference.at, []).append((reference.start, reference.end))
    common = _common(setting)
    seen: set[tuple[str, str]] = set()
    found: dict[str, list[Quiet]] = {}
    for quiet in _candidates(setting, owners, _idle(setting, owners, chapters)):
        article = owners[quiet.at]
        scope = chapters.get(article, article) if quiet.key in common else article
        spans = taken.setdefault(quiet.at, [])
        if (scope, quiet.key) not in seen and not any(start < quiet.end and quiet.start < end for start, end in spans):
            seen.add((scope, quiet.key))
            spans.append((quiet.start, quiet.end))
            found.setdefault(quiet.at, []).append(quiet)
    return {at: tuple(sorted(links, key=lambda one: one.start)) for at, links in found.items()}


def _common(setting: Setting) -> set[str]:
    """The keys of what is linked once a chapter: what very many articles name, terms that are concepts too."""
    articles = sum(provision.level is Level.ARTICLE for provision in setting.rulebook.provisions)
    named = {quiet_key(MENTION, name): one.named for name, one in setting.cast.items() if not one.is_meeting}
    named |= {quiet_key(CONCEPT, name): basis.named for name, basis in setting.bases.items()}
    names = (alias.name for basis in setting.bases.values() for alias in basis.concept.names_in(setting.rulebook.id))
    own = {quiet_key(TERM, name) for name in names}  # terms stand for concepts in the chapters about these
    return own | {key for key, where in named.items() if COMMON * len(where) >= articles}


def _idle(setting: Setting, owners: Mapping[str, str], chapters: Mapping[str, str]) -> set[tuple[str, str]]:
    """Articles with what is not linked there: actors of which they state nothing, concepts that they are about."""
    idle: set[tuple[str, str]] = set()
    for name, one in setting.cast.items():
        stated = {fact.article for fact in one.facts}
        told = one.is_meeting and bool(one.founding)
        idle |= {(at, quiet_key(MENTION, name)) for at in one.named if not told and at not in stated}
    for name, basis in setting.bases.items():
        home = owners[basis.founding.at] if basis.founding else ""
        about = {at for at in basis.named if at == home or not home or _is_about(basis, chapters, chapters.get(at, ""))}
        idle |= {(at, quiet_key(CONCEPT, name)) for at in about}
    return idle


def _is_about(basis: Basis, chapters: Mapping[str, str], chapter: str) -> bool:
    """Whether a chapter sets a concept up and more than half of its articles name it (公文 in 公文处理)."""
    home = basis.founding and chapters.get(basis.founding.at.split(".")[0], "")
    members = [article for article, own in chapters.items() if own == chapter]
    return chapter == home and 2 * sum(article in basis.named for article in members) > len(members)


def _candidates(setting: Setting, owners: Mapping[str, str], idle: Container[tuple[str, str]]) -> Iterator[Quiet]:
    """Every mention and use that is not idle, in reading order; of those that overlap the longer, then by rank."""
    rulebook = setting.rulebook
    order = {provision.address: number for number, provision in enumerate(rulebook.provisions)}
    found = (*_mentions(setting), *_concepts(setting), *_terms(setting))
    every = [one for one in found if (owners[one.at], one.key) not in idle]
    every.sort(key=lambda one: (order[one.at], one.start - one.end, RANKS[one.kind], one.start))
    kept: dict[str, list[Quiet]] = {}
    for one in every:
        beside = kept.setdefault(one.at, [])
        if not any(other.start < one.end and one.start < other.end for other in beside):
            beside.append(one)
    for links in kept.values():
        yield from sorted(links, key=lambda one: one.start)


def _mentions(setting: Setting) -> Iterator[Quiet]:
    for one in setting.corpus.mentions:
        if one.rulebook == setting.rulebook.id and one.actor in setting.cast:
            href = f"{setting.cast[one.actor].page}.html"
            yield Quiet(one.at, one.start, one.end, MENTION, one.actor, href)


def _concepts(setting: Setting) -> Iterator[Quiet]:
    for one in setting.corpus.uses:
        if one.rulebook == setting.rulebook.id:
            founding = setting.bases[one.concept].founding
            href = f"{setting.pages[founding.at]}.html#{founding.at}" if founding else ""
            yield Quiet(one.at, one.start, one.end, CONCEPT, one.concept, href)


def _terms(setting: Setting) -> Iterator[Quiet]:
    """The first use of every term in every provision; 政务信息化 is no use of 政务信息."""
    words, longer = tuple(merge_terms(setting.sheet)), setting.corpus.registers.no_concepts
    for provision in setting.rulebook.provisions:
        if provision.level >= Level.PARAGRAPH and not provision.space:
            text = provision.text
            for word in longer:
                text = text.replace(word, " " * len(word))
            for word in words:
                start = text.find(word)
                if start >= 0:
                    href = f"{GLOSSARY[0]}.html#{term_anchor(word)}"
                    yield Quiet(provision.address, start, start + len(word), TERM, word, href)


def quiet_previews(setting: Setting, links: Iterable[Quiet], place: Mapping[str, str]) -> Iterator[str]:
    """The previews of what quiet links lead to, each once."""
    terms = merge_terms(setting.sheet)
    texts = {provision.address: provision.text for provision in setting.rulebook.provisions}
    for quiet in {quiet.key: quiet for quiet in links}.values():
        if quiet.kind == TERM:
            yield preview_section(quiet.key, quiet.name, _explanations(terms[quiet.name]), "查看术语")
        elif quiet.kind == CONCEPT:
            yield _of_concept(setting, quiet, texts, place)
        else:
            yield _of_actor(quiet, setting.cast[quiet.name], texts, place)


def _explanations(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{term.explanation}（{term.basis}）" for term in terms))


def _of_concept(setting: Setting, quiet: Quiet, texts: Mapping[str, str], place: Mapping[str, str]) -> str:
    """The words that set a concept up, and what the glossary says of it."""
    basis = setting.bases[quiet.name]
    found = basis.founding
    if found is None:
        return ""
    words = shorten(sentence_of(texts[found.at], found), LONGEST)
    names = {basis.concept.name, *(alias.name for alias in basis.concept.names_in(setting.rulebook.id))}
    terms = (term for word, senses in merge_terms(setting.sheet).items() if word in names for term in senses)
    notes = _explanations(terms)
    line = f"{place[found.at]}：{words}"
    return preview_section(quiet.key, quiet.name, (line,), f"前往{place[found.at]}", "words", notes)


def _of_actor(quiet: Quiet, one: Appearance, texts: Mapping[str, str], place: Mapping[str, str]) -> str:
    clauses = founding_clauses(one)
    go = "查看会议卡" if one.is_meeting else "查看职责"
    if not clauses:
        return preview_section(quiet.key, quiet.name, ("本规则没有专门设立它的条文。",), go)
    lines = tuple(f"{place[at]}：{shorten(texts[at], LONGEST)}" for at in clauses[:MOST_CLAUSES])
    return preview_section(quiet.key, quiet.name, lines, go, "words")


def render_foundings(article: str, setting: Setting, place: Mapping[str, str]) -> str:
    """At the end of an article: the actors and concepts that it sets up, and the other articles that name them."""
    founded = [one for one in setting.cast.values() if article and one.founding == article]
    ruled = [basis for basis in setting.bases.values() if basis.founding and _is_at(basis.founding.at, article)]
    told = [_founded(one, place) for one in founded] + [_ruled(basis, place) for basis in ruled if basis.used]
    if not told:
        return ""
    attributes = {"class": "editorial backlinks", "data-of": article}
    return block("p", f"**{SET_UP}** {'；'.join(told)}。", attributes)


def _is_at(address: str, article: str) -> bool:
    return address.split(".", maxsplit=1)[0] == article


def _founded(one: Appearance, place: Mapping[str, str]) -> str:
    """本条设立常务会议，见于第十八条、第三十九条; of an office whose users are many the first, and how many."""
    target = link(one.actor.name, f"{one.page}.md")
    words = f"本条设立{target}" if one.is_meeting else f"本条规定{target}的地位和职责"
    more = link(f"等{len(one.used)}条", f"{one.page}.md")
    return words + _used(one.used, more, place)


def _ruled(basis: Basis, place: Mapping[str, str]) -> str:
    """本条规定会签，见于第五十二条、第六十四条."""
    target = f"{CONCEPTS[0]}.md#{basis.concept.id}"
    words = f"本条规定{link(basis.concept.name, target)}"
    return words + _used(basis.used, link(f"等{len(basis.used)}条", target), place)


def _used(articles: Sequence[str], more: str, place: Mapping[str, str]) -> str:
    links = "、".join(link(place[address], f"index.md#{address}") for address in articles[:FEW])
    return f"，见于{links}{more if len(articles) > FEW else ''}" if links else ""
