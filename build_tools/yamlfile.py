"""YAML of editors, read with the place of every value: strings only, no objects, no surprises."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_tools.model import Problem, Severity


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML value and where it stands: text for a scalar, entries for a mapping, items for a list."""

    line: int
    column: int
    text: str | None = None
    entries: tuple[Entry, ...] | None = None
    items: tuple[Value, ...] | None = None

    def get(self, key: str) -> Value | None:
        """The value under a key of a mapping, or None."""
        return next((entry.value for entry in self.entries or () if entry.key == key), None)

    def strings(self) -> tuple[Value, ...]:
        """The scalars of a list, or the scalar itself as a list of one."""
        return self.items if self.items is not None else (self,) if self.text else ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, where it stands, and its value."""

    key: str
    line: int
    column: int
    value: Value


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file as its editor sees it: name, lines, content (None where it could not be read)."""

    name: str
    lines: tuple[str, ...]
    content: Value | None
    problems: tuple[Problem, ...]

    def problem(
        self,
        place: Value | Entry,
        message: str,
        *,
        kind: str = "YAML",
        severity: Severity = Severity.ERROR,
        hint: str = "",
    ) -> Problem:
        """A problem at a place of this file."""
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        text = place.key if isinstance(place, Entry) else place.text
        return Problem(self.name, place.line, place.column, severity, kind, message, excerpt, len(text or " "), hint)


def read_yaml(name: str, text: str) -> YamlFile:
    """A YAML file by name and text; what is wrong with it is in `problems`, never raised."""
    lines = tuple(text.splitlines())
    problems: list[Problem] = []
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        content = _value(node, name, lines, problems) if node is not None else Value(1, 1, entries=())
    except (yaml.YAMLError, RecursionError) as error:
        return YamlFile(name, lines, None, (_syntax_problem(name, lines, error),))
    return YamlFile(name, lines, content, tuple(problems))


def _value(node: Node, name: str, lines: Sequence[str], problems: list[Problem]) -> Value:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, ScalarNode):
        return Value(line, column, text=str(node.value))
    if isinstance(node, SequenceNode):
        return Value(line, column, items=tuple(_value(item, name, lines, problems) for item in node.value))
    if not isinstance(node, MappingNode):
        return Value(line, column, text="")
    entries: dict[str, Entry] = {}
    for key_node, value_node in node.value:
        entry = _entry(key_node, _value(value_node, name, lines, problems))
        if entry.key in entries:
            message = f"键“{entry.key}”写了两次，后一次不生效"
            problems.append(_problem_at(name, lines, entry.line, entry.column, message, len(entry.key)))
        else:
            entries[entry.key] = entry
    return Value(line, column, entries=tuple(entries.values()))


def _entry(node: Node, value: Value) -> Entry:
    key = str(node.value) if isinstance(node, ScalarNode) else "?"
    return Entry(key, node.start_mark.line + 1, node.start_mark.column + 1, value)


def _problem_at(name: str, lines: Sequence[str], line: int, column: int, message: str, width: int = 1) -> Problem:
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    cause = likely_cause(excerpt, column)
    return Problem(name, line, column, Severity.ERROR, "YAML", message, excerpt, width, cause)


def _syntax_problem(name: str, lines: Sequence[str], error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line + 1, max(len(lines), 1)) if mark else 1
    column = mark.column + 1 if mark else 1
    suspect = next(
        (number for number in (line, line - 1) if 0 < number <= len(lines) and likely_cause(lines[number - 1])), line
    )
    return _problem_at(name, lines, suspect, column if suspect == line else 1, "YAML 语法有误，这份文件未能读出")


CHINESE_COMMA = re.compile(r"，\s*[\u4e00-\u9fff]{1,5}(?:: |：)")  # {条: 5.1，原文: …}
CAUSES = (
    ("：", "键后面用了中文冒号“：”，应为英文冒号加一个空格“: ”"),
    ("\t", "行内有制表符，YAML 缩进只能用空格"),
    ("\u3000", "行内有全角空格，YAML 缩进只能用半角空格"),
    ("“", '引号应为英文引号 " 或不加引号'),
)


def likely_cause(excerpt: str, column: int = 0) -> str:
    """What an editor most often got wrong on such a line, or in the sign at a column of it, or nothing."""
    suspects = (excerpt.split(": ", maxsplit=1)[0], excerpt[column - 1 : column] if column else "")
    named = next((cause for text in suspects for sign, cause in CAUSES if sign in text), "")
    return named or ("两项之间用了中文逗号“，”，应为英文逗号加一个空格“, ”" if CHINESE_COMMA.search(excerpt) else "")


def nearest(word: str, known: Iterable[str]) -> str:
    """A suggestion 是否想写“…”？ for an unknown word, or nothing."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"是否想写“{close[0]}”？" if close else ""
