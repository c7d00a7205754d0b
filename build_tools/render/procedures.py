"""Lists of procedures: 审批链 of one rulebook by topic, and 按事项, the topics of all rulebooks side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from build_tools.model import Corpus, OutputFile, Rulebook
from build_tools.render.chains import Topical, find_topics, order_chains
from build_tools.render.citation import places
from build_tools.render.concepts import find_bases
from build_tools.render.facts import chain_link
from build_tools.render.markdown import Value, block, escape, front_matter, html_attributes
from build_tools.render.page import CHAINS, page_file, page_names, page_values, pages_beside, reading_pages
from build_tools.render.pointers import pointer_list
from build_tools.render.shelf import Shelf, stock_shelf
from build_tools.statements import Chain, Topic

TITLE = "按事项"
LEAD = "要办一件事，不必知道正式名称：从下面的问题找到事项，看各规则由谁起草、谁审核、谁批准，每一步都注明条款。"
NONE = "尚未整理出审批链。"
UNHELD = "没有单列的审批链"
INSTEAD = "有关的条款是："
BESIDE = "还要看："
UNGROUPED = "其他"
ASK = (
    '<form class="filters ask" role="search"><label>要办什么事'
    '<input type="search" name="ask" placeholder="如：规范性文件怎么出台" autocomplete="off"></label>'
    '<output role="status"></output></form>\n\n'
)
SHORT_LISTS = 4  # rulebooks up to which those that lack a topic are named


def render_procedures(corpus: Corpus) -> Iterator[OutputFile]:
    """`<rulebook>/chains.md` for every rulebook that has chains, and `chains.md` for all of them."""
    shelf = stock_shelf(corpus)
    for rulebook in corpus.rulebooks:
        sheet = corpus.sheet(rulebook.id)
        if sheet.chains:
            values = page_values(rulebook, reading_pages(rulebook), CHAINS[0], "chains", pages_beside(sheet))
            body = "".join(_list(shelf, rulebook, order_chains(sheet)))
            yield page_file(rulebook, CHAINS[0], values, body)
    yield _whole(corpus, shelf)


def _list(shelf: Shelf, rulebook: Rulebook, chains: Sequence[Chain]) -> Iterator[str]:
    yield block("h1", CHAINS[1], {"id": "chains"})
    counted = f"共{len(chains)}条，{sum(len(chain.steps) for chain in chains)}步。"
    yield f'<p class="editorial standing">{counted}<a href="../chains.html">与其他规则按事项对看</a></p>\n\n'
    for number, (topic, members) in enumerate(groupby(chains, key=lambda chain: chain.topic), 1):
        yield block("h2", escape(topic), {"id": f"topic-{number}"})
        yield f'<ul class="procedures">{"".join(_entry(shelf, rulebook, chain) for chain in members)}</ul>\n\n'


def _entry(shelf: Shelf, rulebook: Rulebook, chain: Chain) -> str:
    place = shelf.places[rulebook.id]
    articles = dict.fromkeys(place[step.fact.article] for step in chain.steps)
    return (
        f"<li>{chain_link(chain)}<p>{escape(chain.when.rstrip('。'))}。</p>"
        f"<small>{len(chain.steps)}步 · {'、'.join(articles)}</small></li>"
    )


def _whole(corpus: Corpus, shelf: Shelf) -> OutputFile:
    guiju: Value = {
        "kind": "procedures",
        "contents": [],
        "crumbs": [{"title": "首页", "url": "index.html"}, {"title": TITLE, "url": None}],
        "previous": None,
        "next": None,
    }
    values: dict[str, Value] = {
        "title": TITLE,
        "description": LEAD,
        "guiju": guiju,
        "hide": ["toc"],
    }
    topics = tuple(find_topics(corpus).values())
    return OutputFile("chains.md", (front_matter(values) + "".join(_topics(corpus, shelf, topics))).encode())


def _topics(corpus: Corpus, shelf: Shelf, topics: Sequence[Topical]) -> Iterator[str]:
    """Every topic under its heading, with the question that leads to it."""
    yield block("h1", TITLE, {"id": "procedures"})
    yield block("p", LEAD, {"class": "lead"})
    if not topics:
        yield block("p", NONE, {})
        return
    known = {topic.name: topic for topic in corpus.registers.topics}
    topics = sorted(topics, key=lambda topic: list(known).index(topic.name))
    groups = dict.fromkeys(topic.group or UNGROUPED for topic in known.values())
    yield ASK
    yield _questions(topics, known, list(groups))
    for number, group in enumerate(groups, 1):
        members = [topic for topic in topics if (known[topic.name].group or UNGROUPED) == group]
        if members:
            yield block("h2", escape(group), {"id": f"group-{number}"})
            yield from (_topic(corpus, shelf, topic, known[topic.name]) for topic in members)


def _questions(topics: Sequence[Topical], known: Mapping[str, Topic], groups: Sequence[str]) -> str:
    """The way in: the topics by heading, each with what one would ask."""
    parts = []
    for group in groups:
        items = [
            _question(topic, known[topic.name]) for topic in topics if (known[topic.name].group or UNGROUPED) == group
        ]
        if items:
            parts.append(f'<div class="asked"><b>{escape(group)}</b><ul>{"".join(items)}</ul></div>')
    return f'<div class="questions">{"".join(parts)}</div>\n\n'


def _question(topical: Topical, topic: Topic) -> str:
    words = escape(" ".join((topic.name, topic.question, *topic.aliases, *(chain.title for chain in topical.chains))))
    asked = f"<span>{escape(topic.question)}</span>" if topic.question else ""
    return f'<li data-words="{words}"><a href="#{topical.id}">{escape(topic.name)}</a>{asked}</li>'


def _topic(corpus: Corpus, shelf: Shelf, topical: Topical, topic: Topic) -> str:
    """A topic: its question, what else it is called, and its chains in all rulebooks side by side."""
    head = block("h3", escape(topical.name), {"id": topical.id, "class": "topic"})
    also = f"<small>也叫：{escape('、'.join(topic.aliases))}</small>" if topic.aliases else ""
    asked = f'<p class="asking">{escape(topic.question)}{also}</p>\n\n' if topic.question or also else ""
    return f'{head}{asked}<div class="sides">{"".join(_sides(corpus, shelf, topical))}</div>\n\n'


def _sides(corpus: Corpus, shelf: Shelf, topic: Topical) -> Iterator[str]:
    """A column for each rulebook that has chains of a topic, and one where it has none, if rulebooks are few."""
    annotated = [rulebook for rulebook in corpus.rulebooks if corpus.sheet(rulebook.id).chains]
    for rulebook in annotated:
        own = [chain for chain in topic.chains if chain.rulebook == rulebook.id]
        if own or len(annotated) <= SHORT_LISTS:
            beside = pointer_list(corpus, shelf, rulebook, topic.name, f"{rulebook.id}/")
            said = _held(rulebook, own, beside) if own else _unheld(corpus, rulebook, topic, beside)
            yield f'<div class="side"><b>{escape(rulebook.metadata.short)}</b>{said}</div>'


def _held(rulebook: Rulebook, own: Sequence[Chain], beside: str) -> str:
    entries = "".join(
        f"<li>{chain_link(chain, f'{rulebook.id}/')}<p>{escape(chain.when.rstrip('。'))}。</p></li>" for chain in own
    )
    more = f'<p class="none">{BESIDE}</p>{beside}' if beside else ""
    return f'<ul class="procedures">{entries}</ul>{more}'


def _unheld(corpus: Corpus, rulebook: Rulebook, topic: Topical, beside: str) -> str:
    return f'<p class="none">{UNHELD}。{INSTEAD}</p>{beside}' if beside else _pointers(corpus, rulebook, topic)


def _pointers(corpus: Corpus, rulebook: Rulebook, topic: Topical) -> str:
    """Where a rulebook has no chain of a topic: the clauses in which it rules the same, by the register of concepts."""
    names = {(chain.rulebook, chain.id) for chain in topic.chains}
    known = find_bases(corpus, rulebook).values()
    same = (basis for basis in known if any((one.rulebook, one.id) in names for one in basis.concept.chains))
    articles = dict.fromkeys(
        at for basis in same for at in (*([basis.founding.at] if basis.founding else []), *basis.used)
    )
    place, pages = places(rulebook), page_names(reading_pages(rulebook))
    hrefs = {at: f"{rulebook.id}/{pages[at]}.html#{at}" for at in articles}
    links = "、".join(f"<a{html_attributes({'href': href})}>{escape(place[at])}</a>" for at, href in hrefs.items())
    more = f"；有关条款：{links}" if links else ""
    return f'<p class="none">{UNHELD}{more}</p>'
