"""The pictures on the pages of actors: what others do towards it, what it does, what it does towards others.

Of a meeting, by the lines of its card: who makes it up, convenes, prepares and attends it, what becomes of its
decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.diagrams.fan import NARROW, WIDE, Clause, Entry, Fan, Sheaf, draw_fan
from build_tools.graph import RELATIONS, relation_of
from build_tools.render.bearing import Bearing
from build_tools.render.cast import Appearance
from build_tools.render.duties import Desk
from build_tools.render.figures import figure
from build_tools.render.wording import act_parts, find_details, leading_modal, limit_words
from build_tools.statements import Fact

NUMBERS = "数字是条号，点开可看原文"
FEW = 3  # clauses: an actor of which less is said needs no picture
COMES = ("组成", "召集", "主持", "出席和列席", "会前准备", "议题提出", "议题审核", "议题审定")
HOLDS = ("频次", "法定人数", "请假")
GOES = ("任务", "纪要", "决定的印发", "督办", "公开")
NOBODY = "（未写明由谁）"
PLAIN = ("组成", "召集", "主持", "出席和列席", "频次", "法定人数")  # lines that say the act themselves
ASIDE = re.compile(r"（[^（）]*）")
MANY = 3  # acts of one verb in one article that are told as one
SHORT = 16  # characters of a condition that is told
COMPANY = 2
CONDITIONAL = "（在写明的情形下）"
COUNTED, TASKS = ("频次", "法定人数"), "任务"


def role_card(desk: Desk, cast: Mapping[str, Appearance], one: Appearance) -> str:
    """The picture of an office, body or role, as HTML; empty where little is said of it."""
    return _figure(desk, one, role_fan(desk, cast, one), f"关系图：{one.actor.name}")


def meeting_map(
    desk: Desk, cast: Mapping[str, Appearance], one: Appearance, lines: Mapping[str, Sequence[Bearing]]
) -> str:
    """The picture of a meeting, as HTML; empty where little is said of it."""
    return _figure(desk, one, meeting_fan(desk, cast, one, lines), f"会议关系图：{one.actor.name}")


def role_fan(desk: Desk, cast: Mapping[str, Appearance], one: Appearance) -> Fan | None:
    """What the picture of an office, body or role shows."""
    own = [fact for fact in one.own if not fact.to]
    towards = [fact for fact in one.own if fact.to and relation_of(fact).reversed]
    others = [fact for fact in one.own if fact.to and not relation_of(fact).reversed]
    received = [fact for fact in one.received if fact.who]
    turned = [fact for fact in received if relation_of(fact).reversed]
    comes = [fact for fact in received if fact not in turned]
    fan = Fan(
        one.actor.name,
        _by_relation(desk, cast, [(f, _whos(f)) for f in comes] + [(f, _tos(f)) for f in towards]),
        _by_act(desk, one.actor.name, own),
        _by_relation(desk, cast, [(f, _tos(f)) for f in others] + [(f, _whos(f)) for f in turned]),
    )
    return _worth(fan)


def meeting_fan(
    desk: Desk, cast: Mapping[str, Appearance], one: Appearance, lines: Mapping[str, Sequence[Bearing]]
) -> Fan | None:
    """What the picture of a meeting shows."""

    def sheaves(names: Iterable[str]) -> tuple[Sheaf, ...]:
        found = ((name, [bearing.fact for bearing in lines.get(name, ())]) for name in names)
        return tuple(Sheaf(name, _said(desk, cast, one, name, facts)) for name, facts in found if facts)

    return _worth(Fan(one.actor.name, sheaves(COMES), sheaves(HOLDS), sheaves(GOES)))


def _worth(fan: Fan) -> Fan | None:
    """The fan, if it has others at a side and enough to say."""
    sheaves = (*fan.comes, *fan.own, *fan.goes)
    count = sum(len(entry.clauses) for sheaf in sheaves for entry in sheaf.entries)
    return fan if (fan.comes or fan.goes) and count >= FEW else None


def _figure(desk: Desk, one: Appearance, fan: Fan | None, title: str) -> str:
    if fan is None:
        return ""
    short = desk.rulebook.metadata.short
    pictures = [draw_fan(f"fan-{one.actor.id}", fan, f"{title}（{short}）", look) for look in (WIDE, NARROW)]
    return figure("fan", pictures, (NUMBERS,))


def _whos(fact: Fact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor for party in fact.who))


def _tos(fact: Fact) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor for party in fact.to))


def _by_relation(
    desk: Desk, cast: Mapping[str, Appearance], pairs: Sequence[tuple[Fact, tuple[str, ...]]]
) -> tuple[Sheaf, ...]:
    """A sheaf for each verb, in the order of the table of relations; what is forbidden apart."""
    groups: dict[tuple[int, str], list[tuple[Fact, str]]] = {}
    order = {relation.name: number for number, relation in enumerate(RELATIONS)}
    for fact, names in pairs:
        relation = relation_of(fact)
        number = order.get(relation.name, len(order))
        key = (number + len(order) * fact.forbids, _verb(fact))
        groups.setdefault(key, []).extend((fact, name) for name in names)
    return tuple(Sheaf(_verbs(groups[key]), _entries(desk, cast, groups[key])) for key in sorted(groups))


def _verbs(pairs: Iterable[tuple[Fact, str]]) -> str:
    """The verbs of facts: 召集、主持; what is received (接受领导) from the other end (领导)."""
    said = dict.fromkeys(_verb(fact) for fact, _ in pairs)
    return "、".join(said)


def _verb(fact: Fact) -> str:
    relation = relation_of(fact)
    return relation.name if relation.reversed else f"{fact.modal}{fact.does}" if fact.forbids else fact.does


def _entries(desk: Desk, cast: Mapping[str, Appearance], pairs: Iterable[tuple[Fact, str]]) -> tuple[Entry, ...]:
    by_name: dict[str, list[Fact]] = {}
    for fact, name in pairs:
        by_name.setdefault(name, []).append(fact)
    return tuple(Entry(name, _page(cast, name), _clauses(desk, facts)) for name, facts in by_name.items())


def _page(cast: Mapping[str, Appearance], name: str) -> str:
    return f"{cast[name].page}.html" if name in cast else ""


def _clauses(desk: Desk, facts: Iterable[Fact]) -> tuple[Clause, ...]:
    """Each article once, by the first of its clauses."""
    first: dict[str, str] = {}
    for fact in facts:
        first.setdefault(fact.article, fact.at)
    pages = desk.shelf.pages[desk.rulebook.id]
    return tuple(Clause(_number(article), f"{pages[at]}.html#{at}") for article, at in first.items())


def _number(article: str) -> str:
    """How a clause pill names an article (38, 4之1, 附件2 3)."""
    annex, _, own = article.rpartition(".")
    number = own.removeprefix("a").replace("-", "之")
    return f"附件{annex.removeprefix('annex-')} {number}" if annex else number


def _by_act(desk: Desk, name: str, facts: Sequence[Fact]) -> tuple[Sheaf, ...]:
    """One sheaf of the actor's own acts."""
    by_act: dict[str, list[Fact]] = {}
    for fact, act in _gathered(name, facts, MANY):
        by_act.setdefault(act, []).append(fact)
    entries = tuple(Entry(act, "", _clauses(desk, members)) for act, members in by_act.items())
    return (Sheaf("自己做的", entries),) if entries else ()


def _act(fact: Fact, name: str) -> str:
    """What somebody does, to what, on what condition, with whom: 主持区人民政府工作（区长外出、休假期间）."""
    does, matter = act_parts(fact)
    bare = matter if fact.statement else ASIDE.sub("", matter)
    if fact.forbids:
        does = leading_modal(fact) + does
    condition = next((detail.text for detail in find_details(fact) if detail.name == "情形"), "")
    when = f"（{condition}）" if condition and len(condition) <= SHORT else CONDITIONAL if condition else ""
    act = f"{does}{bare}" or _verb(fact)
    return act + when + _company(fact, name)


def _company(fact: Fact, name: str) -> str:
    """Who else does it, where they are few: （与区长）, or （或区长） where one of them is enough."""
    others = [other for other in _whos(fact) if other != name]
    return (
        f"（{'或' if fact.any_of else '与'}{'、'.join(others)}）"
        if 0 < len(others) <= COMPANY and not fact.whole
        else ""
    )


def _said(
    desk: Desk, cast: Mapping[str, Appearance], one: Appearance, line: str, facts: Sequence[Fact]
) -> tuple[Entry, ...]:
    """One line of a meeting: who acts, what the meeting itself does; how often or how many, with the modal."""
    pairs = [(fact, name) for fact in facts for name in _names(one, line, fact)]
    if line == TASKS:
        pairs = list(_gathered(one.actor.name, facts, 2))
    return _entries(desk, cast, pairs)


def _names(one: Appearance, line: str, fact: Fact) -> list[str]:
    """Who acts in a line of a meeting, and how where the line does not say it; how often or how many."""
    if line in COUNTED and fact.limits:
        return [f"{fact.modal or ''}{limit_words(limit)}" for limit in fact.limits]
    who = _whos(fact)
    if one.actor.name in who or (line in PLAIN and not who):
        return [_act(fact, one.actor.name) + ("" if who else NOBODY)]
    if line in PLAIN:
        return list(who)
    return [f"{('或' if fact.any_of else '、').join(who) or NOBODY}：{fact.does}"]


def _gathered(name: str, facts: Sequence[Fact], least: int) -> Iterator[tuple[Fact, str]]:
    """Acts in words; so many of one verb in one article as one (审议《政府工作报告》等11项)."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.does, fact.article), []).append(fact)
    for members in groups.values():
        if len(members) >= least:
            yield members[0], f"{_act(members[0], name)}等{len(members)}项"
        else:
            yield from ((fact, _act(fact, name)) for fact in members)
