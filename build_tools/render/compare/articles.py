"""Article by article: a page for every chapter of 甲, each article beside what answers to it in 乙."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.comparison import Lone, Parallel
from build_tools.model import OutputFile
from build_tools.parallels.lexicon import Lexicon, Sort, find_lexicon
from build_tools.parallels.words import Called, Paragraph, Piece, Wordings, compare_wordings
from build_tools.render.compare.pair import Pair, kind_tags, notice, pair_file, quotes, relation_tag, row_id
from build_tools.render.markdown import block, escape
from build_tools.render.page import ReadingPage, reading_pages
from build_tools.versions.articles import Article, articles_of

LEGEND = (
    "两边都有的话不加底色；只有一边有的话加浅底色。"
    "<mark class='figure'>数字</mark><mark class='modal'>语气</mark><mark class='exception'>例外</mark>另加下划线。"
    "整款另一边几乎没有的，左边加竖线，不逐字标。"
    "说法不同而意思一样的简称（区人民政府与区政府）、地名和标点，不算差别。"
)
NAMES = {Sort.FIGURE: "数字", Sort.MODAL: "语气", Sort.EXCEPTION: "例外"}
UNMARKED = "两条文字大多不同，只标出数字、语气和例外。"
SILENT = "该规则未见规定"


def render_articles(pair: Pair) -> Iterator[OutputFile]:
    """`<甲>--<乙>/<chapter>.md` for every chapter of 甲 that holds articles."""
    words = [{article.address: article for article in articles_of(book)} for book in pair.books]
    lexicon = find_lexicon(pair.corpus, [book.id for book in pair.books])
    mains = {at: pair.alignment.of(1, at)[0] for at in {parallel.second for parallel in pair.alignment.parallels}}
    lone = {one.at: one for one in pair.alignment.lone if one.side == 0}
    for page in reading_pages(pair.books[0]):
        own = [at for at in pair.articles(0) if pair.pages[at] == page.name]
        if own:
            rows = "".join(_row(_Row(pair, words, lexicon, mains, lone), at) for at in own)
            yield pair_file(pair, page.name, page.title, "pairing", _head(pair, page) + rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """What the rows of a pair are drawn from: the words of both sides by address, the main parallels of 乙."""

    pair: Pair
    words: Sequence[Mapping[str, Article]]
    lexicon: Lexicon
    mains: Mapping[str, Parallel]
    lone: Mapping[str, Lone]


def _head(pair: Pair, page: ReadingPage) -> str:
    title = block("h1", escape(f"{page.title} · {pair.title}逐条对照"), {"id": "pairing"})
    return title + notice(pair) + f'<p class="editorial legend">{LEGEND}</p>\n\n'


def _row(row: _Row, at: str) -> str:
    """An article of 甲 with all that answers to it."""
    pair = row.pair
    gist = pair.gist(0, at)
    title = f"{escape(pair.name(0, at))}{f' <span>{escape(gist)}</span>' if gist else ''}"
    found = pair.alignment.of(0, at)
    body = "".join(_tie(row, parallel, main=number == 0) for number, parallel in enumerate(found))
    if at in row.lone:
        body = lone_words(pair, row.lone[at]) + _alone(row, at)
    return f'<section class="pairing" id="{at}"><h2>{title}</h2>{body}</section>\n\n'


def _tie(row: _Row, parallel: Parallel, *, main: bool) -> str:
    """Two articles: whole and word by word where one is the main counterpart of the other, else by the words quoted."""
    pair = row.pair
    back = row.mains[parallel.second] is parallel
    anchor = f'<span id="b-{parallel.second}"></span>' if back else ""
    other = escape(pair.name(1, parallel.second))
    gist = pair.gist(1, parallel.second)
    lead = "" if main else "另见"
    named = f'<b class="other">{lead}{other}{f" {escape(gist)}" if gist else ""}</b>'
    verdict = f"{relation_tag(parallel.relation)}{kind_tags(pair, parallel.kinds)}"
    difference = f'<p class="difference">{escape(parallel.difference)}</p>' if parallel.difference else ""
    head = f'<p class="verdict">{named}{verdict}</p>{difference}'
    proof = quotes(pair, parallel)
    if main:
        shown = _whole(row, parallel)
    elif back:
        shown = f"{proof}<details><summary>两条全文对照</summary>{_whole(row, parallel)}</details>"
    else:
        shown = proof or f"<p>{pair.clause(1, parallel.second)}</p>"
    return f'<div class="tie" id="{row_id(parallel)}">{anchor}{head}{shown}</div>'


def _whole(row: _Row, parallel: Parallel) -> str:
    pair = row.pair
    texts = [row.words[side][at].text for side, at in enumerate((parallel.first, parallel.second))]
    compared = compare_wordings(texts[0], texts[1], row.lexicon)
    ends = ((0, parallel.first, compared.first), (1, parallel.second, compared.second))
    columns = "".join(_column(pair, side, at, pieces) for side, at, pieces in ends)
    return f'{_called(pair, compared)}<div class="sides">{columns}</div>'


def _called(pair: Pair, compared: Wordings) -> str:
    """The figures, modals and exceptions that only one side has, in words."""
    little = f"<li>{UNMARKED}</li>" if compared.apart else ""
    items = "".join(_called_item(pair, called) for called in compared.called)
    return f'<ul class="called">{items}{little}</ul>' if items or little else ""


def _called_item(pair: Pair, called: Called) -> str:
    own = [(side, words) for side, words in enumerate((called.first, called.second)) if words]
    only = "只有" if len(own) == 1 else ""
    sides = "；".join(
        f"{only}{escape(pair.short(side))} {'、'.join(f'“{escape(word)}”' for word in words)}" for side, words in own
    )
    return f"<li><b>{NAMES[called.sort]}</b>{sides}</li>"


def _column(pair: Pair, side: int, at: str, paragraphs: Sequence[Paragraph]) -> str:
    marked = any(not paragraph.apart for paragraph in paragraphs)
    written = "".join(_paragraph(paragraph, marked=marked) for paragraph in paragraphs)
    return f'<div class="side"><p class="side-name">{pair.clause(side, at)}</p>{written}</div>'


def _paragraph(paragraph: Paragraph, *, marked: bool) -> str:
    """A printed line; set apart where only other lines of its side are compared word by word."""
    words = "".join(_marked(piece.words, piece.mark) for piece in paragraph.pieces)
    kind = "official apart" if paragraph.apart and marked else "official"
    return f'<p class="{kind}">{words}</p>' if words else ""


def _marked(words: str, mark: Sort | None) -> str:
    if not words or mark is None:
        return escape(words)
    kind = "" if mark is Sort.PLAIN else f' class="{mark.value}"'
    return f"<mark{kind}>{escape(words)}</mark>"


def _alone(row: _Row, at: str) -> str:
    lines = [Paragraph((Piece(line, None),), apart=False) for line in row.words[0][at].lines]
    return f'<div class="sides single">{_column(row.pair, 0, at, lines)}</div>'


def lone_words(pair: Pair, lone: Lone) -> str:
    """That the other side has no such rule, the articles of it that were searched, and why they are none."""
    other = 1 - lone.side
    searched = "、".join(pair.clause(other, at, pair.place(other, at)) for at in lone.searched)
    reason = f'<p class="difference">{escape(lone.reason)}</p>' if lone.reason else ""
    found = f"{escape(pair.short(other))}：{SILENT if pair.alignment.reviewed else '未比对出相近条文'}"
    looked = "查过" if pair.alignment.reviewed else "最接近的"
    return (
        f'<p class="verdict"><b class="relation none">{found}</b>'
        f"<small>{looked}{escape(pair.short(other))}{searched}</small></p>{reason}"
    )
