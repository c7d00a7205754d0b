"""How Word writes the numbers of its automatic numbering: 一 二 三, 1 2 3, 壹 贰, ①, 甲 乙, iv.

The values of w:numFmt are those of ECMA-376 part 1, 17.18.59. Two are often confused: chineseCounting goes
on after 九十九 with the digits one by one (一○○), chineseCountingThousand with 一百, 一百〇一.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from build_tools.numerals import to_han

HUNDRED = 100
CIRCLED_LAST = 20
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
         (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
DIGITS = str.maketrans("0123456789", "○一二三四五六七八九")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _counting(number: int) -> str:
    return to_han(number) if number < HUNDRED else str(number).translate(DIGITS)


def _thousand(number: int) -> str:
    return to_han(number).replace("零", "〇")


def _legal(number: int) -> str:
    written = to_han(number)
    return ("一" + written if written.startswith("十") else written).translate(LEGAL)


def _letters(number: int) -> str:
    """A … Z, then AA, BB, as Word repeats the letter."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _out_of(signs: Sequence[str]) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= CIRCLED_LAST else str(number)


def _from(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= CIRCLED_LAST else f"{number}."


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate(WIDE_DIGITS),
    "decimalFullWidth2": lambda number: str(number).translate(WIDE_DIGITS),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈"),
    "decimalEnclosedParen": _from("⑴"),
    "numberInDash": "- {} -".format,
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": to_han,
    "japaneseCounting": to_han,
    "ideographDigital": lambda number: str(number).translate(DIGITS),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(DIGITS),
    "taiwaneseDigital": lambda number: str(number).translate(DIGITS),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _out_of(STEMS),
    "ideographZodiac": _out_of(BRANCHES),
    "ideographEnclosedCircle": _out_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
}


def write_number(number: int, number_format: str) -> str:
    """A number in a format of Word; in decimal digits where the format is none of the table's."""
    return FORMATS.get(number_format, str)(number) if number > 0 else str(number)
