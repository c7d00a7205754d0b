"""Facts as a careful clerk would write them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from build_tools.render.stops import bounded_act, hedged
from build_tools.render.wording import (
    Detail,
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
from tests.render.stated import real_corpus

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
        "除主办部门另有时限要求外，一般应在5个工作日内向主办部门回复征求意见或会签文件；逾期不回复视为无不同意见"
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
        ("协商", "重大事项", ("区政协",), "就重大事项与区政协协商"),
        ("委托", "召集会议", ("区长",), "委托区长召集会议"),
        ("委托", "专项任务", ("副区长",), "委托副区长负责专项任务"),
        ("委托", "主持工作（委托其中一人）", ("甲", "乙"), "委托甲或乙主持工作"),
        ("领导", "区人民政府全面工作", ("区人民政府",), "领导区人民政府全面工作"),
        ("接受监督", "民主监督", ("区政协",), "接受区政协的民主监督"),
        ("提出意见", "办理意见", (), "提出办理意见"),
        ("主持工作", "区政府全面工作", (), "主持区政府全面工作"),
        ("主持工作", "", (), "主持工作"),
        ("听取意见", "建议、意见和要求", ("人民群众",), "听取人民群众的建议、意见和要求"),
        ("听取意见", "公众意见（广泛）", ("公众",), "广泛听取公众意见"),
        ("听取意见", "对决策实施的意见", ("社会公众",), "听取社会公众对决策实施的意见"),
        ("听取意见", "重大决策", ("社会公众",), "就重大决策听取社会公众的意见"),
        ("听取意见", "意见和建议", (), "听取意见和建议"),
        ("征求意见", "意见建议（主动征询）", ("镇、街道",), "向镇、街道主动征询意见建议"),
        ("征求意见", "重要事项", ("镇、街道",), "就重要事项向镇、街道征求意见"),
        ("办理", "诉求", ("人民群众",), "办理诉求（对人民群众）"),
        ("作序", "", (), "作序"),
        ("会签", "其他部门的公文", ("其他部门",), "与其他部门会签其他部门的公文"),
    ],
)
def test_recipient_stands_where_chinese_puts_it(does: str, matter: str, to: tuple[str, ...], said: str) -> None:
    """向区委报告, 委托副区长; none that the matter names already."""
    assert sentence(replace(BARE, does=does, matter=matter, to=party(*to))) == said


@pytest.mark.parametrize(
    ("does", "matter", "to", "said"),
    [
        ("处理", "分管工作（按分工）", (), "按分工处理分管工作"),
        ("落实", "决定事项（协调落实）", (), "协调落实决定事项"),
        ("接受监督", "民主监督（自觉接受）", ("区政协",), "自觉接受区政协的民主监督"),
        ("实行", "行政执法公示制度（推行）", (), "推行行政执法公示制度"),
        ("公开", "行政权力执行（推行）", (), "推行公开行政权力执行"),
        ("合法性审查", "重要事项（合法合规性审查）", (), "对重要事项进行合法合规性审查"),
        ("通报", "（予以通报）", (), "予以通报"),
        ("协商", "重大事项（围绕重大事项开展协商）", ("区政协",), "与区政协围绕重大事项开展协商"),
        ("召集", "区长办公会议（区长碰头会议）", (), "召集区长办公会议（区长碰头会议）"),
        ("论证", "议题（专家论证）", (), "论证议题（专家论证）"),
        ("部署", "党风廉政建设（与各项任务同部署）", (), "部署党风廉政建设（与各项任务同部署）"),
    ],
)
def test_words_in_brackets_go_back_to_their_place(does: str, matter: str, to: tuple[str, ...], said: str) -> None:
    """按分工 before its verb, 协调落实 as the verb; what is neither stays in brackets."""
    assert sentence(replace(BARE, does=does, matter=matter, to=party(*to))) == said


UNSAID = {  # what a phrase says in other words: its verb, its matter
    ("集体学习", "法律（集体学法）"),
    ("委托", "主持区人民政府工作（委托其中一人）"),
    ("提报", "不能取得一致意见的事项（报其中一位）"),
    ("出庭应诉", "行政诉讼"),
    ("协商", "内容涉及其他部门职权的公文稿，达成一致"),
}


def test_no_word_of_a_matter_is_lost() -> None:
    """Every character of what the editor wrote is in the sentence, but for what UNSAID lists."""
    for sheet in real_corpus().sheets:
        for fact in sheet.all_facts:
            if fact.statement:
                continue  # in the article's own words, see tests/facts/test_phrases.py
            lost = set(fact.matter) - set("（）") - set(sentence(fact))
            assert not lost or (fact.does, fact.matter) in UNSAID, (fact.at, sentence(fact))


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


def test_a_limit_that_is_one_of_several_adverbs_stays_with_them() -> None:
    """及时、主动地 loses neither word nor its comma."""
    fact = replace(BARE, limits=(Limit("时限", "及时"),), statement="及时、主动地请示", does="请示", matter="")
    assert sentence(fact) == "及时、主动地请示"
    assert sentence(replace(fact, statement="及时请示")) == "及时请示"


def test_a_softened_limit_keeps_its_word() -> None:
    """一般 stands with the number, in the act of a step and in its limit."""
    assert plain(bounded_act(REPLY)).startswith("一般应在5个工作日内")
    assert hedged(REPLY, Detail("时限", "5个工作日内")) == "一般5个工作日内"
    assert hedged(BARE, Detail("时限", "5个工作日内")) == "5个工作日内"
    assert hedged(REPLY, Detail("例外", "除外")) == "除外"
