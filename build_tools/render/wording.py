"""A fact as a line that a careful clerk would write.

协办部门：除主办部门另有时限要求外，一般应5个工作日内向主办部门回复征求意见或会签文件；逾期不回复视为无不同意见
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.render.markdown import escape, html_attributes
from build_tools.render.phrasing import lift_verb, phrase
from build_tools.statements import Fact, Limit, Party, Status

UNNAMED = "规则未写明"
SHARED = "工作"
INFERRED = "编者推定"
REASONS = {
    Status.REVIEWED: "由人对照原文写成或核过",
    Status.EXTRACTED: "由程序按明确的句式抽出，没有经人核对",
}
RECIPIENTS = (
    # how the recipient stands with the verb: the verbs
    (
        "向{to}{does}",
        (
            "报告 报送 请示 公开 公布 提交 报备 备案 提报 请假 发布 通报情况 通报 行文 汇报 送审 报批 呈批 回复 "
            "答复 回应 提出要求 提议 征求意见 说明理由"
        ),
    ),
    ("与{to}{does}", "协商 沟通 商定时限 会签 协调 工作衔接 交流情况"),
    (
        "{does}{to}",
        "委托 授权 邀请 要求 批准 同意 安排 陪同 接待 协助 配合 领导 指导 监督 督促 接访",
    ),
    ("听取{to}的意见", "听取意见"),
    ("接受{to}监督", "接受监督"),
    ("接受{to}领导", "接受领导"),
    ("接受{to}询问", "接受询问"),
)
WITH_RECIPIENT = {verb: form for form, verbs in RECIPIENTS for verb in verbs.split()}
HOLDING = (  # verbs that hold their object: a matter follows as an apposition
    "提出意见 提出处理意见 提出要求 征求意见 听取意见 列明理据 商定时限 通报情况 交流情况 履行职责 廉洁自律 "
    "接受监督 接受领导 接受询问 审核把关 集体学习 代表政府活动 公众参与 风险评估 合法性审查 公平竞争审查 "
    "一致性评估 请假 签字 拟稿 休假 外出 追责 由他人代替参加 保持联络 说明理由 剪彩奠基 送礼宴请 发贺信贺电 "
    "题词题字 作序 工作衔接 签署意见 出庭应诉 代为处理 行使审计监督权 行文 补位 提出方案 代拟文稿 沟通 协商"
)
WITH_OBJECT = frozenset(HOLDING.split())
MERGED = (
    # a verb that holds its object, a matter that says the object too, the verb without it; {to} with what links it
    ("主持工作", re.compile(r".*工作"), "主持{to}"),
    ("听取意见", re.compile(r"(?:各方面|公众)?(?:意见|建议).*"), "听取{to的}"),
    ("听取意见", re.compile(r"对.*(?:意见|建议).*"), "听取{to}"),
    ("征求意见", re.compile(r"意见.*"), "{向to}征求"),
)
LIMITS = ("时限", "频次", "数量")
SETTLING = frozenset("批准 同意 审定 审阅 审核 审签 签发 签字 通过 合法性审查".split())  # noqa: SIM905
BINDING = ("须", "必须", "应", "应当")
THROUGH = "由经报"
WITHIN = {  # a modal of one character further on in a statement, not as part of another word
    "要": r"(?<![重主需必紧首摘])要(?![求点素闻])",
    "应": r"(?<![相适供反回响对])应(?![急用诉])",
    "可": r"(?<![许认])可(?![行控及靠])",
    "须": r"(?<!必)须",
}
ADVERBIAL = ("定期", "经常", "每人每年")
SET_IN = (
    ("在", re.compile(r"(?:[0-9]|规定).*内|.*前后|决策前")),
    ("于", re.compile(r"会前.*")),
)


@dataclass(frozen=True, slots=True)
class Detail:
    """What travels with a statement: 情形, 例外, 时限, 频次, 数量, 逾期, and its words as printed."""

    name: str
    text: str


def who_names(fact: Fact) -> str:
    """The actors of a fact as its record names them (区长或副区长, 主办部门、协办部门), or 规则未写明."""
    return party_names(fact.who, any_of=fact.any_of) or UNNAMED


def party_names(parties: Sequence[Party], *, any_of: bool) -> str:
    """Names of actors: joined by 或 where one of them is enough."""
    return ("或" if any_of else "、").join(dict.fromkeys(party.name for party in parties))


def act_parts(fact: Fact) -> tuple[str, str]:
    """What is done and the matter, to be read in one breath (向区委报告 and 重大行政决策)."""
    if fact.statement:
        return "", _unled(fact)
    form = WITH_RECIPIENT.get(fact.does, "")
    said = "" if form[:1] in ("向", "与") else fact.matter  # 领导区人民政府工作 names its object in the matter
    to = party_names([party for party in fact.to if party.name not in said], any_of=False)
    merged = _merged(fact, to)
    if merged is not None:
        return merged
    silent = (fact.modal or "").endswith(fact.does) or any(fact.does in limit.text for limit in fact.limits)
    put = None if silent else phrase(fact.does, fact.matter, to, fact.modal or "", form)
    after = f"（对{to}）" if to and not form else ""
    if put:
        return put[0], put[1] + ("" if to in "".join(put) else after)
    does = form.format(to=to, does=fact.does) if to and form else fact.does
    if silent and not (to and form):
        does = ""  # 负责 is the modal and the verb; 每月召开1次 holds its verb
    if does.endswith(SHARED) and fact.matter.endswith(SHARED):
        does = does.removesuffix(SHARED)  # 主持区人民政府工作, not 主持工作区人民政府工作
    if fact.does.endswith(fact.matter) and not to:
        return does, ""
    apposed = fact.does in WITH_OBJECT or does.endswith(to or "\n")
    return does + ("：" if apposed and fact.matter and does else ""), fact.matter + after


def _unled(fact: Fact) -> str:
    """A statement without the modal and the time limit that are marked before it, unless the limit is one of a list."""
    words = (fact.statement or "").removeprefix(fact.modal or "")
    for limit in fact.limits:
        shown = limit_words(limit)
        bare = words.removeprefix(_set_in(shown) + shown).removeprefix(shown)
        if _stands_first(fact, Detail(limit.kind, shown)) and not bare.startswith("、"):
            words = bare
    return words


def _says(fact: Fact, words: str) -> bool:
    """Whether the statement of a fact holds some words itself, not at its head."""
    return bool(fact.statement) and words in _unled(fact)


def _says_limit(fact: Fact, words: str) -> bool:
    """Whether the statement holds a limit with the words from which it runs, together or apart."""
    limit = next((limit for limit in fact.limits if limit_words(limit) == words), None)
    return limit is not None and _says(fact, limit.text) and _says(fact, limit.anchor or "")


def _merged(fact: Fact, to: str) -> tuple[str, str] | None:
    """The verb without the object that the matter says (主持 of 区政府全面工作, 听取群众的 of 意见), and the matter."""
    form = next((form for verb, matter, form in MERGED if verb == fact.does and matter.fullmatch(fact.matter)), None)
    if form is None:
        return None
    plain = next(word for word in ("主持", "听取", "征求") if word in form)
    verb, matter = lift_verb(plain, fact.matter)
    words = form.replace(plain, verb)
    return words.format_map({"to": to, "to的": to and f"{to}的", "向to": to and f"向{to}"}), matter


def find_details(fact: Fact) -> Iterator[Detail]:
    """Condition (unless the matter says it), exception, limits and effect of silence, in this order."""
    if fact.condition and _fold(fact.condition) not in _fold(fact.statement or fact.matter):
        yield Detail("情形", fact.condition)
    if fact.exception and not _says(fact, fact.exception):
        yield Detail("例外", fact.exception)
    for limit in fact.limits:
        yield Detail(limit.kind, limit_words(limit))
    if fact.silence:
        yield Detail("逾期", fact.silence)


def _fold(words: str) -> str:
    return words.replace("区人民政府", "").replace("区政府", "")


def limit_words(limit: Limit) -> str:
    """A limit with the words from which it runs (会议结束后5个工作日内), as printed."""
    return limit.text if not limit.anchor or limit.anchor in limit.text else limit.anchor + limit.text


def binds_matter(fact: Fact) -> str:
    """What the modal asks of the matter, where it does not bind who settles it (须经 of 须经区长批准); else empty."""
    modal = fact.modal or ""
    if modal not in BINDING or fact.does not in SETTLING or fact.statement:
        return ""
    for party in fact.who:
        before, found, _ = fact.quote.rpartition(party.name)
        if found and modal in before:
            return modal + (before[-1] if before[-1] in THROUGH else THROUGH[0])
    return ""


def modal_span(fact: Fact) -> str:
    """The modal as printed, marked; empty where none is printed, where it binds the matter alone, or is said later."""
    modal = "" if binds_matter(fact) else leading_modal(fact)
    return f'<span class="modal">{escape(modal)}</span>' if modal else ""


def leading_modal(fact: Fact) -> str:
    """The modal before an act; empty where none is printed, or where the statement says it further on."""
    modal, said = fact.modal or "", fact.statement or ""
    if said.startswith(modal):
        return modal
    return "" if re.search(WITHIN.get(modal, re.escape(modal)), said) else modal


def before_act(fact: Fact) -> str:
    """Condition and exception, the modal, the time limit: all that stands before the verb."""
    return opening_words(fact) + leading_words(fact)


def opening_words(fact: Fact) -> str:
    """Condition and exception: what opens a sentence, before its subject where it names one."""
    opening = (d for d in find_details(fact) if d.name == "情形" or (d.name == "例外" and _opens(d)))
    return "".join(f"{escape(detail.text)}，" for detail in opening)


def _opens(exception: Detail) -> bool:
    """Whether an exception opens the sentence (除…外), or is a clause of its own (确需参加的，须经区长批准)."""
    return exception.text.startswith("除") or exception.text.endswith("外")


def leading_words(fact: Fact) -> str:
    """The modal and the time limit: what stands between the subject and the verb."""
    limits = (
        d for d in find_details(fact) if d.name in LIMITS and _stands_first(fact, d) and not _says_limit(fact, d.text)
    )
    return modal_span(fact) + "".join(_set_in(limit.text) + _limit(limit) for limit in limits)


def _set_in(limit: str) -> str:
    """The word that sets a time limit into a sentence: 在5个工作日内, 于会前5个工作日."""
    return next((word for word, like in SET_IN if like.fullmatch(limit)), "")


def after_act(fact: Fact) -> str:
    """Frequency and quantity, and the effect of silence: what stands after the matter."""
    found = tuple(find_details(fact))
    late = (d for d in found if d.name in LIMITS and not _stands_first(fact, d) and not _is_said(fact, d.text))
    counts = "".join(f"，{_limit(d)}" for d in late)
    bound = binds_matter(fact)
    asked = f'（<span class="modal">{escape(bound[:-1])}</span>{bound[-1]}其{escape(fact.does)}）' if bound else ""
    closing = (d for d in found if d.name == "逾期" or (d.name == "例外" and not _opens(d)))
    return asked + counts + "".join(f"；{escape(d.text)}" for d in closing if not _says(fact, d.text))


def _is_said(fact: Fact, limit: str) -> bool:
    return _says_limit(fact, limit) if fact.statement else limit in fact.matter


def stands_alone(fact: Fact) -> bool:
    """Whether an act shares no line with another: 不调研不决策；充分论证不决策 would say the contrary of the second."""
    whole = not act_parts(fact)[0]
    return whole and (fact.forbids or (fact.statement is not None and not leading_words(fact)))


def _stands_first(fact: Fact, detail: Detail) -> bool:
    """5个工作日内回复, 每月召开1次会议; but 制发简报，1种."""
    return detail.name == "时限" or fact.does in detail.text or detail.text in ADVERBIAL


def _limit(detail: Detail) -> str:
    return f'<span class="limit">{escape(detail.text)}</span>'


def who_span(fact: Fact) -> str:
    """The actors of a fact; where the text names none, that it does not, and whom the editor infers."""
    if fact.who:
        return f'<b class="who">{escape(who_names(fact))}</b>'
    inferred = escape(party_names(fact.inferred, any_of=fact.any_of))
    guess = f'<span class="inferred">（{INFERRED}：{inferred}）</span>' if inferred else ""
    return f'<b class="who unnamed">{UNNAMED}</b>{guess}'


def subject_span(fact: Fact) -> str:
    """The actors of a fact before its act; empty where the statement is a sentence that names them itself."""
    return "" if fact.whole else label_span(fact)


def label_span(fact: Fact) -> str:
    """The actors of a fact before its act, set apart by a colon where the act is not said of them as its subject."""
    apart = fact.whole or (fact.unnamed is not None and fact.statement and not leading_modal(fact))
    return who_span(fact) + ("：" if apart else "")


def reason_span(fact: Fact) -> str:
    """Why the editor says that no actor is named; empty where the text names one."""
    return f'<span class="reason">{escape(fact.unnamed.rstrip("。"))}。</span>' if fact.unnamed else ""


def act_span(fact: Fact) -> str:
    """The modal, what is done, the matter."""
    does, matter = act_parts(fact)
    return f"{modal_span(fact)}{does_span(does)}{escape(matter)}"


def does_span(does: str) -> str:
    """A verb, kept apart from its matter (讨论决定 决定印发的文件) by a little space."""
    return f'<span class="does">{escape(does)}</span>' if does else ""


def status_tag(facts: Sequence[Fact]) -> str:
    """已核 or 规则抽取; both where facts of both kinds stand together."""
    found = [status for status in Status if any(fact.status is status for fact in facts)]
    tags = (
        f"<span{html_attributes({'class': 'status', 'title': REASONS[status]})}>{status.value}</span>"
        for status in found
    )
    return "".join(tags)
