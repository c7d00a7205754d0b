"""Punctuation that went wrong in typing: half-width signs in Chinese, brackets and quotation marks out of pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.check.places import Places, text_start
from build_tools.model import Corpus, Problem, Role, Rulebook, Severity

HAN = r"[\u3400-\u9fff\uf900-\ufaff”》）〕】]"
HALF_BRACKETS = re.compile(r"\([^()（）]*[\u3400-\u9fff][^()（）]*\)")
MIXED_BRACKETS = re.compile(r"\([^()（）]*）|（[^()（）]*\)")
HALF_SIGN = re.compile(rf"(?<={HAN})[,;:?!]|[,;?!](?=[\u3400-\u9fff])")
PAIRS = {"（": "）", "《": "》", "〈": "〉", "“": "”", "【": "】", "〔": "〕"}
CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
FULL = {"(": "（", ")": "）"}
ROLES = (Role.NOTICE, Role.TITLE, Role.PREAMBLE, Role.PROVISION, Role.COLOPHON)


@dataclass(frozen=True, slots=True)
class Sign:
    """A bracket or quotation mark and where it stands."""

    char: str
    line: int
    column: int


def check_punctuation(corpus: Corpus) -> Iterator[Problem]:
    """Half-width punctuation between Chinese characters, brackets half one and half the other, odd ones out."""
    for rulebook in corpus.rulebooks:
        places = Places(rulebook)
        for line, column, text in _texts(rulebook):
            yield from _check_widths(places, line, column, text)
        for sign in _unpaired(rulebook):
            yield places.problem(sign.line, sign.column, "符号不配对", f"“{sign.char}”没有与之配对的另一半")


def _texts(rulebook: Rulebook) -> Iterator[tuple[int, int, str]]:
    for passage in rulebook.passages:
        if passage.role in ROLES and passage.text:
            yield passage.line, text_start(passage), passage.text


def _check_widths(places: Places, line: int, column: int, text: str) -> Iterator[Problem]:
    for match in MIXED_BRACKETS.finditer(text):
        message = f"括号一半全角、一半半角：{match.group()}"
        yield places.problem(line, column + match.start(), "括号全半角混用", message, width=len(match.group()))
    for match in HALF_BRACKETS.finditer(text):
        message = f"中文里用了半角括号：{match.group()}"
        yield places.problem(
            line, column + match.start(), "半角标点", message, severity=Severity.NOTE, width=len(match.group())
        )
    for match in HALF_SIGN.finditer(text):
        message = f"中文里用了半角标点“{match.group()}”"
        yield places.problem(line, column + match.start(), "半角标点", message, severity=Severity.NOTE)


def _unpaired(rulebook: Rulebook) -> Iterator[Sign]:
    """Signs without a partner; a pair may run over lines, as a quotation, a broken title or a 题注 does."""
    open_signs: list[Sign] = []
    closing = {(p.line, text_start(p)) for p in rulebook.passages if p.role is Role.PROVISION}
    for line, column, text in _texts(rulebook):
        starts_quoted = text.startswith("“") and any(sign.char == "“" for sign in open_signs)
        for offset, char in enumerate(text):
            sign = Sign(FULL.get(char, char), line, column + offset)
            if sign.char in PAIRS and not (offset == 0 and starts_quoted):
                open_signs.append(sign)
            elif sign.char in CLOSERS and not _close(open_signs, sign) and not _is_enumerator(text, offset):
                yield sign
        if (line, column) in closing:
            yield from _give_up(open_signs)
    yield from open_signs


def _close(open_signs: list[Sign], closer: Sign) -> bool:
    """Close the nearest open partner; what was opened after it stays open and is reported."""
    for index in range(len(open_signs) - 1, -1, -1):
        if open_signs[index].char == CLOSERS[closer.char]:
            del open_signs[index]
            return True
    return False


def _give_up(open_signs: list[Sign]) -> Iterator[Sign]:
    """Brackets still open at the end of a paragraph; titles and quotations may go on in the next."""
    for sign in [sign for sign in open_signs if sign.char not in "《〈“"]:
        open_signs.remove(sign)
        yield sign


def _is_enumerator(text: str, offset: int) -> bool:
    """Whether a closing bracket belongs to an enumerator such as 1） or 一）."""
    return (
        text[offset] in "）)"
        and re.search(r"(?:^|[，。；：、\s])[0-9一二三四五六七八九十]{1,3}$", text[:offset]) is not None
    )
