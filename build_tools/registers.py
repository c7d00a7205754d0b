"""The registers: closed lists shared by all rulebooks, read from `source_texts/registers/*.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.model import Instrument, Problem, Severity
from build_tools.statements import Action, Actor, Alias, Founding, Place, Synonym, Topic
from build_tools.yamlfile import Value, YamlFile, likely_cause, nearest

INSTRUMENT_KINDS = (
    "宪法",
    "法律",
    "行政法规",
    "监察法规",
    "司法解释",
    "部门规章",
    "地方性法规",
    "地方政府规章",
    "党内法规",
    "规范性文件",
    "其他文件",
    "待核",
)
FOLDED = str.maketrans("（）［］【】“”", '()[][]""')


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a register's records: its name, and whether a record must have it, or holds a list."""

    key: str
    required: bool = False
    listed: bool = False


INSTRUMENT_FIELDS = (
    Field("名称", required=True),
    Field("类", required=True),
    Field("机关"),
    Field("别名", listed=True),
    Field("文号"),
    Field("本站"),
    Field("限于", listed=True),
)


ACTOR_KINDS = ("职务", "机构", "会议", "党委", "人大政协", "外部", "情境角色")
ACTOR_FIELDS = (
    Field("名称", required=True),
    Field("标识", required=True),
    Field("类", required=True),
    Field("层级", required=True),
    Field("称谓", listed=True),
    Field("设立", listed=True),
    Field("又是", listed=True),
)
MARKS = ("办", "审", "签", "批", "议", "备", "印", "督")
ACTION_FIELDS = (Field("词", required=True), Field("族", required=True), Field("计"))
TOPIC_FIELDS = (
    Field("名称", required=True),
    Field("标识", required=True),
    Field("类"),
    Field("问法"),
    Field("又称", listed=True),
)
SYNONYM_FIELDS = (Field("说", required=True, listed=True), Field("即", required=True, listed=True))


def fold_title(title: str) -> str:
    """A title as the registers compare it: no white space, half-width brackets, no inner 书名号."""
    return re.sub(r"[\s《》〈〉]", "", title).translate(FOLDED)


def read_records(file: YamlFile, top: str, fields: Sequence[Field]) -> tuple[tuple[Value, ...], tuple[Problem, ...]]:
    """The records under the one top key of a register, without those that lack a required key."""
    if file.content is None:
        return (), file.problems
    listed = file.content.get(top)
    if listed is None or listed.items is None:
        return (), (*file.problems, file.problem(file.content, f"登记表应以“{top}:”开头，下面每项以“- ”开头"))
    found = {record: tuple(record_problems(file, record, fields)) for record in listed.items}
    problems = tuple(problem for group in found.values() for problem in group)
    kept = tuple(record for record, group in found.items() if not any(p.severity is Severity.ERROR for p in group))
    return kept, (*file.problems, *problems)


def record_problems(file: YamlFile, record: Value, fields: Sequence[Field]) -> Iterator[Problem]:
    """What is wrong with the keys of one record."""
    names = {field.key: field for field in fields}
    if record.entries is None:
        yield file.problem(record, "每一项应是“键: 值”的形式")
        return
    for entry in record.entries:
        if entry.key not in names:
            hint = likely_cause(entry.key) or nearest(entry.key, names)
            yield file.problem(entry, f"不认识的键“{entry.key}”，已忽略", severity=Severity.WARNING, hint=hint)
        elif not names[entry.key].listed and entry.value.text is None:
            yield file.problem(entry.value, f"“{entry.key}”应是一行文字")
    for field in fields:
        if (field.required and not (value := record.get(field.key))) or (field.required and value and value.text == ""):
            yield file.problem(record, f"缺“{field.key}”")


def text_of(record: Value, key: str) -> str | None:
    """The string under a key of a record, or None."""
    value = record.get(key)
    return value.text or None if value else None


def strings_of(record: Value, key: str) -> tuple[str, ...]:
    """The strings of a list under a key of a record."""
    value = record.get(key)
    return tuple(item.text or "" for item in value.strings()) if value else ()


def read_instruments(file: YamlFile) -> tuple[tuple[Instrument, ...], tuple[Problem, ...]]:
    """The register of cited instruments, and what is wrong with it."""
    records, problems = read_records(file, "文件", INSTRUMENT_FIELDS)
    known = (record for record in records if text_of(record, "类") in INSTRUMENT_KINDS)
    unknown = (
        file.problem(value, f"不认识的类“{value.text}”", hint="可用：" + " ".join(INSTRUMENT_KINDS))
        for record in records
        if (value := record.get("类")) and value.text not in INSTRUMENT_KINDS
    )
    return tuple(_instrument(record) for record in known), (*problems, *unknown)


def _instrument(record: Value) -> Instrument:
    return Instrument(
        title=text_of(record, "名称") or "",
        kind=text_of(record, "类") or "",
        issuer=text_of(record, "机关"),
        aliases=strings_of(record, "别名"),
        number=text_of(record, "文号"),
        rulebook=text_of(record, "本站"),
        only=strings_of(record, "限于"),
    )


def read_actors(file: YamlFile) -> tuple[tuple[Actor, ...], tuple[Problem, ...]]:
    """The register of actors, and what is wrong with it: unknown kinds, a name or id used twice."""
    records, problems = read_records(file, "主体", ACTOR_FIELDS)
    kept: list[Actor] = []
    found: list[Problem] = []
    for record in records:
        actor = _actor(record)
        if actor is None:
            found.append(
                file.problem(record, "“类”或“层级”不对", hint="类可用：" + " ".join(ACTOR_KINDS) + "；层级是整数")
            )
        elif any(actor.name == other.name or actor.id == other.id for other in kept):
            found.append(file.problem(record, f"主体“{actor.name}”的名称或标识与前面的重复"))
        else:
            kept.append(actor)
    return tuple(kept), (*problems, *found)


def read_ignored(file: YamlFile) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The words of the register of actors that hold a name and mention nobody."""
    listed = file.content.get("不算提及") if file.content else None
    return tuple(value.text or "" for value in listed.strings()) if listed else (), ()


def _actor(record: Value) -> Actor | None:
    kind, tier = text_of(record, "类") or "", text_of(record, "层级") or ""
    if kind not in ACTOR_KINDS or not tier.isdecimal():
        return None
    return Actor(
        text_of(record, "名称") or "",
        text_of(record, "标识") or "",
        kind,
        int(tier),
        tuple(read_aliases(record.get("称谓"))),
        tuple(read_foundings(record.get("设立"))),
        strings_of(record, "又是"),
    )


def read_aliases(value: Value | None) -> Iterator[Alias]:
    """称谓: by rulebook a list of names, each plain or {称, 条: [articles where it means this actor]}."""
    for entry in (value.entries or ()) if value else ():
        for item in entry.value.strings():
            if item.text:
                yield Alias(entry.key, item.text)
            elif item.entries and text_of(item, "称"):
                articles = tuple(f"a{article}" for article in strings_of(item, "条"))
                yield Alias(entry.key, text_of(item, "称") or "", articles)


def read_foundings(value: Value | None) -> Iterator[Founding]:
    """设立: by rulebook the clause that sets something up, {条: 53.1, 原文: its words}."""
    for entry in (value.entries or ()) if value else ():
        written, quote = text_of(entry.value, "条"), text_of(entry.value, "原文")
        yield Founding(entry.key, written or "", quote or "", Place(entry.value.line, entry.value.column))


def read_actions(file: YamlFile) -> tuple[tuple[Action, ...], tuple[Problem, ...]]:
    """The register of verbs, and what is wrong with it."""
    records, problems = read_records(file, "动作", ACTION_FIELDS)
    wrong = tuple(
        file.problem(value, f"“计”只能是 {' '.join(MARKS)} 之一或不写")
        for record in records
        if (value := record.get("计")) and value.text and value.text not in MARKS
    )
    actions = (Action(text_of(r, "词") or "", text_of(r, "族") or "", text_of(r, "计") or "") for r in records)
    return tuple(actions), (*problems, *wrong)


def read_topics(file: YamlFile) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """The register of topics, and what is wrong with it."""
    records, problems = read_records(file, "主题", TOPIC_FIELDS)
    return tuple(_topic(record) for record in records), problems


def _topic(record: Value) -> Topic:
    return Topic(
        text_of(record, "名称") or "",
        text_of(record, "标识") or "",
        text_of(record, "类") or "",
        text_of(record, "问法") or "",
        strings_of(record, "又称"),
    )


def read_synonyms(file: YamlFile) -> tuple[tuple[Synonym, ...], tuple[Problem, ...]]:
    """The register of what readers say for what rules write, and what is wrong with it."""
    records, problems = read_records(file, "近义", SYNONYM_FIELDS)
    found = tuple(Synonym(strings_of(record, "说"), strings_of(record, "即")) for record in records)
    empty = (
        file.problem(record, "“说”和“即”各要有至少一个词")
        for record, synonym in zip(records, found, strict=True)
        if not (synonym.said and synonym.meant)
    )
    return tuple(synonym for synonym in found if synonym.said and synonym.meant), (*problems, *empty)
