"""Every pattern on phrases that it must read, and on phrases like them that it must leave alone."""

from __future__ import annotations

import pytest

from build_tools.extract.finder import ROWS
from build_tools.extract.rows import Tier
from build_tools.extract.verbs import VERBS
from build_tools.pipeline import compile_project
from tests.extract.reading import find, say
from tests.project import ROOT

# pattern | sentence | facts of the high tier, parted by ；
READ = """
由A签发 | 会议纪要由区长签发。 | 区长 签发 会议纪要
由A签发 | 受委托召开的专题会议纪要，须由委托的区长或副区长审定同意后印发。 | 委托人 须 审定 受委托召开的专题会议纪要
由A签发 | 如有需要，可由副区长或者区长签发。 | 副区长、区长（其一） 可 签发
由A签发 | 公文由区司法局负责审核和送签。 | 区司法局 负责 审核 公文；区司法局 负责 送签 公文
由A签发 | 分组名单由常务委员会办事机构拟订。 | 常务委员会办事机构 起草 分组名单
由A制定B | 由区政府办公室提出接待方案。 | 区政府办公室 提出 接待方案
由A审核，B签发 | 公文由区政府办公室审核，区长签发。 | 区政府办公室 审核 公文；区长 签发 公文
请A提出意见 | 经区司法局审核，请副区长提出送签意见。 | 区司法局 审核；副区长 提出意见 送签意见
报A审批 | 重大事项报区长审批。 | 区长 审批 重大事项
报A审批 | 经协调仍有异议的议题，报请区长或副区长协调。 | 区长、副区长（其一） 协调 经协调仍有异议的议题
经A同意 | 因工作需要确需参加的，须经区长批准。 | 区长 须 批准
征得A同意 | 确需延期的，应当征得区政府同意。 | 区政府 同意
未经A批准 | 未经区政府批准，一律不得对外发布。 | 区政府 批准
未经A批准，B不得C | 未经区委批准，主管部门不得向下级印发指令性公文。 | 区委 批准；主管部门 不得 印发 指令性公文
送A办理 | 公文一律送区政府办公室按程序统一办理。 | 区政府办公室 一律 办理 公文
提请A审议 | 地方性法规案，应当提请常务委员会会议审议。 | 常务委员会会议 审议 地方性法规案
由A、B组成 | 区政府常务会议由区长、副区长和区政府办公室主任组成。 | 区长、副区长、区政府办公室主任 组成 区政府常务会议
由A召集和主持 | 会议由区长召集和主持。 | 区长 召集 会议；区长 主持 会议
A召集和主持B | 区长召集和主持全体会议。 | 区长 召集 全体会议；区长 主持 全体会议
A列席 | 区政府办公室主任列席会议。 | 区政府办公室主任 列席 会议
A向B报告 | 区政府各部门发现重大问题的，应当及时向区政府报告。 | 区政府各部门 应当 报告 → 区政府
A向B报告 | 主管部门须事先向区长请示报告。 | 主管部门 须 请示 → 区长；主管部门 须 报告 → 区长
由A向B报告 | 请假情况由区政府办公室汇总后向区长报告。 | 区政府办公室 汇总 请假情况；区政府办公室 报告 → 区长
由A报B备案 | 规范性文件由主管部门报区政府备案。 | 主管部门 备案 规范性文件 → 区政府
A领导B | 区长领导区政府的工作。 | 区长 领导 区政府的工作
A协助B | 副区长、区政府办公室主任协助区长工作。 | 副区长、区政府办公室主任 协助 工作 → 区长
受A委托 | 副区长受区长委托处理有关事项。 | 区长 委托
A接受B监督 | 区政府要自觉接受区委的监督。 | 区政府 要 接受监督 → 区委
A接受B领导 | 区政府要自觉接受和维护区委的领导。 | 区政府 要 接受领导 → 区委
A负责审核B | 区政府办公室负责审核公文。 | 区政府办公室 负责 审核 公文
A负责对B进行C | 区司法局负责对规范性文件进行审查。 | 区司法局 负责 审查 规范性文件
由A主持工作 | 区长外出期间，由副区长主持区政府全面工作。 | 副区长 主持工作 区政府全面工作
A负责B | 区司法局负责本区的行政执法工作。 | 区司法局 负责 负责 本区的行政执法工作
由A负责 | 具体工作由区司法局负责。 | 区司法局 负责 具体工作
A应当N日内B | 行政复议机关应当自受理申请之日起六十日内作出行政复议决定。 | 行政复议机关 应当 决定
A每月召开N次 | 区政府常务会议一般每月召开1次。 | 区政府常务会议 一般 召开
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in READ.strip().splitlines()]

LEFT_ALONE = (
    "区长和副区长的重要讲话由有关方面整理后形成文字材料。",  # 由, and no actor that can be known
    "由区政府办公室审核的公文，应当附有说明。",  # 由 … 审核的公文 names a document, it orders nothing
    "可加“经区政府同意”字样行文。",  # words to be printed
    "一般不邀请区长出席。",  # an invitation that is not made
    "不得将职责范围内的工作交由区司法局承担。",  # a hand-over that is forbidden
    "被否决的议案半年内不得提交常务会议审议。",  # a submission that is forbidden
    "区政府各部门确需向区政府请示的事项，按程序办理。",  # a noun
    "负责人由本单位确定人员和负责同志。",
    "相应的经费由预算安排。",
)


@pytest.mark.parametrize(("pattern", "sentence", "facts"), CASES)
def test_pattern_reads_its_phrase(pattern: str, sentence: str, facts: str) -> None:
    """The high tier's facts of a phrase, all of them and no other; the pattern that is named found one."""
    found = find(sentence, Tier.HIGH)
    assert "；".join(map(say, found)) == facts
    assert pattern in {candidate.pattern for candidate in found}


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_high_tier_leaves_alone(sentence: str) -> None:
    """What only looks like a pattern gives nothing that would be published."""
    assert [say(candidate) for candidate in find(sentence, Tier.HIGH)] == []


def test_every_high_pattern_has_a_case() -> None:
    """No pattern is published that no phrase here shows."""
    assert {row.name for row in ROWS if row.tier is Tier.HIGH} - {pattern for pattern, _, _ in CASES} == set()


def test_names_of_patterns_differ() -> None:
    """A pattern is known by its name."""
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_verbs_are_in_the_register() -> None:
    """Whatever a pattern says that somebody does is a word of the register of actions."""
    known = {action.verb for action in compile_project(ROOT).corpus.registers.actions}
    said = {word for words in VERBS.values() for word in words.split("、")} | {row.does for row in ROWS if row.does}
    assert said - known == set()
