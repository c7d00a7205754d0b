"""对照概览: the differences that matter on top, then every article by topic, then those without counterpart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from build_tools.comparison import Parallel, Relation
from build_tools.model import OutputFile
from build_tools.parallels.records import KINDS
from build_tools.render.compare.articles import lone_words
from build_tools.render.compare.pair import (
    CLASSES,
    MEANINGS,
    Pair,
    contents_of,
    kind_names,
    kind_tags,
    listing,
    notice,
    pair_file,
    quotes,
    relation_tag,
)
from build_tools.render.markdown import block, escape, html_attributes
from build_tools.statements import Party

TITLE = "对照概览"
WEIGHTY = "最要紧的差别"
MOST_ROLES = 40


def render_overview(pair: Pair) -> OutputFile:
    """`<甲>--<乙>/index.md`."""
    return pair_file(pair, "index", TITLE, "pair", "".join(_body(pair)))


def _body(pair: Pair) -> Iterator[str]:
    yield block("h1", escape(f"{pair.title}：同一件事，两地怎样规定"), {"id": "pair"})
    yield notice(pair)
    yield f'<p class="editorial standing">{_lead(pair)}</p>\n\n'
    if pair.alignment.reviewed:
        yield _counts(pair)
    weighty = sorted((p for p in pair.alignment.parallels if p.weight), key=_rank)
    if weighty:
        yield block("h2", f"{WEIGHTY}（{len(weighty)}处）", {"id": "weighty"})
        yield f'<ol class="headlines">{"".join(_headline(parallel) for parallel in weighty)}</ol>\n\n'
        yield f'<ol class="weighty">{"".join(_weighty(pair, parallel) for parallel in weighty)}</ol>\n\n'
    yield block("h2", "全部条文", {"id": "all"})
    yield _filters(pair)
    for number, (topic, members) in enumerate(_topics(pair), 1):
        yield _topic(pair, number, topic, members)
    yield from _lone(pair)


def _rank(parallel: Parallel) -> int:
    return parallel.weight.rank if parallel.weight else 0


def _lead(pair: Pair) -> str:
    titles = "与".join(
        f'<a href="../{book.id}/index.html">《{escape(book.metadata.title)}》</a>（{len(pair.articles(side))}条）'
        for side, book in enumerate(pair.books)
    )
    pages = [(name, words) for name, words in contents_of(pair) if name in ("chains", "offices", "sheet")]
    first = next(name for name, _ in contents_of(pair) if name != "index")
    links = "、".join(f'<a href="{name}.html">{words}</a>' for name, words in ((first, "逐条对照"), *pages))
    sheet = f'<a href="../{csv_path(pair)}" download>表格（CSV）</a>'
    return f"{titles}。{pair.standing}。{links}；下载：{sheet}。"


def csv_path(pair: Pair) -> str:
    """Where the table of a pair stands below the site."""
    return f"data/{pair.alignment.id}.csv"


def _counts(pair: Pair) -> str:
    """How many articles of either side stand in which relation, that of the main counterpart."""
    head = "".join(f'<th scope="col">{words}</th>' for words in ("关系", *map(pair.short, (0, 1)), "意思"))
    found = [_relations(pair, side) for side in (0, 1)]
    rows = "".join(
        f'<tr><th scope="row">{relation_tag(relation)}</th><td>{found[0][relation]}条</td>'
        f"<td>{found[1][relation]}条</td><td>{meaning}</td></tr>"
        for relation, meaning in MEANINGS
    )
    return f'<table class="relations"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>\n\n'


def _relations(pair: Pair, side: int) -> Counter[Relation | None]:
    found = (pair.alignment.of(side, at) for at in pair.articles(side))
    return Counter(parallels[0].relation if parallels else Relation.NONE for parallels in found)


def _headline(parallel: Parallel) -> str:
    weight = parallel.weight
    return f'<li><a href="#d{weight.rank}">{escape(weight.headline)}</a></li>' if weight else ""


def _weighty(pair: Pair, parallel: Parallel) -> str:
    """One of the differences that matter: headline, both sides in words, the words that prove them."""
    weight = parallel.weight
    if weight is None:
        return ""
    sides = "".join(f"<p>{escape(sentence)}</p>" for sentence in _by_sides(pair, weight.statement))
    difference = f'<p class="difference">两条的差别：{escape(parallel.difference)}</p>'
    whole = f'<p class="onward"><a href="{pair.row(parallel)}">两条全文对照</a></p>'
    return (
        f'<li id="d{weight.rank}"><h3>{escape(weight.headline)}</h3>'
        f'<p class="kinds">{kind_tags(pair, parallel.kinds)}</p>'
        f'<div class="said">{sides}</div>{quotes(pair, parallel)}{difference}{whole}</li>'
    )


def _by_sides(pair: Pair, statement: str) -> tuple[str, ...]:
    """A statement (莱芜：…。临淄：…。) with each side in a paragraph of its own."""
    before, mark, after = statement.partition(f"{pair.short(1)}：")
    return (before, mark + after) if before and mark else (statement,)


def _topics(pair: Pair) -> Iterator[tuple[str, tuple[Parallel, ...]]]:
    """The parallels by topic, or by the chapter of 甲 where nobody gave topics."""
    found = pair.alignment.parallels
    if pair.alignment.reviewed:
        for topic in pair.alignment.topics:
            yield topic, tuple(parallel for parallel in found if parallel.topic == topic)
        return
    for name, title in contents_of(pair):
        members = tuple(parallel for parallel in found if pair.pages[parallel.first] == name)
        if members:
            yield title, members


def _topic(pair: Pair, number: int, topic: str, members: Sequence[Parallel]) -> str:
    if not members:
        return ""
    rows = "".join(_row(pair, parallel) for parallel in members)
    attributes = html_attributes({"class": "matter", "data-matter": str(number), "id": f"topic-{number}"})
    return f'<section{attributes}><h3>{escape(topic)}</h3><ul class="pairs">{rows}</ul></section>\n\n'


def _row(pair: Pair, parallel: Parallel) -> str:
    """Two articles in a line: what they are to each other, and what differs."""
    gist = pair.gist(0, parallel.first)
    names = f"{pair.name(0, parallel.first)}　{pair.name(1, parallel.second)}"
    words = f'<span class="gist">{escape(gist)}</span>' if gist else ""
    difference = f"<p>{escape(parallel.difference)}</p>" if parallel.difference else ""
    relation = relation_tag(parallel.relation) if parallel.relation else ""
    tags = {
        "data-relation": CLASSES[parallel.relation],
        "data-kind": "|".join(parallel.kinds),
        "data-actor": "|".join(_roles(pair, parallel)),
    }
    return (
        f"<li{html_attributes({key: value for key, value in tags.items() if value})}>"
        f'<a href="{pair.row(parallel)}">{escape(names)}</a>{words}{relation}'
        f"{kind_tags(pair, parallel.kinds)}{difference}</li>"
    )


def _roles(pair: Pair, parallel: Parallel) -> tuple[str, ...]:
    """The ids of those whom the facts of either article name as acting."""
    ids = {actor.name: actor.id for actor in pair.corpus.registers.actors}
    named: list[str] = []
    for side, at in enumerate((parallel.first, parallel.second)):
        facts = pair.corpus.sheet(pair.books[side].id).all_facts
        own = [fact for fact in facts if fact.article == at]
        named += [party.actor for fact in own for party in _parties(fact.who, fact.inferred)]
    return tuple(dict.fromkeys(ids[name] for name in named if name in ids))


def _parties(who: Sequence[Party], inferred: Sequence[Party]) -> tuple[Party, ...]:
    return (*who, *inferred)


def _filters(pair: Pair) -> str:
    """The choices above the list: topic, relation, kind of difference, role."""
    parallels = pair.alignment.parallels
    topics = [(str(number), topic) for number, (topic, members) in enumerate(_topics(pair), 1) if members]
    relations = [(CLASSES[one], one.value) for one in Relation if any(p.relation is one for p in parallels)]
    used = [kind for kind in KINDS if any(kind in parallel.kinds for parallel in parallels)]
    kinds = list(zip(used, kind_names(pair, used), strict=True))
    counted = Counter(role for parallel in parallels for role in _roles(pair, parallel))
    common = {role for role, _ in counted.most_common(MOST_ROLES)}
    roles = [(actor.id, actor.name) for actor in pair.corpus.registers.actors if actor.id in common]
    choices = (
        ("matter", "主题" if pair.alignment.reviewed else "章", topics),
        ("relation", "关系", relations),
        ("kind", "差别", kinds),
        ("actor", "角色", roles),
    )
    drawn = "".join(_choice(*choice) for choice in choices if len(choice[2]) > 1)
    count = f'<output role="status">共{len(parallels)}项</output>'
    return f'<form class="filters" data-list="whole">{drawn}<button type="reset">清除</button>{count}</form>\n\n'


def _choice(name: str, label: str, values: Sequence[tuple[str, str]]) -> str:
    options = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in values)
    return f'<label>{label}<select name="{name}"><option value="">全部</option>{options}</select></label>'


def _lone(pair: Pair) -> Iterator[str]:
    """The articles of either side that the other side has no rule for."""
    yield block("h2", "没有对应的条文", {"id": "lone"})
    for side in (0, 1):
        own = [lone for lone in pair.alignment.lone if lone.side == side]
        words = "规则未见规定" if pair.alignment.reviewed else "没有比对出相近条文"
        title = f"{escape(pair.short(side))}有{len(own)}条，{escape(pair.short(1 - side))}{words}"
        items = [
            f'<li id="{"ab"[side]}-{lone.at}">{pair.clause(side, lone.at)} '
            f'<span class="gist">{escape(pair.gist(side, lone.at))}</span>{lone_words(pair, lone)}</li>'
            for lone in own
        ]
        yield f'<h3 id="lone-{side + 1}">{title}</h3>\n\n' + listing(items, {"class": "lone"})
