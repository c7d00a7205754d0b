"""How a verb and its matter are put into one Chinese phrase, by tables: 对有异议的议题提出意见, 委托副区长负责专项任务.

The brackets in which an editor keeps the text's own words go back to where the text has them: 分管工作（按分工）
with 处理 is 按分工处理分管工作, 决定事项（协调落实） with 落实 is 协调落实决定事项.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

BRACKET = re.compile(r"(?P<matter>.*?)（(?P<aside>[^（）]+)）")
ADVERBS = frozenset(
    """
    亲自 依法 严格 全面 积极 主动 逐步 广泛 充分 事先 深入 认真 坚决 书面 自觉 带头 准确 依法认真 依法依规
    加强 推进 推行 全面推进 强化 深入基层 在区长领导下 通过多种形式 采取听证会等多种形式
    """.split()  # noqa: SIM905 - words, not a list of strings
)
BY = re.compile(r"(?:严格)?(?:按|按照|依照|根据)[^，、]*(?:规定|程序|要求|分工|法律|时限|依法)|以.*名义")
FIRST = {"先报": "先", "再报": "再", "联合报": "联合", "公开接待": "公开"}
TEXTUAL = frozenset(  # words of the text that say more than the register's verb
    """
    改进 处置 研判 发挥 了解 核准 解决 推动 签署 移交 贯彻 主动谋划 密切关注 研究解决 研究提出 督导检查 牵头开展
    精准传达 准确传递 坚决贯彻 自觉履行 尊重并自觉履行 依法化解 层层压实 深入学习贯彻 深入领会 按程序调整完善
    切实降低 合法合规性审查
    """.split()  # noqa: SIM905
)
LONGEST = 9  # characters of an aside that takes the place of the verb
LIKE = 2
ONE_OF = "其中一"
VERBAL = re.compile("主持|召集|签发|代|负责|处理|审")


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, taken apart: the register's verb as the text has it, its recipients, its matter, an adverb."""

    verb: str  # the register's
    does: str
    to: str
    matter: str
    adverb: str = ""

    @property
    def bare(self) -> str:
        """The verb without the object that it holds (提出 of 提出意见), or the text's own."""
        return self.does if self.does != self.verb else self.verb[:2]


Row: TypeAlias = tuple[str, str, str]  # what the matter is like, the phrase without and with a recipient; "": no phrase

PHRASES: dict[str, tuple[Row, ...]] = {
    "提出意见": (
        (r".*意见(?:和建议)?", "{adverb}{bare}{matter}", "{adverb}向{to}{bare}{matter}"),
        (".+", "对{matter}提出意见", ""),
    ),
    "提出处理意见": ((r".*意见", "提出{matter}", "向{to}提出{matter}"), (".+", "对{matter}提出处理意见", "")),
    "提出方案": ((r".*方案", "提出{matter}", "向{to}提出{matter}"), (".+", "就{matter}提出方案", "")),
    "提出要求": ((".+", "提出{matter}", "向{to}提出{matter}"),),
    "提议": ((".+", "提出{matter}", "向{to}提出{matter}"),),
    "初核": ((".+", "对{matter}提出初核意见", ""),),
    "征求意见": ((".+", "就{matter}{adverb}{does}", "就{matter}{adverb}向{to}征求意见"),),
    "听取意见": ((".+", "就{matter}{adverb}听取意见", "就{matter}{adverb}听取{to}的意见"),),
    "协商": (
        (r"(.*)，达成一致", r"就\1协商一致", ""),
        (".+", "就{matter}{adverb}{does}", "就{matter}{adverb}与{to}{does}"),
    ),
    "沟通": ((".+", "就{matter}{adverb}{does}", "就{matter}{adverb}与{to}{does}"),),
    "商定时限": ((".+", "商定{matter}", "与{to}商定{matter}"),),
    "接受监督": (
        (r".*群众监督", "{adverb}接受{matter}", "{adverb}接受{matter}"),
        (r".*监督", "{adverb}接受{matter}", "{adverb}接受{to}的{matter}"),
    ),
    "接受领导": ((r".*领导", "{adverb}接受{matter}", "{adverb}接受{to}的{matter}"),),
    "接受询问": ((".+", "接受{matter}", "接受{to}的{matter}"),),
    "履行职责": (
        (r"认真履行", "认真履行职责", ""),
        (r".*(?:职责|职能|责任)", "{adverb}履行{matter}", ""),
        (".+", "{matter}", ""),
    ),
    "廉洁自律": ((".+", "{matter}", ""),),
    "行使审计监督权": ((r".*行使", "{matter}审计监督权", ""),),
    "代表政府活动": ((".+", "代表区政府进行{matter}", ""),),
    "集体学习": ((r"法律", "集体学法", ""),),
    "公众参与": ((".+", "就{matter}组织公众参与", ""),),
    "风险评估": ((r".*风险", "评估{matter}", ""), (".+", "对{matter}进行风险评估", "")),
    "合法性审查": ((".+", "对{matter}进行{does}", ""),),
    "公平竞争审查": ((".+", "对{matter}进行公平竞争审查", ""),),
    "一致性评估": ((".+", "评估{matter}", ""),),
    "备案审查": ((".+", "对{matter}进行备案审查", ""),),
    "审核把关": ((".+", "对{matter}审核把关", ""),),
    "签署意见": ((r".*意见", "签署{matter}", ""),),
    "签字": ((r"姓名.*", "签署{matter}", ""), (".+", "在{matter}上签字", "")),
    "拟稿": ((".+", "为{matter}拟稿", ""),),
    "代拟文稿": ((".+", "为{matter}代拟文稿", ""),),
    "列明理据": ((".+", "列明{matter}", ""),),
    "通报情况": ((".+", "通报{matter}", "向{to}通报{matter}"),),
    "交流情况": ((".+", "交流{matter}", "与{to}交流{matter}"),),
    "代为处理": ((".+", "代为处理{matter}", ""),),
    "配合": ((".+", "", "{adverb}{does}{to}做好{matter}"),),
    "行文": (
        (r".*(?:行文|发文)", "{matter}", ""),
        (r"以.*名义", "{matter}行文", ""),
        (r"以.*", "{matter}", ""),
        (r".*公文", "制发{matter}", ""),
        (".+", "就{matter}{does}", "就{matter}向{to}行文"),
    ),
    "请假": ((r"不.*", "因{matter}请假", "因{matter}向{to}请假"), (".+", "就{matter}请假", "就{matter}向{to}请假")),
    "外出": ((r"同时.*", "{matter}", ""),),
    "工作衔接": ((r".*工作", "做好{matter}衔接", ""),),
    "追责": ((r".*责任", "{adverb}追究{matter}", ""), (".+", "{adverb}{matter}", "")),
    "发贺信贺电": ((".+", "", "为{to}的{matter}发贺信、贺电"), ("", "发贺信、贺电", "")),
    "题词题字": (("", "题词、题字", ""),),
    "送礼宴请": ((".+", "{matter}送礼和宴请", ""),),
    "保持联络": ((r"通信.*", "保持{matter}", ""),),
    "出庭应诉": ((r"行政诉讼", "出庭应诉", ""),),
    "接访": ((r".*来访", "{adverb}接待{matter}", "{adverb}接待{matter}"),),
    "领导": ((r".*工作", "", "{does}{to}的{matter}"),),
    "指导": ((".+", "", "{does}{to}的{matter}"),),
    "监督": ((".+", "", "{does}{to}的{matter}"),),
    "同意": ((r".*讲话.*", "", "同意{to}发表{matter}"),),
    "管理": ((r"(.+)（(全部纳入预算)(?:管理)?）", r"将\1\2管理", ""),),
}
JOINED = frozenset(("协助", "邀请", "要求", "安排", "陪同", "接待", "批准", "同意", "督促"))
ENTRUSTING = frozenset(("委托", "授权"))


def phrase(verb: str, matter: str, to: str, modal: str, form: str) -> tuple[str, str] | None:
    """The words before the matter and the matter, or the whole phrase as matter; None where no table knows better.

    The form says how the recipient stands with the verb (向{to}{does}), empty where there is none.
    """
    whole, found = _by_table(Act(verb, verb, to, matter)), BRACKET.fullmatch(matter)
    if whole and not (found and f"（{found['aside']}）" in whole):
        return "", whole
    if not found:
        return _without_table(Act(verb, verb, to, matter), "")
    if ONE_OF in found["aside"] and to:
        chosen = "或".join(to.rsplit("、", 1))
        return phrase(verb, found["matter"], chosen, modal, form) or (_formed(form, chosen, verb), found["matter"])
    act = _lift(Act(verb, verb, to, found["matter"]), found["aside"], modal)
    if act is None:
        rest = phrase(verb, found["matter"], to, modal, form)
        if rest is None or found["aside"] in "".join(rest):
            return rest
        return rest[0], f"{rest[1]}（{found['aside']}）"
    table = _by_table(act)
    return ("", table) if table else _without_table(act, form)


def _by_table(act: Act) -> str:
    """The phrase of the first row that fits; an empty string where none does."""
    for pattern, alone, towards in PHRASES.get(act.verb, ()):
        form = towards if act.to and towards else "" if act.to and not alone else alone
        match = re.fullmatch(pattern, act.matter)
        if match and form and (act.does == act.verb or "{does}" in form or "{bare}" in form):
            words = match.expand(form) if "\\" in form else form
            adverb = "" if "{adverb}" in form else act.adverb
            said = words.format(matter=act.matter, to=act.to, does=act.does, bare=act.bare, adverb=act.adverb)
            return adverb + said
    return ""


def _without_table(act: Act, form: str) -> tuple[str, str] | None:
    if act.to and act.matter and act.verb in ENTRUSTING:
        return act.does + act.to + ("" if VERBAL.match(act.matter) else "负责"), act.matter
    if act.to and act.matter and act.verb in JOINED:
        return act.adverb + act.does + act.to, act.matter
    changed = act.adverb or act.does != act.verb
    return (act.adverb + _formed(form, act.to, act.does), act.matter) if changed else None


def _formed(form: str, to: str, does: str) -> str:
    return form.format(to=to, does=does) if form and to else does


def _lift(act: Act, aside: str, modal: str) -> Act | None:
    """The act with the words in brackets as its verb or before it; None where they have to stay in brackets."""
    verb = act.verb
    if not act.matter or act.matter in aside:
        said = aside.removeprefix("不") if modal == "不" else aside
        whole = said != aside or (verb in aside and not aside.endswith("事项")) or bool(act.matter)
        return Act(verb, said, act.to, "") if whole or aside in TEXTUAL else _before(act, aside)
    short = len(aside) <= LONGEST and not re.search("[，、]|工作$|^专家|^法律|^与.*同", aside)
    alike = len(aside) == len(verb) == LIKE and aside[-1] == verb[-1]  # 推行, which the register calls 实行
    if alike or aside in TEXTUAL or (short and (aside.startswith(verb) or aside.endswith(verb))):
        return Act(verb, aside, act.to, act.matter)
    return _before(act, aside)


def _before(act: Act, aside: str) -> Act | None:
    """The act with the words in brackets as an adverb, of which the verb may hold the end (自觉接受 of 接受监督)."""
    verb = act.verb
    if aside in FIRST or aside in ADVERBS or BY.fullmatch(aside) or set(aside.split("、")) <= ADVERBS:
        return Act(verb, verb, act.to, act.matter, FIRST.get(aside, aside))
    head = next((verb[:size] for size in range(len(verb), 1, -1) if aside.endswith(verb[:size])), "")
    if head and len(aside) <= LONGEST and not re.search("[，、]|^专家|^法律|^与.*同", aside):
        return Act(verb, verb, act.to, act.matter, aside.removesuffix(head))
    return None


def lift_verb(verb: str, matter: str) -> tuple[str, str]:
    """A verb as the brackets after its matter have it (认真听取, 了解), and the matter without them."""
    found = BRACKET.fullmatch(matter)
    if not found:
        return verb, matter
    aside = found["aside"]
    if aside in TEXTUAL or re.fullmatch("[^，、]*(?:听取|倾听|征询)", aside):
        return aside, found["matter"]
    return (aside + verb, found["matter"]) if aside in ADVERBS else (verb, matter)
