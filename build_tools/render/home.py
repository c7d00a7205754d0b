"""首页: what this is, the way into search, and the rulebooks as cards."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Corpus, Level, OutputFile, Rulebook
from build_tools.render.dates import chinese_date
from build_tools.render.markdown import Value, block, escape, front_matter, link
from build_tools.render.page import SILENT_NOTICE, UNOFFICIAL, Beside, pages_beside
from build_tools.render.standing import start_words, state
from build_tools.versions.standing import Standing, find_standings

TITLE = "政府工作规则，逐条可查、可引、可核对"
LEAD = (
    "工作规则写的是一级政府怎样开会、怎样决策、公文由谁签发、事情由谁来办。"
    "本站把公开印发的工作规则整理成网页：原文一字不改，每条都有固定网址，条文下面另列编者整理的谁做什么、时限和审批步骤。"
)
SEARCH = (
    '<div class="search-entry"><button type="button" data-guiju-search hidden>'
    "搜索条文，或直接问：区长外出谁主持工作</button></div>\n\n"
)
WAYS = (  # what a reader looks for, the page that has it, what it says; where facts are stated
    ("按事项查", "chains.md", "办一件事先后经过谁：起草、审核、批准，每一步附原文"),
    ("按角色查", "roles.md", "一个机构、一个职务有哪些职责，要经谁同意，不得做什么"),
    ("按会议查", "meetings.md", "每种会议由谁组成、谁主持、议什么、怎样形成和公开决定"),
    ("时限、频次和数量", "limits.md", "几个工作日内、每月几次、多少字以内，照原文列出"),
    ("禁止事项", "prohibitions.md", "规则写明不得做、一律不做的事"),
    ("请示、报告与备案", "reports.md", "什么事要向谁请示、报告或者备案"),
    ("两地对照", "compare.md", "同一件事两地怎样规定：逐条并排，标出不同的字句"),
    ("术语", "glossary.md", "条文用到而未必人人懂的说法"),
)
OTHERS = (
    ("引用文件", "instruments.md", "规则引用了哪些法律、法规和文件，各在哪一条"),
    ("关于本站", "about.md", "怎样读、怎样引用，哪些是原文，哪些是编者所加"),
)
EMPTY = "尚未收录工作规则。"


def render_home(corpus: Corpus) -> Iterator[OutputFile]:
    """The one page at the root of the site."""
    guiju: Value = {"kind": "home", "contents": [], "crumbs": [], "previous": None, "next": None}
    values: dict[str, Value] = {
        "title": TITLE,
        "description": LEAD,
        "guiju": guiju,
        "hide": ["navigation", "toc"],
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
    for rulebook in corpus.rulebooks:
        yield _card(rulebook, standings[rulebook.id], pages_beside(corpus.sheet(rulebook.id)))
    yield "</div>\n\n"
    yield from _ways(corpus)
    statement = f"本站是{UNOFFICIAL}，不是任何机关的网站。{link('开放数据', 'data.md')}"
    yield block("p", statement, {"class": "editorial standing"})


def _ways(corpus: Corpus) -> Iterator[str]:
    stated = any(corpus.sheet(rulebook.id).all_facts for rulebook in corpus.rulebooks)
    yield block("h2", "从这里查", {"id": "ways"})
    yield '<div class="ways" markdown="block">\n\n'
    for title, page, told in (*WAYS, *OTHERS) if stated else OTHERS:
        yield f"[**{title}** {told}]({page})\n\n"
    yield "</div>\n\n"


def _card(rulebook: Rulebook, standing: Standing, beside: Beside) -> str:
    title = block("h3", link(rulebook.metadata.title, f"{rulebook.id}/index.md"), {"id": rulebook.id})
    rows = "".join(f"{name}\n:   {escape(value)}\n\n" for name, value in _rows(rulebook, standing))
    pages = (("index", "目录"), ("full", "全文"), *beside)
    links = block("p", " ".join(link(name, f"{rulebook.id}/{page}.md") for page, name in pages), {"class": "inside"})
    return f'<div class="card" markdown="block">\n\n{title}{rows}{links}</div>\n\n'


def _rows(rulebook: Rulebook, standing: Standing) -> Iterator[tuple[str, str]]:
    known = rulebook.metadata
    if state(standing):
        yield "有效性", f"{state(standing)}（{start_words(rulebook)}）"
    if known.issuer:
        yield "发文机关", known.issuer
    yield "文号", known.document_number or SILENT_NOTICE
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
