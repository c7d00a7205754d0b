"""References: every place where a text points at a provision of its own, at another instrument, at a 文号.

本法第三条第一款 → a3.p1; 前款 → a5.p1; 《中华人民共和国宪法》 → external; 本规则 → self; 临政发〔2017〕1号 → number.
A quotation, and the citation of another law, never resolve into this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_tools.annotate.instruments import Citation, find_numbers, find_titles
from build_tools.annotate.names import find_plain_names, gather_names, register_names
from build_tools.annotate.owners import (
    Anchor,
    Ownership,
    Reading,
    Settled,
    amended_by_title,
    amended_from_here,
    find_quotations,
    interpreted_by_title,
    settle,
    stands_in,
)
from build_tools.annotate.phrases import Phrase, find_phrases
from build_tools.annotate.resolve import Resolution, grow_trees, path_words, resolve_phrase
from build_tools.model import Corpus, Instrument, Provision, Reference, Rulebook
from build_tools.parse.lines import find_quoted_lines, split_lines
from build_tools.registers import fold_title

WORTH_READING = re.compile(r"[《第本前上该号法定则例典]")
SURELY_SELF = ("法", "条例", "办法", "规定", "规则", "规章", "细则", "决定", "章程", "准则", "规程", "修正案")
RULES_AS_ITEMS = re.compile(r"[一二三四五六七八九十]+项(?:规定|禁令|措施)")
BROKEN_START = re.compile(r"《(?P<words>[^《》。]{1,60})$")
BROKEN_END = re.compile(r"^\s*(?P<words>[^《》。]{1,60})》")


@dataclass(frozen=True, slots=True)
class Context:
    """What the references of one rulebook are looked up in."""

    rulebook: Rulebook
    ownership: Ownership
    by_number: Mapping[str, Instrument]
    own_title: str  # folded


def find_references(corpus: Corpus) -> Iterator[Reference]:
    """Every reference of every rulebook, in reading order."""
    by_number = {instrument.number: instrument for instrument in corpus.instruments if instrument.number}
    for rulebook in corpus.rulebooks:
        register = register_names([one for one in corpus.instruments if not one.only or rulebook.id in one.only])
        context = Context(rulebook, _ownership(rulebook, register), by_number, fold_title(rulebook.metadata.title))
        yield from _find_in_rulebook(context)


def _ownership(rulebook: Rulebook, register: Mapping[str, Instrument]) -> Ownership:
    title = rulebook.metadata.title
    return Ownership(
        gather_names(register, title, rulebook.text),
        grow_trees(rulebook.provisions),
        _quoted_lines(rulebook),
        amended_by_title(title),
        interpreted_by_title(title),
    )


def _quoted_lines(rulebook: Rulebook) -> frozenset[int]:
    """Numbers of the lines inside a quotation that runs over lines; none where each line closes what it opens."""
    if all(provision.text.count("“") == provision.text.count("”") for provision in rulebook.provisions):
        return frozenset()
    return frozenset(index + 1 for index in find_quoted_lines(split_lines(rulebook.text)))


def _find_in_rulebook(context: Context) -> Iterator[Reference]:
    amended = context.ownership.amended
    broken = _broken_titles(context.rulebook.provisions)
    for provision in context.rulebook.provisions:
        if WORTH_READING.search(provision.text):
            amended = amended_from_here(provision, amended)
            titles = sorted((*find_titles(provision.text), *broken.get(provision.address, ())), key=lambda c: c.start)
            found = _find_in_provision(context, provision, titles, None if provision.space else amended)
            yield from sorted(found, key=lambda r: (r.start, r.end, r.target or ""))


def _broken_titles(provisions: Sequence[Provision]) -> dict[str, list[Citation]]:
    """Titles that a line break tears, by the provisions that hold their halves."""
    found: dict[str, list[Citation]] = {}
    for above, below in pairwise(provisions):
        start, end = BROKEN_START.search(above.text), BROKEN_END.match(below.text)
        if start and end and not below.label:
            title = re.sub(r"\s", "", start["words"] + end["words"])
            found.setdefault(above.address, []).append(Citation(start.start(), start.end(), title, marked=True))
            found.setdefault(below.address, []).append(Citation(end.start("words"), end.end(), title, marked=True))
    return found


def _find_in_provision(
    context: Context, provision: Provision, titles: Sequence[Citation], amended: str | None
) -> list[Reference]:
    text = provision.text
    reading = Reading(
        provision,
        {citation.end: citation for citation in titles},
        [citation.end for citation in titles],
        find_quotations(text),
        provision.line in context.ownership.quoted,
        amended,
    )
    spans = [(citation.start, citation.end) for citation in titles]
    found = [_external(context, provision, citation) for citation in titles]
    found += [_number(context, provision, citation) for citation in find_numbers(text)]
    found += [
        _external(context, provision, citation)
        for citation in find_plain_names(text, context.ownership.names)
        if not stands_in(spans, citation.start, citation.end)
    ]
    found += _find_of_phrases(context, reading)
    return list(_without_inner(found))


def _without_inner(found: Sequence[Reference]) -> Iterator[Reference]:
    """The references without those that a longer one holds (《刑法》 inside 《刑法》第三百条)."""
    reached, longest = -1, (0, 0)
    for reference in sorted(found, key=lambda r: (r.start, -r.end)):
        span = (reference.start, reference.end)
        if reference.end <= reached and span != longest:
            continue
        reached, longest = max(reached, reference.end), span if reference.end >= reached else longest
        yield reference


def _find_of_phrases(context: Context, reading: Reading) -> Iterator[Reference]:
    """The references that the phrases of a provision make, each read in the light of those before it."""
    anchors: list[Anchor] = []
    spans = [(citation.start, citation.end) for citation in reading.titles.values()]
    for phrase in find_phrases(reading.at.text):
        if stands_in(spans, phrase.start, phrase.end):
            continue
        settled = settle(context.ownership, reading, phrase, anchors)
        if settled:
            yield from _of_settled(context, reading, settled)
            if settled.phrase.unit == "条":
                anchors.append(Anchor(settled.law, settled.phrase.targets[-1].steps, phrase.end))


def _of_settled(context: Context, reading: Reading, settled: Settled) -> Iterator[Reference]:
    phrase = settled.phrase
    if settled.law:
        yield from _external_articles(context, reading.at, phrase, settled.law)
    elif phrase.scope and phrase.scope.kind == "own" and not phrase.targets:
        if _is_self(context, phrase):
            yield _to_self(context, reading.at, phrase.start, phrase.end)
    else:
        yield from (_internal(context, reading.at, one) for one in _resolve(context, reading.at, phrase))


def _resolve(context: Context, at: Provision, phrase: Phrase) -> list[Resolution]:
    """Where a phrase leads: in its own address space, or, for 本办法第三条 in an annex, in the main text."""
    trees = context.ownership.trees
    found = list(resolve_phrase(trees[at.space], at, phrase))
    if any(one.address for one in found) or not at.space or "" not in trees:
        return found
    if phrase.unit == "项" and RULES_AS_ITEMS.search(context.rulebook.metadata.title):
        phrase = _as_articles(phrase)
    elif not (phrase.scope and phrase.scope.kind == "own"):
        return found
    main = list(resolve_phrase(trees[""], at, phrase))
    return main if any(one.address for one in main) else found


def _as_articles(phrase: Phrase) -> Phrase:
    """第四项 as 第四条, in an annex to a 十项规定 whose rules are numbered 一、 to 十、."""
    targets = (replace(t, steps=(replace(t.steps[0], unit="条"), *t.steps[1:])) for t in phrase.targets)
    return replace(phrase, targets=tuple(targets))


def _is_self(context: Context, phrase: Phrase) -> bool:
    """本规则 always; 本意见, 本方案 only where the title says 意见, 方案."""
    unit = phrase.scope.unit if phrase.scope else ""
    return unit.endswith(SURELY_SELF) or unit in context.rulebook.metadata.title


def _internal(context: Context, provision: Provision, resolution: Resolution) -> Reference:
    words = provision.text[resolution.start : resolution.end]
    canonical = path_words(resolution.meant) or words
    return Reference(
        context.rulebook.id, provision.address, resolution.start, resolution.end, words, "internal", canonical,
        resolution.address, resolution.first,
    )  # fmt: skip


def _to_self(context: Context, provision: Provision, start: int, end: int) -> Reference:
    rulebook = context.rulebook
    words = provision.text[start:end]
    return Reference(rulebook.id, provision.address, start, end, words, "self", rulebook.metadata.title, rulebook.id)


def _external(context: Context, provision: Provision, citation: Citation) -> Reference:
    """A cited instrument: registered, or under the title as printed; the rulebook's own title is self."""
    names = context.ownership.names
    title = names.full_title(citation.title)
    named_so = citation.marked and provision.text.endswith("本", 0, citation.start)  # 本《规则》
    if fold_title(title) == context.own_title or named_so:
        return _to_self(context, provision, citation.start - named_so, citation.end)
    return _to_instrument(context, provision, citation, title)


def _to_instrument(context: Context, provision: Provision, citation: Citation, canonical: str) -> Reference:
    instrument = context.ownership.names.instrument(citation.title)
    return Reference(
        context.rulebook.id, provision.address, citation.start, citation.end,
        provision.text[citation.start : citation.end], "external", canonical,
        instrument.rulebook if instrument else None,
    )  # fmt: skip


def _external_articles(context: Context, provision: Provision, phrase: Phrase, law: Citation) -> Iterator[Reference]:
    """第二百条 of another law, one reference for each article named; the first holds the law's name too."""
    title = context.ownership.names.full_title(law.title)
    for target in phrase.targets:
        start = min(law.start, phrase.start) if target is phrase.targets[0] else target.start
        named = replace(law, start=start, end=target.end)
        yield _to_instrument(context, provision, named, title + law.part + path_words(target.steps))


def _number(context: Context, provision: Provision, citation: Citation) -> Reference:
    instrument = context.by_number.get(citation.title)
    return Reference(
        context.rulebook.id, provision.address, citation.start, citation.end,
        provision.text[citation.start : citation.end], "number", citation.title,
        instrument.rulebook if instrument else None,
    )  # fmt: skip
