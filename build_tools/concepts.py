"""The register of concepts: document types (会议纪要) and procedures (会签), each with the clause that sets it up."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Problem
from build_tools.registers import Field, read_aliases, read_foundings, read_records, text_of
from build_tools.statements import ChainName, Concept
from build_tools.yamlfile import Value, YamlFile

CONCEPT_KINDS = ("文种", "程序")
CONCEPT_FIELDS = (
    Field("名称", required=True),
    Field("标识", required=True),
    Field("类", required=True),
    Field("称谓", listed=True),
    Field("设立", listed=True),
    Field("流程", listed=True),
)


def read_concepts(file: YamlFile) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    """The register of concepts, and what is wrong with it: unknown kinds, a name or id used twice."""
    records, problems = read_records(file, "概念", CONCEPT_FIELDS)
    kept: list[Concept] = []
    found: list[Problem] = []
    for record in records:
        concept = _concept(record)
        if concept.kind not in CONCEPT_KINDS:
            hint = "可用：" + " ".join(CONCEPT_KINDS)
            found.append(file.problem(record.get("类") or record, f"不认识的类“{concept.kind}”", hint=hint))
        elif any(concept.name == other.name or concept.id == other.id for other in kept):
            found.append(file.problem(record, f"概念“{concept.name}”的名称或标识与前面的重复"))
        else:
            kept.append(concept)
    return tuple(kept), (*problems, *found)


def read_no_concepts(file: YamlFile) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The words of the register of concepts that hold a name and mean no concept."""
    listed = file.content.get("不算提及") if file.content else None
    return tuple(value.text or "" for value in listed.strings()) if listed else (), ()


def _concept(record: Value) -> Concept:
    return Concept(
        text_of(record, "名称") or "",
        text_of(record, "标识") or "",
        text_of(record, "类") or "",
        tuple(read_aliases(record.get("称谓"))),
        tuple(read_foundings(record.get("设立"))),
        tuple(_chains(record.get("流程"))),
    )


def _chains(value: Value | None) -> Iterator[ChainName]:
    """流程: by rulebook the ids of chains."""
    for entry in (value.entries or ()) if value else ():
        yield from (ChainName(entry.key, item.text) for item in entry.value.strings() if item.text)
