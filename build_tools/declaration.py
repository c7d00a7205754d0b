"""rulebook.yml: what an editor states of a rulebook beside its text, and the irregularities declared.

简称: 临淄
勘误:
- 类: 缺编号标题
  原文: 工作补位制度
  说明: 原文此处漏印“第十章”，按前后章号补为第十章。
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from build_tools.model import Adoption, Metadata, Original, Problem, Severity
from build_tools.yamlfile import Entry, Value, YamlFile, likely_cause, nearest

KEYS = {
    "标识": "id", "简称": "short", "标题": "title", "发文机关": "issuer", "文号": "document_number",
    "通过会议": "adopted_by", "通过日期": "adopted_date", "成文日期": "issued", "公布日期": "published",
    "施行日期": "effective", "废止": "repeals", "替代": "replaces", "原文文件": "originals", "勘误": "errata",
}  # fmt: skip
LISTS = ("repeals", "originals", "errata")
DATES = ("adopted_date", "issued", "published", "effective")
ERRATUM_KEYS = ("类", "原文", "说明")
ORIGINAL_KEYS = ("文件", "SHA-256")
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SHA256 = re.compile(r"[0-9a-f]{64}")
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = frozenset({"assets", "data", "downloads", "search", "about", "index", "404"})


@dataclass(frozen=True, slots=True)
class DeclaredErratum:
    """An irregularity as declared: kind of problem, the words it concerns, what readers are told."""

    kind: str
    quotes: tuple[str, ...]
    note: str
    place: Value


@dataclass(frozen=True, slots=True)
class Declaration:
    """All that one rulebook.yml states, by the English name of its keys."""

    values: tuple[tuple[str, Value], ...] = ()
    errata: tuple[DeclaredErratum, ...] = ()
    originals: tuple[Original, ...] = ()  # without their bytes

    def get(self, key: str) -> Value | None:
        """The value declared under a key, or None."""
        return dict(self.values).get(key)

    def text(self, key: str) -> str | None:
        """The string declared under a key, or None."""
        value = self.get(key)
        return value.text if value else None


def read_declaration(file: YamlFile) -> tuple[Declaration, tuple[Problem, ...]]:
    """The declaration in a rulebook.yml, and what is wrong with it."""
    problems = list(file.problems)
    if file.content is None:
        return Declaration(), tuple(problems)
    if file.content.entries is None:
        message = "文件内容应是“键: 值”的形式"
        hint = likely_cause(file.content.text or "")
        return Declaration(), (*problems, file.problem(file.content, message, hint=hint))
    values: dict[str, Value] = {}
    for entry in file.content.entries:
        key = KEYS.get(entry.key) or (entry.key if entry.key in KEYS.values() else None)
        found = list(_check_entry(file, entry, key))
        problems += found
        if key and not found:
            values[key] = entry.value
    errata: list[DeclaredErratum] = []
    for item in values["errata"].items or () if "errata" in values else ():
        erratum, found = _read_erratum(file, item)
        problems += found
        errata += [erratum] if erratum else []
    originals, unclear = _read_originals(file, values.get("originals"))
    return Declaration(tuple(values.items()), tuple(errata), originals), (*problems, *unclear)


def _read_originals(file: YamlFile, value: Value | None) -> tuple[tuple[Original, ...], tuple[Problem, ...]]:
    """The published files that are kept beside the text, and what is wrong with how they are stated."""
    originals, problems = [], []
    for item in value.items or () if value else ():
        name, digest = (found.text or "" if (found := item.get(key)) else "" for key in ORIGINAL_KEYS)
        if FILE_NAME.fullmatch(name) and SHA256.fullmatch(digest):
            originals.append(Original(name, digest))
        else:
            message = "“原文文件”的每一项应有“文件”（同一文件夹里的文件名）和“SHA-256”（64 个小写十六进制数字）"
            problems.append(file.problem(item, message))
    return tuple(originals), tuple(problems)


def _check_entry(file: YamlFile, entry: Entry, key: str | None) -> Iterator[Problem]:
    if key is None:
        hint = nearest(entry.key, KEYS)
        yield file.problem(entry, f"不认识的键“{entry.key}”，已忽略", severity=Severity.WARNING, hint=hint)
    elif key in LISTS and entry.value.items is None:
        yield file.problem(entry.value, f"“{entry.key}”应是列表，每项以“- ”开头")
    elif key not in LISTS and entry.value.text is None:
        yield file.problem(entry.value, f"“{entry.key}”应是一行文字，不是列表或键值")
    elif key in DATES and not _is_date(entry.value.text or ""):
        yield file.problem(entry.value, f"“{entry.key}”应写成 2026-03-26 这样的日期")
    elif key == "id" and (message := identifier_fault(entry.value.text or "")):
        yield file.problem(entry.value, message)
    elif key == "repeals" and any(item.text is None for item in entry.value.items or ()):
        yield file.problem(entry.value, f"“{entry.key}”的每一项应是一行文字")


def _is_date(text: str) -> bool:
    """Whether a text is a day of the calendar, as YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def identifier_fault(identifier: str) -> str:
    """What is wrong with a rulebook's id, or nothing."""
    if not IDENTIFIER.fullmatch(identifier):
        return f"标识“{identifier}”不可用：只能用小写字母、数字和连字符，如 laiwu-2026"
    return f"标识“{identifier}”是网站自用的名字，请换一个" if identifier in RESERVED else ""


def _read_erratum(file: YamlFile, item: Value) -> tuple[DeclaredErratum | None, list[Problem]]:
    if item.entries is None:
        return None, [file.problem(item, "勘误的每一项应有“类”“原文”“说明”三个键")]
    unknown = [entry for entry in item.entries if entry.key not in ERRATUM_KEYS]
    problems = [
        file.problem(entry, f"勘误里不认识的键“{entry.key}”", hint=nearest(entry.key, ERRATUM_KEYS))
        for entry in unknown
    ]
    kind, quotes, note = (item.get(key) for key in ERRATUM_KEYS)
    if not (kind and kind.text and note and note.text and quotes and quotes.strings()):
        return None, [*problems, file.problem(item, "勘误须写明“类”“原文”“说明”")]
    texts = tuple(quote.text or "" for quote in quotes.strings())
    return DeclaredErratum(kind.text, texts, note.text, item), problems


def complete(metadata: Metadata, declared: Declaration) -> Metadata:
    """The metadata of the text, completed by what the editor declared."""
    pick: Callable[[str, str | None], str | None] = lambda key, read: declared.text(key) or read  # noqa: E731
    repeals = declared.get("repeals")
    return replace(
        metadata,
        title=pick("title", metadata.title) or "",
        short=pick("short", metadata.short) or "",
        issuer=pick("issuer", metadata.issuer),
        document_number=pick("document_number", metadata.document_number),
        adopted=Adoption(pick("adopted_by", metadata.adopted.by), pick("adopted_date", metadata.adopted.date)),
        issued=pick("issued", metadata.issued),
        effective=pick("effective", metadata.effective),
        repeals=tuple(item.text or "" for item in repeals.items or ()) if repeals else metadata.repeals,
        published=pick("published", metadata.published),
        replaces=pick("replaces", metadata.replaces),
    )


def find_conflicts(file: YamlFile, metadata: Metadata, declared: Declaration) -> Iterator[Problem]:
    """Each value that the editor declared otherwise than the text states it."""
    stated = {
        "title": metadata.title, "issuer": metadata.issuer, "document_number": metadata.document_number,
        "adopted_by": metadata.adopted.by, "adopted_date": metadata.adopted.date, "issued": metadata.issued,
        "effective": metadata.effective,
    }  # fmt: skip
    names = {english: chinese for chinese, english in KEYS.items()}
    for key, value in declared.values:
        if key in DATES and declared.get("replaces") and (value.text or "") > (stated.get(key) or ""):
            continue  # a revised text still bears the dates of its first version
        if stated.get(key) and stated[key] != value.text:
            message = f"“{names[key]}”与正文不一致：正文写的是“{stated[key]}”"
            yield file.problem(value, message, severity=Severity.WARNING)
