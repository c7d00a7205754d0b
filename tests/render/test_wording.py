"""Facts as a careful clerk would write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from build_tools.render.wording import (
    act_span,
    after_act,
    before_act,
    find_details,
    modal_span,
    reason_span,
    status_tag,
    who_names,
    who_span,
)
from build_tools.statements import Fact, Limit, Party, Place, Status

REPLY = Fact(
    rulebook="mou-2026", at="a1.p1", start=0, end=2, quote="回复", who=(Party("协办部门", "协办部门"),), any_of=False,
    modal="一般应", does="回复", matter="征求意见或会签文件", to=(Party("主办部门", "主办部门"),), condition=None,
    exception="除主办部门另有时限要求外", limits=(Limit("时限", "5个工作日内"),), silence="逾期不回复视为无不同意见",
    unnamed=None, inferred=(), status=Status.REVIEWED, place=Place(1, 1),
)  # fmt: skip
BARE = replace(REPLY, modal=None, to=(), exception=None, limits=(), silence=None)


def plain(markup: str) -> str:
    """The text of some HTML."""
    return str(html.fromstring(f"<p>{markup}</p>").text_content())


def sentence(fact: Fact) -> str:
    """A fact read in one breath, its modal counted to what stands before the verb."""
    return plain(before_act(fact) + act_span(fact).removeprefix(modal_span(fact)) + after_act(fact))


def party(*names: str) -> tuple[Party, ...]:
    """Actors of these names."""
    return tuple(Party(name, name) for name in names)


def test_everything_travels_with_the_number() -> None:
    """Exception, modal, limit and effect of silence in one sentence."""
    assert sentence(REPLY) == (
        "除主办部门另有时限要求外，一般应5个工作日内向主办部门回复征求意见或会签文件；逾期不回复视为无不同意见"
    )
    assert [(detail.name, detail.text) for detail in find_details(REPLY)] == [
        ("例外", "除主办部门另有时限要求外"),
        ("时限", "5个工作日内"),
        ("逾期", "逾期不回复视为无不同意见"),
    ]


@pytest.mark.parametrize(
    ("does", "matter", "to", "said"),
    [
        ("报告", "重大行政决策", ("区委",), "向区委报告重大行政决策"),
        ("协商", "重大事项", ("区政协",), "与区政协协商：重大事项"),
        ("委托", "召集会议", ("区长",), "委托区长：召集会议"),
        ("领导", "区人民政府全面工作", ("区人民政府",), "领导区人民政府全面工作"),
        ("接受监督", "民主监督", ("区政协",), "接受区政协监督：民主监督"),
        ("提出意见", "办理意见", (), "提出意见：办理意见"),
        ("主持工作", "区政府全面工作", (), "主持区政府全面工作"),
        ("主持工作", "", (), "主持工作"),
        ("听取意见", "建议、意见和要求", ("人民群众",), "听取人民群众的建议、意见和要求"),
        ("听取意见", "公众意见（广泛）", ("公众",), "听取公众意见（广泛）"),
        ("听取意见", "对决策实施的意见", ("社会公众",), "听取社会公众对决策实施的意见"),
        ("听取意见", "重大决策", ("社会公众",), "听取社会公众的意见：重大决策"),
        ("听取意见", "意见和建议", (), "听取意见和建议"),
        ("征求意见", "意见建议（主动征询）", ("镇、街道",), "向镇、街道征求意见建议（主动征询）"),
        ("征求意见", "重要事项", ("镇、街道",), "向镇、街道征求意见：重要事项"),
        ("办理", "诉求", ("人民群众",), "办理诉求（对人民群众）"),
        ("作序", "", (), "作序"),
        ("会签", "其他部门的公文", ("其他部门",), "与其他部门会签其他部门的公文"),
    ],
)
def test_recipient_stands_where_chinese_puts_it(does: str, matter: str, to: tuple[str, ...], said: str) -> None:
    """向区委报告, 委托副区长; none that the matter names already."""
    assert sentence(replace(BARE, does=does, matter=matter, to=party(*to))) == said


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (
            replace(BARE, does="召开", matter="会议", modal="一般", limits=(Limit("频次", "每月召开1次"),)),
            "一般每月召开1次会议",
        ),
        (replace(BARE, does="报送", matter="简报", limits=(Limit("数量", "一种"),)), "报送简报，一种"),
        (
            replace(BARE, does="印发", matter="文件", limits=(Limit("时限", "5个工作日内", anchor="会议结束后"),)),
            "会议结束后5个工作日内印发文件",
        ),
        (replace(BARE, does="负责", matter="本部门工作", modal="负责"), "负责本部门工作"),
        (replace(BARE, does="缺席", matter="会议", modal="不得", condition="未经同意"), "未经同意，不得缺席会议"),
        (replace(BARE, does="审批", matter="涉外的公文", condition="涉外的"), "审批涉外的公文"),
    ],
)  # fmt: skip
def test_nothing_is_said_twice(fact: Fact, said: str) -> None:
    """The verb that a limit holds, the modal that is the verb, the condition that the matter holds."""
    assert sentence(fact) == said


def test_any_one_of_several_is_joined_by_or() -> None:
    """区长或副区长, but 主办部门、协办部门."""
    assert who_names(replace(BARE, who=party("区长", "副区长"), any_of=True)) == "区长或副区长"
    assert who_names(replace(BARE, who=party("区长", "副区长"))) == "区长、副区长"


def test_a_missing_actor_is_said() -> None:
    """规则未写明 and 编者推定, with the reason; never the inferred actor alone."""
    fact = replace(BARE, who=(), unnamed="条文没有写由谁编印。", inferred=party("区政府办公室"))
    assert plain(who_span(fact)) == "规则未写明（编者推定：区政府办公室）"
    assert plain(reason_span(fact)) == "条文没有写由谁编印。"
    assert plain(who_span(replace(fact, inferred=()))) == "规则未写明"


def test_both_statuses_are_told() -> None:
    """A block that holds facts of both kinds bears both tags."""
    assert plain(status_tag([BARE])) == "已核"
    assert plain(status_tag([BARE, replace(BARE, status=Status.EXTRACTED)])) == "已核规则抽取"


def test_words_of_an_editor_are_text() -> None:
    """No markup passes."""
    assert sentence(replace(BARE, matter="<b>&*_[x](y)")) == "回复<b>&*_[x](y)"
