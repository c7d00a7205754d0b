"""What an article is known by when two governments are compared: words, facts, terms, instruments, place."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.comparison import article_of
from build_tools.model import Corpus, Level, Rulebook
from build_tools.statements import Fact, Sheet
from build_tools.versions.articles import Article, articles_of

MEETING = "会议"
FOLDED = (
    # what one government writes, and what another writes for it
    ("人民代表大会", "人大"),
    ("常务委员会", "常委会"),
    ("人民政府", "政府"),
    ("负责同志", "负责人"),
    ("领导同志", "领导"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """An article, its words folded: gist, heading above it, what it speaks of (traits)."""

    article: Article
    gist: str
    heading: str
    traits: frozenset[str]


def find_profiles(corpus: Corpus, rulebook: Rulebook) -> tuple[Profile, ...]:
    """Every article of a rulebook, in reading order."""
    sheet, gists = corpus.sheet(rulebook.id), dict(corpus.sheet(rulebook.id).gists)
    numbered = {p.address for p in rulebook.provisions if p.level is Level.ARTICLE}
    articles = [article for article in articles_of(rulebook) if article.address in numbered]
    headings, traits = _headings(rulebook), _traits(corpus, rulebook, sheet)
    return tuple(
        Profile(
            replace(article, lines=tuple(map(fold_words, article.lines))),
            gists.get(article.address, ""),
            headings.get(article.address, ""),
            frozenset(traits[article.address]),
        )
        for article in articles
    )


def fold_words(text: str) -> str:
    """A text with the usual short forms in the place of the long ones."""
    for long, short in FOLDED:
        text = text.replace(long, short)
    return text


def _headings(rulebook: Rulebook) -> dict[str, str]:
    """The heading under which each article stands."""
    found: dict[str, str] = {}
    heading = ""
    for provision in rulebook.provisions:
        if provision.level.is_heading:
            heading = "".join(provision.text.split())
        elif provision.level is Level.ARTICLE:
            found[provision.address] = heading
    return found


def _traits(corpus: Corpus, rulebook: Rulebook, sheet: Sheet) -> Mapping[str, set[str]]:
    """By article: who does what to whom, in which chain, which meetings and actors, terms and instruments it names."""
    families = {action.verb: action.family for action in corpus.registers.actions}
    meetings = {actor.name for actor in corpus.registers.actors if actor.kind == MEETING}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for fact in sheet.all_facts:
        found[fact.article].update(_fact_traits(fact, families.get(fact.does, fact.does)))
    for chain in sheet.chains:
        for step in chain.steps:
            found[step.fact.article].add(f"事项 {chain.topic}")
    for mention in corpus.mentions:
        if mention.rulebook == rulebook.id:
            kind = "会议" if mention.actor in meetings else "主体"
            found[article_of(mention.at)].add(f"{kind} {mention.actor}")
    for term in sheet.terms:
        found[article_of(term.at)].add(f"术语 {term.word}")
    for reference in corpus.references:
        if reference.rulebook == rulebook.id and reference.kind == "external":
            found[article_of(reference.at)].add(f"文件 {reference.canonical}")
    return found


def _fact_traits(fact: Fact, family: str) -> Iterator[str]:
    yield f"做 {family}"
    for party in (*fact.who, *fact.inferred):
        yield f"谁做 {party.actor} {family}"
    for party in fact.to:
        yield f"对谁 {party.actor} {family}"
    for limit in fact.limits:
        yield f"限 {limit.kind} {limit.unit or limit.text}"


class Rarity:
    """What a trait is worth: the more the fewer articles have it."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        """Count in how many articles each trait stands."""
        having = Counter(trait for profile in profiles for trait in profile.traits)
        self._weights = {trait: math.log(1 + len(profiles) / count) for trait, count in having.items()}

    def weight(self, traits: Iterable[str]) -> float:
        """The worth of some traits together."""
        return sum(self._weights[trait] for trait in traits)

    def shared(self, one: Profile, other: Profile) -> float:
        """From 0 to 1: what both speak of, in what either does; 0 where one speaks of nothing that is known."""
        both = self.weight(one.traits) + self.weight(other.traits)
        return 2 * self.weight(one.traits & other.traits) / both if one.traits and other.traits else 0.0
