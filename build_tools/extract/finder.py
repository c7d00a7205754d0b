"""From a rulebook's text to candidates: every pattern, every statement, none said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.extract import approval, deadlines, duties, meetings, plain, reports
from build_tools.extract.actors import FIRST, REST, cast_shadow, is_shaped, split_actors
from build_tools.extract.clauses import LONGEST_MATTER, Surroundings, find_statements, look_around
from build_tools.extract.rows import OBJECT, TOPIC, Row, Tier, spell
from build_tools.extract.verbs import read_acts
from build_tools.facts.names import Names
from build_tools.model import Level, Provision, Rulebook
from build_tools.statements import Fact, Party, Place, Status

ROWS: tuple[Row, ...] = (*meetings.ROWS, *approval.ROWS, *reports.ROWS, *duties.ROWS, *deadlines.ROWS, *plain.ROWS)
SUBJECT = spell("START WHO (?= ADVERBS (?:SOFT|ACTS)) (?![^，。；]*(?:时|的|同意)(?:，|$))")
OTHER_SUBJECT = spell("由 | START OTHERS ADVERBS (?:SOFT|ACTS)")
RELATIVE = re.compile(
    "(?:主要)?(?:负责同志|负责人)|部门|单位|机关|机构|组织|(?:工作|组成)?人员|领导(?:同志|人员)?|会议|大会|委员|代表|小组|中心|政府"
    "|人大|办公室|其他.*|.*(?:其|该).*"
)
SHARED = "分别"
NEGATED = re.compile("不得|不应|不再|不能|不予|禁止|严禁")
DOUBT = "主体离开上下文不能确定，或者各做什么没有写明，或者前面有否定，须核对"
TRAILING = re.compile("予以(?:公布|公告)$")
OPENING = re.compile(r"^(?:凡|对于|对(?!口|外))")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that a pattern proposes, with the pattern's tier and name and why; actors that no register knows."""

    fact: Fact
    tier: Tier
    pattern: str
    reason: str
    unknown: tuple[str, ...]
    matched: tuple[int, int]  # the characters that the pattern itself took


@dataclass(frozen=True, slots=True)
class Text:
    """A provision's text, its shadow, and what the names in it mean."""

    rulebook: str
    provision: Provision
    shadow: str
    names: Names

    def parties(self, span: tuple[int, int]) -> tuple[Party, ...]:
        """The actors of a list at [start, end); one that no register knows goes by its printed name."""
        printed = split_actors(self.provision.text, self.shadow, *span) or (self.provision.text[slice(*span)],)
        article = self.provision.address.split(".")[0]
        return tuple(Party(self.names.actor(name, article) or name, name) for name in printed)

    def doubtful(self, span: tuple[int, int]) -> bool:
        """Whether a list of actors leaves open who is meant: 主要负责人 of what, 甲或乙和丙, 区政府及各部门公职人员."""
        printed = split_actors(self.provision.text, self.shadow, *span)
        article = self.provision.address.split(".")[0]
        relative = any(RELATIVE.fullmatch(name) and (article, name) not in self.names.scoped for name in printed)
        shadow = self.shadow[slice(*span)]
        joined = re.search(f"[及和与]{FIRST}{REST}*{FIRST}", shadow)
        mixed = "或" in shadow and bool(re.search("[、和及与]", shadow))
        return relative or bool(joined) or mixed


def find_candidates(rulebook: Rulebook, names: Names, rows: Sequence[Row] = ROWS) -> Iterator[Candidate]:
    """Every candidate in a rulebook, in reading order; of several that say the same the surest."""
    known = _known(names)
    for provision in rulebook.provisions:
        if provision.level >= Level.PARAGRAPH and provision.text:
            text = Text(rulebook.id, provision, cast_shadow(provision.text, known), names)
            found = [candidate for span in find_statements(provision.text) for candidate in _find(text, span, rows)]
            yield from _sift(found)


def _known(names: Names) -> tuple[str, ...]:
    """The names to look for; where the register has none of this rulebook's own, only those that have no shape.

    Without aliases of its own a text's 卫生健康主管部门 is not the 主管部门 of another text.
    """
    all_names = {*names.actors, *(name for _, name in names.scoped)}
    own = names.scoped or any(name != actor for name, actor in names.actors.items())
    return tuple(sorted(all_names if own else {name for name in all_names if not is_shaped(name)}))


def _find(text: Text, statement: tuple[int, int], rows: Sequence[Row]) -> Iterator[Candidate]:
    part = text.shadow[slice(*statement)]
    for row in rows:
        if not row.signs or any(sign in part for sign in row.signs):
            for match in row.expression.finditer(part):
                who = _carried(part, match.start()) if row.carried else match.span("who")
                if who:
                    yield from _read(text, row, match, statement, (statement[0] + who[0], statement[0] + who[1]))


def _carried(part: str, position: int) -> tuple[int, int] | None:
    """The subject at the head of an earlier clause, unless 由 or another actor has taken over since."""
    heads = [match for match in SUBJECT.finditer(part, 0, position) if match.end() < position]
    if not heads or OTHER_SUBJECT.search(part, heads[-1].end(), position):
        return None
    return heads[-1].span("who")


def _read(
    text: Text, row: Row, match: re.Match[str], statement: tuple[int, int], who: tuple[int, int]
) -> Iterator[Candidate]:
    groups = match.groupdict()
    end = statement[0] + match.end()
    around = look_around(text.provision.text, text.shadow, statement, statement[0] + match.start(), end)
    start = min(around.start, who[0]) if row.carried else around.start
    actors = text.parties(who)
    to = text.parties(_span(match, "to", statement[0])) if groups.get("to") else ()
    unknown = tuple(party.name for party in (*actors, *to) if party.actor not in text.names.actors)
    matched = (statement[0] + match.start(), end)
    told = _tell(text, row, match, actors, (statement[0], _matter(text, row, match, statement[0], around)))
    doubt = row.tier is Tier.HIGH and (text.doubtful(who) or _is_open(match, told))
    tier, reason = (Tier.MIDDLE, DOUBT) if doubt else (row.tier, row.reason)
    for parties, does, matter in told:
        fact = Fact(
            rulebook=text.rulebook,
            at=text.provision.address,
            start=start,
            end=end,
            quote=text.provision.text[start:end],
            who=parties,
            any_of=len(parties) > 1 and "或" in text.shadow[slice(*who)],
            modal=_modal(groups),
            does=does,
            matter=matter,
            to=to,
            condition=_condition(text, match, statement[0], around),
            exception=around.exception,
            limits=around.limits,
            silence=around.silence,
            unnamed=None,
            inferred=(),
            status=Status.EXTRACTED,
            place=Place(0, 0),
        )
        yield Candidate(fact, tier, row.name, reason, unknown, matched)


def _tell(
    text: Text, row: Row, match: re.Match[str], actors: tuple[Party, ...], matter: tuple[int, str]
) -> list[tuple[tuple[Party, ...], str, str]]:
    """Who does what about which matter: 分别 gives each actor an act, or a matter, of its own where they tally."""
    offset, common = matter
    acts = (row.does,) if row.does else read_acts(match["acts"])
    if SHARED in match.group() and len(actors) > 1:
        if len(acts) == len(actors):
            return [((actor,), does, common) for actor, does in zip(actors, acts, strict=True)]
        listed = text.provision.text[slice(*_span(match, "object", offset))] if row.matter == OBJECT else ""
        matters = listed.split("、")
        if len(matters) == len(actors):
            shares = zip(actors, matters, strict=True)
            return [((actor,), (*acts, *read_acts(each))[-1], each) for actor, each in shares]
    return [(actors, does, common) for does in acts]


def _is_open(match: re.Match[str], told: Sequence[tuple[tuple[Party, ...], str, str]]) -> bool:
    """Whether a negation stands before the pattern, or a 分别 that could not be given out."""
    before = match.string[: match.start()].rpartition("，")[2]
    unshared = SHARED in match.group() and any(len(actors) > 1 for actors, _, _ in told)
    return unshared or before.endswith(SHARED) or bool(NEGATED.search(before))


def _span(match: re.Match[str], group: str, offset: int) -> tuple[int, int]:
    return offset + match.start(group), offset + match.end(group)


def _modal(groups: dict[str, str | None]) -> str | None:
    modal = groups.get("modal") or ""
    return modal + ("负责" if groups.get("charge") and modal != "负责" else "") or None


def _matter(text: Text, row: Row, match: re.Match[str], offset: int, around: Surroundings) -> str:
    matter = around.topic if row.matter == TOPIC else ""
    if row.matter == OBJECT and match["object"]:
        matter = text.provision.text[slice(*_span(match, "object", offset))]
    matter = TRAILING.sub("", OPENING.sub("", matter))
    return matter if len(matter) <= LONGEST_MATTER else ""


def _condition(text: Text, match: re.Match[str], offset: int, around: Surroundings) -> str | None:
    if match.groupdict().get("condition"):
        return text.provision.text[slice(*_span(match, "condition", offset))]
    return around.condition


def _sift(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Without what a surer or an earlier pattern says of the same words."""
    order = {tier: place for place, tier in enumerate(Tier)}
    ranked = sorted(enumerate(found), key=lambda pair: (order[pair[1].tier], pair[0]))
    kept: list[Candidate] = []
    for _, candidate in ranked:
        if not any(_same(candidate, other) for other in kept):
            kept.append(candidate)
    yield from sorted(kept, key=lambda candidate: (candidate.fact.end, candidate.fact.start))


def _same(one: Candidate, other: Candidate) -> bool:
    a, b = one.fact, other.fact
    overlap = one.matched[0] < other.matched[1] and other.matched[0] < one.matched[1]
    if not overlap or {p.actor for p in a.who} != {p.actor for p in b.who}:
        return False
    return a.does == b.does or one.tier is not other.tier
