"""draft: what the patterns propose for a rulebook, in the form of facts.yml, for an editor to read and mend."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.extract.clauses import find_statements
from build_tools.extract.finder import Candidate, find_candidates
from build_tools.facts.addresses import address_name, read_address
from build_tools.facts.coverage import Cover, Sentence, find_sentences
from build_tools.facts.names import name_table
from build_tools.facts.quotes import Found, locate
from build_tools.model import Corpus, Rulebook
from build_tools.statements import Fact, Party

HEAD = """\
# 《{title}》：由句式抽取的候选标注，供编辑逐条核对，改定后并入 facts.yml。
# 每条之前写明：档次（高 中 低）、句式、提出的理由。说不准的栏目空着，由编辑按原文补上；不对的整条删去。
"""
PLAIN = re.compile(r"[\u3400-\u9fff（《〈〔][^:#\n]*[^:#\s]|[\u3400-\u9fff]|[0-9]+(?:-[0-9]+)?(?:\.[0-9]+)*")
LETTERS = re.compile(r"\.?[a-z](?=[0-9])")


@dataclass(frozen=True, slots=True)
class Draft:
    """The YAML, and how many candidates it holds by tier."""

    text: str
    counts: dict[str, int]


def draft_rulebook(corpus: Corpus, rulebook: Rulebook, *, everything: bool) -> Draft:
    """The candidates of a rulebook as YAML; none of sentences that have a fact, unless everything is asked for."""
    covered = [] if everything else _covered(corpus, rulebook)
    found = [
        candidate
        for candidate in find_candidates(rulebook, name_table(corpus.registers, rulebook.id))
        if not any(_inside(candidate.fact, sentence) for sentence in covered)
    ]
    counts = {tier: sum(candidate.tier.value == tier for candidate in found) for tier in ("高", "中", "低")}
    lines = [HEAD.format(title=rulebook.metadata.title), "标注:" if found else "标注: []"]
    article = ""
    for candidate in found:
        if candidate.fact.article != article:
            article = candidate.fact.article
            lines.append(f"# ---- {address_name(article)}")
        lines += _record(rulebook, candidate)
    lines += _newcomers(found)
    return Draft("\n".join(lines) + "\n", counts)


def _covered(corpus: Corpus, rulebook: Rulebook) -> list[Sentence]:
    sheet = corpus.sheet(rulebook.id)
    sentences = find_sentences(rulebook, sheet if sheet.is_reviewed else replace(sheet, facts=()))
    return [sentence for sentence in sentences if sentence.cover in (Cover.FACT, Cover.PROGRAMME)]


def _inside(fact: Fact, sentence: Sentence) -> bool:
    return fact.at == sentence.at and sentence.start < fact.end and fact.start < sentence.end


def _record(rulebook: Rulebook, candidate: Candidate) -> Iterator[str]:
    """One record in the form of facts.yml, below the comment that says why it was proposed."""
    fact = candidate.fact
    written = write_address(fact.at)
    yield f"# {candidate.tier.value} · {candidate.pattern} · {candidate.reason}"
    if written is None:
        yield f"# {address_name(fact.at)}在“条”一栏里写不出（附件，或项以下的段落），须另行处理：{fact.quote}"
        return
    values = (
        ("条", written),
        ("原文", unique_quote(rulebook, fact)),
        ("谁", _names(fact.who)),
        ("其一", "是" if fact.any_of else None),
        ("情态", fact.modal),
        ("做", fact.does),
        ("事", fact.matter),
        ("对", _names(fact.to)),
        ("情形", fact.condition),
        ("例外", fact.exception),
        *((limit.kind, limit.text) for limit in fact.limits),
        ("起算", next((limit.anchor for limit in fact.limits if limit.anchor), None)),
        ("逾期", fact.silence),
    )
    filled = [f"{key}: {scalar(value)}" for key, value in values if value]
    yield f"- {filled[0]}"
    yield from (f"  {line}" for line in filled[1:])


def write_address(address: str) -> str | None:
    """An address as editors write it (a37.p1.i2 → 37.1.2), or None if 条 cannot say it."""
    written = LETTERS.sub(".", address).removeprefix(".")
    return written if read_address(written) == address else None


def unique_quote(rulebook: Rulebook, fact: Fact) -> str:
    """The fact's words, widened to their statement, then to more of the provision, until they stand there once."""
    text = next(provision.text for provision in rulebook.provisions if provision.address == fact.at)
    statement = next(span for span in find_statements(text) if span[0] <= fact.start < span[1])
    spans = ((fact.start, fact.end), (statement[0], fact.end), (0, fact.end), (0, len(text)))
    quotes = [text[start:end].strip() for start, end in spans]
    return next((quote for quote in quotes if isinstance(locate(rulebook, fact.at, quote), Found)), quotes[-1])


def scalar(value: str) -> str:
    """A value as YAML: plain where that is safe, else quoted."""
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _names(parties: Sequence[Party]) -> str:
    """The actors as printed; by their register name where the printed one would read as several."""
    return "、".join(party.actor if "、" in party.name else party.name for party in parties)


def _newcomers(found: Sequence[Candidate]) -> Iterator[str]:
    """Actors that the register does not know, as a commented list: first come first."""
    names = tuple(dict.fromkeys(name for candidate in found for name in candidate.unknown))
    if names:
        yield "# 新主体：下列名称不在 registers/actors.yml 里，登记之后上面的记录才读得进去。"
        yield "# 新主体:"
        yield from (f"# - {name}" for name in names)
