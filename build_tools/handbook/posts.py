"""岗位手册: one role's duties, chains, limits and meetings, each with its clause, and those articles in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.handbook.procedures import Procedures, cited_entries, find_cited, steps_table
from build_tools.handbook.volume import Entry, Heading, Note, Run, Runs, Table
from build_tools.handbook.wording import to_runs
from build_tools.render.backlinks import find_owners
from build_tools.render.cast import OUTSIDE_KINDS, Appearance, founding_clauses
from build_tools.render.duties import Sentence, own_sentences, whole_sentences
from build_tools.render.facts import has_figure
from build_tools.render.roles import SECTIONS, section_of
from build_tools.render.stage import Stage
from build_tools.render.steps import chains_of
from build_tools.render.stops import find_stops
from build_tools.render.wording import act_parts, limit_words
from build_tools.statements import Fact

ENOUGH = 8  # facts of its own, from which on a role has a handbook: as many as open its page with 权限一览
INFERRED, LIMITS, CHAINS, RECEIVED = "编者推定的职责", "时限、频次和数量", "所在的审批链", "其他主体对它"
GUESS = "条文没有写由谁做，由编者依上下文推定，不是规则内容。"
LIMIT_COLUMNS, LIMIT_SHARES = ("限定", "事项", "情形和例外", "条款"), (0.24, 0.34, 0.24, 0.18)


@dataclass(frozen=True, slots=True)
class Post:
    """One role, and the articles that its handbook holds."""

    stage: Stage
    one: Appearance
    held: frozenset[str]
    owners: Mapping[str, str]

    def clause(self, address: str) -> Run:
        """A reference to a clause, with the page of its article."""
        article = self.owners[address]
        return Run(self.stage.desk.place(address), "", article if article in self.held else "", paged=True)


def has_handbook(one: Appearance) -> bool:
    """Whether enough is stated of an actor for a handbook: an office or body of the government, no meeting."""
    return len(one.own) >= ENOUGH and not one.is_meeting and one.actor.kind not in OUTSIDE_KINDS


def post_entries(stage: Stage, one: Appearance) -> Iterator[Entry]:
    """What the role is, its sections, then the articles."""
    rulebook = stage.desk.rulebook
    chains = chains_of(stage.chains, one)
    cited = [fact.at for fact in one.facts] + [step.fact.at for chain in chains for step in chain.steps]
    held = find_cited(rulebook, [*cited, *founding_clauses(one)])
    post = Post(stage, one, held, find_owners(rulebook))
    yield Heading("篇", 1, "post", one.actor.name, one.actor.name)
    yield from _founding(post)
    for name in SECTIONS:
        facts = [fact for fact in one.own if section_of(stage, fact) == name]
        yield from _section(post, name, own_sentences(one, facts))
    yield from _section(post, INFERRED, whole_sentences(one.inferred), GUESS)
    yield from _limits(post)
    yield from _section(post, RECEIVED, whole_sentences(one.received))
    yield from _chains(post)
    yield from cited_entries(rulebook, held)


def _founding(post: Post) -> Iterator[Entry]:
    """The words that set the role up."""
    texts = {provision.address: provision.text for provision in post.stage.desk.rulebook.provisions}
    for address in founding_clauses(post.one):
        yield Note("quote", (Run(texts[address], "official"), Run("　"), post.clause(address)))


def _section(post: Post, title: str, sentences: Sequence[Sentence], lead: str = "") -> Iterator[Entry]:
    if sentences:
        yield Heading("题", 2, f"s-{title}", title, title)
    if sentences and lead:
        yield Note("lead", (Run(lead),))
    for sentence in sentences:
        yield Note("item", (*to_runs(sentence.words), Run("　"), *_clauses(post, sentence.facts)))


def _clauses(post: Post, facts: Iterable[Fact]) -> Runs:
    found: list[Run] = []
    for address in dict.fromkeys(fact.at for fact in facts):
        found += [Run("、")] * bool(found) + [post.clause(address)]
    return tuple(found)


def _limits(post: Post) -> Iterator[Entry]:
    rows = tuple(dict.fromkeys(_limit(post, fact) for fact in post.one.own if has_figure(fact)))
    if rows:
        yield Heading("题", 2, "limits", LIMITS, LIMITS)
        yield Table(LIMIT_COLUMNS, LIMIT_SHARES, rows)


def _limit(post: Post, fact: Fact) -> tuple[Runs, ...]:
    does, matter = act_parts(fact)
    around = "；".join(words for words in (fact.condition, fact.exception, fact.silence) if words)
    limits = "；".join(limit_words(limit) for limit in fact.limits)
    said = (Run(f"{fact.modal} ", "soft"),) if fact.modal else ()
    return (
        (*said, Run(limits, "limit")),
        (Run(does + matter or fact.does),),
        (Run(around or "—"),),
        (post.clause(fact.at),),
    )


def _chains(post: Post) -> Iterator[Entry]:
    """The chains in which the role has a step."""
    stage, chains = post.stage, chains_of(post.stage.chains, post.one)
    if chains:
        yield Heading("题", 2, "chains", CHAINS, CHAINS)
    one = Procedures(stage.corpus, stage.desk.shelf, stage.desk.rulebook, post.held)
    for chain in chains:
        yield Heading("目", 3, f"chain-{chain.id}", chain.title, chain.title)
        yield Note("lead", (Run(f"{chain.when.rstrip('。')}。"),))
        yield steps_table(one, find_stops(stage.corpus, stage.desk.shelf, chain))
