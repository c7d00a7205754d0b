"""Markdown in which no character of a regulation is taken for markup.

Punctuation of ASCII, tabs, line ends and white space at either end are written as numeric
character references: `**重点**` becomes `&#42;&#42;重点&#42;&#42;`.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping, Sequence
from html import escape as escape_html
from typing import TypeAlias

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"

REFERENCES = {ord(char): f"&#{ord(char)};" for char in string.punctuation} | {
    ord(char): f"&#{ord(char)};"
    for char in "\0\x02\x03\t\n\r"  # what Python-Markdown would drop or change
}
OUTER_SPACE = re.compile(r"^[^\S\x85]+|[^\S\x85]+$")
NOT_IN_YAML = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
MANY = 400  # references in one block, from which on Python-Markdown is slow
ELLIPSIS = "…"
MARKS = {"p": "", "h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}


def escape(text: str) -> str:
    """The text as Markdown that shows exactly these characters and nothing else."""
    return escape_ends(escape_inside(text))


def escape_inside(text: str) -> str:
    """Part of a block's text as Markdown; what is put together of such parts goes through `escape_ends`."""
    return text.translate(REFERENCES)


def escape_ends(content: str) -> str:
    """A block's escaped content, the white space at its ends kept."""
    return OUTER_SPACE.sub(_as_references, content)


def _as_references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match.group())


def block(tag: str, content: str, attributes: Mapping[str, str]) -> str:
    """One heading or paragraph of escaped content, with its attributes, and the blank line after it.

    Python-Markdown replaces references one at a time, so a line that holds very many of them
    (200,000 asterisks) is written as HTML, which it passes on as it is.
    """
    if content.count("&#") > MANY:
        return f"<{tag}{html_attributes(attributes)}>{content}</{tag}>\n\n"
    mark = MARKS[tag]
    ending = " {" if mark else "\n{:"
    return f"{mark}{content}{ending}{_attribute_list(attributes)} }}\n\n" if attributes else f"{mark}{content}\n\n"


def html_attributes(attributes: Mapping[str, str]) -> str:
    """Attributes of an HTML start tag, each with a space before it."""
    return "".join(f' {name}="{escape_html(value)}"' for name, value in attributes.items())


def _attribute_list(attributes: Mapping[str, str]) -> str:
    written = ""
    for name, value in attributes.items():
        if name == "id":
            written += f" #{value}"
        elif name == "class":
            written += "".join(f" .{word}" for word in value.split())
        else:
            written += f' {name}="{escape_html(value)}"'
    return written


def official(text: str, *classes: str) -> str:
    """Official words as they are printed, inside an element of class `official`."""
    return official_span(escape(text), *classes)


def official_span(content: str, *classes: str) -> str:
    """Official words that are Markdown already, inside an element of class `official`."""
    return f'<span class="{" ".join(("official", *classes))}">{content}</span>'


def link(text: str, target: str) -> str:
    """A link with escaped text to a path of ours."""
    return f"[{escape(text)}]({target})"


def shorten(text: str, length: int) -> str:
    """The text with single spaces, cut to so many characters and an ellipsis."""
    words = " ".join(text[: 4 * length].split())
    return words if len(words) <= length else words[:length].rstrip("，、；：。 ") + ELLIPSIS


def front_matter(values: Mapping[str, Value]) -> str:
    """A page's YAML front matter, one key a line, every value as JSON."""
    lines = [f"{key}: {_json(value)}\n" for key, value in values.items()]
    return "---\n" + "".join(lines) + "---\n\n"


def _json(value: Value) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return NOT_IN_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
