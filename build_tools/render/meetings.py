"""按会议: a card for every meeting of a rulebook, and `meetings.md`, which sets those of all rulebooks side by side.

Both are drawn line by line from the same table (agenda.py); a line of which no fact is stated says 规则未写明.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.agenda import LIMITS, LINES, OTHER, find_lines
from build_tools.render.bearing import Bearing
from build_tools.render.cast import MEETING, Appearance
from build_tools.render.duties import Sentence, card_sentences
from build_tools.render.fans import meeting_map
from build_tools.render.markdown import Value, block, escape, front_matter, html_attributes
from build_tools.render.previews import clause_previews
from build_tools.render.roles import actor_file, head, mentioned
from build_tools.render.stage import Stage, set_stages
from build_tools.render.steps import chains_of, limit_list, render_steps
from build_tools.render.wording import UNNAMED
from build_tools.statements import Fact

TITLE = "按会议"
LEAD = "会议由谁组成、谁召集，多久开一次，议题谁定，纪要谁签发，决定谁督办，各地逐项对看；条文没写的，标“规则未写明”。"
NONE = "尚未整理出会议。"
NARROWING = "的"
SHORT_LISTS = 4  # rulebooks that stand side by side in columns; more are linked


def render_meetings(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/meeting-<id>.md` for every meeting, and `meetings.md`."""
    stages = tuple(set_stages(corpus))
    for stage in stages:
        for appearance in stage.cast.values():
            if appearance.is_meeting:
                yield actor_file(stage, appearance, "meeting", _card(stage, appearance))
    yield _whole(corpus, stages)


def _card(stage: Stage, one: Appearance) -> Iterator[str]:
    yield from head(stage, one)
    lines = lines_of(stage, one)
    yield _jumps("line", lines)
    rows = "".join(
        f'<dt id="line-{number}">{name}</dt><dd>{_line(stage, one, name, lines[name])}</dd>'
        for number, name in enumerate(LINES, 1)
    )
    other = f"<dt>{OTHER}</dt><dd>{_line(stage, one, OTHER, lines[OTHER])}</dd>" if lines[OTHER] else ""
    yield f'<dl class="matters card-lines">{rows}{other}</dl>\n\n'
    drawn = meeting_map(stage.desk, stage.cast, one, lines)
    if drawn:
        yield block("h2", "关系图", {"id": "map"}) + drawn
    chains = render_steps(stage.desk, one, chains_of(stage.chains, one))
    if chains:
        yield block("h2", "所在的审批链", {"id": "chains"}) + chains
    named = mentioned(stage, one)
    if named:
        yield block("h2", "另有提及", {"id": "mentions"}) + named


def _jumps(prefix: str, held: Container[str] | Mapping[str, Sequence[Bearing]]) -> str:
    """Links to the lines of a card, those on which the text is silent left out."""
    links = "".join(
        f'<li><a href="#{prefix}-{number}">{name}</a></li>'
        for number, name in enumerate(LINES, 1)
        if (held.get(name) if isinstance(held, Mapping) else name in held)
    )
    return f'<ul class="jumps lines">{links}</ul>\n\n'


def lines_of(stage: Stage, one: Appearance) -> Mapping[str, tuple[Bearing, ...]]:
    """The facts that bear on a meeting by the line of its card."""
    return find_lines(one.actor.name, stage.bearings[one.actor.name], stage.families)


def _line(stage: Stage, one: Appearance, name: str, bearings: Sequence[Bearing]) -> str:
    """One line of a card: its sentences with their clauses, or that the text is silent."""
    if not bearings:
        return f'<p class="none">{UNNAMED}</p>'
    if name == LIMITS:
        return limit_list(stage.desk, [bearing.fact for bearing in bearings])
    carried: dict[Fact, str] = {bearing.fact: bearing.carried for bearing in bearings}
    names = [one.actor.name, *(alias.name for alias in one.actor.names_in(stage.desk.rulebook.id))]
    sentences = (_carry(sentence, carried[sentence.facts[0]], names) for sentence in card_sentences(one, carried))
    return f"<ul>{stage.desk.listed(sentences)}</ul>"


def _carry(sentence: Sentence, carried: str, names: Sequence[str]) -> Sentence:
    """The sentence with the words before it that name the meeting where they narrow it (区长召开的区政府专题会议)."""
    if not any(NARROWING + name in carried for name in names):
        return sentence
    note = f'<small class="company">（承前文“{escape(carried)}”）</small>'
    return replace(sentence, after=sentence.after + note)


def _whole(corpus: Corpus, stages: Sequence[Stage]) -> OutputFile:
    guiju: Value = {
        "kind": "meetings",
        "contents": [],
        "crumbs": [{"title": "首页", "url": "index.html"}, {"title": TITLE, "url": None}],
        "previous": None,
        "next": None,
    }
    values: dict[str, Value] = {"title": TITLE, "description": LEAD, "guiju": guiju, "hide": ["toc"]}
    body = "".join(_body(corpus, stages))
    previews = clause_previews(stages[0].desk.shelf, body) if stages else ""
    return OutputFile("meetings.md", (front_matter(values) + body + previews).encode())


def _body(corpus: Corpus, stages: Sequence[Stage]) -> Iterator[str]:
    yield block("h1", TITLE, {"id": "meetings"})
    yield block("p", LEAD, {"class": "lead"})
    meetings = [actor for actor in corpus.registers.actors if actor.kind == MEETING]
    held = {actor.name: [stage for stage in stages if actor.name in stage.cast] for actor in meetings}
    if not any(held.values()):
        yield block("p", NONE, {})
    links = "".join(f'<li><a href="#{a.id}">{escape(a.name)}</a></li>' for a in meetings if held[a.name])
    yield f'<ul class="jumps">{links}</ul>\n\n' if links else ""
    for actor in meetings:
        if held[actor.name]:
            yield block("h2", escape(actor.name), {"id": actor.id})
            side_by_side = len(stages) <= SHORT_LISTS
            yield _comparison(actor.name, actor.id, stages) if side_by_side else _links(actor.name, held[actor.name])


def _links(name: str, stages: Sequence[Stage]) -> str:
    entries = "".join(f"<li>{_card_link(stage, name)}</li>" for stage in stages)
    return f'<ul class="jumps">{entries}</ul>\n\n'


def _card_link(stage: Stage, name: str) -> str:
    rulebook = stage.desk.rulebook
    href = f"{rulebook.id}/{stage.cast[name].page}.html"
    return f"<a{html_attributes({'href': href})}>{escape(rulebook.metadata.short)}</a>"


def _comparison(name: str, actor_id: str, stages: Sequence[Stage]) -> str:
    """One meeting as a table: a row a line of the card, a column a rulebook."""
    outside = [_from_outside(stage) for stage in stages]
    heads = "".join(f'<th scope="col">{_head(stage, name)}</th>' for stage in stages)
    columns = [(stage.desk.rulebook, _cells(stage, name)) for stage in outside]
    shown = [line for line in (*LINES, OTHER) if line != OTHER or _has(columns, line)]
    rows = "".join(_row(line, columns, f"{actor_id}-{number}") for number, line in enumerate(shown, 1))
    told = frozenset(line for line in LINES if _has(columns, line))
    table = f'<table class="compared"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f"{_jumps(actor_id, told)}{table}\n\n"


def _from_outside(stage: Stage) -> Stage:
    """The stage as a page at the root of the site links to it."""
    return replace(stage, desk=replace(stage.desk, folder=f"{stage.desk.rulebook.id}/"))


def _head(stage: Stage, name: str) -> str:
    return _card_link(stage, name) if name in stage.cast else escape(stage.desk.rulebook.metadata.short)


def _cells(stage: Stage, name: str) -> Mapping[str, str]:
    """What a rulebook says of a meeting by the line of its card; empty where it has no such meeting."""
    if name not in stage.cast:
        return {}
    one = stage.cast[name]
    return {line: _line(stage, one, line, bearings) for line, bearings in lines_of(stage, one).items()}


def _has(columns: Sequence[tuple[Rulebook, Mapping[str, str]]], line: str) -> bool:
    return any(UNNAMED not in cells.get(line, UNNAMED) or "<li>" in cells.get(line, "") for _, cells in columns)


def _row(line: str, columns: Sequence[tuple[Rulebook, Mapping[str, str]]], anchor: str) -> str:
    absent = '<p class="none">没有这一会议</p>'
    cells = "".join(
        f'<td data-label="{escape(rulebook.metadata.short)}">{found.get(line, absent)}</td>'
        for rulebook, found in columns
    )
    return f'<tr id="{anchor}"><th scope="row">{line}</th>{cells}</tr>'
