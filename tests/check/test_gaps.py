"""规则空缺: what the rules leave open; each once, where its actor is first named, and no false alarm."""

from __future__ import annotations

import pytest

from build_tools.annotate.mentions import find_mentions
from build_tools.check.gaps import check_gaps
from build_tools.model import Corpus, Severity
from tests.facts.sheets import REGISTERS, read_rulebook, state

TEXT = """\
某某区人民政府工作规则

第一条  区政府实行常务会议制度。

第二条  常务会议由区长召集，由主管部门列席。

第三条  常务会议纪要由办公室编印，由区长签发。

第四条  区政府、副区长建立联席会议制度。
"""
CONVENES = "- {条: 2, 原文: 常务会议由区长召集, 谁: 区长, 做: 召集, 事: 常务会议}\n"
ATTENDS = "- {条: 2, 原文: 由主管部门列席, 谁: 主管部门, 做: 回复}\n"
PRINTS = "- {条: 3, 原文: 常务会议纪要由办公室编印, 谁: 区政府办公室, 做: 编印, 事: 常务会议纪要}\n"
SIGNS = "- {条: 3, 原文: 由区长签发, 谁: 区长, 做: 签发, 事: 常务会议纪要}\n"
JOINT = "- {条: 4, 原文: 副区长建立联席会议制度, 谁: 副区长, 做: 组成, 对: 联席会议}\n"
RULES = "- {条: 1, 原文: 区政府实行常务会议制度, 谁: 区政府, 做: 负责}\n"
ALL = RULES + CONVENES + ATTENDS + PRINTS + SIGNS + JOINT
OTHERS = SIGNS.replace("事: 常务会议", "事: 联席会议")
UNSIGNED = "规则写了会议纪要，却没有写“{}”的纪要由谁签发"
IDLE = "规则提到“{}”，却没有写它做什么"
ADRIFT = "规则用到“{}”，却没有写由谁组成、召集或主持"


def gaps(records: str) -> list[str]:
    """Line, words underlined and message of every gap that these records leave."""
    sheet, problems = state("标注:\n" + records, TEXT)
    assert problems == ()
    corpus = Corpus((read_rulebook(TEXT),), registers=REGISTERS, sheets=(sheet,))
    found = list(check_gaps(corpus.plus(find_mentions(corpus))))
    assert {(problem.kind, problem.severity) for problem in found} <= {("规则空缺", Severity.NOTE)}
    return [f"{p.line} {p.excerpt[p.column - 1 : p.column - 1 + p.width]} {p.message}" for p in sorted(found)]


@pytest.mark.parametrize(
    ("records", "said"),
    [
        pytest.param(ALL, ["9 联席会议 " + UNSIGNED.format("联席会议")], id="minutes of one meeting only"),
        pytest.param(ALL + OTHERS, [], id="nothing left open"),
        pytest.param(
            ALL.replace(JOINT, JOINT.replace("组成, 对: 联席会议", "负责")),
            ["9 联席会议 " + ADRIFT.format("联席会议")],
            id="a meeting that nobody convenes is told once, its minutes not besides",
        ),
        pytest.param(
            ALL.replace(SIGNS, "") + OTHERS, ["3 常务会议 " + UNSIGNED.format("常务会议")], id="printed, not signed"
        ),
        pytest.param(
            RULES + CONVENES + ATTENDS + JOINT, [], id="a rulebook that says nothing of minutes owes no signature"
        ),
        pytest.param(
            ALL.replace(ATTENDS, "") + OTHERS, ["5 主管部门 " + IDLE.format("主管部门")], id="an office without a part"
        ),
        pytest.param(
            ALL.replace(ATTENDS, "").replace("做: 召集", "对: 主管部门, 做: 召集") + OTHERS,
            [],
            id="a recipient has its part",
        ),
        pytest.param("", [], id="a text that nobody annotated is left in peace"),
    ],
)
def test_gaps(records: str, said: list[str]) -> None:
    """A meeting used but never constituted, minutes nobody signs, an office that the text names and leaves idle."""
    assert gaps(records) == said
