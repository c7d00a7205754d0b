"""审批链: steps in their order, where the order comes from, and every fault of a chain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.check.facts import check_facts
from build_tools.model import Corpus
from build_tools.statements import Chain, Flow
from tests.facts.sheets import read_rulebook, state, told

DRAFT = "编号: 拟稿, 条: 2.1, 原文: 公文由主管部门拟稿, 谁: 主管部门, 做: 拟稿"
REVIEW = "编号: 审核, 自: 拟稿, 次序: 明文, 条: 2.1, 原文: 办公室审核, 谁: 办公室, 做: 审核"
SIGN = "编号: 签发, 自: 审核, 次序: 归并, 终: 是, 条: 2.1, 原文: 报区长签发, 谁: 区长, 做: 签发, 情形: 报区长签发"


def chain(*steps: str, head: str = "名称: 制发公文, 标识: issue, 主题: 公文制发, 何时: 要发文") -> str:
    """审批链 with one chain of these steps."""
    keys = "".join(f"  {key}\n" for key in head.split(", "))
    return "审批链:\n-" + keys[1:] + "  步骤:\n" + "".join(f"  - {{{step}}}\n" for step in steps)


def read(*steps: str) -> Chain:
    """The chain of these steps, which are in order."""
    sheet, problems = state(chain(*steps))
    assert problems == ()
    return sheet.chains[0]


def test_a_chain_in_order() -> None:
    """明文 is stated, 归并 joined by the editor; the condition of a step is that of its flow."""
    made = read(DRAFT, REVIEW, SIGN)
    assert [(step.id, step.final) for step in made.steps] == [("拟稿", False), ("审核", False), ("签发", True)]
    assert made.flows == (
        Flow("拟稿", "审核", stated=True, condition=None),
        Flow("审核", "签发", stated=False, condition="报区长签发"),
    )


def test_a_step_may_follow_several() -> None:
    """自 holds a list."""
    both = SIGN.replace("自: 审核", "自: [拟稿, 审核]")
    assert {(flow.source, flow.target) for flow in read(DRAFT, REVIEW, both).flows} >= {
        ("拟稿", "签发"),
        ("审核", "签发"),
    }


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (chain(DRAFT, REVIEW.replace("自: 拟稿", "自: 拟搞")), "“自”写的“拟搞”不是前面的步骤｜是否想写“拟稿”？"),
        (chain(DRAFT, REVIEW.replace("自: 拟稿", "自: 签发"), SIGN), "“自”写的“签发”不是前面的步骤｜"),
        (chain(DRAFT, REVIEW.replace("次序: 明文, ", "")), "“次序”应写“明文”或“归并”｜"),
        (chain(DRAFT, REVIEW.replace("明文", "原文")), "“次序”应写“明文”或“归并”｜"),
        (chain(DRAFT, DRAFT), "步骤编号“拟稿”用了两次｜"),
        (chain(DRAFT.replace("编号: 拟稿, ", "")), "缺“编号”｜"),
        (chain(DRAFT.replace("谁: 主管部门, ", "")), "缺“谁”；原文没有写明的，写“原文缺主语: 是”和“理由”｜"),
        (chain(), "审批链缺“步骤”｜"),
        (
            chain(DRAFT, head="名称: 甲, 标识: 发文, 主题: 公文制发, 何时: 乙"),
            "标识“发文”只能用小写字母、数字和连字符｜",
        ),
        (
            chain(DRAFT, head="名称: 甲, 标识: issue, 主题: 公文制法, 何时: 乙"),
            "主题“公文制法”不在主题名单（registers/topics.yml）里｜是否想写“公文制发”？",
        ),
        (chain(DRAFT, head="名称: 甲, 标识: issue, 主题: 公文制发"), "缺“何时”｜"),
        (chain(DRAFT) + chain(DRAFT).removeprefix("审批链:\n"), "审批链的标识“issue”用了两次｜"),
    ],
)
def test_a_fault_of_a_chain_is_told(yaml: str, said: str) -> None:
    """Unknown 自 with what is nearest, 次序 missing, 编号 doubled, no steps, no topic."""
    assert [line.split(" ", 2)[2] for line in told(yaml) if line.endswith(said)] == [said], told(yaml)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((DRAFT, REVIEW, SIGN), []),
        ((DRAFT, REVIEW, SIGN.replace("终: 是, ", "")), ["审批链“制发公文”停在“签发”，但这一步没有标“终”"]),
        ((DRAFT, SIGN.replace("自: 审核, 次序: 归并, ", "")), [
            "审批链“制发公文”停在“拟稿”，但这一步没有标“终”",
            "审批链“制发公文”的步骤没有先后（缺“自”）",
        ]),
    ],
)  # fmt: skip
def test_a_chain_ends_where_it_says(steps: tuple[str, ...], said: list[str]) -> None:
    """A last step decides; steps without 自 have no order. Told at the chain, in facts.yml."""
    sheet, problems = state(chain(*steps))
    assert problems == ()
    rulebook = replace(read_rulebook(), file="source_texts/mou-2026/text.txt")
    found = [problem for problem in check_facts(Corpus((rulebook,), sheets=(sheet,))) if problem.kind == "链"]
    assert [problem.message for problem in found] == said
    assert {(problem.file, problem.line) for problem in found} <= {("source_texts/mou-2026/facts.yml", 2)}
