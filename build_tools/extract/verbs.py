"""The acts that patterns know: the word as printed, and the word of the register of actions that it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

PLAIN = (
    "拟稿|起草|提出处理意见|提出意见|办理|处理|落实|执行|组织实施|组织开展|主办|承办|统一登记|统一编号|协调|征求意见|回复"
    "|论证|风险评估|一致性评估|评估|转办|分办|汇总|送审|送签|呈批|报批|建立|完善|制定|清理|接待|统筹安排|安排|审核把关|审核|审查"
    "|合法性审查|公平竞争审查|初核|复核|签发|签批|审签|会签|签字|批准|同意|审定|审批|确定|决定|指定|召集|主持|召开"
    "|讨论决定|审议|研究|讨论|部署|组成|报告|请示|汇报|请假|备案|报备|说明理由|印发|编印|公布|公开|发布|解读|刊载|答复"
    "|监督|督查|督办|考核|通报批评|通报|指导|培训|督促|解释|陪同|审阅|查处|调整|行文|管理|宣传|收集|代为处理"
    "|提交|报送|提报|提议|出席|参加|列席|调研|接访|加强|规范|遵守|控制|精简|配合|维护|学习|集体学习|调查研究|整改|实行|适用|废止|施行|听取意见|协商|沟通|商定时限|列明理据"
    "|承担|使用|防止|制止|泄露|干预|突破|纠正|核实|支持|邀请|保密|追责|公众参与|传达学习|交流情况|通报情况|签署意见|评议|提出|协助|领导|代拟文稿|修改废止|运转"
)
STANDS_FOR = {  # the register's word: other wordings of it
    "建立": "建立健全 建立完善 健全",
    "完善": "健全完善",
    "批准": "核准 审核批准 审查批准 研究批准 批准同意",
    "审定": "审定同意",
    "审核": "审核同意 提出审核意见",
    "签发": "审核签发 审批签发",
    "审批": "审批同意",
    "审查": "审查同意 提出审查意见",
    "同意": "研究同意",
    "讨论决定": "研究决定 讨论通过 审议决定",
    "审议": "审议通过 提出审议意见",
    "确定": "研究确定 协商确定",
    "决定": "处理决定 裁决 裁定 审查决定",
    "报送、备案": "报送备案",
    "起草": "拟订 拟定 草拟 组织起草",
    "代拟文稿": "代拟",
    "制定": "制订 编制 组织编制 组织制定",
    "请示、报告": "请示报告",
    "报告": "报告工作",
    "提交": "提请",
    "提出处理意见": "提出处理建议",
    "初核": "提出初核意见 初步审核 初审",
    "陪同、接待": "陪同接待",
    "公布": "公告",
    "公开": "公示",
    "查处": "查办",
    "督查": "检查",
    "办理": "牵头办理 研究办理",
    "处理": "研究处理",
    "管理": "归口管理",
}
OTHER = {wording: word for word, wordings in STANDS_FOR.items() for wording in wordings.split()}
VERBS = {verb: verb for verb in PLAIN.split("|")} | OTHER
DECIDING = (
    "审批|批准|审定|审核|同意|确定|决定|签发|核准|审查|审议|审阅|签批|审签|研究决定|讨论决定|研究确定|审定同意|审核同意|审核批准"
    "|审查批准|审查同意|审批同意|研究批准|研究同意|批准同意|审核签发|审议决定|审议通过|讨论通过|裁决|裁定|协调|初核"
)
REPORTING = "请示报告|报告|请示|汇报|请假|备案|报备|通报|说明理由"


def alternatives(words: Sequence[str]) -> str:
    """An expression for one of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


ACT = f"(?:{alternatives(tuple(VERBS))})(?!机关|部门|人|机构|单位|小组|委员|权)"
DECISION = f"(?:{alternatives(DECIDING.split('|'))})"
REPORT = f"(?:{alternatives(REPORTING.split('|'))})"


def read_acts(printed: str) -> tuple[str, ...]:
    """The register's verbs for a list as printed: 召集和主持 → 召集, 主持."""
    found = re.findall(alternatives(tuple(VERBS)), printed)
    return tuple(dict.fromkeys(verb for word in found for verb in VERBS[word].split("、")))
