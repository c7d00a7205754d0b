"""职责矩阵: matters × actors, with the rules' own verbs 办 审 签 批 议 备 印 督; who answers for a matter is set apart.

Every mark leads to its clause and shows its words. The same statements stand below as a list, which is what a
narrow screen shows: one matter or one actor at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.cast import page_of
from build_tools.render.markdown import block, escape, html_attributes
from build_tools.render.page import MATRIX, page_file, page_values, pages_beside, reading_pages
from build_tools.render.registers.entries import Entry, clause_link
from build_tools.render.registers.matters import (
    ALL_MARKS,
    ANSWERS,
    NOBODY,
    Deed,
    Matter,
    doers,
    find_matters,
    order_doers,
)
from build_tools.render.shelf import stock_shelf
from build_tools.render.wording import act_parts, after_act, does_span, leading_words, opening_words, subject_span
from build_tools.statements import Actor

LEAD = "每件事由谁办、谁审、谁签、谁批：行是事项，列是主体，每个字都引向条款。"
MEANINGS = (
    ("办", "起草、办理、协商、转办等"),
    ("审", "审核、审查"),
    ("签", "签发、会签"),
    ("批", "批准、审定、决定、委托"),
    ("议", "召集、审议、研究"),
    ("备", "请示、报告、备案、请假"),
    ("印", "印发、公布、解读"),
    ("督", "监督、督办、考核"),
    (ANSWERS, "领导、负责、分管"),
)
FRAMED = "加框的是规则写明“负责”“领导”“分管”的，与具体去做分开"
LEFT_OUT = (
    '规则没有写明由谁做的，列在最后一栏。禁止事项不计入，另见<a href="../prohibitions.html">禁止事项</a>；'
    "审批链以外的规定，按所在的章排在后面。字后的数字是同类规定的条数。"
)
TOPICS, CHAPTERS = "审批链中的事项", "其他规定（按章）"


@dataclass(frozen=True, slots=True)
class _Page:
    """What a rulebook's matrix is drawn from."""

    rulebook: Rulebook
    actors: Mapping[str, Actor]  # the register, by name
    columns: tuple[Actor, ...]
    matters: tuple[Matter, ...]


def render_matrices(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/matrix.md` for every rulebook of which facts are stated."""
    shelf = stock_shelf(corpus)
    actors = {actor.name: actor for actor in corpus.registers.actors}
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if not sheet.all_facts:
            continue
        matters = find_matters(corpus, shelf, rulebook)
        page = _Page(rulebook, actors, order_doers(matters, actors), matters)
        values = page_values(rulebook, reading_pages(rulebook), MATRIX[0], "matrix", pages_beside(sheet))
        body = "".join(_body(page))
        yield page_file(rulebook, MATRIX[0], values | {"hide": ["toc"]}, body)


def _body(page: _Page) -> Iterator[str]:
    yield block("h1", MATRIX[1], {"id": "matrix"})
    yield block("p", LEAD, {"class": "lead"})
    yield _legend()
    yield block("h2", "总表", {"id": "table"})
    yield _table(page)
    yield block("h2", "逐项", {"id": "list"})
    yield _chooser(page)
    yield from (_section(page, matter) for matter in page.matters)


def _legend() -> str:
    marks = "".join(f"<li>{_mark_word(mark, answers=mark == ANSWERS)}{words}</li>" for mark, words in MEANINGS)
    return f'<div class="editorial standing legend"><ul>{marks}</ul><p>{FRAMED}。{LEFT_OUT}</p></div>\n\n'


def _mark_word(mark: str, *, answers: bool) -> str:
    return f'<b class="mark{" answers" if answers else ""}">{mark}</b>'


def _table(page: _Page) -> str:
    """The matrix, in a frame of its own that scrolls; its first row and column stay in sight."""
    head = "".join(_column_head(actor) for actor in page.columns)
    groups = (
        (TOPICS, [matter for matter in page.matters if matter.is_topic]),
        (CHAPTERS, [matter for matter in page.matters if not matter.is_topic]),
    )
    bodies = "".join(_group(page, name, matters) for name, matters in groups if matters)
    frame = {"class": "frame", "tabindex": "0", "role": "region", "aria-label": MATRIX[1]}
    table = f'<table class="matrix"><thead><tr><td></td>{head}</tr></thead>{bodies}</table>'
    return f"<div{html_attributes(frame)}>{table}</div>\n\n"


def _column_head(actor: Actor) -> str:
    name = escape(actor.name)
    words = name if actor is NOBODY else f'<a href="{page_of(actor)}.html">{name}</a>'
    return f'<th scope="col"><span>{words}</span></th>'


def _group(page: _Page, name: str, matters: Sequence[Matter]) -> str:
    rows = "".join(_row(page, matter) for matter in matters)
    title = f'<tr class="group"><th scope="rowgroup" colspan="{len(page.columns) + 1}"><span>{name}</span></th></tr>'
    return f"<tbody>{title}{rows}</tbody>"


def _row(page: _Page, matter: Matter) -> str:
    cells = "".join(_cell(page, matter, actor) for actor in page.columns)
    return f'<tr><th scope="row"><a href="{matter.href}">{escape(matter.name)}</a></th>{cells}</tr>'


def _cell(page: _Page, matter: Matter, actor: Actor) -> str:
    own = [deed for deed in matter.deeds if actor in doers(deed.entry.fact, page.actors)]
    kinds = sorted({(deed.answers, ALL_MARKS.index(deed.mark)) for deed in own})
    marks = (
        _mark(actor, [deed for deed in own if (deed.answers, ALL_MARKS.index(deed.mark)) == kind]) for kind in kinds
    )
    return f"<td>{''.join(marks)}</td>"


def _mark(actor: Actor, deeds: Sequence[Deed]) -> str:
    """One mark for all deeds of a cell that have it: it leads to the first clause and shows the words of all."""
    first = deeds[0]
    places = "、".join(dict.fromkeys(deed.entry.place for deed in deeds))
    kind = "mark reference answers" if first.answers else "mark reference"
    count = str(len(deeds)) if len(deeds) > 1 else ""
    attributes = {
        "class": kind,
        "href": _beside(first.entry),
        "data-keys": " ".join(deed.entry.key for deed in deeds),
        "aria-label": f"{first.mark}{count} {actor.name}，{places}",
    }
    written = f"<sub>{count}</sub>" if count else ""
    return f"<a{html_attributes(attributes)}>{first.mark}{written}</a>"


def _beside(entry: Entry) -> str:
    """The clause seen from a page of its own rulebook."""
    return entry.href.removeprefix(f"{entry.rulebook.id}/")


def _chooser(page: _Page) -> str:
    matters = "".join(f'<option value="{matter.id}">{escape(matter.name)}</option>' for matter in page.matters)
    actors = "".join(f'<option value="{actor.id}">{escape(actor.name)}</option>' for actor in page.columns)
    return (
        '<form class="filters" data-list="matters">'
        f'<label>事项<select name="matter"><option value="">全部</option>{matters}</select></label>'
        f'<label>主体<select name="actor"><option value="">全部</option>{actors}</select></label>'
        '<button type="reset">清除</button><output role="status"></output></form>\n\n'
    )


def _section(page: _Page, matter: Matter) -> str:
    items = "".join(_item(page, deed) for deed in matter.deeds)
    head = f'<h3><a href="{matter.href}">{escape(matter.name)}</a></h3>'
    return f'<section class="matter" data-matter="{matter.id}">{head}<ul>{items}</ul></section>\n\n'


def _item(page: _Page, deed: Deed) -> str:
    fact = deed.entry.fact
    ids = "|".join(actor.id for actor in doers(fact, page.actors))
    does, matter = act_parts(fact)
    act = f"{leading_words(fact)}{does_span(does)}{escape(matter)}{after_act(fact)}"
    words = f"{opening_words(fact)}{subject_span(fact)}{act}"
    link = clause_link(deed.entry).replace(f'href="{deed.entry.rulebook.id}/', 'href="')
    key = {"class": "deed", "data-key": deed.entry.key, "data-go": f"前往{deed.entry.place}"}
    content = f"{_mark_word(deed.mark, answers=deed.answers)} {words} {link}"
    return f'<li data-actor="{ids}"><div{html_attributes(key)}>{content}</div></li>'
