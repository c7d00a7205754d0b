"""Two small rulebooks and a parallels file for them, as editors would write it."""

from __future__ import annotations

from pathlib import Path

from build_tools.comparison import Alignment
from build_tools.facts.names import name_table
from build_tools.model import Problem
from build_tools.parallels.records import Side
from build_tools.parallels.sheet import read_alignment
from build_tools.statements import Actor, Registers, Sheet
from build_tools.yamlfile import read_yaml
from tests.versions.pair import rulebook

FIRST = """甲区人民政府工作规则

第一条  区长领导区人民政府全面工作。
第二条  协办部门一般应在5个工作日内回复，逾期不回复视为无不同意见。
第三条  区政府办公室负责通报。
"""
SECOND = """乙区人民政府工作规则

第一条  区长领导区政府的工作。
第二条  协办部门要在3个工作日内回复。
第三条  区政府每年召开1次全体会议。
"""
FINE = """甲: jia
乙: yi
主题: [总则, 公文]
对照:
- 甲: 1
  乙: 1
  关系: 同
  甲原文: 区长领导区人民政府全面工作
  乙原文: 区长领导区政府的工作
  主题: 总则
- 甲: 2
  乙: 2
  关系: 同事异规
  差别: 甲5个工作日，乙3个工作日；逾期后果只有甲写明。
  类别: [时限, 新增]
  甲原文: 一般应在5个工作日内回复
  乙原文: 要在3个工作日内回复
  主题: 公文
  要紧: 1
  标题: 会签回复期限
  说明: 甲：5个工作日。乙：3个工作日。
无:
- {甲: 3, 查过: [2, 3], 说明: 乙没有写通报。}
- {乙: 3, 查过: [1], 说明: 甲没有写全体会议。}
机构:
- {甲: 协办部门, 乙: 协办部门, 说明: 相同。, 甲条: 2, 乙条: 2, 甲原文: 协办部门, 乙原文: 协办部门}
"""
REGISTERS = Registers(
    actors=(Actor("协办部门", "assisting-department", "情境角色", 5), Actor("区长", "head", "职务", 0))
)


def sides() -> dict[str, Side]:
    """Both rulebooks by id."""
    books = (rulebook("jia", FIRST), rulebook("yi", SECOND))
    return {book.id: Side(book, Sheet(book.id), name_table(REGISTERS, book.id)) for book in books}


def read(text: str, name: str = "jia--yi.yml") -> tuple[Alignment | None, tuple[Problem, ...]]:
    """What a file of this text says, and what is wrong with it."""
    return read_alignment(read_yaml(name, text), sides())


ROOT = Path(__file__).resolve().parents[2]
