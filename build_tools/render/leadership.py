"""领导关系图 of each rulebook: who leads, assists, entrusts, stands in for whom; and the same as a list.

What a rulebook says of leading without saying whom (政府统一领导 of inspections) cannot be drawn: it stands in the
list, told as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.diagrams.leadership import Bond, Chart, Office, draw_narrow, draw_wide
from build_tools.graph import STANDING_IN, relation_of, relations
from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.cast import page_of
from build_tools.render.downloads import handbook_downloads, render_downloads
from build_tools.render.figures import figure
from build_tools.render.markdown import block, escape, official
from build_tools.render.page import LEADERSHIP, has_leadership, page_file, page_values, pages_beside, reading_pages
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.render.wording import act_parts, status_tag
from build_tools.shapes import Picture
from build_tools.statements import Actor, Fact

RELATIONS = (
    # relation, ink, whether whom it concerns stands above, what the list says
    ("领导", "decide", False, "谁领导谁"),
    ("协助", "check", True, "谁协助谁"),
    ("委托", "meet", False, "谁委托谁"),
    ("补位", "sign", True, "谁不在时由谁代"),
)
LEAD = "谁领导谁、谁协助谁、谁可以委托谁、谁不在时由谁代，都以条文的原话为准。"
ARROWS, CLAUSES = "箭头从行事的一方指向对方", "每个小框是一条规定，点开看原文"
GUESSED = "虚线：规则没有写明由谁，编者推定"
UNDRAWN = "没有写明对谁的，不画入图"
NO_ENGINE = "这次生成网站的机器上没有排图程序，图从略；下面的列表与图的内容相同。"
ABOUT = ("的工作", "工作", "")


@dataclass(frozen=True, slots=True)
class Ties:
    """The statements of a rulebook on who leads whom: those that a chart shows, by relation; those it cannot show."""

    drawn: tuple[tuple[str, Fact, Bond], ...]
    undrawn: tuple[Fact, ...]


def render_leadership(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/leadership.md` for every rulebook that says enough of it."""
    shelf = stock_shelf(corpus)
    for rulebook in corpus.rulebooks:
        if has_leadership(corpus.sheet(rulebook.id)):
            ties = find_ties(corpus, shelf, rulebook)
            beside = pages_beside(corpus.sheet(rulebook.id))
            values = page_values(rulebook, reading_pages(rulebook), LEADERSHIP[0], "leadership", beside)
            body = "".join(_body(corpus, shelf, rulebook, ties))
            yield page_file(rulebook, LEADERSHIP[0], values | {"hide": ["toc"]}, body)


def leadership_pictures(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> tuple[Picture, ...]:
    """The chart of a rulebook, wide and narrow; the wide one is left out where the machine cannot lay it out."""
    chart = leadership_chart(corpus, shelf, rulebook)
    if not chart.bonds:
        return ()
    identifier = f"leadership-{rulebook.id}"
    wide = draw_wide(identifier, chart)
    return (*([wide] if wide else []), draw_narrow(identifier, chart))


def leadership_chart(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Chart:
    """What the chart of a rulebook shows."""
    bonds = tuple(bond for _, _, bond in find_ties(corpus, shelf, rulebook).drawn)
    named = {name for bond in bonds for name in (*bond.sources, *bond.targets)}
    actors = sorted((one for one in corpus.registers.actors if one.name in named), key=lambda one: one.tier)
    offices = tuple(Office(actor.name, f"{page_of(actor)}.html") for actor in actors)
    return Chart(f"{LEADERSHIP[1]}（{rulebook.metadata.short}）", offices, bonds)


def find_ties(corpus: Corpus, shelf: Shelf, rulebook: Rulebook) -> Ties:
    """Every statement on who leads, assists, entrusts, stands in for whom."""
    order = {provision.address: number for number, provision in enumerate(rulebook.provisions)}
    actors = {actor.name: actor for actor in corpus.registers.actors}
    found = list(relations(corpus, rulebook.id, (name for name, *_ in RELATIONS)))
    found.sort(key=lambda pair: (_rank(pair[0]), order[pair[0].at], pair[0].start))
    drawn: list[tuple[str, Fact, Bond]] = []
    undrawn: list[Fact] = []
    for fact, towards in found:
        bond = _bond(shelf, rulebook, actors, fact, towards, f"bond-{len(drawn)}")
        if bond is None or _closes_circle(bond, [one for *_, one in drawn]):
            undrawn.append(fact)
        else:
            drawn.append((relation_of(fact).name, fact, bond))
    return Ties(tuple(drawn), tuple(undrawn))


def _rank(fact: Fact) -> int:
    return [name for name, *_ in RELATIONS].index(relation_of(fact).name)


def _bond(
    shelf: Shelf, rulebook: Rulebook, actors: Mapping[str, Actor], fact: Fact, towards: Sequence[str], identifier: str
) -> Bond | None:
    """A fact as the chart shows it; None where it names nobody at an end, or somebody at both."""
    relation = relation_of(fact)
    acting = tuple(dict.fromkeys(party.actor for party in fact.who or fact.inferred))
    sources, targets = (tuple(towards), acting) if relation.reversed else (acting, tuple(towards))
    known = all(name in actors for name in (*sources, *targets))
    if not sources or not targets or not known or set(sources) & set(targets) or fact.forbids:
        return None
    _, ink, rises, _ = RELATIONS[_rank(fact)]
    return Bond(
        id=identifier,
        ink=ink,
        verb=relation.name if relation.reversed else fact.does,
        sources=sources,
        targets=targets,
        matter=_matter(fact, rulebook.id, [actors[name] for name in targets if name in actors]),
        condition=fact.condition or "",
        clause=shelf.places[rulebook.id][fact.at],
        quote=fact.quote,
        href=f"{shelf.pages[rulebook.id][fact.at]}.html#{fact.at}",
        any_of=fact.any_of and len(sources) > 1,
        inferred=not fact.who,
        rises=rises,
        said="".join(act_parts(replace(fact, statement=None))) if relation.name == STANDING_IN else "",
    )


def _matter(fact: Fact, rulebook: str, targets: Iterable[Actor]) -> str:
    """The matter, unless it says no more than whom the fact concerns (区审计局的工作)."""
    names = {name for one in targets for name in (one.name, *(alias.name for alias in one.names_in(rulebook)))}
    plain = {name + about for name in names for about in ABOUT}
    return "" if fact.matter in plain else fact.matter


def _closes_circle(bond: Bond, others: Sequence[Bond]) -> bool:
    """Whether somebody would stand above and below the same one: rows cannot show that."""
    below: dict[str, set[str]] = {}
    for one in (*others, bond):
        for name in one.above:
            below.setdefault(name, set()).update(one.below)
    reached, waiting = set[str](), list(bond.below)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += below.get(name, ())
    return bool(reached & set(bond.above))


def _body(corpus: Corpus, shelf: Shelf, rulebook: Rulebook, ties: Ties) -> Iterator[str]:
    yield block("h1", LEADERSHIP[1], {"id": "leadership"})
    yield block("p", LEAD, {"class": "lead"})
    yield render_downloads(handbook_downloads(corpus, rulebook, LEADERSHIP[0]))
    pictures = leadership_pictures(corpus, shelf, rulebook)
    if len(pictures) == 1:
        yield block("p", NO_ENGINE, {"class": "hint"})
    if pictures:
        guessed = (GUESSED,) if any(bond.inferred for *_, bond in ties.drawn) else ()
        yield figure("leadership", pictures, (ARROWS, CLAUSES, *guessed))
    yield block("h2", "列表", {"id": "list"})
    for name, _, _, title in RELATIONS:
        members = [(fact, bond) for relation, fact, bond in ties.drawn if relation == name]
        if members:
            yield block("h3", f"{name}：{title}", {"id": f"relation-{_rank(members[0][0])}"})
            yield f'<ul class="ties">{"".join(_entry(fact, bond) for fact, bond in members)}</ul>\n\n'
    if ties.undrawn:
        yield block("h3", UNDRAWN, {"id": "undrawn"})
        entries = "".join(_undrawn(shelf, rulebook, fact) for fact in ties.undrawn)
        yield f'<ul class="ties">{entries}</ul>\n\n'
    yield f'<p class="editorial standing">{status_tag([fact for _, fact, _ in ties.drawn])}</p>\n\n'


def _entry(fact: Fact, bond: Bond) -> str:
    return _line(escape(bond.words), fact, bond.href, bond.clause)


def _line(words: str, fact: Fact, href: str, clause: str) -> str:
    return f'<li>{words} <span class="quote">“{official(fact.quote)}” <a href="{href}">{clause}</a></span></li>'


def _undrawn(shelf: Shelf, rulebook: Rulebook, fact: Fact) -> str:
    who = "、".join(dict.fromkeys(party.actor for party in (*fact.who, *fact.inferred))) or "规则未写明"
    words = f"{fact.condition}，" if fact.condition else ""
    href = f"{shelf.pages[rulebook.id][fact.at]}.html#{fact.at}"
    return _line(escape(f"{words}{who}{fact.does}{fact.matter}"), fact, href, shelf.places[rulebook.id][fact.at])
