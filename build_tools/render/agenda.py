"""The lines of a meeting's card (组成 · 召集 · … · 公开) and the facts that stand in each: one table.

A fact stands in the first line, in the order of MATCHING, that it fits. The selectors are the verbs of the
register, what kind of limit a fact sets, and words of its matter; the meeting is who acts (`acts`) or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.render.bearing import Bearing
from build_tools.statements import Fact


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the card: its name, and what a fact must be to stand there; an empty selector selects all."""

    name: str
    verbs: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    matter: str = ""
    limit: str = ""  # the kind of a limit that it sets
    acts: bool | None = None  # whether the meeting itself is who acts


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


OTHER = "其他"
LIMITS = "时限"
AGENDA = "议题|事项|问题|意见|会议的安排|规范性文件|协调说明|评估|风险|一致性"
MATCHING = (
    Line("设立", verbs=_words("实行"), matter="会议制度"),
    Line("组成", verbs=_words("组成")),
    Line("法定人数", verbs=_words("出席"), limit="数量"),
    Line("纪要", matter="纪要"),
    Line("请假", verbs=_words("请假 缺席 由他人代替参加")),
    Line("请假", matter="请假|不参加|不列席|不能出席"),
    Line("请假", families=_words("起草"), matter="对会议议题的意见和建议"),
    Line("主持", verbs=_words("主持")),
    Line("召集", verbs=_words("召集")),
    Line("召集", verbs=_words("委托 召开"), matter="召集|会议$", acts=False),
    Line("出席和列席", verbs=_words("列席 出席 参加")),
    Line("出席和列席", verbs=_words("安排 邀请 建立"), matter="列席|出席"),
    Line("频次", verbs=_words("召开"), limit="频次"),
    Line("督办", verbs=_words("督办 督查")),
    Line("督办", verbs=_words("报告"), matter="落实情况"),
    Line("公开", verbs=_words("公布 公开 听取意见")),
    Line("决定的印发", families=_words("印发 签发"), matter="文件|公文"),
    Line("决定的印发", verbs=_words("授权"), matter="公文"),
    Line("任务", acts=True),
    Line("议题审核", families=_words("审核"), matter=AGENDA, acts=False),
    Line("议题审定", families=_words("批准"), matter=AGENDA, acts=False),
    Line("会前准备", families=_words("论证 协商"), matter=AGENDA, acts=False),
    Line("会前准备", verbs=_words("列明理据 签字"), acts=False),
    Line("议题提出", families=_words("起草 转办 议事 办理"), matter=AGENDA, acts=False),
)
LINES = (  # in the order of the card
    "设立",
    "组成",
    "召集",
    "主持",
    "出席和列席",
    "频次",
    "法定人数",
    "任务",
    "会前准备",
    "议题提出",
    "议题审核",
    "议题审定",
    LIMITS,
    "请假",
    "纪要",
    "决定的印发",
    "督办",
    "公开",
)


def find_lines(
    meeting: str, bearings: Iterable[Bearing], families: Mapping[str, str]
) -> Mapping[str, tuple[Bearing, ...]]:
    """The facts of a meeting by the line of its card, 其他 for what fits none; families are those of the verbs."""
    found: dict[str, list[Bearing]] = {name: [] for name in (*LINES, OTHER)}
    facts = [bearing.fact for bearing in bearings]
    for bearing in bearings:
        if not is_premise(meeting, bearing.fact, facts):
            found[line_of(meeting, bearing.fact, families)].append(bearing)
            if any(limit.kind == LIMITS for limit in bearing.fact.limits):
                found[LIMITS].append(bearing)
    return {name: tuple(members) for name, members in found.items()}


def is_premise(meeting: str, fact: Fact, facts: Iterable[Fact]) -> bool:
    """Whether the words of a fact only begin those of another that says what somebody else does next.

    会议讨论决定的事项 says of the meeting nothing that 会议讨论决定的事项，应当及时公布 does not say.
    """
    return _acts(meeting, fact) and any(
        other.at == fact.at and other.start == fact.start and fact.end < other.end and not _acts(meeting, other)
        for other in facts
    )


def line_of(meeting: str, fact: Fact, families: Mapping[str, str]) -> str:
    """The line of a meeting's card in which a fact stands; families are those of the verbs."""
    return next((line.name for line in MATCHING if _fits(line, meeting, fact, families.get(fact.does, ""))), OTHER)


def _acts(meeting: str, fact: Fact) -> bool:
    return any(party.actor == meeting for party in fact.who)


def _fits(line: Line, meeting: str, fact: Fact, family: str) -> bool:
    return (
        (not line.verbs or fact.does in line.verbs)
        and (not line.families or family in line.families)
        and (not line.matter or bool(re.search(line.matter, fact.matter)))
        and (not line.limit or any(limit.kind == line.limit for limit in fact.limits))
        and (line.acts is None or line.acts is _acts(meeting, fact))
    )
