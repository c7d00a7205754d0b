"""What stands behind the text in 注释本: chains, limits, prohibitions, terms, what is odd in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from build_tools.handbook.index import spelled
from build_tools.handbook.procedures import chain_appendix, find_cited
from build_tools.handbook.volume import Entry, Heading, Note, Run, Runs, Table
from build_tools.model import Corpus, Rulebook
from build_tools.render.backlinks import find_owners
from build_tools.render.cast import order_facts
from build_tools.render.citation import places
from build_tools.render.duties import is_forbidden
from build_tools.render.facts import has_figure
from build_tools.render.glossary import merge_terms
from build_tools.render.registers.entries import act_words, around
from build_tools.render.wording import limit_words, who_names
from build_tools.statements import Fact

LIMITS, FORBIDDEN, TERMS, ERRATA = "时限、频次和数量", "禁止事项", "术语", "勘误提示"
LIMIT_COLUMNS, LIMIT_SHARES = ("谁", "做什么", "时限、频次、数量", "情形和例外", "条款"), (0.18, 0.27, 0.2, 0.18, 0.17)
FORBIDDEN_COLUMNS, FORBIDDEN_SHARES = ("谁", "不得做什么", "情形和例外", "条款"), (0.2, 0.42, 0.21, 0.17)
LIMIT_LEAD = "“工作日”与“日”是不同的单位，不作换算；“一般”“原则上”和例外与数字同看。没有数字的（及时、定期）不列。"
TERM_LEAD = "条文用到而没有展开的说法。“编者释义”是编者所写，不是规则内容；“条文原文”是依条文本身的说明。"
ERRATA_LEAD = "原文此处的写法如此，照录未改。"


def appendix_entries(corpus: Corpus, rulebook: Rulebook) -> Iterator[Entry]:
    """All appendices of a rulebook; those that would be empty are left out."""
    held = find_cited(
        rulebook, [provision.address for provision in rulebook.provisions if not provision.level.is_heading]
    )
    yield from chain_appendix(corpus, rulebook, held)
    see = _see(rulebook, held)
    facts = order_facts(rulebook, corpus.sheet(rulebook.id).all_facts)
    yield from _table(
        LIMITS, LIMIT_LEAD, LIMIT_COLUMNS, LIMIT_SHARES, [_limit(fact, see) for fact in facts if has_figure(fact)]
    )
    forbidden = [_prohibition(fact, see) for fact in facts if is_forbidden(fact)]
    yield from _table(FORBIDDEN, "", FORBIDDEN_COLUMNS, FORBIDDEN_SHARES, forbidden)
    yield from _terms(corpus, rulebook, see)
    yield from _errata(rulebook, see)


See = Callable[[str], Run]


def _see(rulebook: Rulebook, held: frozenset[str]) -> See:
    """References to clauses, with the page of their article."""
    place, owners = places(rulebook), find_owners(rulebook)

    def see(address: str) -> Run:
        article = owners.get(address, "")
        return Run(place[address] or "正文", to=article if article in held else "", paged=True)

    return see


def _table(
    title: str, lead: str, names: tuple[str, ...], shares: tuple[float, ...], rows: list[tuple[Runs, ...]]
) -> Iterator[Entry]:
    if rows:
        yield Heading("篇", 1, f"appendix-{title}", title, title)
        yield from (Note("lead", (Run(lead),)),) if lead else ()
        yield Table(names, shares, tuple(dict.fromkeys(rows)))


def _limit(fact: Fact, see: See) -> tuple[Runs, ...]:
    limits = "；".join(limit_words(limit) for limit in fact.limits)
    modal = (Run(f"{fact.modal} ", "soft"),) if fact.modal else ()
    late = (Run(f"；逾期：{fact.silence}"),) if fact.silence else ()
    said = (Run("；".join(around(fact)) or "—"), *late)
    return (
        (Run(who_names(fact), "who"),),
        (Run(act_words(fact)),),
        (*modal, Run(limits, "limit")),
        said,
        (see(fact.at),),
    )


def _prohibition(fact: Fact, see: See) -> tuple[Runs, ...]:
    words = (Run(f"{fact.modal} ", "soft"), Run(act_words(fact)))
    return (Run(who_names(fact), "who"),), words, (Run("；".join(around(fact)) or "—"),), (see(fact.at),)


def _terms(corpus: Corpus, rulebook: Rulebook, see: See) -> Iterator[Entry]:
    """The terms in the order of their pinyin."""
    terms = merge_terms(corpus.sheet(rulebook.id))
    if terms:
        yield Heading("篇", 1, "appendix-terms", TERMS, TERMS)
        yield Note("lead", (Run(TERM_LEAD),))
    for word in sorted(terms, key=spelled):
        senses = dict.fromkeys((term.explanation, term.basis) for term in terms[word])
        said = "；".join(f"{explanation.rstrip('。')}（{basis}）" for explanation, basis in senses)
        at = [see(address) for address in dict.fromkeys(term.at for term in terms[word])]
        joined = [run for one in at for run in (Run("、"), one)][1:]
        yield Note("term", (Run(word, "hei"), Run(f"　{said}。"), *joined))


def _errata(rulebook: Rulebook, see: See) -> Iterator[Entry]:
    if rulebook.errata:
        yield Heading("篇", 1, "appendix-errata", ERRATA, ERRATA)
        yield Note("lead", (Run(ERRATA_LEAD),))
    for erratum in rulebook.errata:
        where = (see(erratum.address), Run("　")) if erratum.address else ()
        yield Note("item", (*where, Run(f"“{erratum.quote}”", "official"), Run(f"　{erratum.note}")))
