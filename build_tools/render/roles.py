"""A page for every office, body or role: what it is, its duties by matter, meetings, leave, limits, chains.

Each fact stands on the page once, in the first section of SECTIONS that it belongs to; what the editor only
infers stands apart, and so does what others do towards the actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from build_tools.model import Corpus, OutputFile, Provision
from build_tools.render.cast import (
    Appearance,
    find_chapters,
    founding_clauses,
    without_lead,
)
from build_tools.render.downloads import handbook_downloads, render_downloads
from build_tools.render.duties import Desk, Sentence, is_forbidden, is_mild, own_sentences, whole_sentences
from build_tools.render.facts import has_figure
from build_tools.render.fans import role_card
from build_tools.render.markdown import Value, block, escape, html_attributes, official, shorten
from build_tools.render.page import (
    DESCRIPTION_LENGTH,
    ROLES,
    UNOFFICIAL,
    heading_title,
    page_file,
    page_frame,
    pages_beside,
    reading_pages,
)
from build_tools.render.powers import render_powers
from build_tools.render.previews import clause_previews
from build_tools.render.stage import Stage, set_stages
from build_tools.render.steps import chains_of, limit_rows, render_steps
from build_tools.render.wording import UNNAMED, status_tag
from build_tools.statements import Fact, Mention

LEAVE = frozenset(["请假", "外出", "休假", "补位", "代为处理", "主持工作", "委托", "授权", "工作衔接"])
LEAVE_TOPICS = frozenset(["外出请销假", "会议请假", "工作补位", "领导干部外出"])
MEETING_VERBS = frozenset(["组成", "召集", "主持", "召开", "出席", "列席", "参加", "缺席", "由他人代替参加"])
AROUND = 16  # characters on either side of a name that is only mentioned
MANY = 8  # facts from which on a page opens with 权限一览


def render_roles(corpus: Corpus) -> Iterator[OutputFile]:
    """One page an actor, `<rulebook>/role-<id>.md`; meetings have cards instead."""
    for stage in set_stages(corpus):
        for appearance in stage.cast.values():
            if not appearance.is_meeting:
                yield actor_file(stage, appearance, "role", _body(stage, appearance))


def actor_file(stage: Stage, appearance: Appearance, kind: str, body: Iterable[str]) -> OutputFile:
    """The file of an actor's page."""
    rulebook, name = stage.desk.rulebook, appearance.actor.name
    frame = page_frame(rulebook, reading_pages(rulebook), ROLES[0], kind, pages_beside(stage.corpus.sheet(rulebook.id)))
    title = rulebook.metadata.title
    crumbs: list[Value] = [
        {"title": "首页", "url": "index.html"},
        {"title": title, "url": f"{rulebook.id}/index.html"},
        {"title": ROLES[1], "url": f"{rulebook.id}/{ROLES[0]}.html"},
        {"title": name, "url": None},
    ]
    about = "的组成、召集、议题、纪要和督办" if appearance.is_meeting else "的职责、审批环节、会议、时限和请假补位"
    values: dict[str, Value] = {
        "title": f"{name} · {title}",
        "description": shorten(f"{name}{about}，逐句引出条文。{UNOFFICIAL}", DESCRIPTION_LENGTH),
        "guiju": {**frame, "crumbs": crumbs, "previous": None, "next": None},
    }
    drawn = "".join(body)
    return page_file(rulebook, appearance.page, values, drawn + clause_previews(stage.desk.shelf, drawn))


def _body(stage: Stage, one: Appearance) -> Iterator[str]:
    yield from head(stage, one)
    yield render_downloads(handbook_downloads(stage.corpus, stage.desk.rulebook, one.page))
    yield role_card(stage.desk, stage.cast, one)
    if len(one.own) >= MANY:
        yield _section("powers", "权限一览", render_powers(stage, one))
    drawn = {name: [fact for fact in one.own if section_of(stage, fact) == name] for name in SECTIONS}
    for name, (anchor, draw) in SECTIONS.items():
        yield _section(anchor, name, draw(stage, one, drawn[name]))
    yield _section("wider", "以其他身份适用的规定", _wider(stage, one))
    yield _section("inferred", "编者推定的职责", _inferred(stage, one))
    yield _section("limits", "约束它的时限、频次和数量", limit_rows(stage.desk, filter(has_figure, one.own)))
    yield _section("chains", "所在的审批链", render_steps(stage.desk, one, chains_of(stage.chains, one)))
    yield _section("received", "其他主体对它", _list(stage, whole_sentences(one.received)))
    yield _section("mentions", "另有提及", mentioned(stage, one))


def head(stage: Stage, one: Appearance) -> Iterator[str]:
    """The head of an actor's page: its name, the names that the text uses, its counterparts, its founding clause."""
    rulebook = stage.desk.rulebook
    yield block("h1", escape(one.actor.name), {"id": one.page})
    names = [alias.name for alias in one.actor.names_in(rulebook.id)]
    called = f"条文中的称谓：{escape('、'.join(dict.fromkeys(names)))}。" if names else ""
    said = called + _counterparts(stage, one) + _also(stage, one)
    yield f'<p class="editorial standing">{said}{status_tag(one.facts)}</p>\n\n'
    yield _founding(stage, one)


def _counterparts(stage: Stage, one: Appearance) -> str:
    links = [
        f"<a{html_attributes({'href': f'../{other.id}/{page}.html'})}>{escape(other.metadata.short)}</a>"
        for other, page in stage.elsewhere.get(one.actor.name, ())
    ]
    return f"另一地的对应页：{'、'.join(links)}。" if links else "其他规则没有对应的主体。"


def _also(stage: Stage, one: Appearance) -> str:
    """What wider names cover it: 它同时属于：区政府领导…；那里的规定也适用."""
    wider = [stage.cast[name] for name in one.actor.also if name in stage.cast]
    links = "、".join(f"<a{html_attributes({'href': f'{w.page}.html'})}>{escape(w.actor.name)}</a>" for w in wider)
    return (
        f'{escape(one.actor.name)}同时属于或会充当：{links}，<a href="#wider">那里的规定也适用</a>。' if wider else ""
    )


def _wider(stage: Stage, one: Appearance) -> str:
    """What binds an actor under a wider name or in a role that it plays, folded by name; its own facts left out."""
    parts = []
    for other in (stage.cast[name] for name in one.actor.also if name in stage.cast):
        facts = [fact for fact in other.own if fact not in one.own and fact not in one.received]
        if facts:
            summary = f"<summary>作为{escape(other.actor.name)}（{len(facts)}项）</summary>"
            parts.append(f"<details>{summary}{_list(stage, own_sentences(other, facts)).rstrip()}</details>")
    return f'<div class="wider">{"".join(parts)}</div>\n\n' if parts else ""


def _founding(stage: Stage, one: Appearance) -> str:
    """The words of the clauses that set an actor up, or that the text has none."""
    if not one.founding:
        return f'<p class="founding none">设立与定位：{UNNAMED}（没有专门设立它的条文）。</p>\n\n'
    rulebook = stage.desk.rulebook
    texts = {provision.address: provision for provision in rulebook.provisions}
    words = "".join(_quoted(stage.desk, texts[address]) for address in founding_clauses(one))
    return f'<blockquote class="founding">{words}</blockquote>\n\n'


def _quoted(desk: Desk, provision: Provision) -> str:
    return f'<p class="quote">{official(without_lead(provision.text))} {desk.clause(provision.address)}</p>'


def section_of(stage: Stage, fact: Fact) -> str:
    """The section of its actor's page in which a fact stands."""
    if is_forbidden(fact):
        return "一般不做的" if is_mild(fact) else "不得做的"
    if fact.does in LEAVE or stage.topics.get(fact) in LEAVE_TOPICS:
        return "请假、补位与委托"
    if fact.does in MEETING_VERBS and any(fact in (b.fact for b in members) for members in stage.bearings.values()):
        return "会议"
    return "职责"


def _section(anchor: str, title: str, content: str) -> str:
    return block("h2", title, {"id": anchor}) + content if content else ""


def _list(stage: Stage, sentences: Sequence[Sentence]) -> str:
    return f'<ul class="sentences">{stage.desk.listed(sentences)}</ul>\n\n' if sentences else ""


def _plain(stage: Stage, one: Appearance, facts: Sequence[Fact]) -> str:
    return _list(stage, own_sentences(one, facts))


def _duties(stage: Stage, one: Appearance, facts: Sequence[Fact]) -> str:
    """The duties by chapter and, within it, by what its articles rule; each sentence at the first of its clauses."""
    chapters = find_chapters(stage.desk.rulebook)
    titles = {
        p.address: heading_title(p, stage.desk.shelf.places[stage.desk.rulebook.id])
        for p in stage.desk.rulebook.provisions
        if p.level.is_heading
    }
    sentences = own_sentences(one, facts)
    parts: list[str] = []
    for chapter, members in groupby(sentences, key=lambda sentence: chapters.get(sentence.facts[0].article, "")):
        title = f"<h3>{escape(_bare(titles[chapter]))}</h3>" if chapter else ""
        groups = groupby(members, key=lambda sentence: sentence.facts[0].article)
        parts.append(f'{title}<dl class="matters">{"".join(_matter(stage, a, tuple(own)) for a, own in groups)}</dl>')
    return f'<div class="duty">{"".join(parts)}</div>\n\n' if parts else ""


def _bare(title: str) -> str:
    """会议制度 of 第八章 会议制度 and of 〔第十章〕工作补位制度."""
    return title.rpartition("〕")[2].split(" ", 1)[-1]


def _matter(stage: Stage, article: str, sentences: Sequence[Sentence]) -> str:
    name = stage.gists.get(article) or stage.desk.place(article)
    return f"<dt>{escape(name)}</dt><dd><ul>{stage.desk.listed(sentences)}</ul></dd>"


def _meetings(stage: Stage, one: Appearance, facts: Sequence[Fact]) -> str:
    """Meetings it belongs to, convenes and attends, each meeting once, with a link to its card."""
    left = list(facts)
    rows: list[str] = []
    for name, bearings in stage.bearings.items():
        own = [bearing.fact for bearing in bearings if bearing.fact in left]
        if own:
            left = [fact for fact in left if fact not in own]
            card = f"<a{html_attributes({'href': stage.cast[name].page + '.html'})}>{escape(name)}</a>"
            rows.append(f"<dt>{card}</dt><dd><ul>{stage.desk.listed(own_sentences(one, own))}</ul></dd>")
    return f'<dl class="matters">{"".join(rows)}</dl>\n\n' if rows else ""


def _inferred(stage: Stage, one: Appearance) -> str:
    lead = '<p class="hint">条文没有写由谁做，由编者依上下文推定，不是规则内容。</p>\n\n'
    found = _list(stage, whole_sentences(one.inferred))
    return lead + found if found else ""


def mentioned(stage: Stage, one: Appearance) -> str:
    """The articles that name an actor and of which no fact of it is stated, each with the words around the name."""
    stated = {fact.article for fact in one.facts}
    texts = {provision.address: provision.text for provision in stage.desk.rulebook.provisions}
    found: dict[str, Mention] = {}
    for mention in stage.corpus.mentions:
        if (mention.rulebook, mention.actor) == (stage.desk.rulebook.id, one.actor.name):
            found.setdefault(mention.at.split(".")[0], mention)
    entries = "".join(
        f"<li>{_excerpt(texts[found[at].at], found[at])} <small>{stage.desk.clause(found[at].at)}</small></li>"
        for at in one.named
        if at not in stated and at in found
    )
    return f'<ul class="mentioned">{entries}</ul>\n\n' if entries else ""


def _excerpt(text: str, mention: Mention) -> str:
    """The name with a few words on either side, as printed."""
    start, end = max(0, mention.start - AROUND), mention.end + AROUND
    words = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return official(words)


Draw = Callable[[Stage, Appearance, Sequence[Fact]], str]
SECTIONS: Mapping[str, tuple[str, Draw]] = {  # title: anchor, how its facts are drawn
    "职责": ("duties", _duties),
    "会议": ("meetings", _meetings),
    "请假、补位与委托": ("leave", _plain),
    "不得做的": ("forbidden", _plain),
    "一般不做的": ("discouraged", _plain),
}
