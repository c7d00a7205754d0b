"""facts.yml as a whole: 标注, 审批链, 条旨, 注释, 术语, 纲领性要求, 有关条款."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.facts.addresses import read_address
from build_tools.facts.chains import read_chain
from build_tools.facts.names import Names
from build_tools.facts.quotes import Found, NotFound, locate
from build_tools.facts.reader import Reader
from build_tools.facts.records import FACT_FIELDS, read_fact
from build_tools.model import Problem, Rulebook, Severity
from build_tools.registers import Field, record_problems, text_of
from build_tools.statements import Chain, Fact, Note, Place, Programme, Sheet, Term
from build_tools.yamlfile import Value, YamlFile, nearest

TOP = ("标注", "审批链", "条旨", "注释", "术语", "纲领性要求", "否决", "有关条款")
NOTE_FIELDS = (Field("条", required=True), Field("原文"), Field("注", required=True))
TERM_FIELDS = (
    Field("词", required=True),
    Field("条", required=True),
    Field("释", required=True),
    Field("依据", required=True),
)
PROGRAMME_FIELDS = (Field("条", required=True), Field("原文"))
VETO_FIELDS = (Field("条", required=True), Field("原文", required=True), Field("理由", required=True))
POINTER_FIELDS = (Field("主题", required=True), Field("条", required=True), Field("原文", required=True))
LONGEST_GIST = 14


def read_sheet(file: YamlFile, rulebook: Rulebook, names: Names) -> tuple[Sheet, tuple[Problem, ...]]:
    """All that a facts.yml states of its rulebook, and what is wrong with it."""
    if file.content is None:
        return Sheet(rulebook.id), file.problems
    reader = Reader(file, rulebook, names, list(file.problems))
    for entry in file.content.entries or ():
        if entry.key not in TOP:
            hint = nearest(entry.key, TOP)
            reader.problems.append(file.problem(entry, f"不认识的部分“{entry.key}”", kind="YAML", hint=hint))
    sheet = Sheet(
        rulebook.id,
        facts=tuple(_facts(reader, _records(reader, "标注"))),
        chains=tuple(_chains(reader, _records(reader, "审批链"))),
        gists=tuple(_gists(reader)),
        notes=tuple(_notes(reader, _checked(reader, "注释", NOTE_FIELDS))),
        terms=tuple(_terms(reader, _checked(reader, "术语", TERM_FIELDS))),
        programmes=tuple(_programmes(reader, _checked(reader, "纲领性要求", PROGRAMME_FIELDS))),
        pointers=tuple(_pointers(reader, _checked(reader, "有关条款", POINTER_FIELDS))),
        vetoes=tuple(_programmes(reader, _checked(reader, "否决", VETO_FIELDS))),
    )
    return sheet, tuple(reader.problems)


def _records(reader: Reader, key: str) -> tuple[Value, ...]:
    value = reader.file.content.get(key) if reader.file.content else None
    if value is None or value.text == "":
        return ()
    if value.items is None:
        reader.fault(value, "YAML", f"“{key}”应是列表，每项以“- ”开头")
        return ()
    return value.items


def _checked(reader: Reader, key: str, fields: Sequence[Field]) -> Iterator[Value]:
    """The records of a part that have what they must."""
    for record in _records(reader, key):
        found = tuple(record_problems(reader.file, record, fields))
        reader.problems += found
        if not any(problem.severity is Severity.ERROR for problem in found):
            yield record


def _facts(reader: Reader, records: Sequence[Value]) -> Iterator[Fact]:
    for record in records:
        reader.problems += record_problems(reader.file, record, FACT_FIELDS)
        fact = read_fact(reader, record) if record.entries is not None else None
        if fact:
            yield fact


def _chains(reader: Reader, records: Sequence[Value]) -> Iterator[Chain]:
    taken: set[str] = set()
    for record in records:
        chain = read_chain(reader, record)
        if chain is None:
            continue
        if chain.id in taken:
            reader.fault(record, "重复", f"审批链的标识“{chain.id}”用了两次")
            continue
        taken.add(chain.id)
        yield chain


def _gists(reader: Reader) -> Iterator[tuple[str, str]]:
    value = reader.file.content.get("条旨") if reader.file.content else None
    known = {provision.address for provision in reader.rulebook.provisions}
    for entry in (value.entries or ()) if value else ():
        address = read_address(entry.key)
        if address not in known:
            reader.problems.append(reader.file.problem(entry, f"正文里没有“{entry.key}”这一条", kind="条号"))
        elif len(entry.value.text or "") > LONGEST_GIST:
            reader.fault(entry.value, "条旨", f"条旨最多{LONGEST_GIST}个字，这里{len(entry.value.text or '')}个")
        elif address and entry.value.text:
            yield address, entry.value.text


def _place(reader: Reader, record: Value) -> Found | None:
    """The provision of a record, and the characters of its quote (all of it where nothing is quoted)."""
    written, quote = record.get("条"), record.get("原文")
    address = read_address(written.text or "") if written else None
    provision = next((p for p in reader.rulebook.provisions if p.address == address), None)
    if written is None or address is None or provision is None:
        reader.fault(written or record, "条号", f"正文里没有“{written.text if written else ''}”")
        return None
    if quote is None or not quote.text:
        return Found(address, 0, len(provision.text))
    found = locate(reader.rulebook, address, quote.text)
    if isinstance(found, NotFound):
        reader.fault(quote, found.kind, found.message, found.hint)
        return None
    return found


def _notes(reader: Reader, records: Iterator[Value]) -> Iterator[Note]:
    for record in records:
        found = _place(reader, record)
        if found:
            yield Note(
                found.at, text_of(record, "原文"), text_of(record, "注") or "", Place(record.line, record.column)
            )


def _terms(reader: Reader, records: Iterator[Value]) -> Iterator[Term]:
    for record in records:
        found = _place(reader, record)
        word = text_of(record, "词") or ""
        if found:
            yield Term(
                reader.rulebook.id, word, found.at, text_of(record, "释") or "", text_of(record, "依据") or "",
                Place(record.line, record.column),
            )  # fmt: skip


def _programmes(reader: Reader, records: Iterator[Value]) -> Iterator[Programme]:
    for record in records:
        found = _place(reader, record)
        if found:
            yield Programme(found.at, found.start, found.end, Place(record.line, record.column))


def _pointers(reader: Reader, records: Iterator[Value]) -> Iterator[Programme]:
    for record in records:
        found, topic = _place(reader, record), text_of(record, "主题") or ""
        if topic not in reader.names.topics:
            hint = nearest(topic, reader.names.topics)
            reader.fault(
                record.get("主题") or record, "链", f"主题“{topic}”不在主题名单（registers/topics.yml）里", hint
            )
        elif found:
            yield Programme(found.at, found.start, found.end, Place(record.line, record.column), topic)
