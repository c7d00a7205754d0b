"""Addresses as editors write them (53, 五十三, 第五十三条, 7.2, 37.1.2, 4-1, 第七条第二款) and as readers say them."""

from __future__ import annotations

import re

from build_tools.numerals import HAN, to_han, to_int

NUMBER = rf"[{HAN}]+|[0-9]+"
WRITTEN = re.compile(
    rf"第?(?P<article>{NUMBER})条?(?:之(?P<suffix>[一二三四五六七八九十]+)|-(?P<dash>[0-9]+))?、?"
    rf"(?:(?:\.|第)(?P<paragraph>{NUMBER})款?(?:(?:\.|第)(?P<item>{NUMBER})项?(?:(?:\.|第)(?P<subitem>{NUMBER})目?)?)?)?"
)


def read_address(written: str) -> str | None:
    """The address that an editor's 条 means (7.2 → a7.p2), or None if it cannot be read."""
    match = WRITTEN.fullmatch(written.strip())
    if match is None:
        return None
    numbers = {part: to_int(match[part]) for part in ("article", "paragraph", "item", "subitem") if match[part]}
    suffix = to_int(match["suffix"] or match["dash"] or "")
    address = f"a{numbers['article']}" + (f"-{suffix}" if suffix else "")
    letters = (("paragraph", "p"), ("item", "i"), ("subitem", "j"))
    return address + "".join(f".{letter}{numbers[part]}" for part, letter in letters if part in numbers)


PARTS = {
    "pt": "编",
    "sp": "分编",
    "c": "章",
    "s": "节",
    "a": "条",
    "p": "款",
    "i": "项",
    "j": "目",
}
PART = re.compile(r"(?P<letters>[a-z]+)(?P<number>[0-9]+)(?:-(?P<suffix>[0-9]+))?")


def address_name(address: str) -> str:
    """An address in words, for messages: a37.p1.i2 → 第三十七条第一款第二项, annex-2.a3 → 附件2第三条."""
    name = ""
    for part in address.split("."):
        match = PART.match(part)
        if part.startswith("annex-"):
            name += f"附件{part.removeprefix('annex-')}"
        elif match:
            suffix = f"之{to_han(int(match['suffix']))}" if match["suffix"] else ""
            name += f"第{to_han(int(match['number']))}{PARTS.get(match['letters'], '')}{suffix}"
    return name
