"""One row of 与旧版对照: an article as it was and as it is, beside each other, with the words that changed marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.render.counterparts import Comparison, Version, describe
from build_tools.render.markdown import escape
from build_tools.versions.alignment import Change, Kind
from build_tools.versions.articles import Article
from build_tools.versions.bonds import Bonds
from build_tools.versions.wording import Stretch, compare_words


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side, and whether the other side does not have them."""

    words: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two columns: whose articles stand in it, what it is called, how its own words are marked."""

    version: Version
    name: str
    kind: str
    mark: str
    folder: str  # from the page of the comparison to the version's pages


def old_side(comparison: Comparison) -> Side:
    """The column of the older version."""
    return Side(comparison.old, "旧版", "old", "del", f"../{comparison.old.rulebook.id}/")


def new_side(comparison: Comparison) -> Side:
    """The column of the newer version."""
    return Side(comparison.new, "新版", "new", "ins", "")


def render_row(comparison: Comparison, change: Change, bonds: Bonds) -> str:
    """The row of one change; an article whose words are the same is folded up and shown once."""
    old, new = old_side(comparison), new_side(comparison)
    name = new.version.names(change.new) or old.version.names(change.old)
    title = f"{escape(name)} <span>{escape(describe(change, old.version))}</span>"
    first, *further = (*(a.address for a in change.new), *(f"old-{a.address}" for a in change.old))
    anchors = "".join(f'<span id="{address}"></span>' for address in further)
    if change.kind is Kind.SAME:
        words = _column(new, change.new, _plain(change.new))
        return f'<details class="change same" id="{first}"><summary>{title}</summary>{anchors}{words}</details>\n\n'
    old_pieces, new_pieces = _compared(change, bonds)
    columns = _column(old, change.old, old_pieces) + _column(new, change.new, new_pieces)
    kind = f"change {change.kind.value}"
    body = f'<h3>{title}</h3><div class="sides">{columns}</div>'
    return f'<section class="{kind}" id="{first}">{anchors}{body}</section>\n\n'


def _plain(articles: Sequence[Article]) -> list[list[Piece]]:
    return [[Piece(line)] for article in articles for line in article.text.split("\n")]


def _compared(change: Change, bonds: Bonds) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Both sides as paragraphs of pieces; nothing is marked where one side stands alone."""
    if not (change.old and change.new):
        return _plain(change.old), _plain(change.new)
    old, new = ("\n".join(article.text for article in side) for side in (change.old, change.new))
    stretches = compare_words(old, new, bonds)
    return _paragraphs(stretches, [s.old for s in stretches]), _paragraphs(stretches, [s.new for s in stretches])


def _paragraphs(stretches: Sequence[Stretch], words: Sequence[str]) -> list[list[Piece]]:
    paragraphs: list[list[Piece]] = [[]]
    for stretch, own in zip(stretches, words, strict=True):
        first, *further = own.split("\n")
        paragraphs[-1].append(Piece(first, not stretch.equal))
        paragraphs += [[Piece(line, not stretch.equal)] for line in further]
    return paragraphs


def _column(side: Side, articles: Sequence[Article], paragraphs: Sequence[Sequence[Piece]]) -> str:
    """The articles of one side below each other, each with a link to its page."""
    if not articles:
        return f'<div class="side {side.kind} none"><p>{side.name}无此条</p></div>'
    written, at = "", 0
    for article in articles:
        count = article.text.count("\n") + 1
        words = "".join(_paragraph(side, pieces) for pieces in paragraphs[at : at + count])
        written += f'<p class="side-name">{_link(side, article)}</p>{words}'
        at += count
    return f'<div class="side {side.kind}">{written}</div>'


def _link(side: Side, article: Article) -> str:
    target = f"{side.folder}{side.version.pages[article.address]}.html#{article.address}"
    return f'<a href="{target}">{side.name}{escape(side.version.names([article]))}</a>'


def _paragraph(side: Side, pieces: Sequence[Piece]) -> str:
    if not any(piece.words for piece in pieces):
        return ""
    words = "".join(
        f"<{side.mark}>{escape(piece.words)}</{side.mark}>" if piece.marked else escape(piece.words)
        for piece in pieces
        if piece.words
    )
    return f'<p class="official">{words}</p>'
