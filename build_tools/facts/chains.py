"""审批链: a procedure as ordered steps, each a fact of its own; what the text orders and what the editor joined.

- 名称: 以区政府名义制发公文
  标识: issue-document
  主题: 公文制发
  步骤:
  - {编号: 拟稿, 条: 53.1, 原文: 应由主管部门拟稿, 谁: 主管部门, 做: 拟稿}
  - {编号: 把关, 自: 拟稿, 次序: 明文, 条: 53.1, 原文: 主要负责同志审核把关, 谁: 部门主要负责人, 做: 审核把关}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_tools.facts.reader import Reader
from build_tools.facts.records import FACT_FIELDS, YES, read_fact
from build_tools.registers import Field, record_problems, strings_of, text_of
from build_tools.statements import Chain, Flow, Place, Step
from build_tools.yamlfile import Value, nearest

CHAIN_FIELDS = (
    Field("名称", required=True),
    Field("标识", required=True),
    Field("主题", required=True),
    Field("何时", required=True),
    Field("步骤", listed=True),
)
STEP_FIELDS = (*FACT_FIELDS, Field("编号", required=True), Field("自", listed=True), Field("次序"), Field("终"))
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
STATED, JOINED = "明文", "归并"


def read_chain(reader: Reader, record: Value) -> Chain | None:
    """The chain of a record, without the steps that could not be read."""
    found = tuple(record_problems(reader.file, record, CHAIN_FIELDS))
    reader.problems += found
    listed = record.get("步骤")
    if found or listed is None or not listed.items:
        if not found:
            reader.fault(record, "链", "审批链缺“步骤”")
        return None
    identifier, topic = text_of(record, "标识") or "", text_of(record, "主题") or ""
    _check_names(reader, record, identifier, topic)
    steps = tuple(_steps(reader, listed.items))
    flows = tuple(_flows(reader, listed.items, [step.id for step in steps]))
    return Chain(
        reader.rulebook.id,
        identifier,
        text_of(record, "名称") or "",
        topic,
        text_of(record, "何时") or "",
        steps,
        flows,
        Place(record.line, record.column),
    )


def _check_names(reader: Reader, record: Value, identifier: str, topic: str) -> None:
    if not IDENTIFIER.fullmatch(identifier):
        reader.fault(record.get("标识") or record, "链", f"标识“{identifier}”只能用小写字母、数字和连字符")
    if topic not in reader.names.topics:
        hint = nearest(topic, reader.names.topics)
        reader.fault(record.get("主题") or record, "链", f"主题“{topic}”不在主题名单（registers/topics.yml）里", hint)


def _steps(reader: Reader, records: Sequence[Value]) -> Iterator[Step]:
    taken: set[str] = set()
    for record in records:
        problems = tuple(record_problems(reader.file, record, STEP_FIELDS))
        reader.problems += problems
        name = text_of(record, "编号") or ""
        fact = read_fact(reader, record) if not problems else None
        if name in taken:
            reader.fault(record, "链", f"步骤编号“{name}”用了两次")
        elif fact:
            taken.add(name)
            yield Step(name, fact, text_of(record, "终") == YES)


def _flows(reader: Reader, records: Sequence[Value], known: Sequence[str]) -> Iterator[Flow]:
    """The flows that the 自 of each step names, in the order of the steps."""
    before: list[str] = []
    for record in records:
        name = text_of(record, "编号") or ""
        order = text_of(record, "次序")
        for source in strings_of(record, "自"):
            if source not in before:
                reader.fault(
                    record.get("自") or record, "链", f"“自”写的“{source}”不是前面的步骤", nearest(source, before)
                )
            elif order not in (STATED, JOINED):
                reader.fault(record.get("次序") or record, "链", f"“次序”应写“{STATED}”或“{JOINED}”")
            elif source in known and name in known:
                yield Flow(source, name, order == STATED, text_of(record, "情形"))
        before.append(name)
