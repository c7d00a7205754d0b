"""One record of a parallels file → one noun, or the problems that an editor has to mend.

- 甲: 53
  乙: 68
  关系: 同事异规
  差别: 会签回复，莱芜5个工作日，临淄3个工作日。
  甲原文: 一般应在5个工作日内回复
  乙原文: 一般3个工作日内回复意见
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from build_tools.comparison import Lone, Parallel, Peer, Quote, Relation, Weight
from build_tools.facts.addresses import address_name, read_address
from build_tools.facts.names import Names
from build_tools.facts.quotes import NotFound, locate
from build_tools.facts.records import YES
from build_tools.model import Level, Problem, Rulebook, Severity
from build_tools.registers import Field, strings_of, text_of
from build_tools.statements import Place, Sheet
from build_tools.yamlfile import Value, YamlFile, nearest

SIDES = ("甲", "乙")
KINDS = ("时限", "主体", "程序", "数量", "情态", "例外", "范围", "新增", "缺项", "措辞")
RELATIONS = {relation.value: relation for relation in Relation if relation is not Relation.NONE}
MOST_RANK = 24
NO = "否"
Meaning = TypeVar("Meaning")
PARALLEL_FIELDS = (
    Field("甲", required=True),
    Field("乙", required=True),
    Field("关系", required=True),
    Field("差别"),
    Field("类别", listed=True),
    Field("甲原文", required=True),
    Field("乙原文", required=True),
    Field("主题", required=True),
    Field("要紧"),
    Field("标题"),
    Field("说明"),
    Field("乙主"),
)
LONE_FIELDS = (Field("甲"), Field("乙"), Field("查过", required=True, listed=True), Field("说明"))
PEER_FIELDS = (
    *(Field(key, required=True) for key in ("甲", "乙", "说明", "甲条", "乙条", "甲原文", "乙原文")),
    Field("同一"),
)
CHAIN_FIELDS = (Field("甲", required=True), Field("乙", required=True), Field("说明"), Field("段", listed=True))
LONE_CHAIN_FIELDS = (Field("甲"), Field("乙"), Field("说明"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two rulebooks: its text, the facts stated beside it, the names that its records may use."""

    rulebook: Rulebook
    sheet: Sheet
    names: Names

    @property
    def articles(self) -> tuple[str, ...]:
        """The addresses of its articles, in reading order."""
        return tuple(p.address for p in self.rulebook.provisions if p.level is Level.ARTICLE)


@dataclass(slots=True)
class Reader:
    """What the records of one file are read against, and the problems met so far."""

    file: YamlFile
    sides: tuple[Side, Side]
    topics: Sequence[str]
    problems: list[Problem] = field(default_factory=list)

    def fault(
        self, place: Value, kind: str, message: str, hint: str = "", *, severity: Severity = Severity.ERROR
    ) -> None:
        """Keep a problem at a place of the file."""
        self.problems.append(self.file.problem(place, message, kind=kind, severity=severity, hint=hint))


def read_parallel(reader: Reader, record: Value) -> Parallel | None:
    """The parallel of a record, or None with the reasons kept in the reader."""
    before = len(reader.problems)
    first, second = (read_article(reader, record.get(key), side) for side, key in enumerate(SIDES))
    first_quote = read_quote(reader, record.get("甲原文"), 0, first)
    second_quote = read_quote(reader, record.get("乙原文"), 1, second)
    relation = _one_of(reader, record, "关系", RELATIONS)
    topic = _one_of(reader, record, "主题", {topic: topic for topic in reader.topics})
    kinds, weight = _kinds(reader, record), _weight(reader, record)
    if relation not in (None, Relation.SAME) and not text_of(record, "差别"):
        reader.fault(record, "差别", f"关系不是“{Relation.SAME.value}”的，要写“差别”")
    if first is None or second is None or relation is None or len(reader.problems) > before:
        return None
    return Parallel(
        first,
        second,
        relation,
        difference=text_of(record, "差别") or "",
        kinds=kinds,
        first_quote=first_quote,
        second_quote=second_quote,
        topic=topic or "",
        weight=weight,
        second_main=text_of(record, "乙主") == YES,
        place=Place(record.line, record.column),
    )


def read_article(reader: Reader, value: Value | None, side: int) -> str | None:
    """The address of an article of one side as 甲: 53 names it."""
    if value is None:
        return None
    address = read_address(value.text or "")
    if address in reader.sides[side].articles:
        return address
    reader.fault(value, "条号", f"{_book(reader, side)}里没有“{value.text}”这一条", "写条的数字，如 53")
    return None


def _book(reader: Reader, side: int) -> str:
    return f"{SIDES[side]}（{reader.sides[side].rulebook.id}）"


def read_quote(reader: Reader, value: Value | None, side: int, at: str | None) -> Quote | None:
    """The first place of a quote in an article; a problem where the article does not have these words."""
    words = value.text if value else None
    if value is None or not words or at is None:
        return None
    rulebook = reader.sides[side].rulebook
    for provision in rulebook.provisions:
        inside = provision.address == at or provision.address.startswith(at + ".")
        if inside and words in provision.text:
            start = provision.text.index(words)
            return Quote(provision.address, start, start + len(words), words)
    missing = locate(rulebook, at, words)
    if isinstance(missing, NotFound):
        reader.fault(value, missing.kind, f"{_book(reader, side)}{missing.message}", missing.hint)
    return None


def _one_of(reader: Reader, record: Value, key: str, known: Mapping[str, Meaning]) -> Meaning | None:
    value = record.get(key)
    if value is None or not value.text:
        return None
    if value.text not in known:
        hint = nearest(value.text, known) or "可用：" + " ".join(known)
        reader.fault(value, key, f"不认识的{key}“{value.text}”", hint)
    return known.get(value.text)


def _kinds(reader: Reader, record: Value) -> tuple[str, ...]:
    value = record.get("类别")
    for item in value.strings() if value else ():
        if item.text not in KINDS:
            reader.fault(item, "类别", f"不认识的类别“{item.text}”", "可用：" + " ".join(KINDS))
    return strings_of(record, "类别")


def _weight(reader: Reader, record: Value) -> Weight | None:
    """The rank of a difference, with its headline and statement; none of the three stands without the others."""
    value, headline, statement = record.get("要紧"), text_of(record, "标题"), text_of(record, "说明")
    if value is None:
        if headline or statement:
            reader.fault(record, "要紧", "“标题”和“说明”只与“要紧”同写")
        return None
    if not (value.text or "").isdecimal() or not 1 <= int(value.text or "0") <= MOST_RANK:
        reader.fault(value, "要紧", f"“要紧”是 1 到 {MOST_RANK} 的整数，不是“{value.text}”")
        return None
    if not headline or not statement:
        reader.fault(value, "要紧", "“要紧”的一条要写“标题”和“说明”")
        return None
    return Weight(int(value.text or ""), headline, statement)


def read_lone(reader: Reader, record: Value) -> Lone | None:
    """An article without counterpart, and the articles of the other side that were searched."""
    side = _side_of(reader, record)
    if side is None:
        return None
    at = read_article(reader, record.get(SIDES[side]), side)
    listed = record.get("查过")
    searched = [read_article(reader, value, 1 - side) for value in (listed.strings() if listed else ())]
    if not searched:
        reader.fault(record, "查过", "写明查过对方哪几条，才能说对方没有规定")
    if at is None or not searched or None in searched:
        return None
    known = tuple(found for found in searched if found)
    return Lone(side, at, known, text_of(record, "说明") or "", Place(record.line, record.column))


def _side_of(reader: Reader, record: Value) -> int | None:
    named = [side for side, key in enumerate(SIDES) if record.get(key)]
    if len(named) != 1:
        reader.fault(record, "缺项", "这里只写“甲”或“乙”中的一个")
        return None
    return named[0]


def read_peer(reader: Reader, record: Value) -> Peer | None:
    """Two offices that play the same part under other names."""
    articles = [read_article(reader, record.get(f"{key}条"), side) for side, key in enumerate(SIDES)]
    quotes = [read_quote(reader, record.get(f"{key}原文"), side, articles[side]) for side, key in enumerate(SIDES)]
    names = [_actor(reader, record.get(key), side, articles[side]) for side, key in enumerate(SIDES)]
    (first, second), (first_quote, second_quote) = names, quotes
    if not (first and second and first_quote and second_quote):
        return None
    written = [text_of(record, key) or "" for key in SIDES]
    said, same = text_of(record, "说明") or "", text_of(record, "同一") != NO
    return Peer(first, second, written[0], written[1], said, first_quote, second_quote, same)


def _actor(reader: Reader, value: Value | None, side: int, article: str | None) -> str | None:
    names = reader.sides[side].names
    actor = names.actor(value.text or "", article or "") if value else None
    if value and actor is None:
        hint = nearest(value.text or "", names.actors)
        reader.fault(value, "名单外主体", f"“{value.text}”不在主体名单（registers/actors.yml）里", hint)
    return actor


def name_of(reader: Reader, side: int, address: str) -> str:
    """How messages name an article: 莱芜第五十三条."""
    return f"{reader.sides[side].rulebook.metadata.short}{address_name(address)}"
