"""The nouns of what is stated beside the text: actors, facts, chains …; each quotes the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """How a fact came to be."""

    REVIEWED = "已核"  # a person wrote or accepted it in facts.yml
    EXTRACTED = "规则抽取"  # a high-precision pattern found it


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an actor in one rulebook; where `articles` are given it means this actor only there."""

    rulebook: str
    name: str
    articles: tuple[str, ...] = ()  # addresses: a50, a53


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in its YAML file, from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Founding:
    """The clause of one rulebook that sets something up, as a register writes it (53.1), and its words."""

    rulebook: str
    written: str
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Actor:
    """An office, body, meeting or role: canonical name, ASCII id, kind, tier (0 above 1 above …), aliases.

    Foundings are given only where the facts do not show which clause sets it up.
    """

    name: str
    id: str
    kind: str
    tier: int
    aliases: tuple[Alias, ...] = ()
    foundings: tuple[Founding, ...] = ()
    also: tuple[str, ...] = ()  # 又是: the names of wider actors and of roles that it plays, whose rules bind it too

    def names_in(self, rulebook: str) -> tuple[Alias, ...]:
        """The aliases that one rulebook uses."""
        return tuple(alias for alias in self.aliases if alias.rulebook == rulebook)


@dataclass(frozen=True, slots=True)
class ChainName:
    """A chain of one rulebook, by its id."""

    rulebook: str
    id: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A document type (文种) or procedure (程序): its names and the clause that sets it up, both by rulebook."""

    name: str
    id: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    foundings: tuple[Founding, ...] = ()
    chains: tuple[ChainName, ...] = ()

    def names_in(self, rulebook: str) -> tuple[Alias, ...]:
        """The names that one rulebook uses."""
        return tuple(alias for alias in self.aliases if alias.rulebook == rulebook)


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of the register, its family (审核, 签发 …), and its mark in the matrix (办审签批议备印督 or none)."""

    verb: str
    family: str
    mark: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that several rulebooks rule: its name, its ASCII id, and how people who do not know it ask for it."""

    name: str
    id: str
    group: str = ""  # 类: under which heading it stands on 按事项
    question: str = ""  # 问法: 规范性文件怎么出台？
    aliases: tuple[str, ...] = ()  # 又称: everyday words, for finding only


@dataclass(frozen=True, slots=True)
class Synonym:
    """What readers say, and the words of the rules that they mean by it; for the search alone."""

    said: tuple[str, ...]
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters [start, end) of a provision's text that name an actor."""

    rulebook: str
    at: str
    start: int
    end: int
    actor: str  # canonical name


@dataclass(frozen=True, slots=True)
class Use:
    """Characters [start, end) of a provision's text that name a concept."""

    rulebook: str
    at: str
    start: int
    end: int
    concept: str  # its name in the register


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a fact names it: canonical name, and the words the record uses."""

    actor: str
    name: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit, frequency or quantity, as printed, with its figure where it has one."""

    kind: str  # 时限 频次 数量
    text: str
    value: float | None = None
    unit: str | None = None  # 工作日 and 日 are kept apart
    sense: str | None = None  # within, before, at least, more than, at most, every
    anchor: str | None = None  # 起算, as printed
    most: float | None = None  # the upper end of a range (每年召开1-2次)
    period: str | None = None  # month, quarter, year, week: that of 每月召开1次


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a rulebook, with the words that prove it: [start, end) of the text at `at`."""

    rulebook: str
    at: str
    start: int
    end: int
    quote: str
    who: tuple[Party, ...]
    any_of: bool
    modal: str | None
    does: str
    matter: str
    to: tuple[Party, ...]
    condition: str | None
    exception: str | None
    limits: tuple[Limit, ...]
    silence: str | None  # effect of a missed limit, as printed
    unnamed: str | None  # why no actor is named (规则未写明), else None
    inferred: tuple[Party, ...]  # 编者推定
    status: Status
    place: Place
    statement: str | None = None  # 述, 句: how the rule itself says it
    whole: bool = False  # 句: a sentence that names who acts

    @property
    def forbids(self) -> bool:
        """Whether its modal denies the act: 不得, 一律不, 一般不, 严禁."""
        return any(word in (self.modal or "") for word in ("不", "严禁", "禁止"))

    @property
    def article(self) -> str:
        """The address of the article that states it."""
        head, _, rest = self.at.partition(".")
        return f"{head}.{rest.split('.')[0]}" if head.startswith("annex-") else head


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a chain: its name within the chain, its fact, and whether it ends the chain."""

    id: str
    fact: Fact
    final: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """From one step to the next; stated by the text, or joined by the editor."""

    source: str
    target: str
    stated: bool
    condition: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """A procedure (审批链): ordered steps, the flows between them, and when somebody needs it."""

    rulebook: str
    id: str
    title: str
    topic: str
    when: str
    steps: tuple[Step, ...]
    flows: tuple[Flow, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """编者注 on a provision, and the words of it that it is about, if any."""

    at: str
    quote: str | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """A policy term of a text, explained; basis says on what the explanation rests."""

    rulebook: str
    word: str
    at: str
    explanation: str
    basis: str
    place: Place


@dataclass(frozen=True, slots=True)
class Programme:
    """A provision, or the part of it that is quoted, that sets aims and binds no named actor (纲领性要求)."""

    at: str
    start: int
    end: int
    place: Place
    topic: str = ""  # of 有关条款: the topic on which the words bear


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is stated beside one rulebook's text."""

    rulebook: str
    facts: tuple[Fact, ...] = ()  # the steps of chains not among them
    chains: tuple[Chain, ...] = ()
    gists: tuple[tuple[str, str], ...] = ()  # address of an article, its 条旨
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    programmes: tuple[Programme, ...] = ()
    pointers: tuple[Programme, ...] = ()  # 有关条款, by topic
    vetoes: tuple[Programme, ...] = ()  # 否决: words that a pattern read wrongly

    @property
    def is_reviewed(self) -> bool:
        """Whether a person wrote facts for this text; where nobody did, patterns may."""
        return any(fact.status is Status.REVIEWED for fact in self.all_facts)

    @property
    def all_facts(self) -> tuple[Fact, ...]:
        """The facts and those of the steps, none twice."""
        steps = (step.fact for chain in self.chains for step in chain.steps)
        return tuple({(f.at, f.start, f.end, f.who, f.does, f.matter): f for f in (*self.facts, *steps)}.values())


@dataclass(frozen=True, slots=True)
class Registers:
    """The closed lists of actors, actions and topics that records may name."""

    actors: tuple[Actor, ...] = ()
    actions: tuple[Action, ...] = ()
    topics: tuple[Topic, ...] = ()
    ignored: tuple[str, ...] = ()  # words that hold a name and mention nobody (区长负责制)
    synonyms: tuple[Synonym, ...] = ()
    concepts: tuple[Concept, ...] = ()
    no_concepts: tuple[str, ...] = ()  # words that hold a name and mean no concept (政务信息化)
