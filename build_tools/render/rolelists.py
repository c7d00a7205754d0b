"""Lists of actors: 角色与会议 of one rulebook by tier and kind, and 按角色, those of all rulebooks side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.cast import MEETING, Appearance, find_casts
from build_tools.render.findings import find_all, render_findings
from build_tools.render.markdown import Value, block, escape, front_matter, html_attributes
from build_tools.render.page import (
    LEADERSHIP,
    ROLES,
    has_leadership,
    page_file,
    page_values,
    pages_beside,
    reading_pages,
)
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.statements import Actor

TITLE = "按角色"
LEAD = "先找到自己的职务或单位，再看职责、审批环节、会议、时限和请假补位，每一句都引出条文。"
NONE = "尚未整理出主体。"
SHORT_LISTS = 4  # rulebooks that have a column each
GROUPS = (  # title, anchor, kinds, tiers; an actor stands in the first group that it fits
    ("区政府领导", "leaders", ("职务", "情境角色"), (0, 1, 2)),
    ("区政府及其办公室", "government", ("职务", "机构", "情境角色"), (0, 1, 2, 3)),
    ("部门和镇街负责人", "heads", ("职务",), (4, 5)),
    ("部门、镇街和其他机构", "bodies", ("机构",), (4, 5)),
    ("因事而定的角色", "situations", ("情境角色",), (3, 4, 5)),
    ("会议", "meetings", (MEETING,), (0, 1, 2, 3, 4, 5)),
    ("党委、人大和政协", "party", ("党委", "人大政协"), (0, 1, 2, 3, 4, 5)),
    ("其他机关和社会", "outside", ("外部",), (0, 1, 2, 3, 4, 5)),
)


def render_role_lists(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/roles.md` for every rulebook that has facts, and `roles.md` for all of them."""
    casts, shelf = find_casts(corpus), stock_shelf(corpus)
    for rulebook in corpus.rulebooks:
        if casts[rulebook.id]:
            beside = pages_beside(corpus.sheet(rulebook.id))
            values = page_values(rulebook, reading_pages(rulebook), ROLES[0], "roles", beside)
            charted = has_leadership(corpus.sheet(rulebook.id))
            body = "".join(_own_list(rulebook, casts[rulebook.id], charted=charted))
            body += _findings(corpus, shelf, rulebook, casts[rulebook.id])
            yield page_file(rulebook, ROLES[0], values, body)
    yield _whole(corpus, casts)


def _findings(corpus: Corpus, shelf: Shelf, rulebook: Rulebook, cast: Mapping[str, Appearance]) -> str:
    """What one finds in all statements of a rulebook that a person made."""
    found = find_all(corpus, rulebook, cast) if corpus.sheet(rulebook.id).is_reviewed else ()
    return render_findings(found, shelf.places[rulebook.id], shelf.pages[rulebook.id])


def group_of(actor: Actor) -> str:
    """The title of the group in which an actor is listed."""
    return next(title for title, _, kinds, tiers in GROUPS if actor.kind in kinds and actor.tier in tiers)


def _grouped(actors: Iterable[Actor]) -> Iterator[tuple[str, str, tuple[Actor, ...]]]:
    """Title, anchor and members of each group, by tier, then in the order of the register."""
    ordered = sorted(actors, key=lambda actor: actor.tier)
    for title, anchor, _, _ in GROUPS:
        members = tuple(actor for actor in ordered if group_of(actor) == title)
        if members:
            yield title, anchor, members


def _own_list(rulebook: Rulebook, cast: Mapping[str, Appearance], *, charted: bool) -> Iterator[str]:
    meetings = sum(one.is_meeting for one in cast.values())
    yield block("h1", ROLES[1], {"id": "roles"})
    counted = f"共{len(cast) - meetings}个主体，{meetings}个会议。"
    links = '<a href="../roles.html">与其他规则按角色对看</a>，<a href="../meetings.html">按会议对看</a>'
    if charted:
        links += f"；{_chart('')}"
    yield f'<p class="editorial standing">{counted}{links}</p>\n\n'
    for title, anchor, members in _grouped(one.actor for one in cast.values()):
        yield block("h2", title, {"id": anchor})
        entries = "".join(f"<li>{_entry(rulebook, cast[actor.name])}</li>" for actor in members)
        yield f'<ul class="people">{entries}</ul>\n\n'


def _chart(folder: str, name: str = "") -> str:
    """A link to the leadership chart of a rulebook."""
    return f'<a href="{folder}{LEADERSHIP[0]}.html">{name}{LEADERSHIP[1]}</a>'


def _entry(rulebook: Rulebook, one: Appearance) -> str:
    names = [alias.name for alias in one.actor.names_in(rulebook.id) if alias.name != one.actor.name]
    called = f"<small>条文称{escape('、'.join(dict.fromkeys(names)))}</small>" if names else ""
    return f"{_link(one, '', one.actor.name)} <small>{_counts(one)}</small>{called}"


def _link(one: Appearance, folder: str, words: str) -> str:
    return f"<a{html_attributes({'href': f'{folder}{one.page}.html'})}>{escape(words)}</a>"


def _counts(one: Appearance) -> str:
    parts = (("自己做", len(one.own)), ("编者推定", len(one.inferred)), ("别人对它", len(one.received)))
    return "，".join(f'<span class="count">{name}{count}项</span>' for name, count in parts if count)


def _whole(corpus: Corpus, casts: Mapping[str, Mapping[str, Appearance]]) -> OutputFile:
    guiju: Value = {
        "kind": "roles",
        "contents": [],
        "crumbs": [{"title": "首页", "url": "index.html"}, {"title": TITLE, "url": None}],
        "previous": None,
        "next": None,
    }
    values: dict[str, Value] = {"title": TITLE, "description": LEAD, "guiju": guiju}
    return OutputFile("roles.md", (front_matter(values) + "".join(_body(corpus, casts))).encode())


def _body(corpus: Corpus, casts: Mapping[str, Mapping[str, Appearance]]) -> Iterator[str]:
    rulebooks = [rulebook for rulebook in corpus.rulebooks if casts[rulebook.id]]
    actors = [one for one in corpus.registers.actors if any(one.name in casts[book.id] for book in rulebooks)]
    yield block("h1", TITLE, {"id": "roles"})
    yield block("p", LEAD, {"class": "lead"})
    if not actors:
        yield block("p", NONE, {})
        return
    groups = tuple(_grouped(actors))
    links = "".join(f'<li><a href="#{anchor}">{title}</a></li>' for title, anchor, _ in groups)
    yield f'<ul class="jumps">{links}</ul>\n\n'
    charts = [_chart(f"{book.id}/", book.metadata.short) for book in rulebooks if has_leadership(corpus.sheet(book.id))]
    if charts and len(rulebooks) <= SHORT_LISTS:
        yield block("p", f"谁领导谁、谁不在时由谁代，看图：{'，'.join(charts)}。", {"class": "hint"})
    for title, anchor, members in groups:
        yield block("h2", title, {"id": anchor})
        yield _table(rulebooks, casts, members)


def _table(
    rulebooks: Sequence[Rulebook], casts: Mapping[str, Mapping[str, Appearance]], actors: Sequence[Actor]
) -> str:
    """A row an actor; a column a rulebook, or one column of links where the rulebooks are many."""
    wide = len(rulebooks) <= SHORT_LISTS
    names = [rulebook.metadata.short for rulebook in rulebooks] if wide else ["规则"]
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row">{escape(actor.name)}</th>{_cells(rulebooks, casts, actor, wide=wide)}</tr>'
        for actor in actors
    )
    head = f'<thead><tr><th scope="col">主体</th>{heads}</tr></thead>'
    return f'<table class="people-table">{head}<tbody>{rows}</tbody></table>\n\n'


def _cells(
    rulebooks: Sequence[Rulebook], casts: Mapping[str, Mapping[str, Appearance]], actor: Actor, *, wide: bool
) -> str:
    if wide:
        return "".join(f"<td>{_cell(book, casts[book.id].get(actor.name))}</td>" for book in rulebooks)
    known = [book for book in rulebooks if actor.name in casts[book.id]]
    links = "、".join(_link(casts[book.id][actor.name], f"{book.id}/", book.metadata.short) for book in known)
    return f"<td>{links}</td>"


def _cell(rulebook: Rulebook, one: Appearance | None) -> str:
    if one is None:
        return '<span class="none">没有</span>'
    words = next((alias.name for alias in one.actor.names_in(rulebook.id)), one.actor.name)
    count = f'<small class="count">{len(one.facts)}项</small>'
    return f"{_link(one, f'{rulebook.id}/', words)} {count}"
