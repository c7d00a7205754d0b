"""A small rulebook with registers of its own, and what records say of it."""

from __future__ import annotations

from build_tools.facts.names import name_table
from build_tools.facts.sheet import read_sheet
from build_tools.model import Problem, Rulebook
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.statements import Action, Actor, Alias, Fact, Registers, Sheet, Topic
from build_tools.yamlfile import read_yaml

ID = "mou-2026"
TEXT = """\
某某区人民政府工作规则

第一条  区政府全面工作由区长领导。办公室负责日常工作。

区长外出期间，委托副区长主持工作。

第二条  公文由主管部门拟稿，办公室审核后报区长签发：

（一）一般应在5个工作日内回复，逾期不回复视为无不同意见。

（二）重要公文应在3个工作日内回复。

第三条  坚持实事求是。
"""


def actor(name: str, identifier: str, kind: str, *aliases: Alias) -> Actor:
    """An actor of the register, called by its own name and perhaps others."""
    return Actor(name, identifier, kind, 1, (Alias(ID, name), *aliases))


ACTORS = (
    actor("区长", "head", "职务"),
    actor("副区长", "deputy", "职务"),
    actor("区政府", "government", "机构", Alias(ID, "区人民政府")),
    actor("区政府办公室", "office", "机构", Alias(ID, "办公室", ("a1",))),
    actor("部门办公室", "dept-office", "机构", Alias(ID, "办公室", ("a2",))),
    actor("主管部门", "dept", "机构"),
    actor("常务会议", "meeting", "会议", Alias(ID, "区政府常务会议")),
    actor("联席会议", "joint", "会议"),
)
MARKS = {"领导": "", "负责": "", "委托": "批", "主持": "议", "召集": "议", "组成": "议", "拟稿": "办", "审核": "审"}
ACTIONS = tuple(Action(verb, verb, mark) for verb, mark in (MARKS | {"签发": "签", "回复": "办", "编印": "印"}).items())
REGISTERS = Registers(ACTORS, ACTIONS, (Topic("公文制发", "issue"), Topic("会议纪要", "minutes")))


def read_rulebook(text: str = TEXT) -> Rulebook:
    """A text as a rulebook."""
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    return Rulebook(ID, "text.txt", text, metadata, parsed.passages, parsed.provisions)


def state(yaml: str, text: str = TEXT) -> tuple[Sheet, tuple[Problem, ...]]:
    """What a facts.yml states of a text, and what is wrong with it."""
    return read_sheet(read_yaml("facts.yml", yaml), read_rulebook(text), name_table(REGISTERS, ID))


def facts_of(yaml: str) -> tuple[Fact, ...]:
    """The facts of a facts.yml that is in order."""
    sheet, problems = state(yaml)
    assert problems == ()
    return sheet.facts


def told(yaml: str, text: str = TEXT) -> list[str]:
    """Its problems, as `line:column kind message｜hint`."""
    return [f"{p.line}:{p.column} {p.kind} {p.message}｜{p.hint}" for p in state(yaml, text)[1]]
