"""Chinese numerals of legal labels: 七十七, 一百零二, 两, 〇, 12, １２, ①."""

from __future__ import annotations

import unicodedata

DIGITS = "零一二三四五六七八九"
VALUES = {char: value for value, char in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
JOINED = str.maketrans({"廿": "二十", "卅": "三十"})
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}

LARGEST_WRITTEN = 9999
HAN = "〇○零一二三四五六七八九十百千两"
NUMERAL = rf"[{HAN}]+|[0-9０-９]+"  # one printed number, for use inside a larger pattern


def to_int(numeral: str) -> int | None:
    """The value of a printed numeral (七十七 77, 一百零二 102, 二〇二二 2022, １２ 12, ③ 3), or None."""
    if len(numeral) == 1 and unicodedata.numeric(numeral, -1) > 0 and numeral not in UNITS:
        return int(unicodedata.numeric(numeral))
    if numeral.isdecimal():
        return int(numeral)
    numeral = numeral.translate(JOINED)
    if not numeral or any(char not in VALUES and char not in UNITS for char in numeral):
        return None
    if not any(char in UNITS for char in numeral):
        return int("".join(str(VALUES[char]) for char in numeral))
    return _with_units(numeral)


def _with_units(numeral: str) -> int:
    total = pending = 0
    for char in numeral:
        if char in UNITS:
            total += (pending or 1) * UNITS[char]
            pending = 0
        else:
            pending = VALUES[char]
    return total + pending


def to_han(number: int) -> str:
    """A number as a legal label prints it (10 十, 77 七十七, 102 一百零二, 1010 一千零一十); digits beyond 9999."""
    if number > LARGEST_WRITTEN:
        return str(number)
    if number < len(DIGITS):
        return DIGITS[number]
    written = ""
    for unit, char in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += DIGITS[digit] + char
        elif written and not written.endswith("零"):
            written += "零"
    written = written.rstrip("零")
    return written[1:] if written.startswith("一十") else written
