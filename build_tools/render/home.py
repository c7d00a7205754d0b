"""首页: what this is, the way into search, and the rulebooks as cards."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Corpus, Level, OutputFile, Rulebook
from build_tools.render.dates import chinese_date
from build_tools.render.markdown import Value, block, escape, front_matter, link
from build_tools.render.page import UNOFFICIAL
from build_tools.render.standing import start_words, state
from build_tools.versions.standing import Standing, find_standings

TITLE = "政府工作规则，逐条可查、可引、可核对"
LEAD = "把区县人民政府公开印发的工作规则整理成网页：原文一字不改，章、条、款、项各有固定网址，引用格式可以直接复制。"
SEARCH = (
    '<div class="search-entry"><button type="button" data-guiju-search>搜索条文，如“会议纪要 签发”</button></div>\n\n'
)
WAYS = (  # ways in, where facts are stated
    ("按事项：怎么办、谁来批", "chains.md"),
    ("按角色查职责", "roles.md"),
    ("按会议查议事规则", "meetings.md"),
    ("时限、频次和数量", "limits.md"),
    ("禁止事项", "prohibitions.md"),
    ("请示、报告与备案", "reports.md"),
)
OTHERS = (("引用文件", "instruments.md"), ("开放数据", "data.md"), ("关于本站", "about.md"))
EMPTY = "尚未收录工作规则。"


def render_home(corpus: Corpus) -> Iterator[OutputFile]:
    """The one page at the root of the site."""
    guiju: Value = {"kind": "home", "contents": [], "crumbs": [], "previous": None, "next": None}
    values: dict[str, Value] = {
        "title": TITLE,
        "description": LEAD,
        "guiju": guiju,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }
    yield OutputFile("index.md", (front_matter(values) + "".join(_body(corpus))).encode())


def _body(corpus: Corpus) -> Iterator[str]:
    yield block("h1", TITLE, {"id": "home"})
    yield block("p", LEAD, {"class": "lead"})
    yield SEARCH
    yield block("h2", "工作规则", {"id": "rulebooks"})
    if not corpus.rulebooks:
        yield block("p", EMPTY, {})
    yield '<div class="cards" markdown="block">\n\n'
    standings = find_standings(corpus)
    yield from (_card(rulebook, standings[rulebook.id]) for rulebook in corpus.rulebooks)
    yield "</div>\n\n"
    if any(corpus.sheet(rulebook.id).all_facts for rulebook in corpus.rulebooks):
        yield block("p", " ".join(link(*way) for way in WAYS), {"class": "actions"})
    others = "、".join(link(*other) for other in OTHERS)
    statement = f"本站是{UNOFFICIAL}。{others}"
    yield block("p", statement, {"class": "editorial standing"})


def _card(rulebook: Rulebook, standing: Standing) -> str:
    title = block("h3", link(rulebook.metadata.title, f"{rulebook.id}/index.md"), {"id": rulebook.id})
    rows = "".join(f"{name}\n:   {escape(value)}\n\n" for name, value in _rows(rulebook, standing))
    return f'<div class="card" markdown="block">\n\n{title}{rows}</div>\n\n'


def _rows(rulebook: Rulebook, standing: Standing) -> Iterator[tuple[str, str]]:
    known = rulebook.metadata
    if state(standing):
        yield "有效性", f"{state(standing)}（{start_words(rulebook)}）"
    if known.issuer:
        yield "发文机关", known.issuer
    if known.document_number:
        yield "文号", known.document_number
    if known.issued:
        yield "公布日期", chinese_date(known.issued)
    counted = "，".join(_counts(rulebook))
    if counted:
        yield "篇幅", counted


def _counts(rulebook: Rulebook) -> Iterator[str]:
    for level, unit in ((Level.CHAPTER, "章"), (Level.ARTICLE, "条")):
        count = sum(1 for provision in rulebook.provisions if provision.level is level)
        if count:
            yield f"{count}{unit}"
