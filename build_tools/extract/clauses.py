"""What stands around a match in its statement: topic, condition, exception, limits, effect of silence.

Only what the sentence shows unambiguously is kept; the rest is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.facts.limits import read_limit
from build_tools.numerals import HAN
from build_tools.statements import Limit

STATEMENT = re.compile(r"[^。；;！？]+[。；;！？]?")
CLAUSE = re.compile(r"[^，,：:]+")
LONGEST_MATTER = 30
FIGURE = rf"(?:[0-9]+|[{HAN}]+)"
CONDITION = re.compile(
    r"(?:的|时|期间|情况下|情形下|条件下|前提下|之前|之后|(?:同意|批准|审核|审定|审议|通过|一致)后)$"
)
LEAD = re.compile(
    r"^(?:根据(?:工作)?需要|必要时|必要的时候|如有(?:需要|必要)|如有特殊情况|特殊情况下?|特殊情况时|遇有[^，。；]{2,12}情况(?:时)?)"
)
EXCEPTION = re.compile(r"^除[^，。；]+外$")
SILENCE = re.compile(r"逾期[^，。；]{0,16}视为[^，。；]{2,12}")
NOMINAL = re.compile(
    r"(?:公文|文件|文稿|事项|议题|纪要|活动|规则|规定|办法|细则|信息|方案|意见|建议|议案|提案|申请|报告|案|计划|规划|预算|决算|决定"
    r"|工作|会议|职务|人选|名单|议程|日程|材料|合同|协议|简报|信件|案件|问题|情况|经费|资金|人员|礼品|待遇|证件|印章|标准|程序|决议|法规)$"
)
OPENING_AND_OWN = 2
CLAUSAL = re.compile(
    r"由\ue000|^(?:由|按|请(?!假)|经(?!协调|协商)|报(?!告|送)|与|向|在|于|一般|应|须|以书面|[^的]*[将把]|可|将|不|再|是否|决定$)"
    r"|^\ue000\ue001*(?:可以|应当|必须|不得|有权|要|应|须)|^\ue000\ue001*(?!的)[^的]*(?:提出|制定|负责|作出|提交|完善|起草|拟订|拟定|举行)[^的]*$"
)
BARE = re.compile(r"\s*(?:应当|应|须|必须|可以|可|一般|一律|原则上|按(?:规定)?程序|并且?|再|直至|及时|联合|逐级|事先)*")
CONNECT = re.compile(r"^(?:其中|同时|并且?|此外|但是?|再|直至|然后|或者?|凡|对于?|以及)+")
TIMES = (
    (
        "时限",
        re.compile(
            rf"(?:会前|会议(?:召开|举行)?的?)?(?:提前)?{FIGURE}个?(?:工作日|日|天|小时|个月)(?:以?内|以?前)|(?:会前|提前){FIGURE}个?(?:工作日|日|天|小时|个月)"
        ),
    ),
    ("频次", re.compile(rf"每[两二半一]?个?(?:年|季度|月|周)[^，。；]{{0,8}}?{FIGURE}(?:[-—至]{FIGURE})?次")),
    ("数量", re.compile(rf"不(?:少|多|低)于{FIGURE}(?:日|天|次|人|小时|名)|不超过{FIGURE}(?:日|天|次|人|小时|名|字)")),
)
SOON = re.compile(r"及时|立即|当场|即时")
ANCHOR = re.compile(r"自[^，。；]{2,30}?之日起|(?:会议结束|收到[^，。；]{0,16}?|接到[^，。；]{0,16}?|会议闭会)后")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a statement shows around [start, end) of a provision's text."""

    start: int  # where the words begin that prove the whole
    topic: str
    condition: str | None
    exception: str | None
    limits: tuple[Limit, ...]
    silence: str | None


def find_statements(text: str) -> Iterator[tuple[int, int]]:
    """Where the statements of a text begin and end: sentences, and their parts between semicolons."""
    return ((match.start(), match.end()) for match in STATEMENT.finditer(text) if match.group().strip())


def look_around(text: str, shadow: str, statement: tuple[int, int], start: int, end: int) -> Surroundings:
    """What the statement shows around a match at [start, end) of the text."""
    before = _clauses_before(text, statement[0], start)
    own_start = before[-1][1] if before else statement[0]
    own = text[own_start:start]
    conditions, reached = _conditions(before[:-1], own_start)
    lead = LEAD.match(own.strip())
    topic, topic_start = _topic(text, shadow, before, (own_start, start))
    exception = next((words for words, _, _ in before if EXCEPTION.match(words)), None)
    proof = min(reached, topic_start)
    return Surroundings(
        start=proof + len(text[proof:]) - len(text[proof:].lstrip()),
        topic=topic,
        condition=lead.group() if lead else conditions,
        exception=exception,
        limits=tuple(_limits(text[own_start:end])),
        silence=_silence(text[end : statement[1]]),
    )


def _clauses_before(text: str, start: int, end: int) -> Sequence[tuple[str, int, int]]:
    """The clauses from the statement's start to the match; the last is the one that the match stands in."""
    clauses = [(m.group().strip(), start + m.start(), start + m.end()) for m in CLAUSE.finditer(text[start:end])]
    if not clauses or text[end - 1 : end] in "，,：:":
        clauses.append(("", end, end))
    return clauses


def _conditions(before: Sequence[tuple[str, int, int]], own_start: int) -> tuple[str | None, int]:
    """The clause right before the match's own if it is a condition, and where it begins."""
    if before and CONDITION.search(before[-1][0]) and not EXCEPTION.match(before[-1][0]):
        return before[-1][0], before[-1][1]
    if before and LEAD.fullmatch(before[-1][0]):
        return before[-1][0], before[-1][1]
    return None, own_start


def _topic(text: str, shadow: str, before: Sequence[tuple[str, int, int]], own: tuple[int, int]) -> tuple[str, int]:
    """The matter before the match: in its own clause, else in the clause that opens the statement; where it begins."""
    words = text[slice(*own)]
    if not BARE.fullmatch(words):
        return (_bare(words) if _is_matter(shadow[slice(*own)], words) else "", own[0])
    if len(before) == OPENING_AND_OWN and _is_matter(shadow[before[0][1] : before[0][2]], before[0][0]):
        return _bare(before[0][0]), before[0][1]
    return "", own[0]


def _bare(words: str) -> str:
    return LEAD.sub("", CONNECT.sub("", words.strip()))


def _is_matter(shadow: str, words: str) -> bool:
    """Whether words are a noun with what belongs to it, not a clause with a subject and a verb of its own."""
    return bool(NOMINAL.search(words.strip())) and not CLAUSAL.search(shadow.strip())


def _limits(clause: str) -> Iterator[Limit]:
    anchor = ANCHOR.search(clause)
    found = False
    for kind, pattern in TIMES:
        match = pattern.search(clause)
        if match:
            found = True
            yield read_limit(kind, match.group(), anchor.group() if anchor else None)
    soon = SOON.search(clause)
    if soon and not found:
        yield read_limit("时限", soon.group(), None)


def _silence(rest: str) -> str | None:
    match = SILENCE.search(rest)
    return match.group() if match else None
