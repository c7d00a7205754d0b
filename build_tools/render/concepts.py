"""设立条文: every meeting, office, document type and procedure of a rulebook, with the clause that sets it up.

Where no clause does (议案, which 莱芜 names once), the page says 规则未写明; each entry lists the articles that use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.annotate.foundings import find_founding
from build_tools.concepts import CONCEPT_KINDS
from build_tools.facts.quotes import Found
from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.cast import STOPS, Appearance, find_casts, founding_clauses, sentence_start, without_lead
from build_tools.render.duties import Desk
from build_tools.render.markdown import block, escape, html_attributes, official
from build_tools.render.page import CONCEPTS, page_file, page_values, pages_beside, reading_pages
from build_tools.render.previews import clause_previews
from build_tools.render.shelf import stock_shelf
from build_tools.render.wording import UNNAMED
from build_tools.statements import Chain, Concept

LEAD = "每个会议、机构和职务、文种、程序，由哪一条设立或规定，又有哪些条文用到它。"
SILENT = "没有专门规定它的条文"
OFFICES = ("职务", "机构")
ROLE = "情境角色"  # listed only where a clause sets it up
ANCHORS = {"文种": "documents", "程序": "procedures"}


@dataclass(frozen=True, slots=True)
class Basis:
    """A concept in one rulebook: the words that set it up, if any, the articles that name it, its chains."""

    concept: Concept
    founding: Found | None
    named: tuple[str, ...]
    chains: tuple[Chain, ...]

    @property
    def used(self) -> tuple[str, ...]:
        """The articles that name it, without the one that sets it up."""
        return tuple(article for article in self.named if not self.founding or article != _article(self.founding.at))


def find_bases(corpus: Corpus, rulebook: Rulebook) -> dict[str, Basis]:
    """Every concept that a rulebook names or sets up, by name, in the order of the register."""
    owners = find_owners(rulebook)
    named: dict[str, dict[str, None]] = {}
    for use in corpus.uses:
        if use.rulebook == rulebook.id:
            named.setdefault(use.concept, {})[owners[use.at]] = None
    chains = {chain.id: chain for chain in corpus.sheet(rulebook.id).chains}
    found: dict[str, Basis] = {}
    for concept in corpus.registers.concepts:
        founding = find_founding(rulebook, concept.foundings)
        if founding or concept.name in named:
            names = (name.id for name in concept.chains if name.rulebook == rulebook.id)
            own = tuple(chains[name] for name in names if name in chains)
            found[concept.name] = Basis(concept, founding, tuple(named.get(concept.name, ())), own)
    return found


def _article(address: str) -> str:
    return address.split(".", maxsplit=1)[0]


def sentence_of(text: str, found: Found) -> str:
    """The sentence, or the part of it between semicolons, that holds the words which set a concept up."""
    ends = [end for end in (text.find(stop, found.end) for stop in STOPS) if end >= 0]
    return text[sentence_start(text, found.start) : min(ends) + 1 if ends else len(text)]


def render_concepts(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/concepts.md` for every rulebook of which facts are stated."""
    shelf, casts = stock_shelf(corpus), find_casts(corpus)
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if casts[rulebook.id]:
            values = page_values(rulebook, reading_pages(rulebook), CONCEPTS[0], "concepts", pages_beside(sheet))
            body = "".join(_body(Desk(shelf, rulebook), casts[rulebook.id], find_bases(corpus, rulebook)))
            yield page_file(rulebook, CONCEPTS[0], values, body + clause_previews(shelf, body))


def _body(desk: Desk, cast: Mapping[str, Appearance], bases: Mapping[str, Basis]) -> Iterator[str]:
    texts = {provision.address: provision.text for provision in desk.rulebook.provisions}
    yield block("h1", CONCEPTS[1], {"id": CONCEPTS[0]})
    yield block("p", LEAD, {"class": "editorial standing"})
    meetings = [one for one in cast.values() if one.is_meeting]
    offices = [one for one in cast.values() if one.actor.kind in OFFICES or (one.actor.kind == ROLE and one.founding)]
    yield _group("会议", "meetings", [_of_actor(desk, one, texts) for one in meetings])
    yield _group("机构和职务", "offices", [_of_actor(desk, one, texts) for one in offices])
    for kind in CONCEPT_KINDS:
        members = (basis for basis in bases.values() if basis.concept.kind == kind)
        yield _group(kind, ANCHORS[kind], [_of_concept(desk, basis, texts) for basis in members])


def _group(title: str, anchor: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    head = block("h2", f"{title}（{len(entries)}）", {"id": anchor})
    return f'{head}<dl class="matters concept-list">{"".join(entries)}</dl>\n\n'


def _of_actor(desk: Desk, one: Appearance, texts: Mapping[str, str]) -> str:
    name = f"<a{html_attributes({'href': f'{one.page}.html'})}>{escape(one.actor.name)}</a>"
    quotes = [_quoted(desk, at, without_lead(texts[at])) for at in founding_clauses(one)]
    return _entry(one.page, name, quotes, _used(desk, one.used))


def _of_concept(desk: Desk, basis: Basis, texts: Mapping[str, str]) -> str:
    found = basis.founding
    quotes = [_quoted(desk, found.at, sentence_of(texts[found.at], found))] if found else []
    chains = "、".join(
        f"<a{html_attributes({'href': f'chain-{chain.id}.html'})}>{escape(chain.title)}</a>" for chain in basis.chains
    )
    more = f"<p><small>审批链：{chains}</small></p>" if chains else ""
    return _entry(basis.concept.id, escape(basis.concept.name), quotes, _used(desk, basis.used) + more)


def _entry(anchor: str, name: str, quotes: Iterable[str], more: str) -> str:
    words = "".join(quotes) or f'<p class="none">{UNNAMED}（{SILENT}）</p>'
    return f"<dt{html_attributes({'id': anchor})}>{name}</dt><dd>{words}{more}</dd>"


def _quoted(desk: Desk, address: str, words: str) -> str:
    return f'<p class="quote">{official(words)} <small class="at">{desk.clause(address)}</small></p>'


def _used(desk: Desk, articles: Sequence[str]) -> str:
    links = "、".join(desk.clause(article) for article in articles)
    return f"<p><small>见于{links}</small></p>" if links else ""
