"""References that lead nowhere: a provision that is not there, a title that no register knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_tools.check.places import Places, text_start
from build_tools.model import Corpus, Level, Problem, Provision, Reference, Rulebook
from build_tools.registers import fold_title
from build_tools.yamlfile import nearest

UNREGISTERED = "未登记文件"
DEAD = "失效引用"


def check_references(corpus: Corpus) -> Iterator[Problem]:
    """Internal references without a target, and cited titles that are in no register (if there is a register)."""
    titles = {title for instrument in corpus.instruments for title in (instrument.title, *instrument.aliases)}
    known = {fold_title(title) for title in titles}
    for rulebook in corpus.rulebooks:
        places = Places(rulebook)
        by_address = {provision.address: provision for provision in rulebook.provisions}
        for reference in corpus.references:
            if reference.rulebook == rulebook.id:
                yield from _check(places, by_address, rulebook, reference, known, titles)


def _check(
    places: Places,
    by_address: Mapping[str, Provision],
    rulebook: Rulebook,
    reference: Reference,
    known: set[str],
    titles: set[str],
) -> Iterator[Problem]:
    column = text_start(by_address[reference.at]) + reference.start
    line, width = by_address[reference.at].line, reference.end - reference.start
    if reference.kind == "internal" and reference.target is None:
        message = f"“{reference.text}”指{reference.canonical}，但{_what_is_there(rulebook, by_address[reference.at])}"
        yield places.problem(line, column, DEAD, message, width=width)
    elif known and reference.kind == "external" and not _is_known(reference, known):
        message = f"《{reference.canonical}》不在引用文件登记表（registers/instruments.yml）里"
        hint = nearest(reference.canonical, titles)
        yield places.problem(line, column, UNREGISTERED, message, width=width, hint=hint)


def _is_known(reference: Reference, known: set[str]) -> bool:
    folded = fold_title(reference.canonical)
    return folded in known or any(folded.startswith(title) and folded[len(title)] == "第" for title in known if title)


def _what_is_there(rulebook: Rulebook, at: Provision) -> str:
    """What the text has instead: 全文共77条, or that this is the first paragraph."""
    articles = sum(p.level is Level.ARTICLE and p.space == at.space for p in rulebook.provisions)
    return f"这里没有（本文共{articles}条；引用处在{at.address}）"
