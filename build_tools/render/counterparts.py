"""At the end of each article: what it was in the older version, or became in the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.model import Corpus, Rulebook
from build_tools.render.citation import places
from build_tools.render.markdown import block, escape, link
from build_tools.render.page import page_names, reading_pages
from build_tools.render.standing import changes_name
from build_tools.versions.alignment import Change, Kind, align
from build_tools.versions.articles import Article, articles_of
from build_tools.versions.standing import find_older

UNNUMBERED = "正文"
UNMATCHED = "未见对应条文"


@dataclass(frozen=True, slots=True)
class Version:
    """A rulebook with the place (第十二条) and the page of each of its provisions, by address."""

    rulebook: Rulebook
    places: Mapping[str, str]
    pages: Mapping[str, str]

    def names(self, articles: Iterable[Article]) -> str:
        """第十二条、第十三条."""
        return "、".join(self.places[article.address] or UNNUMBERED for article in articles)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and what became of their articles."""

    old: Version
    new: Version
    changes: tuple[Change, ...]


def compare_versions(corpus: Corpus) -> tuple[Comparison, ...]:
    """Every version of the corpus beside the one that it replaces."""
    by_id = {rulebook.id: rulebook for rulebook in corpus.rulebooks}
    older = sorted(find_older(corpus.rulebooks).items())
    return tuple(_compare(old, by_id[new]) for new, old in older)


def _compare(older: Rulebook, newer: Rulebook) -> Comparison:
    return Comparison(_version(older), _version(newer), align(articles_of(older), articles_of(newer)))


def _version(rulebook: Rulebook) -> Version:
    return Version(rulebook, places(rulebook), page_names(reading_pages(rulebook)))


def describe(change: Change, old: Version) -> str:
    """What became of an article, in a few words: 原第十二条，有修改."""
    former = f"原{old.names(change.old)}"
    words = {
        Kind.SAME: f"{former}，文字未变",
        Kind.CHANGED: f"{former}，有修改",
        Kind.SPLIT: f"由{former}拆分",
        Kind.MERGED: f"由{former}合并",
        Kind.REGROUPED: f"由{former}重新编排",
        Kind.ADDED: "新增",
        Kind.REMOVED: f"新版{UNMATCHED}",
    }[change.kind]
    return f"{words}，位置有移动" if change.moved else words


def find_notes(comparisons: Iterable[Comparison]) -> dict[str, dict[str, str]]:
    """By rulebook and by article: the notes that tell of its counterparts in the versions beside it."""
    notes: dict[str, dict[str, str]] = {}
    for comparison in comparisons:
        old_notes = notes.setdefault(comparison.old.rulebook.id, {})
        new_notes = notes.setdefault(comparison.new.rulebook.id, {})
        for change in comparison.changes:
            for article in change.new:
                new_notes[article.address] = _new_note(comparison, change, article) + new_notes.get(article.address, "")
            for article in change.old:
                old_notes[article.address] = old_notes.get(article.address, "") + _old_note(comparison, change, article)
    return notes


def _note(*parts: str) -> str:
    return block("p", " ".join(parts), {"class": "editorial version"})


def _new_note(comparison: Comparison, change: Change, article: Article) -> str:
    target = f"{changes_name(comparison.old.rulebook.id)}.md#{article.address}"
    return _note(link("与旧版对照", target), escape(describe(change, comparison.old)))


def _old_note(comparison: Comparison, change: Change, article: Article) -> str:
    newer = f"../{comparison.new.rulebook.id}"
    row = link("与新版对照", f"{newer}/{changes_name(comparison.old.rulebook.id)}.md#old-{article.address}")
    if not change.new:
        return _note(row, f"新版{UNMATCHED}")
    now = "、".join(link(comparison.new.names([new]), f"{newer}/{target_of(comparison, new)}") for new in change.new)
    return _note(row, f"新版为{now}{'，文字未变' if change.kind is Kind.SAME else ''}")


def target_of(comparison: Comparison, new: Article) -> str:
    """The page and anchor of an article of the newer version."""
    return f"{comparison.new.pages[new.address]}.md#{new.address}"


def find_targets(comparisons: Iterable[Comparison]) -> dict[tuple[str, str], str]:
    """By rulebook and page of an older version, the counterpart of the first article there that has one."""
    targets: dict[tuple[str, str], str] = {}
    for comparison in comparisons:
        new = {article.address: change.new for change in comparison.changes for article in change.old}
        for address, page in comparison.old.pages.items():
            if new.get(address):
                targets.setdefault((comparison.old.rulebook.id, page), target_of(comparison, new[address][0]))
    return targets
