"""与旧版对照: two versions of a rulebook side by side, article by article, with the words that changed marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from build_tools.model import Corpus, OutputFile
from build_tools.render.counterparts import UNMATCHED, UNNUMBERED, Comparison, Version, compare_versions
from build_tools.render.markdown import block, escape, link
from build_tools.render.page import heading_title, page_file, page_values, reading_pages
from build_tools.render.sides import render_row
from build_tools.render.standing import changes_name, version_name
from build_tools.versions.alignment import Change, Kind
from build_tools.versions.bonds import learn_bonds

TITLE = "与旧版对照"
METHOD = (
    "条文的对应关系由程序按文字相近程度和先后次序推定，不是制定机关的说明。文字未变（不计空格）的条文收起，点开可看。"
)
LEGEND = "旧版有而新版没有的文字<del>加删除线</del>，新版添加的文字<ins>加下划线</ins>。"
COUNTED = (
    (Kind.SAME, "文字未变{}条"),
    (Kind.CHANGED, "有修改{}条"),
    (Kind.SPLIT, "拆分{}处"),
    (Kind.MERGED, "合并{}处"),
    (Kind.REGROUPED, "重新编排{}处"),
    (Kind.ADDED, "新增{}条"),
    (Kind.REMOVED, "旧版独有{}条"),
)


def render_versions(corpus: Corpus) -> Iterator[OutputFile]:
    """A page for every version that replaces another: <newer>/changes-<older>.md."""
    for comparison in compare_versions(corpus):
        newer, name = comparison.new.rulebook, changes_name(comparison.old.rulebook.id)
        values = page_values(newer, reading_pages(newer), name, "changes")
        yield page_file(newer, name, values, "".join(_body(comparison)))


def _body(comparison: Comparison) -> Iterator[str]:
    older, newer = comparison.old.rulebook, comparison.new.rulebook
    yield block("h1", TITLE, {"id": "changes"})
    yield f"旧版\n:   {link(version_name(older), f'../{older.id}/index.md')}\n\n"
    yield f"新版\n:   {link(version_name(newer), 'index.md')}\n\n"
    yield f"统计\n:   {'，'.join(_counts(comparison.changes))}\n\n"
    yield block("p", LEGEND + METHOD, {"class": "editorial"})
    yield _concordance(comparison)
    bonds = learn_bonds(article.text for change in comparison.changes for article in (*change.old, *change.new))
    headings = _headings(comparison.new)
    for change in comparison.changes:
        yield from (headings.get(article.address, "") for article in change.new)
        yield render_row(comparison, change, bonds)


def _counts(changes: Sequence[Change]) -> Iterator[str]:
    counts = Counter(change.kind for change in changes)
    return (words.format(counts[kind]) for kind, words in COUNTED if counts[kind])


def _headings(version: Version) -> dict[str, str]:
    """The headings of the newer version, by the address of the first provision below them."""
    headings: dict[str, str] = {}
    waiting = ""
    for provision in version.rulebook.provisions:
        if provision.level.is_heading:
            title = heading_title(provision, version.places)
            waiting += block("h2", escape(title), {"id": provision.address})
        elif waiting:
            headings[provision.address], waiting = waiting, ""
    return headings


def _concordance(comparison: Comparison) -> str:
    """条号对照: every article of the older version in order, and what it is in the newer one."""
    now = {article.address: change.new for change in comparison.changes for article in change.old}
    became = {address: comparison.new.names(new) or UNMATCHED for address, new in now.items()}
    rows = "".join(
        f'<li><a href="#old-{address}">{place or UNNUMBERED}</a> → {became[address]}</li>\n'
        for address, place in comparison.old.places.items()
        if address in became
    )
    return f'<details class="concordance">\n<summary>条号对照：旧版 → 新版</summary>\n<ul>\n{rows}</ul>\n</details>\n\n'
