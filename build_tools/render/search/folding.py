"""Text as the search compares it: 第三十八条 as 第38条, cut into pairs, as docs/assets/search/fold.js does it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from build_tools.numerals import HAN, to_int

NUMERALS = re.compile(rf"[{HAN}]+")
RUNS = re.compile(r"[^\W_]+")
PARTS = re.compile(r"[0-9]+|[a-z]+|[^0-9a-z]")
RANGES = re.compile(r"(?<=\d)[至到~—–](?=\d)")
DAYS = re.compile(r"(?<=\d)天")


def fold(text: str) -> str:
    """Half-width, small letters, numbers in digits."""
    plain = unicodedata.normalize("NFKC", text).lower()
    counted = NUMERALS.sub(lambda match: str(to_int(match[0])), plain)
    return DAYS.sub("日", RANGES.sub("-", counted))


def runs(folded: str) -> Iterator[list[str]]:
    """The parts of each run of letters and figures: a character, a number, a Latin word."""
    for run in RUNS.findall(folded):
        yield PARTS.findall(run)


def pairs(folded: str) -> Iterator[str]:
    """Each two neighbouring parts of a run."""
    for parts in runs(folded):
        yield from (one + other for one, other in pairwise(parts))
