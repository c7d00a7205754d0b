"""Quotes: where the words of a record stand in the text, or why they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from build_tools.facts.addresses import address_name, read_address
from build_tools.model import Level, Provision, Rulebook
from build_tools.yamlfile import Value

MISQUOTED = ("失效", "移位", "不唯一")  # what a quote that does not stand where it should is called


@dataclass(frozen=True, slots=True)
class Found:
    """A quote found: the paragraph or item it stands in and its characters."""

    at: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NotFound:
    """A quote that does not stand where it should: what kind of drift, and a hint for the editor."""

    kind: str  # one of MISQUOTED, or 条号
    message: str
    hint: str = ""


def locate(rulebook: Rulebook, address: str, quote: str) -> Found | NotFound:
    """The one place of a quote in the provision at `address` (in its paragraphs and items, if it is an article)."""
    within = [p for p in rulebook.provisions if p.address == address or p.address.startswith(address + ".")]
    if not within:
        return NotFound("条号", f"正文里没有{address_name(address)}")
    exact = [p for p in within if p.address == address]
    candidates = exact if exact[0].level > Level.ARTICLE and quote in exact[0].text else within
    places = [(p, p.text.count(quote)) for p in candidates if quote and quote in p.text]
    if sum(count for _, count in places) == 1:
        start = places[0][0].text.index(quote)
        return Found(places[0][0].address, start, start + len(quote))
    if places:
        return NotFound("不唯一", f"“{quote}”在{address_name(address)}出现不止一次，请多摘几个字")
    return _explain(rulebook, within, address, quote)


def article_text(rulebook: Rulebook, article: str) -> str:
    """The words of an article with its paragraphs and items, a line each."""
    within = (p for p in rulebook.provisions if p.address == article or p.address.startswith(article + "."))
    return "\n".join(p.text for p in within)


def find_quotes(value: Value) -> Iterator[tuple[str, str]]:
    """Every 条 and 原文 that stand together in a record anywhere in a facts.yml."""
    written, quote = (value.get(key) for key in ("条", "原文"))
    if written and quote and quote.text:
        yield written.text or "", quote.text
    for part in (*(value.items or ()), *(entry.value for entry in value.entries or ())):
        yield from find_quotes(part)


def is_verbatim(rulebook: Rulebook, written: str, quote: str) -> bool:
    """Whether a quote stands, character for character and once, in the provision that a 条 names."""
    address = read_address(written)
    return address is not None and isinstance(locate(rulebook, address, quote), Found)


def _explain(rulebook: Rulebook, within: Sequence[Provision], address: str, quote: str) -> NotFound:
    elsewhere = [p for p in rulebook.provisions if quote and quote in p.text]
    message = f"摘录不是原文：{address_name(address)}里没有“{quote}”"
    if elsewhere:
        return NotFound("移位", message, f"这些字现在{address_name(elsewhere[0].address)}（第{elsewhere[0].line}行）")
    near, line = nearest_passage(within, quote)
    return NotFound("失效", message, f"最接近：“{near}”（第{line}行）" if near else "")


def nearest_passage(provisions: Sequence[Provision], quote: str) -> tuple[str, int]:
    """The words most like a quote among some provisions, and their line; empty where nothing is alike."""
    best, words, line = 0.0, "", 0
    for provision in provisions:
        text = provision.text
        block = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match(0, len(text), 0, len(quote))
        start = max(0, block.a - block.b)
        near = text[start : start + len(quote)]
        ratio = SequenceMatcher(None, near, quote, autojunk=False).ratio()
        if ratio > best:
            best, words, line = ratio, near, provision.line
    return (words, line) if best > 0.4 else ("", 0)  # noqa: PLR2004 - below that nothing is alike
