"""White space and line breaks where print has none: 第 五 条, a title broken over lines, a stray indent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_tools.check.places import Places
from build_tools.model import Corpus, Level, Passage, Problem, Provision, Role, Rulebook, Severity
from build_tools.parse.frame import MOST_LINES_APART, match_annex

INNER_SPACE = re.compile(r"\S\s+\S")
SPACES = {" ": "半角空格", "\u3000": "全角空格"}
MOST = 0.8  # the share of labels that makes a custom, from which the others stray
ENOUGH = 5
LONG_SERIES = 100


def check_layout(corpus: Corpus) -> Iterator[Problem]:
    """Labels with inner or unusual white space, stray indents, broken titles and broken 抄送 lines."""
    for rulebook in corpus.rulebooks:
        places = Places(rulebook)
        yield from _check_labels(places, rulebook)
        yield from _check_indents(places, rulebook)
        yield from _check_titles(places, rulebook)
        yield from _check_colophon(places, rulebook)


def _check_labels(places: Places, rulebook: Rulebook) -> Iterator[Problem]:
    for level in Level:
        labelled = [p for p in rulebook.provisions if p.level is level and p.label]
        usual = _custom([_trailing(p) for p in labelled])
        for provision in labelled:
            printed = provision.label.rstrip()
            if INNER_SPACE.search(printed):
                yield _note(places, provision, "编号空格", f"编号“{printed}”里有空格", len(printed))
            elif usual is not None and _trailing(provision) != usual and (provision.text or level is Level.ARTICLE):
                message = (
                    f"编号“{printed}”后的空格与别处不同：这里{_spaces(_trailing(provision))}，别处{_spaces(usual)}"
                )
                yield _note(places, provision, "编号空格", message, len(provision.label))


def _trailing(provision: Provision) -> str:
    return provision.label[len(provision.label.rstrip()) :]


def _spaces(text: str) -> str:
    """1个半角空格, 2个全角空格, 3个空白字符, 没有空格."""
    kind = SPACES.get("".join(set(text)), "空白字符")
    return f"{len(text)}个{kind}" if text else "没有空格"


def _custom(values: Sequence[str]) -> str | None:
    """The value that most share, if nearly all do; None where there is no custom."""
    if len(values) < ENOUGH:
        return None
    value, count = Counter(values).most_common(1)[0]
    strays = len(values) - count
    return value if count >= MOST * len(values) and strays <= max(3, len(values) // LONG_SERIES) else None


def _note(places: Places, provision: Provision, kind: str, message: str, width: int) -> Problem:
    return places.problem(provision.line, provision.column, kind, message, severity=Severity.NOTE, width=width)


def _check_indents(places: Places, rulebook: Rulebook) -> Iterator[Problem]:
    by_address = {p.address: p for p in rulebook.provisions}
    labelled = [p for p in rulebook.passages if p.role is Role.PROVISION and p.label and p.column == 1]
    for group in ((Level.CHAPTER,), (Level.ARTICLE,), (Level.ITEM,)):
        passages = [p for p in labelled if by_address[p.address or ""].level in group]
        usual = _custom([p.indent for p in passages])
        for passage in passages:
            if usual is not None and passage.indent != usual:
                message = f"“{passage.label.strip()}”前{_spaces(passage.indent)}，别处{_spaces(usual)}"
                yield places.problem(
                    passage.line, 1, "行首空格", message, severity=Severity.NOTE, width=len(passage.indent) or 1
                )


def _check_titles(places: Places, rulebook: Rulebook) -> Iterator[Problem]:
    printed = [p for p in rulebook.passages if p.role in (Role.NOTICE, Role.TITLE, Role.PREAMBLE)]
    for above, below in pairwise(printed):
        near = below.line - above.line <= MOST_LINES_APART and not match_annex(above.text)
        open_title = above.text.count("《") > above.text.count("》") and "》" in below.text
        same_title = above.role is Role.TITLE and below.role is Role.TITLE
        if near and (open_title or same_title):
            message = f"标题断成两行：“{above.text.strip()}”与“{below.text.strip()}”"
            yield _broken(places, above, message)


def _check_colophon(places: Places, rulebook: Rulebook) -> Iterator[Problem]:
    printed = [p for p in rulebook.passages if p.role is Role.COLOPHON]
    for above, below in pairwise(printed):
        if (
            above.text.startswith(("抄送", "抄报", "主送"))
            and re.search(r"[一-龥]$", above.text)
            and re.match(r"[一-龥]{1,6}[，、。]", below.text)
        ):
            yield _broken(places, above, f"一行断成两行：“…{above.text[-4:]}”与“{below.text[:3]}…”")


def _broken(places: Places, passage: Passage, message: str) -> Problem:
    column = passage.column + len(passage.indent)
    return places.problem(passage.line, column, "断行", message, severity=Severity.NOTE, width=len(passage.text))
