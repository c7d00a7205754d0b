"""What the parser makes of a text, as short lines that a table can hold."""

from __future__ import annotations

from build_tools.model import Role
from build_tools.parse.rulebook import parse_text, unparse

TITLE = "某区人民政府工作规则\n"


def read(text: str) -> list[str]:
    """Each provision as `address label|text`, in reading order; fails unless the text is kept whole."""
    parsed = parse_text(text)
    assert unparse(parsed) == text
    return [f"{p.address} {p.label.strip()}|{p.text}" for p in parsed.provisions]


def addresses(text: str) -> str:
    """The addresses of all provisions, in reading order, with spaces between."""
    return " ".join(line.split(" ", 1)[0] for line in read(text))


def words_in(text: str, role: Role) -> list[str]:
    """The words of each passage of one role, without white space at either end."""
    return [passage.printed.strip() for passage in parse_text(text).passages if passage.role is role]
