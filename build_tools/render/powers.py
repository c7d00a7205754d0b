"""权限一览: what an actor leads, convenes, decides, signs …, each with its condition and with whom it is shared."""

from __future__ import annotations

from dataclasses import replace

from build_tools.render.cast import Appearance
from build_tools.render.duties import is_forbidden
from build_tools.render.stage import Stage
from build_tools.render.wording import act_parts, find_details
from build_tools.statements import Fact

ENTRUSTING = frozenset(("委托", "授权"))  # a row of their own, apart from what is decided
POWERS = (  # the rows of 权限一览: name, families
    ("领导分管", ("领导",)),
    ("召集主持", ("召集",)),
    ("决定批准", ("批准",)),
    ("委托授权", ("委托",)),
    ("签发会签", ("签发",)),
    ("审核", ("审核",)),
    ("起草提出", ("起草",)),
    ("报送转办", ("转办",)),
    ("请示报告", ("报告",)),
    ("督查监督", ("监督",)),
)
SHORT_CONDITION = 24  # characters of a condition that is said in full


def render_powers(stage: Stage, one: Appearance) -> str:
    """权限一览: what the actor leads, signs, approves …: verbs and matter alone, each a link to its first clause."""
    rows = []
    for name, families in POWERS:
        facts = [fact for fact in one.own if _family(stage, fact) in families and not is_forbidden(fact)]
        matters: dict[tuple[str, str, str], dict[str, Fact]] = {}
        for fact in facts:
            does, matter = act_parts(replace(fact, modal=None, limits=()))
            matters.setdefault((_if(fact), matter, _beside(one, fact)), {}).setdefault(does, fact)
        entries = [
            stage.desk.clause(next(iter(verbs.values())).at, f"{when}{'、'.join(filter(None, verbs))}{matter}{beside}")
            for (when, matter, beside), verbs in matters.items()
        ]
        if entries:
            rows.append(f"<dt>{name}</dt><dd>{'；'.join(entries)}</dd>")
    return f'<dl class="matters powers">{"".join(rows)}</dl>\n\n' if rows else ""


def _family(stage: Stage, fact: Fact) -> str:
    return "委托" if fact.does in ENTRUSTING else stage.families.get(fact.does, "")


def _if(fact: Fact) -> str:
    """The condition of a power, without which it would look like a standing one; a long one is only told of."""
    condition = next((detail.text for detail in find_details(fact) if detail.name == "情形"), "")
    if not condition:
        return ""
    return f"{condition}，" if len(condition) <= SHORT_CONDITION else "（有条件）"


def _beside(one: Appearance, fact: Fact) -> str:
    """Who shares a power: 其一即可, or 与分管副区长同列."""
    others = dict.fromkeys(party.name for party in fact.who if party.actor != one.actor.name)
    if not others or fact.whole:
        return ""
    return "（其一即可）" if fact.any_of else f"（与{'、'.join(others)}同列）"
