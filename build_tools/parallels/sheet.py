"""A parallels file as a whole: both rulebooks, 主题, 对照, 无, 机构, 流程, 流程无; and whether it is complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from build_tools.comparison import Alignment, Lone, Parallel
from build_tools.facts.addresses import address_name
from build_tools.model import Problem, Severity
from build_tools.parallels.records import (
    CHAIN_FIELDS,
    LONE_CHAIN_FIELDS,
    LONE_FIELDS,
    PARALLEL_FIELDS,
    PEER_FIELDS,
    SIDES,
    Reader,
    Side,
    read_lone,
    read_parallel,
    read_peer,
)
from build_tools.parallels.steps import read_chain_pair
from build_tools.registers import Field, record_problems
from build_tools.yamlfile import Value, YamlFile, nearest

TOP = (*SIDES, "主题", "对照", "无", "机构", "流程", "流程无")
MOST_TOPICS = 16
Noun = TypeVar("Noun")


def read_alignment(file: YamlFile, books: Mapping[str, Side]) -> tuple[Alignment | None, tuple[Problem, ...]]:
    """The alignment of a file, and what is wrong with it; None where an error stands in it."""
    sides = tuple(_side(file, key, books) for key in SIDES)
    first, second = sides
    if file.content is None or first is None or second is None:
        return None, (*file.problems, *_unknown_books(file, books))
    topics = tuple(value.text or "" for value in _listed(file, "主题"))
    reader = Reader(file, (first, second), topics, [*file.problems, *_unknown_parts(file)])
    alignment = Alignment(
        first.rulebook.id,
        second.rulebook.id,
        reviewed=True,
        topics=topics,
        parallels=tuple(_read(reader, "对照", PARALLEL_FIELDS, read_parallel)),
        lone=tuple(_read(reader, "无", LONE_FIELDS, read_lone)),
        peers=tuple(_read(reader, "机构", PEER_FIELDS, read_peer)),
        chains=(
            *_read(reader, "流程", CHAIN_FIELDS, read_chain_pair),
            *_read(reader, "流程无", LONE_CHAIN_FIELDS, read_chain_pair),
        ),
    )
    problems = (*reader.problems, *_check(reader, alignment))
    faulty = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if faulty else alignment), problems


def _side(file: YamlFile, key: str, books: Mapping[str, Side]) -> Side | None:
    value = file.content.get(key) if file.content else None
    return books.get(value.text or "") if value else None


def _unknown_books(file: YamlFile, books: Mapping[str, Side]) -> Iterator[Problem]:
    for key in SIDES if file.content else ():
        value = file.content.get(key) if file.content else None
        if value is None and file.content:
            yield file.problem(file.content, f"缺“{key}”：写规则的标识", kind="缺项")
        elif value and value.text not in books:
            hint = nearest(value.text or "", books)
            yield file.problem(value, f"“{key}”写的“{value.text}”不是已读入的规则", kind="标识", hint=hint)


def _unknown_parts(file: YamlFile) -> Iterator[Problem]:
    for entry in file.content.entries or () if file.content else ():
        if entry.key not in TOP:
            yield file.problem(entry, f"不认识的部分“{entry.key}”", hint=nearest(entry.key, TOP))


def _listed(file: YamlFile, key: str) -> tuple[Value, ...]:
    value = file.content.get(key) if file.content else None
    return value.items or () if value else ()


def _read(
    reader: Reader, part: str, fields: Sequence[Field], read: Callable[[Reader, Value], Noun | None]
) -> Iterator[Noun]:
    for record in _listed(reader.file, part):
        found = tuple(record_problems(reader.file, record, fields))
        reader.problems += found
        noun = None if any(p.severity is Severity.ERROR for p in found) else read(reader, record)
        if noun is not None:
            yield noun


def _check(reader: Reader, alignment: Alignment) -> Iterator[Problem]:
    yield from _name_problems(reader.file, alignment)
    if len(alignment.topics) > MOST_TOPICS:
        yield _whole(reader, "主题", f"主题最多 {MOST_TOPICS} 个，这里 {len(alignment.topics)} 个")
    yield from _ties(reader, alignment.parallels)
    yield from _repeated(reader, alignment)
    for side in range(2):
        yield from _left_out(reader, alignment, side)
        yield from _chains_left_out(reader, alignment, side)


def _whole(reader: Reader, kind: str, message: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(reader.file.name, 0, 0, severity, kind, message)


def _name_problems(file: YamlFile, alignment: Alignment) -> Iterator[Problem]:
    expected = f"{alignment.id}.yml"
    if file.name.rpartition("/")[2] != expected:
        yield Problem(file.name, 0, 0, Severity.ERROR, "标识", f"文件名应是 {expected}")


def _ties(reader: Reader, parallels: Iterable[Parallel]) -> Iterator[Problem]:
    """Ranks that are given twice: readers could not tell which difference comes first."""
    seen: dict[int, Parallel] = {}
    for parallel in parallels:
        rank = parallel.weight.rank if parallel.weight else None
        if rank in seen:
            yield _at(reader, parallel, "要紧", f"“要紧: {rank}”用了两次，前一次在第{seen[rank].place.line}行")
        elif rank is not None:
            seen[rank] = parallel


def _repeated(reader: Reader, alignment: Alignment) -> Iterator[Problem]:
    pairs: set[tuple[str, str]] = set()
    for parallel in alignment.parallels:
        pair = (parallel.first, parallel.second)
        if pair in pairs:
            names = f"甲{address_name(parallel.first)}与乙{address_name(parallel.second)}"
            yield _at(reader, parallel, "重复", f"{names}写了两次")
        pairs.add(pair)
    mains = Counter(parallel.second for parallel in alignment.parallels if parallel.second_main)
    for parallel in alignment.parallels:
        if parallel.second_main and mains[parallel.second] > 1:
            yield _at(reader, parallel, "乙主", f"乙{address_name(parallel.second)}有不止一个“乙主”")
    for lone in alignment.lone:
        if any(lone.at == (parallel.first, parallel.second)[lone.side] for parallel in alignment.parallels):
            yield _at(reader, lone, "重复", f"{SIDES[lone.side]}{address_name(lone.at)}既有对应条文，又写在“无”里")


def _at(reader: Reader, noun: Parallel | Lone, kind: str, message: str) -> Problem:
    return reader.file.problem(Value(noun.place.line, noun.place.column), message, kind=kind)


def _left_out(reader: Reader, alignment: Alignment, side: int) -> Iterator[Problem]:
    """Articles that stand nowhere in the file, unless a record of theirs has a fault of its own."""
    written = {(parallel.first, parallel.second)[side] for parallel in alignment.parallels}
    written |= {lone.at for lone in alignment.lone if lone.side == side}
    missing = [at for at in reader.sides[side].articles if at not in written]
    if missing and not any(problem.severity is Severity.ERROR for problem in reader.problems):
        names = "、".join(address_name(at) for at in missing)
        yield _whole(reader, "缺条", f"{SIDES[side]}的{names}没有对照，也没有写在“无”里")


def _chains_left_out(reader: Reader, alignment: Alignment, side: int) -> Iterator[Problem]:
    written = {(pair.first, pair.second)[side] for pair in alignment.chains}
    missing = [chain.title for chain in reader.sides[side].sheet.chains if chain.id not in written]
    if missing:
        message = f"{SIDES[side]}的审批链没有写在“流程”或“流程无”里：{'、'.join(missing)}"
        yield _whole(reader, "缺链", message, Severity.WARNING)
