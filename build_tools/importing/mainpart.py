"""The main part of a web page: where government sites keep the text, else the block with most of the page's text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

HAN = re.compile(r"[㐀-鿿]")
# What the content systems of government sites call the part that holds the text, the surest first.
PLACES = (
    ("zoom", "trs_editor", "trs_editor_view", "ucapcontent", "ucap-content", "trs_ueditor", "vsb_content",
     "v_news_content", "js_content", "fontzoom", "printcontent", "custom_unionstyle", "pages_content", "xxgk_content",
     "zwxxgk_content", "bt_content", "bt-content", "wzcon", "articlecontent", "article-content", "article_content",
     "art_con", "arti_content", "content_text", "con_text", "detail-content", "news_content", "conten_box"),
    ("article", "articlebox", "content", "contents", "main-content", "maincontent", "main_content", "detail", "main",
     "text", "view", "post", "entry-content"),
)  # fmt: skip
TAGS = frozenset({"article", "main"})
ENOUGH = 0.5  # of the page's text outside links
NEARLY_ALL = 0.9
CHROME = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|menus|breadcrumb|breadcrumbs|crumb|crumbs|position|location|"
    r"header|footer|foot|sidebar|"
    r"aside|share|bdsharebuttonbox|share-box|print|toolbar|tools?|qrcode|ewm|erweima|pagination|related|relate|recommend|"
    r"comment|comments|copyright|banner|search|login|ad|ads|weixin|wechat|prevnext|pager)(?:$|[-_ ])",
    re.IGNORECASE,
)
CHROME_TAGS = frozenset({"nav", "aside", "footer", "form"})
LIGHT = frozenset({"a", "script", "style", "select", "head", "template", "noscript"})
TITLE_NAMES = ("articletitle", "title", "og:title")
SITE_NAME = re.compile(r"\s*[-_|—–]\s*[^-_|—–]{2,30}$")
MOST_CHROME = 120  # characters outside links; more is no chrome, whatever it is called
ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇0-9]{1,6}[条章]")


@dataclass(frozen=True, slots=True)
class Weight:
    """What an element holds outside links and scripts: how many Han characters, and whether an article or chapter."""

    han: int = 0
    law: bool = False


Weights: TypeAlias = "Mapping[etree._Element, Weight]"  # noqa: SLF001 - lxml has no other name for it
NOTHING = Weight()


def find_main_part(root: etree._Element, weights: Weights) -> Sequence[etree._Element]:
    """The elements that hold the text, in order."""
    body = next(root.iter("body"), root)
    for names in PLACES:
        found = {el for el in body.iterdescendants() if _is_named(el, names)}
        outer = _outermost(body, found)
        if outer and sum(weights[el].han for el in outer) >= max(1, ENOUGH * weights[body].han):
            return outer
    return [_descend(body, weights)]


def _outermost(body: etree._Element, found: set[etree._Element]) -> list[etree._Element]:
    """Those of the found elements that stand in no other, in order."""
    outer = []
    walker = etree.iterwalk(body, events=("start",))
    for _, element in walker:
        if element in found:
            outer.append(element)
            walker.skip_subtree()
    return outer


def is_chrome(element: etree._Element, weights: Weights) -> bool:
    """Whether an element is a menu, a share bar or the like: by its name, by few words outside links, no article."""
    if element.tag in CHROME_TAGS or CHROME.search(f"{element.get('id') or ''} {element.get('class') or ''}"):
        return weights[element].han <= MOST_CHROME and not weights[element].law
    return False


def page_title(root: etree._Element) -> str:
    """What the page says its document is called (meta ArticleTitle, h1, title), or nothing."""
    metas = {(el.get("name") or el.get("property") or "").lower(): el.get("content") or "" for el in root.iter("meta")}
    stated = [metas.get(name, "") for name in TITLE_NAMES]
    shown = ["".join(el.itertext()) for tag in ("h1", "h2") for el in root.iter(tag)]
    named = [SITE_NAME.sub("", "".join(el.itertext())) for el in root.iter("title")]
    candidates = (re.sub(r"\s+", "", text) for text in (*stated[:1], *shown, *stated[1:], *named))
    return next((text for text in candidates if HAN.search(text)), "")


def _is_named(element: etree._Element, names: Sequence[str]) -> bool:
    if not isinstance(element.tag, str):
        return False
    own = {(element.get("id") or "").lower(), *(element.get("class") or "").lower().split()}
    return not own.isdisjoint(names) or (names is PLACES[1] and element.tag in TAGS)


def weigh(root: etree._Element) -> Weights:
    """The weight of every element of a page."""
    weights: dict[etree._Element, Weight] = {}
    for element in reversed(list(root.iter())):  # children come before their parents
        if not isinstance(element.tag, str) or element.tag in LIGHT:
            weights[element] = NOTHING
            continue
        texts = _own_texts(element)
        inner = [weights[child] for child in element]
        weights[element] = Weight(
            sum(len(HAN.findall(text)) for text in texts) + sum(weight.han for weight in inner),
            any(ARTICLE.search(text) for text in texts) or any(weight.law for weight in inner),
        )
    return weights


def _own_texts(element: etree._Element) -> list[str]:
    """The texts that stand in an element itself, between its children."""
    return [element.text or "", *(child.tail or "" for child in element)]


def _descend(element: etree._Element, weights: Weights) -> etree._Element:
    """The innermost element that still holds nearly all of the text, and every article."""
    enough = NEARLY_ALL * weights[element].han
    while len(element):
        heaviest = max(element, key=lambda child: weights[child].han)
        others = (child for child in element if child is not heaviest)
        articles_apart = any(weights[child].law for child in others) or ARTICLE.search("".join(_own_texts(element)))
        if weights[heaviest].han <= enough or articles_apart or not len(heaviest):
            break
        element = heaviest
    return element
