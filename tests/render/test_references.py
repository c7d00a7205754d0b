"""References as readers meet them: links in the official text, previews, 被引用, 失效引用, the page 引用文件."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.annotate.references import find_references
from build_tools.model import Adoption, Corpus, Instrument, Metadata, Original, Reference, Rulebook
from build_tools.parse.rulebook import parse_text
from build_tools.render.chapter import render_chapters
from build_tools.render.instruments import render_instruments
from build_tools.render.links import Here, Span, cut_text, find_lead, find_spans, mark_references
from build_tools.render.originals import render_originals
from build_tools.render.overview import render_overviews
from build_tools.render.shelf import entry_anchor, split_path, stock_shelf
from tests.citing import ID, ORIGINALS, TEXT
from tests.fidelity import compare_chapters, compare_full
from tests.pages import read_page
from tests.test_links import find_broken_links

CONSTITUTION = Instrument("中华人民共和国宪法", "宪法", "全国人民代表大会", aliases=("宪法",))
UNVERIFIED = Instrument("某市地名办法", "待核", None)
TAGS = re.compile(r"<[^>]+>|&#\d+;")
LINK = re.compile(r'<a class="reference" href="(?P<href>[^"]+)" data-keys="(?P<keys>[^"]+)">(?P<words>[^<]+)</a>')


def book(text: str, identifier: str = "mou-2026", title: str = "某规则", number: str | None = None) -> Rulebook:
    """A rulebook of this text."""
    parsed = parse_text(text)
    known = Metadata(title, "某", None, number, Adoption(None, None), None, None, None)
    return Rulebook(identifier, "text.txt", text, known, parsed.passages, parsed.provisions)


def annotated(*rulebooks: Rulebook, instruments: tuple[Instrument, ...] = ()) -> Corpus:
    """A corpus with its references found."""
    corpus = Corpus(rulebooks, instruments)
    return corpus.plus(find_references(corpus))


def pages(corpus: Corpus) -> dict[str, str]:
    """The Markdown of chapter pages, overviews and 引用文件, by path."""
    files = [*render_chapters(corpus), *render_overviews(corpus), *render_instruments(corpus)]
    return {file.path: file.content.decode() for file in files}


def links(markdown: str) -> dict[str, tuple[str, str]]:
    """Where the words of a page that are links lead, and the keys of their previews."""
    return {match["words"]: (match["href"], match["keys"]) for match in LINK.finditer(markdown)}


ARTICLES = """某规则

第一章  总则

第一条  根据《中华人民共和国宪法》、《某市地名办法》，制定本规则。

第二条  甲。

乙。

依照第一条和本规则第三条第一款第二项、前两款的规定。

第二章  分则

第三条  下列：

（一）丙；

（二）依照第九条的规定丁；

第四条  依照第一条至第三条的规定。
"""


@pytest.mark.parametrize(
    ("page", "words", "lead"),
    [
        ("c1", "第一条", ("#a1", "a1")),
        ("c1", "本规则第三条第一款第二项", ("c2.html#a3.p1.i2", "a3.p1.i2")),
        ("c1", "前两款", ("#a2.p1", "a2.p1 a2.p2")),
        ("c1", "本规则", ("index.html", "mou-2026/")),
        ("c1", "《中华人民共和国宪法》", (f"../instruments.html#{entry_anchor('中华人民共和国宪法')}",)),
        ("c2", "第三条", ("#a3", "a3")),
    ],
)
def test_reference_leads_to_its_target(page: str, words: str, lead: tuple[str, ...]) -> None:
    """To the anchor on this page or another, to the overview, to the entry on 引用文件."""
    corpus = annotated(book(ARTICLES), instruments=(CONSTITUTION,))
    assert links(pages(corpus)[f"mou-2026/{page}.md"])[words][: len(lead)] == lead


def test_words_with_links_are_the_words() -> None:
    """Not a character of the text is changed by the links in it."""
    corpus = annotated(book(ARTICLES), instruments=(CONSTITUTION,))
    shelf = stock_shelf(corpus)
    for provision in corpus.rulebooks[0].provisions:
        here = Here(shelf, corpus.rulebooks[0], "c1")
        own = [reference for reference in corpus.references if reference.at == provision.address]
        assert TAGS.sub("", mark_references(here, provision, own)) == provision.text


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [(0, 10, None)]),
        ([(2, 4)], [(0, 2, None), (2, 4, (2, 4)), (4, 10, None)]),
        ([(0, 10)], [(0, 10, (0, 10))]),
        ([(0, 6), (6, 10)], [(0, 6, (0, 6)), (6, 10, (6, 10))]),
        ([(1, 9), (3, 5)], [(0, 1, None), (1, 3, (1, 9)), (3, 5, (3, 5)), (5, 9, (1, 9)), (9, 10, None)]),
        ([(1, 5), (3, 6)], [(0, 1, None), (1, 3, (1, 5)), (3, 6, (3, 6)), (6, 10, None)]),
        ([(4, 4)], [(0, 10, None)]),
    ],
)
def test_overlapping_references_share_no_characters(
    spans: list[tuple[int, int]], pieces: list[tuple[int, int, tuple[int, int] | None]]
) -> None:
    """A link never holds a link: the shorter reference has the characters that two share."""
    references = [Reference("r", "a1.p1", start, end, "", "internal", "", "a1") for start, end in spans]
    found = [(start, end, span and bounds(span)) for start, end, span in cut_text(10, find_spans(references))]
    assert found == pieces


def bounds(span: Span) -> tuple[int, int]:
    """The characters a span covers."""
    return span.start, span.end


def test_preview_stands_once_a_page() -> None:
    """Shared by all links to a target, outside the official text, and out of the search."""
    text = "某规则\n\n第一条  甲，依照第二条、第二条的规定。\n\n第二条  乙*丙。\n\n丁。\n"
    markdown = pages(annotated(book(text)))["mou-2026/text.md"]
    store = markdown[markdown.index("<template") :]
    assert "<div hidden><template" in markdown
    assert store.count('data-key="a2"') == 1
    assert "<b>第二条</b><p>乙&#42;丙。</p><p>丁。</p></section>" in store
    assert "official" not in store


def test_long_target_is_cut() -> None:
    """Pages stay small."""
    text = f"某规则\n\n第一条  依照第二条的规定。\n\n第二条  {'长' * 5000}\n"
    store = pages(annotated(book(text)))["mou-2026/text.md"].partition("<template")[2]
    assert len(store) < 1000
    assert "长…</p>" in store


def test_preview_of_a_chapter_names_its_articles() -> None:
    """本章 shows the heading and how far it goes, not all its words."""
    text = "某规则\n\n第一章  总则\n\n第一条  依照第二章的规定。\n\n第二章  分则\n\n第二条  甲。\n\n第三条  乙。\n"
    store = pages(annotated(book(text)))["mou-2026/c1.md"].partition("<template")[2]
    assert "<p>第二章 分则</p><p>第二条至第三条</p>" in store


def test_preview_of_an_instrument_says_what_is_known() -> None:
    """类, 机关, and that its text is not held here; 待核 and 未登记 are said as such."""
    corpus = annotated(book(ARTICLES), instruments=(CONSTITUTION, UNVERIFIED))
    store = pages(corpus)["mou-2026/c1.md"].partition("<template")[2]
    assert "<b>《中华人民共和国宪法》</b><p>类别：宪法</p><p>机关：全国人民代表大会</p><p>本站未收录全文</p>" in store
    assert "<b>《某市地名办法》</b><p>类别待核</p>" in store
    unknown = pages(annotated(book(ARTICLES)))["mou-2026/c1.md"].partition("<template")[2]
    assert "<p>未登记，类别与机关待查</p>" in unknown


def test_backlinks_stand_at_the_end_of_the_article() -> None:
    """Who cites it and its parts; a range counts for the articles between; nothing of itself."""
    markdown = pages(annotated(book(ARTICLES)))["mou-2026/c1.md"]
    cited = re.findall(r'^\*\*被引用\*\* (.+)\n\{: .+ data-of="(\S+)"', markdown, re.MULTILINE)
    assert cited == [
        ("本条：[第二条第三款](c1.md#a2.p3)、[第四条](c2.md#a4.p1)", "a1"),
        ("本条：[第四条](c2.md#a4.p1)；第一款：[本条第三款](c1.md#a2.p3)；第二款：[本条第三款](c1.md#a2.p3)", "a2"),
    ]
    assert markdown.index("依照<a") < markdown.index('data-of="a2"') < len(markdown)


def test_many_backlinks_are_folded() -> None:
    """An article that all others cite does not push them off the page."""
    text = "某规则\n\n第一条  甲。\n\n" + "".join(f"第{n}条  依照第一条。\n\n" for n in "二三四五六七八九十")
    markdown = pages(annotated(book(text)))["mou-2026/text.md"]
    assert "<summary>被引用（9处）</summary>" in markdown


def test_own_article_is_named_as_such() -> None:
    """前款 is cited by 本条第二款, not by the article's number over again."""
    text = "某规则\n\n第一条  甲。\n\n前款的规定。\n\n第一条之一  依照第一条第一款。\n"
    markdown = pages(annotated(book(text)))["mou-2026/text.md"]
    assert "第一款：[本条第二款](text.md#a1.p2)、[第一条之一](text.md#a1-1.p1)" in markdown


def test_own_article_is_not_its_backlink() -> None:
    """本条, 本章 say nothing new."""
    text = "某规则\n\n第一章  总则\n\n第一条  甲。\n\n本条和本章的规定。\n"
    assert "被引用" not in pages(annotated(book(text)))["mou-2026/c1.md"]


def test_dead_reference_is_marked_and_explained() -> None:
    """Not a link; a note below says what was meant, the overview lists it."""
    written = pages(annotated(book(ARTICLES)))
    chapter = written["mou-2026/c2.md"]
    assert '<span class="dead">第九条</span>' in chapter
    note = "**失效引用** “第九条”指向的条文不存在：本文没有第九条，全文共4条"
    assert chapter.index('class="dead"') < chapter.index(note)
    overview = written["mou-2026/index.md"]
    assert re.search(
        r"## 失效引用 \{ #dead \}.+-   \[第三条第二项\]\(c2\.md#a3\.p1\.i2\) “第九条”", overview, re.DOTALL
    )
    assert "[失效引用1处](#dead)" in overview


def test_another_rulebook_of_the_site_is_linked_to_its_article() -> None:
    """By its title or 文号, even where no register says that it is here; and it is told who cites it."""
    cited = book("甲规则\n\n第一条  甲。\n\n第二条  乙。\n", "jia-2020", "甲规则", "甲发〔2020〕1号")
    citing = book("乙规则\n\n第一条  按照《甲规则》第二条、甲发〔2020〕1号办理。\n", "yi-2021", "乙规则")
    corpus = annotated(cited, citing)
    written = pages(corpus)
    assert links(written["yi-2021/text.md"]) == {
        "《甲规则》第二条": ("../jia-2020/text.html#a2", "jia-2020/a2"),
        "甲发〔2020〕1号": ("../jia-2020/index.html", "jia-2020/"),
    }
    assert "**被引用** 本条：[《乙规则》第一条](../yi-2021/text.md#a1.p1)" in written["jia-2020/text.md"]
    assert "-   [《乙规则》第一条](../yi-2021/text.md#a1.p1)" in written["jia-2020/index.md"]
    assert "[本站收有全文](jia-2020/index.md)" in written["instruments.md"]


def test_instruments_are_grouped_by_kind() -> None:
    """Kinds in the order of the register, 类别待核 and 未登记 last."""
    text = "某规则\n\n第一条  按照《无名文件》、《某市地名办法》和宪法办理。\n"
    page = pages(annotated(book(text), instruments=(UNVERIFIED, CONSTITUTION)))["instruments.md"]
    assert re.findall(r"^##+ (\S+)", page, re.MULTILINE) == [
        *("宪法", "中华人民共和国宪法"),
        *("类别待核", "某市地名办法"),
        *("未登记", "无名文件"),
    ]
    assert "共3件，引用3处。类别与机关由编者登记，以发布机关公布为准。" in page
    assert "文中称\n:   宪法\n" in page
    assert "-   [第一条](mou-2026/text.md#a1.p1) <span" in page


def test_entry_keeps_its_anchor() -> None:
    """Made of the title alone, whatever else is cited and however its brackets are printed."""
    assert entry_anchor("中华人民共和国宪法") == "i-d15aa8c8b4"
    assert entry_anchor("某办法（试行）") == entry_anchor("某办法(试行)")


@pytest.mark.parametrize(
    ("canonical", "parts"),
    [
        ("中华人民共和国刑法第三百条", ("中华人民共和国刑法", "第三百条")),
        ("某规则第四条之一第二款", ("某规则", "第四条之一第二款")),
        ("中华人民共和国刑法修正案", ("中华人民共和国刑法修正案", "")),
        ("第三条", ("第三条", "")),
    ],
)
def test_cited_article_is_of_its_instrument(canonical: str, parts: tuple[str, str]) -> None:
    """第三百条 of an instrument belongs to the entry of the instrument."""
    assert split_path(canonical) == parts


def test_no_citation_is_said() -> None:
    """The page is there, and says that there is nothing."""
    assert "没有引用其他文件" in pages(Corpus())["instruments.md"]


def test_references_of_an_unpublished_rulebook_are_left_out() -> None:
    """A refused rulebook leaves no links to its pages."""
    corpus = annotated(book(ARTICLES))
    assert stock_shelf(replace(corpus, rulebooks=())).cited == {}


def test_dead_reference_has_no_lead() -> None:
    """Nothing to follow."""
    corpus = annotated(book(ARTICLES))
    here = Here(stock_shelf(corpus), corpus.rulebooks[0], "c2")
    dead = [reference for reference in corpus.references if reference.text == "第九条"]
    assert [find_lead(here, reference) for reference in dead] == [None]


def test_originals_are_copied_and_offered() -> None:
    """Byte for byte, with hash; what a browser would run is offered as plain text."""
    content = b"<script>1</script>"
    digest = hashlib.sha256(content).hexdigest()
    originals = (Original("a.html", digest, content), Original("b.pdf", digest, content))
    corpus = Corpus((replace(book(ARTICLES), originals=originals),))
    assert [(file.path, file.content) for file in render_originals(corpus)] == [
        ("mou-2026/original/a.html.txt", content),
        ("mou-2026/original/b.pdf", content),
    ]
    overview = pages(corpus)["mou-2026/index.md"]
    assert '](original/a.html.txt){ download="a.html" }（1 KB）' in overview
    assert f"<code>{digest}</code>" in overview


def test_site_of_references_is_whole(citing_site: Path) -> None:
    """No broken link, not a character changed, the originals beside it."""
    assert list(find_broken_links(citing_site)) == []
    source = TEXT.read_text(encoding="utf-8")
    assert compare_full(citing_site, ID, source).differences == ()
    assert compare_chapters(citing_site, ID, source).differences == ()
    assert (citing_site / ID / "original" / "page.html.txt").read_bytes() == ORIGINALS["page.html"]
    targets = {link.target for link in read_page(citing_site / ID / "c3.html").links}
    assert "../laiwu-2026/c8.html#a38" in targets
