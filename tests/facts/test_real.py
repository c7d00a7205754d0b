"""facts.yml of the real rulebooks: every quote where its record says, every figure read as a person reads it."""

from __future__ import annotations

import re

import pytest

from build_tools.facts.addresses import read_address
from build_tools.model import Corpus, Rulebook
from build_tools.pipeline import compile_project
from build_tools.statements import Limit
from build_tools.yamlfile import Value, read_yaml
from tests.project import ROOT, run

# The limits of the two texts as a person reads them: value, upper end, unit, sense, period. Those without figure below.
READ = {
    "5个工作日内": (5, None, "工作日", "within", None),
    "3个工作日内": (3, None, "工作日", "within", None),
    "会前5个工作日": (5, None, "工作日", "before", None),
    "提前3天": (3, None, "天", "before", None),
    "确保24小时能随时取得联系": (24, None, "小时", None, None),
    "每季度组织一次": (1, None, "次", "every", "quarter"),
    "每季度集体学法1次": (1, None, "次", "every", "quarter"),
    "每月召开1次": (1, None, "次", "every", "month"),
    "每年召开1-2次": (1, 2, "次", "every", "year"),
    "每年不超过1次": (1, None, "次", "at most", "year"),
    "每月集体学习不少于1次": (1, None, "次", "at least", "month"),
    "全年集体学习时间不少于12天": (12, None, "天", "at least", "year"),
    "不少于50天": (50, None, "天", "at least", None),
    "1个重大课题": (1, None, "重大课题", None, None),
    "超过应到人数的二分之一": (0.5, None, None, "more than", None),
    "只保留一种": (1, None, "种", "at most", None),
    "只向区政府报送1种": (1, None, "种", "at most", None),
    "5000字以内": (5000, None, "字", "at most", None),
    "3000字以内": (3000, None, "字", "at most", None),
}
BARE = {
    "before": r"事先|提前|会前|决策前|在?作出重大(?:行政)?决策前",
    "within": r"在?规定时限内",
    "every": r"定期|每年|每人每年",
    None: r"及时|按时|经常|同时|随时召开|不定期召开|即到即办|自印发之日起|.*前后",
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The project as it is."""
    return compile_project(ROOT).corpus


def find_quotes(value: Value) -> list[tuple[str, str, int]]:
    """条, 原文 and line of every record, at any depth."""
    written, quote = value.get("条"), value.get("原文")
    own = [(written.text or "", quote.text or "", quote.line)] if written and quote else []
    parts = (*(value.items or ()), *(entry.value for entry in value.entries or ()))
    return own + [found for part in parts for found in find_quotes(part)]


def find_misquotes(rulebook: Rulebook) -> tuple[int, list[str]]:
    """How many quotes a facts.yml holds, and those whose words do not stand once in their provision."""
    text = (ROOT / rulebook.file).with_name("facts.yml").read_text(encoding="utf-8")
    content = read_yaml("facts.yml", text).content
    assert content is not None
    quotes = find_quotes(content)
    wrong = []
    for written, quote, line in quotes:
        address = read_address(written) or "?"
        own = [p.text for p in rulebook.provisions if p.address == address]
        below = [p.text for p in rulebook.provisions if p.address.startswith(address + ".")]
        if sum(part.count(quote) for part in own) != 1 and sum(part.count(quote) for part in own + below) != 1:
            wrong.append(f"{line}: {written} {quote}")
    assert len(quotes) == len(re.findall(r"[{ ]原文: ", text)), "a 原文 that belongs to no record"
    return len(quotes), wrong


def test_every_quote_is_verbatim_where_it_is_said_to_stand(corpus: Corpus) -> None:
    """No quote is wrong, and `coverage` counts as many as there are."""
    said = run(ROOT, "coverage").stdout
    for rulebook in corpus.rulebooks:
        count, wrong = find_misquotes(rulebook)
        assert (rulebook.id, wrong) == (rulebook.id, [])
        assert re.search(rf"^{rulebook.id}：.*\n.*\n  摘录 {count} 条，不符 0$", said, re.MULTILINE), said


def test_every_fact_quotes_the_characters_it_points_at(corpus: Corpus) -> None:
    """[start, end) of the text at its address."""
    for rulebook in corpus.rulebooks:
        texts = {provision.address: provision.text for provision in rulebook.provisions}
        facts = corpus.sheet(rulebook.id).all_facts
        assert facts
        assert [fact for fact in facts if texts[fact.at][fact.start : fact.end] != fact.quote] == []


def test_every_limit_is_read_as_a_person_reads_it(corpus: Corpus) -> None:
    """A limit that nobody has looked at fails: read it, and add what it means."""
    limits = {limit for sheet in corpus.sheets for fact in sheet.all_facts for limit in fact.limits}
    assert [limit for limit in sorted(limits, key=lambda limit: limit.text) if not is_read_right(limit)] == []


def is_read_right(limit: Limit) -> bool:
    """Whether a limit's figures are those of the tables."""
    if limit.text in READ:
        return (limit.value, limit.most, limit.unit, limit.sense, limit.period) == READ[limit.text]
    return limit.value is None and re.fullmatch(BARE.get(limit.sense, "(?!)"), limit.text) is not None
