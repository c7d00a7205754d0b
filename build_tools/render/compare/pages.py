"""对照: the page that lists which rulebooks stand side by side, and all pages of every pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.model import Corpus, OutputFile
from build_tools.parallels.families import Family, find_families
from build_tools.render.compare.articles import render_articles
from build_tools.render.compare.chains import render_chain_pairs
from build_tools.render.compare.offices import render_offices
from build_tools.render.compare.overview import render_overview
from build_tools.render.compare.pair import TITLE, Pair, find_pairs
from build_tools.render.compare.sheet import render_csv, render_sheet
from build_tools.render.markdown import block, escape, front_matter
from build_tools.render.registers.tables import root_values
from build_tools.render.shelf import stock_shelf

LEAD = "同一件事，两地的规则怎样规定：逐条并排，标出不同的字句；一方没有规定的，写明查过哪些条。"
NONE = "目前收录的规则中，没有可以对照的两部。"


def render_comparisons(corpus: Corpus) -> Iterator[OutputFile]:
    """`compare.md`, a folder for every pair, and a CSV file for each."""
    pairs = find_pairs(corpus, stock_shelf(corpus))
    yield _list(corpus, pairs)
    for pair in pairs:
        yield render_overview(pair)
        yield from render_articles(pair)
        yield from render_chain_pairs(pair)
        yield from render_offices(pair)
        yield from render_sheet(pair)
        yield render_csv(pair)


def render_pair_sheets(corpus: Corpus) -> Iterator[OutputFile]:
    """`data/<甲>--<乙>.csv` for every pair."""
    return (render_csv(pair) for pair in find_pairs(corpus, stock_shelf(corpus)))


def _list(corpus: Corpus, pairs: Sequence[Pair]) -> OutputFile:
    values = root_values(TITLE, LEAD, "compare")
    return OutputFile("compare.md", (front_matter(values) + "".join(_body(corpus, pairs))).encode())


def _body(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[str]:
    yield block("h1", TITLE, {"id": "compare"})
    yield block("p", LEAD, {"class": "lead"})
    if not pairs:
        yield block("p", NONE, {})
        return
    families = find_families(corpus)
    for number, family in enumerate(families, 1):
        yield from _family(family, pairs, number)
    kin = {frozenset((family.reference, other)) for family in families for other in family.others}
    others = [pair for pair in pairs if frozenset(pair.alignment.books) not in kin]
    if others:
        yield block("h2", "其他", {"id": "others"})
        yield _entries(others)


def _family(family: Family, pairs: Sequence[Pair], number: int) -> Iterator[str]:
    """One family: the reference, and every rulebook beside it."""
    own = [pair for pair in pairs if _is_of(family, pair)]
    reference = next((book for pair in own for book in pair.books if book.id == family.reference), None)
    if reference is None:
        return
    count = len(family.others) + 1
    yield block("h2", escape(f"{family.kind}（{count}部）"), {"id": f"family-{number}"})
    link = f'<a href="{reference.id}/index.html">《{escape(reference.metadata.title)}》</a>'
    yield f'<p class="editorial standing">以{link}为参照，其余{len(family.others)}部各与它并排。</p>\n\n'
    yield _entries(own)


def _is_of(family: Family, pair: Pair) -> bool:
    return any(set(pair.alignment.books) == {family.reference, other} for other in family.others)


def _entries(pairs: Sequence[Pair]) -> str:
    return f'<ul class="pairs held">{"".join(_entry(pair) for pair in pairs)}</ul>\n\n'


def _entry(pair: Pair) -> str:
    """A pair: both rulebooks, who compared them, what there is to see."""
    weighty = sum(parallel.weight is not None for parallel in pair.alignment.parallels)
    titles = "；".join(f"《{escape(book.metadata.title)}》" for book in pair.books)
    ways = [f'<a href="{pair.alignment.id}/index.html#weighty">最要紧的{weighty}处差别</a>'] if weighty else []
    ways += [f'<a href="{pair.alignment.id}/chains.html">流程对照</a>'] if pair.alignment.chains else []
    more = f"<p>{'　'.join(ways)}</p>" if ways else ""
    return (
        f'<li><a href="{pair.alignment.id}/index.html">{escape(pair.title)}</a>'
        f'<span class="kind">{pair.standing}</span><p>{titles}</p>{more}</li>'
    )
