"""What a pattern is: a name, a tier, and an expression in which words such as WHO stand for what the law says there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from build_tools.extract.actors import FIRST, REST
from build_tools.extract.verbs import ACT, DECISION, REPORT


class Tier(Enum):
    """How sure a pattern is; only the high tier is published unread."""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


TOPIC, OBJECT, NOTHING = "topic", "object", "nothing"  # where the matter stands: before, after the verb, nowhere


@dataclass(frozen=True, slots=True)
class Row:
    """A pattern; `does` is fixed, or read from the group `acts`."""

    name: str
    tier: Tier
    expression: re.Pattern[str]
    does: str = ""
    matter: str = TOPIC
    reason: str = ""
    carried: bool = False  # the actor stands at the head of an earlier clause of the statement
    signs: tuple[str, ...] = ()  # one of these words must stand in a statement, or the pattern need not look


ACTOR = f"(?:{FIRST}{REST}*){{1,2}}"
COMMA = "(?:、|和|或者|或|以及|及|与|，)"
ACTORS = f"{ACTOR}(?:{COMMA}{ACTOR})*"
CALLED = "(?:（[^（）]{0,6}简称[^（）]*）)?"
MORE = r"(?!等|、|和|或|及|以及|与|，\ue000|[（(]|\ue002)"
MODALS = (
    "原则上|一般|一律|可以|应当|必须|应该|不得|方可|负责|有权|(?<![相反适响供对])应(?!急|诉)|(?<!必)须"
    "|(?<![主重需纪摘概提必])要(?![求点素件闻])|(?<![许认])可|(?<!急)需(?!要|求)|均"
)
ADVERB = (
    r"(?:按照?[^，。；、的\ue000]{0,12}?(?:规定|程序|分工|要求|规则|职责)|按职责|依法|依照[^，。；\ue000]{1,16}规定"
    r"|根据[^，。；、\ue000]{1,10}(?=\ue000)|统一|共同|具体|及时|直接|亲自|逐级|集体|一并|主动|认真|自行|事先|提前|定期|自觉|严格"
    r"|切实|从严|综合|进行|予以|分别|再|先|逐一|同时|并|当场|如实|立即|独立|全面|重点|也|都|另行|轮流|临时|联合|充分|书面|口头|以书面形式)"
)
WORDS = {
    "WHO": f"(?P<who>(?>{ACTORS})){CALLED}{MORE}",
    "TO": f"(?P<to>(?>{ACTORS})){MORE}",
    "OTHERS": f"(?>{ACTORS})",
    "MODAL": rf"(?:(?P<modal>(?:{MODALS})+)(?P<how>{ADVERB}*))?",
    "SOFT": rf"(?P<modal>(?:{MODALS})+)(?P<how>{ADVERB}*)",
    "ADVERBS": f"(?:{ADVERB})*",
    "ACTS": rf"(?P<acts>(?>{ACT}(?:(?:、|和|并|及|以及|或者|或){ACT})*))",
    "DECIDE": f"(?P<acts>{DECISION})",
    "REPORT": f"(?P<acts>(?>{REPORT}(?:、{REPORT})*))",
    "START": r"(?:^|(?<=[。；：:])|(?<=[^\ue000\ue001][，,]))(?:其中[，,]?|但是?|并|同时[，,]?|此外，)?",
    "END": r"(?=$|[，。；、：,）)”]|后(?!果|续|勤|评)|并|报(?=\ue000))",
    "OBJECT": (
        r"(?P<object>(?!"
        + ACT
        + r"的|[^，。；]{0,30}是指|结果|完毕|的|权|了|中|制度|报|或|并|、|和|后|经|程序|工作的)[^，。；：,]{0,60})"
        r"(?<![后时的])(?<!时候)(?<!的事项)(?<!其他事项)(?<!的情况)(?=$|[，。；：,])"
    ),
    "LAST": r"(?P<object>(?!或|并|、)[^，。；：,的]{0,30})(?=$|[，。；：,]|的[，。；])",
    "PATH": r"(?:|(?!的)(?:(?![，,；](?:其中)?\ue000)(?![，,]?(?:再|应当|须|并)?由)[^。；]){1,90}?(?<![\ue000\ue001]))",
    "NEAR": r"[^，。；：,\ue000]{0,30}?",
}


def row(
    name: str, tier: Tier, expression: str, does: str = "", *, matter: str = TOPIC, reason: str = "", signs: str = ""
) -> Row:
    """A pattern from an expression that is written with the words above; white space counts for nothing."""
    spelt = spell(expression)
    return Row(name, tier, spelt, does, matter, reason, "who" not in spelt.groupindex, tuple(signs.split()))


def spell(expression: str) -> re.Pattern[str]:
    """The regular expression that an expression with such words stands for."""
    written = re.sub(r"\b[A-Z]{2,}\b", lambda match: f"(?:{WORDS[match.group()]})", expression)
    return re.compile(written, re.VERBOSE)
