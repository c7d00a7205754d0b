"""References that lead nowhere: a provision that is not there, a title that no register knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from build_tools.annotate.dead import say_what_is_there
from build_tools.check.places import Places, text_start
from build_tools.model import Corpus, Problem, Provision, Reference, Rulebook
from build_tools.numerals import HAN
from build_tools.registers import fold_title
from build_tools.yamlfile import nearest

ARTICLE_PATH = re.compile(rf"(?:总则|分则|附则)?(?:第[{HAN}]+[编章节条款项目](?:之[{HAN}]+)?)+$")
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
        said = "" if reference.canonical in reference.text else f"（指{reference.canonical}）"
        message = f"“{reference.text}”{said}落空：{say_what_is_there(rulebook, reference)}"
        yield places.problem(line, column, DEAD, message, width=width)
    elif known and reference.kind == "external" and not _is_known(reference, known):
        title = ARTICLE_PATH.sub("", reference.canonical) or reference.canonical
        message = f"《{title}》不在引用文件登记表（registers/instruments.yml）里"
        hint = nearest(title, titles)
        yield places.problem(line, column, UNREGISTERED, message, width=width, hint=hint)


def _is_known(reference: Reference, known: set[str]) -> bool:
    folded = fold_title(reference.canonical)
    return folded in known or ARTICLE_PATH.sub("", folded) in known
