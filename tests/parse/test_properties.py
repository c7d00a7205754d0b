"""What holds for any text at all: nothing lost, nothing raised, addresses unique, parents first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.model import Corpus, Rulebook
from build_tools.parse.lines import split_lines
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text, unparse
from build_tools.pipeline import CHECKS, annotate

ROWS = (
    "第一条 |第二条　|第三条|第十条之一 |第 一 条|第〇条|第9999条|第九九九九九九条 |第三条规定的",
    "第一编 |第一分编|第一章 总则|第二章|第三章 |第零章|第一节 |目录|附件|附件2|附件：|附表一",
    "一、|二、|（一）|（二）|(1)|1.|２．|①|②|“|”|《|》|【|】|（|）|。|，|：|；|**|# |> ",
    "\n|\n|\n|\r\n|\r|\x0b|\x0c|\x1c|\x85|\u2028|\u2029|\u3000| |\t|\ufeff|\u200b",
    "工作规则|的通知|关于印发|2024年1月1日|二〇二四年一月一日|抄送：|印发|某区人民政府|已经某会议通过",
    "自印发之日起施行|自2024年13月40日起施行|《甲》同时废止|〔2024〕1号",
)
FRAGMENTS = [fragment for row in ROWS for fragment in row.split("|")]
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), CHARACTERS), max_size=60).map(
    "".join
)


@settings(deadline=None, max_examples=400)
@given(TEXTS)
def test_any_text_is_kept_whole(text: str) -> None:
    """Joining all passages gives the text back, and each stands where it says."""
    parsed = parse_text(text)
    assert unparse(parsed) == text
    lines = split_lines(text)
    for passage in parsed.passages:
        printed = lines[passage.line - 1].text + lines[passage.line - 1].end
        assert printed.startswith(passage.printed, passage.column - 1)


@settings(deadline=None, max_examples=400)
@given(TEXTS)
def test_addresses_are_unique_and_parents_come_first(text: str) -> None:
    """Every provision has an address of its own, a passage that prints it, and a parent before it."""
    parsed = parse_text(text)
    seen: set[str] = set()
    for provision in parsed.provisions:
        assert provision.address not in seen
        assert provision.parent is None or provision.parent in seen
        assert provision.address.startswith(provision.space)
        seen.add(provision.address)
    assert [p.address for p in parsed.passages if p.address] == [p.address for p in parsed.provisions]


@settings(deadline=None, max_examples=400)
@given(TEXTS)
def test_provisions_say_where_they_stand(text: str) -> None:
    """At line and column of each provision stand its label and text, character for character."""
    lines = split_lines(text)
    for provision in parse_text(text).provisions:
        assert lines[provision.line - 1].text.startswith(provision.label + provision.text, provision.column - 1)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_every_check_reads_any_text(text: str) -> None:
    """No check raises, and every problem has a place inside the text."""
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    rulebook = Rulebook("some", "source_texts/some/text.txt", text, metadata, parsed.passages, parsed.provisions)
    corpus = annotate(Corpus((rulebook,)))
    lines = split_lines(text)
    for problem in (problem for check in CHECKS for problem in check(corpus)):
        assert problem.file == rulebook.file
        assert 0 <= problem.line <= len(lines)
        assert not problem.line or 1 <= problem.column <= len(lines[problem.line - 1].text) + 1


@given(st.text(CHARACTERS))
def test_lines_are_split_without_loss(text: str) -> None:
    """Only CR and LF end a line; form feed, vertical tab and U+2028 do not."""
    lines = split_lines(text)
    assert "".join(line.text + line.end for line in lines) == text
    assert all(not set(line.text) & {"\r", "\n"} for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
