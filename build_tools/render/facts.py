"""What is stated beside an article, in one quiet block below it: 时限, 谁做什么, 审批链, 编者注, 纲领性要求.

The block is one piece of HTML without blank lines. Each fact stands in it once: those with a figure
(5个工作日内, 每月召开1次) in sight, the others in a list by actor that opens where it is long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.model import Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.links import Here
from build_tools.render.markdown import escape, html_attributes, shorten
from build_tools.render.wording import (
    UNNAMED,
    act_parts,
    after_act,
    before_act,
    does_span,
    reason_span,
    stands_alone,
    status_tag,
    subject_span,
    who_names,
    who_span,
)
from build_tools.statements import Chain, Fact, Limit, Note, Programme, Sheet

FEW_LINES = 2  # lines that stand open; more are folded under a summary
SHORT_QUOTE = 16
SHORT_NOTE = 60  # characters of a lone note that stands open
SHOWN_NOTE = 30  # characters of the first of folded notes
NAMED = 3  # actors that a summary names
VAGUE = frozenset(("及时", "按时", "事先", "提前", "定期", "经常", "同时", "每年", "每人每年"))
WHOLE = "全条"
PROGRAMME = "纲领性要求"


@dataclass(frozen=True, slots=True)
class Layer:
    """All that is stated of one article, in reading order."""

    facts: tuple[Fact, ...]
    chains: tuple[Chain, ...]
    notes: tuple[Note, ...]
    programmes: tuple[Programme, ...]


def find_layers(rulebook: Rulebook, sheet: Sheet) -> dict[str, Layer]:
    """The layer of every article (or provision in no article) of which anything is stated, by its address."""
    owners = find_owners(rulebook)
    order = {address: number for number, address in enumerate(owners)}
    facts: dict[str, list[Fact]] = {}
    for fact in sorted(sheet.all_facts, key=lambda fact: (order[fact.at], fact.start, fact.end, fact.place.line)):
        facts.setdefault(owners[fact.at], []).append(fact)
    chains: dict[str, dict[str, Chain]] = {}
    for chain in sheet.chains:
        for step in chain.steps:
            chains.setdefault(owners[step.fact.at], {})[chain.id] = chain
    notes: dict[str, list[Note]] = {}
    for note in sorted(sheet.notes, key=lambda note: order[note.at]):
        notes.setdefault(owners[note.at], []).append(note)
    programmes: dict[str, list[Programme]] = {}
    for programme in sorted(sheet.programmes, key=lambda one: (order[one.at], one.start)):
        programmes.setdefault(owners[programme.at], []).append(programme)
    return {
        owner: Layer(
            tuple(facts.get(owner, ())),
            tuple(chains.get(owner, {}).values()),
            tuple(notes.get(owner, ())),
            tuple(programmes.get(owner, ())),
        )
        for owner in dict.fromkeys((*facts, *chains, *notes, *programmes))
    }


def gist_span(gist: str) -> str:
    """条旨: what an article rules, in the editor's words, beside its label."""
    return f'<span class="gist">【{escape(gist)}】</span>'


def bare_gist(gist: str) -> str:
    """条旨 in a list that says whose words they are, without its brackets."""
    return f'<span class="gist">{escape(gist)}</span>'


def render_layer(here: Here, owner: str, layer: Layer) -> str:
    """The block below one article."""
    page = _Page(here, owner, {p.address: p.text for p in here.rulebook.provisions}, _offsets(here.rulebook))
    rows = (
        _limits(page, layer.facts),
        _facts(page, layer.facts),
        _chains(layer.chains, owner),
        _notes(page, layer.notes),
        _programmes(page, layer),
    )
    attributes = {"class": "editorial layer", "data-of": owner}
    # The search leaves an element out up to the next end of its own kind, so no section may stand inside.
    return f"<section{html_attributes(attributes)}>{''.join(rows)}</section>\n\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """The page and the article below which a block stands; the texts; where in its element each text begins."""

    here: Here
    owner: str
    texts: Mapping[str, str]
    offsets: Mapping[str, int]

    def place(self, address: str) -> str:
        """Where in the article a provision stands (第二款第一项); empty for its only paragraph."""
        return self.here.place[address].removeprefix(self.here.place[self.owner])

    def link(self, address: str, start: int, end: int, words: str) -> str:
        """A link to a provision that marks there the characters [start, end) of its text."""
        offset = self.offsets[address]
        attributes = {"href": f"#{address}", "data-quote": f"{start + offset}-{end + offset}"}
        return f"<a{html_attributes(attributes)}>{escape(words)}</a>"


def _offsets(rulebook: Rulebook) -> dict[str, int]:
    """How many characters stand before a provision's text in its element: a printed mark and the label."""
    indents = {p.address: len(p.indent) for p in rulebook.passages if p.address and p.indent.strip()}
    return {p.address: indents.get(p.address, 0) + len(p.label) for p in rulebook.provisions}


def _row(kind: str, title: str, content: str) -> str:
    return f'<div class="row {kind}"><b>{title}</b><div>{content}</div></div>'


def _folded(kind: str, title: str, summary: str, content: str) -> str:
    return f'<details class="row {kind}"><summary><b>{title}</b><span>{summary}</span></summary>{content}</details>'


def has_figure(fact: Fact) -> bool:
    """Whether a fact sets a limit that can be checked (5个工作日内), not a vague one (及时, 定期)."""
    return any(limit.text not in VAGUE for limit in fact.limits)


def _limits(page: _Page, facts: Sequence[Fact]) -> str:
    """The facts with a figure, one line each, headed by the kind of their limit."""
    found = [fact for fact in facts if has_figure(fact)]
    kinds = [(_kind(fact.limits), fact) for fact in found]
    rows = []
    for kind in dict.fromkeys(kind for kind, _ in kinds):
        lines = "".join(f"<li>{_whole_line(page, (fact,))}</li>" for named, fact in kinds if named == kind)
        rows.append(_row("limits", kind, f"<ul>{lines}</ul>"))
    return "".join(rows)


def _kind(limits: Sequence[Limit]) -> str:
    return "·".join(dict.fromkeys(limit.kind for limit in limits if limit.text not in VAGUE))


def _facts(page: _Page, facts: Sequence[Fact]) -> str:
    """谁做什么: the facts without a figure by actor; folded where they are many."""
    found = [fact for fact in facts if not has_figure(fact)]
    if not found:
        return ""
    groups = _by_actor(found)
    lines = sum(len(_lines(members)) for members in groups)
    entries = [_group(page, members) for members in groups]
    tag = status_tag(facts)
    if lines <= FEW_LINES:
        return _row("facts", "谁做什么", f'<ul class="duties">{"".join(entries).removesuffix("</li>")}{tag}</li></ul>')
    return _folded("facts", "谁做什么", _summary(found) + tag, f'<ul class="duties">{"".join(entries)}</ul>')


def _summary(facts: Sequence[Fact]) -> str:
    names = list(dict.fromkeys(who_names(fact) for fact in facts if fact.who))
    unnamed = sum(fact.unnamed is not None for fact in facts)
    words = "；".join(names[:NAMED]) + (f"等{len(names)}个主体" if len(names) > NAMED else "")
    missing = f"{'其中' if words else ''}{unnamed}项{UNNAMED}由谁做" if unnamed else ""
    return f"共{len(facts)}项：{escape('；'.join(filter(None, (words, missing))))}"


def _by_actor(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], ...]:
    """Facts by the actor they name, or by the reason why they name none."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((who_span(fact), reason_span(fact)), []).append(fact)
    return tuple(map(tuple, groups.values()))


def _lines(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], ...]:
    """Neighbours of one provision that differ in their matter alone make one line."""

    def key(fact: Fact) -> tuple[str, ...]:
        does, matter = act_parts(fact)
        return fact.at, before_act(fact), does, after_act(fact), matter if stands_alone(fact) else ""

    return tuple(tuple(members) for _, members in groupby(facts, key=key))


def _group(page: _Page, facts: Sequence[Fact]) -> str:
    lines = _lines(facts)
    if len(lines) == 1:
        return f"<li>{_whole_line(page, lines[0])}</li>"
    head = who_span(facts[0]) + reason_span(facts[0])
    return f"<li>{head}<ul>{''.join(f'<li>{_line(page, line)}</li>' for line in lines)}</ul></li>"


def _whole_line(page: _Page, facts: Sequence[Fact]) -> str:
    reason = reason_span(facts[0])
    return subject_span(facts[0]) + _line(page, facts) + (f"。{reason}" if reason else "")


def _linked(page: _Page, words: str, facts: Sequence[Fact]) -> str:
    """The words of an act as a link to what proves it; where several acts are said in the same words, their verbs."""
    first, *others = facts
    verbs = "、".join(page.link(f.at, f.start, f.end, f.does) for f in others)
    return page.link(first.at, first.start, first.end, words) + (f"（{verbs}）" if verbs else "")


def _line(page: _Page, facts: Sequence[Fact]) -> str:
    """What is done, as one sentence; the matter leads to the words that prove it."""
    first = facts[0]
    does, _ = act_parts(first)
    said: dict[str, list[Fact]] = {}
    for fact in facts:
        said.setdefault(act_parts(fact)[1] or does, []).append(fact)
    links = "；".join(_linked(page, words, members) for words, members in said.items())
    verb = does_span(does) if act_parts(first)[1] else ""
    place = page.place(first.at)
    where = f'<small class="at">{place}</small>' if place else ""
    return f"{before_act(first)}{verb}{links}{after_act(first)}{where}"


def _chains(chains: Sequence[Chain], owner: str) -> str:
    """所属审批链: every chain that has a step in this article, with the names of these steps."""
    if not chains:
        return ""
    items = "；".join(f"{chain_link(chain)}（{escape(_steps_at(chain, owner))}）" for chain in chains)
    return _row("chains", "审批链", items)


def chain_link(chain: Chain, folder: str = "") -> str:
    """A link to the page of a chain from a page beside it, or from elsewhere by the folder."""
    return f"<a{html_attributes({'href': f'{folder}chain-{chain.id}.html'})}>{escape(chain.title)}</a>"


def _steps_at(chain: Chain, owner: str) -> str:
    own = [step.id for step in chain.steps if step.fact.at == owner or step.fact.at.startswith(owner + ".")]
    return "全部步骤" if len(own) == len(chain.steps) else "、".join(own)


def _notes(page: _Page, notes: Sequence[Note]) -> str:
    if not notes:
        return ""
    items = [_note(page, note) for note in notes]
    if len(notes) == 1 and len(notes[0].text) <= SHORT_NOTE:
        return _row("notes", "编者注", items[0])
    listed = "".join(f"<li>{item}</li>" for item in items)
    return _folded("notes", "编者注", _gist_of(notes), f"<ul>{listed}</ul>")


def _gist_of(notes: Sequence[Note]) -> str:
    """How many notes are folded, and how the first begins."""
    count = f"{len(notes)}条：" if len(notes) > 1 else ""
    return count + escape(shorten(notes[0].text, SHOWN_NOTE))


def _note(page: _Page, note: Note) -> str:
    start = page.texts[note.at].find(note.quote) if note.quote else -1
    if note.quote and start >= 0:
        return f"“{page.link(note.at, start, start + len(note.quote), note.quote)}”：{escape(note.text)}"
    place = page.place(note.at)
    return (f'<small class="at">{place}</small>' if place else "") + escape(note.text)


def _programmes(page: _Page, layer: Layer) -> str:
    """纲领性要求: which parts of the article set aims and bind no named actor to an act that can be checked."""
    if not layer.programmes:
        return ""
    whole = not layer.facts and all(_is_whole(page, programme) for programme in layer.programmes)
    places = [WHOLE] if whole else [_programme(page, programme) for programme in layer.programmes]
    about = f'<a href="../about.html#programme">{PROGRAMME}</a>'
    return _row("programme", about, "；".join(dict.fromkeys(places)))


def _is_whole(page: _Page, programme: Programme) -> bool:
    return programme.end - programme.start == len(page.texts[programme.at])


def _programme(page: _Page, programme: Programme) -> str:
    place = page.place(programme.at)
    if _is_whole(page, programme) and place:
        return page.link(programme.at, programme.start, programme.end, place)
    words = page.texts[programme.at][programme.start : programme.end]
    return f"“{page.link(programme.at, programme.start, programme.end, shorten(words, SHORT_QUOTE))}”"
