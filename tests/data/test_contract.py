"""data/<id>.json: valid by the schema that is published beside it, and true to its contract and to the text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from build_tools.model import Corpus, Rulebook
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import annotate, compile_project
from build_tools.render.data import render_data
from tests.parse.reading import TITLE
from tests.project import ROOT

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Record: TypeAlias = "dict[str, Json]"

KEYS = ("id", "title", "issuer", "document_number", "adopted", "issued", "effective", "repeals", "provisions")
PROVISION_KEYS = ("address", "level", "number", "label", "text", "line", "parent", "citation")
LEVELS = {"part", "chapter", "section", "article", "paragraph", "item", "subitem"}
IDS = ("laiwu-2026", "linzi-2022")
EVERYTHING = f"""{TITLE}第一编 甲
第一分编 乙
第一章 丙
第一节 丁
第一条 戊：
（一）己：
1.庚。
补充。
（二）辛。
第一条之一 壬。
第一条之一 癸。
附件2
某办法
第一条 子。
第二条 丑。
"""


def _files(corpus: Corpus) -> dict[str, Record]:
    return {file.path: json.loads(file.content) for file in render_data(corpus)}


def _read(text: str) -> dict[str, Record]:
    """The files that a corpus of this one text gives."""
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    rulebook = Rulebook("some", "text.txt", text, metadata, parsed.passages, parsed.provisions)
    return _files(annotate(Corpus((rulebook,))))


def _faults(files: Mapping[str, Record], record: Record) -> list[str]:
    validator = Draft202012Validator(files["data/rulebook.schema.json"])
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(record)]


def _provisions(record: Record) -> list[Record]:
    found = record["provisions"]
    assert isinstance(found, list)
    return [provision for provision in found if isinstance(provision, dict)]


@pytest.fixture(scope="module")
def published() -> dict[str, Record]:
    """The data of this project as it is."""
    return _files(compile_project(ROOT).corpus)


def test_the_schema_is_one(published: dict[str, Record]) -> None:
    """By the draft that it names."""
    Draft202012Validator.check_schema(published["data/rulebook.schema.json"])


@pytest.mark.parametrize("identifier", IDS)
def test_the_data_is_valid(published: dict[str, Record], identifier: str) -> None:
    """Each rulebook's file, by the schema beside it."""
    assert _faults(published, published[f"data/{identifier}.json"]) == []


@pytest.mark.parametrize("identifier", IDS)
def test_the_keys_of_the_contract_are_there(published: dict[str, Record], identifier: str) -> None:
    """Keys may be added; none of these may go or change its kind."""
    record = published[f"data/{identifier}.json"]
    assert set(KEYS) <= record.keys()
    assert isinstance(record["adopted"], dict)
    assert {"by", "date"} <= record["adopted"].keys()
    assert record["id"] == identifier
    for provision in _provisions(record):
        assert set(PROVISION_KEYS) <= provision.keys()
        assert provision["level"] in LEVELS


@pytest.mark.parametrize("identifier", IDS)
def test_provisions_are_the_words_of_the_text(published: dict[str, Record], identifier: str) -> None:
    """Label and text stand on their line; together they are the text from first to last, white space aside."""
    lines = (ROOT / "source_texts" / identifier / "text.txt").read_bytes().decode().split("\n")
    provisions = _provisions(published[f"data/{identifier}.json"])
    for provision in provisions:
        assert isinstance(provision["line"], int)
        assert f"{provision['label']}{provision['text']}" in lines[provision["line"] - 1]
    printed = "".join(f"{provision['label']}{provision['text']}" for provision in provisions)
    first, last = provisions[0]["line"], provisions[-1]["line"]
    assert isinstance(first, int)
    assert isinstance(last, int)
    assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", "".join(lines[first - 1 : last]))


@pytest.mark.parametrize(
    ("identifier", "address", "citation"),
    [
        ("laiwu-2026", "c8", "《济南市莱芜区人民政府工作规则》（莱芜政发〔2026〕1号）第八章"),
        ("laiwu-2026", "a38.p1.i3", "《济南市莱芜区人民政府工作规则》（莱芜政发〔2026〕1号）第三十八条第一款第三项"),
        ("linzi-2022", "a53", "《临淄区人民政府工作规则》第五十三条"),
        ("linzi-2022", "c10", "《临淄区人民政府工作规则》第十章"),
    ],
)
def test_each_provision_has_its_citation(
    published: dict[str, Record], identifier: str, address: str, citation: str
) -> None:
    """In Chinese legal form, 第一款 only where there are several."""
    cited = {
        provision["address"]: provision["citation"] for provision in _provisions(published[f"data/{identifier}.json"])
    }
    assert cited[address] == citation


def test_every_kind_of_provision_is_valid() -> None:
    """编 分编 章 节 条 款 项 目, 条之一, a repeated number, an annex."""
    files = _read(EVERYTHING)
    assert _faults(files, files["data/some.json"]) == []
    levels = [provision["level"] for provision in _provisions(files["data/some.json"])]
    assert set(levels) == LEVELS


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from([*EVERYTHING.splitlines(keepends=True), "第〇条 甲\n", "第九九九九九章 甲\n"]), max_size=25
    )
)
def test_any_order_of_lines_is_valid(lines: list[str]) -> None:
    """The schema holds for whatever the parser makes of a text."""
    files = _read("".join(lines))
    assert _faults(files, files["data/some.json"]) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("level", "clause"), ("address", "a 1"), ("address", "第一条"), ("line", 0), ("number", "一"), ("label", None)],
)
def test_the_schema_catches_a_faulty_provision(key: str, value: Json) -> None:
    """A level of its own, an address that is no anchor, a number in words."""
    files = _read(EVERYTHING)
    record = files["data/some.json"]
    _provisions(record)[0][key] = value
    assert len(_faults(files, record)) == 1


@pytest.mark.parametrize("key", KEYS)
def test_the_schema_catches_a_missing_key(key: str) -> None:
    """Every key of the contract is required."""
    files = _read(EVERYTHING)
    record = files["data/some.json"]
    del record[key]
    assert len(_faults(files, record)) == 1
