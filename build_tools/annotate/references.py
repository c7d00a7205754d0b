"""References: every place where a text points at a provision of its own, at another instrument, at a 文号.

本法第三条第一款 → a3.p1; 前款 → a5.p1; 《中华人民共和国宪法》 → external; 本规则 → self; 临政发〔2017〕1号 → number.
A quotation, and the citation of another law, never resolve into this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.annotate.instruments import (
    Citation,
    find_aliases,
    find_numbers,
    find_plain_names,
    find_titles,
    look_up,
    named_before,
    register_names,
)
from build_tools.annotate.phrases import RANK, Phrase, Step, find_phrases
from build_tools.annotate.resolve import Resolution, Tree, grow_tree, resolve_phrase
from build_tools.model import Corpus, Instrument, Provision, Reference, Rulebook
from build_tools.numerals import to_han
from build_tools.parse.lines import find_quoted_lines, split_lines
from build_tools.registers import fold_title

AMENDING = re.compile(r"(?:修改|修正|修订|废止).{0,60}决定|修正案")
AMENDED = re.compile(r"《(?P<title>.+)》|(?P<name>.+?)修正案")
OWN = re.compile(r"本《?(?:法|条例|办法|规定|规则|细则|决定|章程|准则|规程)》?")
QUOTATION = re.compile(r"“[^”]*”?")


@dataclass(frozen=True, slots=True)
class Context:
    """What the references of one rulebook are looked up in."""

    rulebook: Rulebook
    register: Mapping[str, Instrument]
    aliases: Mapping[str, str]
    trees: Mapping[str, Tree]
    quoted: frozenset[int]  # line numbers
    amended: str | None  # the law that an amendment decision changes


def find_references(corpus: Corpus) -> Iterator[Reference]:
    """Every reference of every rulebook, in reading order."""
    register = register_names(corpus.instruments)
    for rulebook in corpus.rulebooks:
        context = _context(rulebook, register)
        for provision in rulebook.provisions:
            if provision.text:
                yield from _find_in_provision(context, provision)


def _context(rulebook: Rulebook, register: Mapping[str, Instrument]) -> Context:
    aliases = {alias: title for p in rulebook.provisions for alias, title in find_aliases(p.text).items()}
    by_space = groupby(rulebook.provisions, key=lambda provision: provision.space)
    title = rulebook.metadata.title
    amended = AMENDED.search(title) if AMENDING.search(title) else None
    return Context(
        rulebook,
        register,
        aliases,
        {space: grow_tree(tuple(provisions)) for space, provisions in by_space},
        frozenset(index + 1 for index in find_quoted_lines(split_lines(rulebook.text))),
        (amended["title"] or amended["name"]) if amended else None,
    )


def _find_in_provision(context: Context, provision: Provision) -> Iterator[Reference]:
    text = provision.text
    titles = list(find_titles(text))
    found = [_external(context, provision, citation) for citation in titles]
    found += [_number(context, provision, citation) for citation in find_numbers(text)]
    taken = [(reference.start, reference.end) for reference in found]
    found += [
        _external(context, provision, citation)
        for citation in find_plain_names(text, context.register)
        if not _overlaps(citation.start, citation.end, taken)
    ]
    for phrase in find_phrases(text):
        if not _overlaps(phrase.start, phrase.end, [(c.start, c.end) for c in titles]):
            found += _find_of_phrase(context, provision, phrase)
    yield from sorted(
        _without_inner(found), key=lambda reference: (reference.start, reference.end, reference.target or "")
    )


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < taken_end and end > taken_start for taken_start, taken_end in spans)


def _without_inner(found: Sequence[Reference]) -> Iterator[Reference]:
    """The references without those that a longer one holds (《刑法》 inside 《刑法》第三百条)."""
    for reference in found:
        if not any(
            other.start <= reference.start
            and reference.end <= other.end
            and other.end - other.start > reference.end - reference.start
            for other in found
        ):
            yield reference


def _find_of_phrase(context: Context, provision: Provision, phrase: Phrase) -> Iterator[Reference]:
    """The references that one phrase makes: to the law named before it, to an amended law, or inside."""
    text = provision.text
    law = named_before(text, phrase.start) if phrase.scope is None else None
    if law is not None:
        yield from _external_articles(context, provision, phrase, law)
    elif context.amended and (phrase.scope is None or phrase.scope.kind == "own"):
        yield from _external_articles(
            context, provision, phrase, Citation(phrase.start, phrase.start, context.amended, marked=False)
        )
    elif phrase.scope and phrase.scope.kind == "own" and not phrase.targets:
        yield from _self(context, provision, phrase)
    elif not _is_quoted(context, provision, phrase.start):
        tree = context.trees[provision.space]
        for resolution in resolve_phrase(tree, provision, _carried_over(tree, provision, phrase)):
            yield _internal(context, provision, resolution)


def _is_quoted(context: Context, provision: Provision, position: int) -> bool:
    inside = any(match.start() < position < match.end() for match in QUOTATION.finditer(provision.text))
    return inside or provision.line in context.quoted


def _carried_over(tree: Tree, at: Provision, phrase: Phrase) -> Phrase:
    """但第二款…: after 第三条 in the same sentence, a 款 or 项 that 但 opens, or that is not here, is of 第三条."""
    text = at.text
    if phrase.scope or not phrase.targets or phrase.targets[0].steps[0].unit not in "款项":
        return phrase
    sentence = text.rfind("。", 0, phrase.start) + 1
    adversative = re.search(r"但是?[^。；]{0,12}$", text[sentence : phrase.start])
    absent = all(resolution.address is None for resolution in resolve_phrase(tree, at, phrase))
    path = _last_article(text, 0 if absent else sentence, phrase.start) if adversative or absent else ()
    return _under(phrase, path) if path else phrase


def _last_article(text: str, start: int, end: int) -> tuple[Step, ...]:
    """The path of the last 第N条 of this text named in [start, end), or none."""
    phrases = [p for p in find_phrases(text[start:end]) if p.targets and p.targets[0].steps[0].unit == "条"]
    if not phrases or named_before(text, start + phrases[-1].start):
        return ()
    return phrases[-1].targets[-1].steps


def _under(phrase: Phrase, path: tuple[Step, ...]) -> Phrase:
    """The phrase with every target below a path, as far as the path is above it."""
    targets = tuple(
        type(target)(
            (*(step for step in path if RANK[step.unit] < RANK[target.steps[0].unit]), *target.steps),
            target.start,
            target.end,
            target.through,
        )
        for target in phrase.targets
    )
    return Phrase(phrase.scope, phrase.start, phrase.end, targets)


def path_words(steps: Sequence[Step]) -> str:
    """A path in words: 第三条第一款, 第四条之一."""
    return "".join(
        f"第{to_han(step.number)}{step.unit}" + (f"之{to_han(step.suffix)}" if step.suffix else "") for step in steps
    )


def _internal(context: Context, provision: Provision, resolution: Resolution) -> Reference:
    words = provision.text[resolution.start : resolution.end]
    canonical = path_words(resolution.meant) or words
    return Reference(
        context.rulebook.id, provision.address, resolution.start, resolution.end, words, "internal", canonical,
        resolution.address, resolution.first,
    )  # fmt: skip


def _self(context: Context, provision: Provision, phrase: Phrase) -> Iterator[Reference]:
    if OWN.fullmatch(provision.text, phrase.start, phrase.end):
        yield _reference_to_self(context, provision, phrase.start, phrase.end)


def _reference_to_self(context: Context, provision: Provision, start: int, end: int) -> Reference:
    rulebook = context.rulebook
    words = provision.text[start:end]
    return Reference(rulebook.id, provision.address, start, end, words, "self", rulebook.metadata.title, rulebook.id)


def _external(context: Context, provision: Provision, citation: Citation) -> Reference:
    """A cited instrument: registered, or under the title as printed; the rulebook's own title is self."""
    rulebook = context.rulebook
    words = provision.text[citation.start : citation.end]
    own = fold_title(rulebook.metadata.title)
    named_so = citation.marked and provision.text[: citation.start].endswith("本")  # 本《规则》
    if fold_title(citation.title) == own or named_so:
        return _reference_to_self(context, provision, citation.start - named_so, citation.end)
    instrument = look_up(citation.title, context.register, context.aliases)
    title = instrument.title if instrument else context.aliases.get(citation.title, citation.title)
    target = instrument.rulebook if instrument else None
    return Reference(rulebook.id, provision.address, citation.start, citation.end, words, "external", title, target)


def _external_articles(context: Context, provision: Provision, phrase: Phrase, law: Citation) -> Iterator[Reference]:
    """第二百条 of another law, one reference for each article named; the first holds the law's name too."""
    instrument = look_up(law.title, context.register, context.aliases)
    title = instrument.title if instrument else context.aliases.get(law.title, law.title)
    for target in phrase.targets:
        start = law.start if target is phrase.targets[0] else target.start
        words = provision.text[start : target.end]
        canonical = title + path_words(target.steps)
        yield Reference(
            context.rulebook.id, provision.address, start, target.end, words, "external", canonical,
            instrument.rulebook if instrument else None,
        )  # fmt: skip


def _number(context: Context, provision: Provision, citation: Citation) -> Reference:
    words = provision.text[citation.start : citation.end]
    number = citation.title.translate(str.maketrans("[]［］", "〔〕〔〕"))
    instrument = next((i for i in context.register.values() if i.number == number), None)
    target = instrument.rulebook if instrument else None
    return Reference(
        context.rulebook.id, provision.address, citation.start, citation.end, words, "number", number, target
    )
