"""Short texts read with the names of a small register."""

from __future__ import annotations

from build_tools.extract.finder import Candidate, find_candidates
from build_tools.extract.rows import Tier
from build_tools.facts.names import name_table
from build_tools.model import Adoption, Metadata, Rulebook
from build_tools.parse.rulebook import parse_text
from build_tools.statements import Action, Actor, Alias, Registers

NAMES = (
    "区长", "副区长", "区政府", "区政府办公室", "区政府各部门", "主管部门", "区委", "全体会议", "常务会议",
    "会议主持人", "区政府办公室主任", "部门主要负责人", "区司法局",
)  # fmt: skip
REGISTERS = Registers(
    actors=(
        *(Actor(name, f"actor-{place}", "机构", 1) for place, name in enumerate(NAMES)),
        Actor("委托人", "delegator", "情境角色", 2, (Alias("rules", "委托的区长或副区长"),)),
    ),
    actions=tuple(Action(verb, verb, "") for verb in ("签发", "审核", "送签", "报告", "备案", "组成")),
)


def make_rulebook(sentence: str) -> Rulebook:
    """A rulebook of one article that says this."""
    parsed = parse_text(f"某区人民政府工作规则\n\n第一条  {sentence}\n")
    metadata = Metadata("某区人民政府工作规则", "工作规则", None, None, Adoption(None, None), None, None, None)
    return Rulebook("rules", "source_texts/rules/text.txt", "", metadata, parsed.passages, parsed.provisions)


def find(sentence: str, *tiers: Tier) -> list[Candidate]:
    """The candidates of these tiers (all if none is given) in one sentence."""
    found = find_candidates(make_rulebook(sentence), name_table(REGISTERS, "rules"))
    return [candidate for candidate in found if not tiers or candidate.tier in tiers]


def say(candidate: Candidate) -> str:
    """A candidate's fact in short: 区长、副区长（其一） 须 签发 公文 → 区委."""
    fact = candidate.fact
    who = "、".join(party.actor for party in fact.who) + ("（其一）" if fact.any_of else "")
    to = "、".join(party.actor for party in fact.to)
    return " ".join(filter(None, (who, fact.modal, fact.does, fact.matter, to and f"→ {to}")))
