"""Two versions of a small rulebook, made by hand so that every kind of change occurs once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_tools.model import Corpus, Rulebook
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.versions.standing import drop_false_replacements

OLD = """某区人民政府工作规则
（2017年3月1日某区人民政府第三次常务会议通过）

第一章  总则
第一条  为规范某区人民政府的工作，提高行政效能，制定本规则。
第二条  某区人民政府全面履行经济调节、市场监管、社会管理职能。
第三条  政府工作人员应当廉洁自律，不得接受可能影响公务的宴请。
第四条  政府信息除依法保密的外，应当及时、准确向社会公开。
第二章  会议制度
第五条  常务会议由区长召集和主持，一般每月召开两次。研究下列事项：
（一）讨论通过规范性文件；
（二）讨论重要人事任免。
第六条  常务会议议题由分管副区长协调后提出，报区长确定。会议纪要由办公室主任审核，区长签发。
第七条  专题会议由副区长召集和主持，研究分管范围内的专门问题。
第八条  会议请假须经区长批准，由办公室汇总。
第九条  参加会议的单位不得随意更换人员，迟到人员应当说明理由。
第三章  附则
第十条  本规则自2017年4月1日起施行。
"""
NEW = """某区人民政府工作规则
（2026年2月1日某区人民政府第八次常务会议通过）

第一章  总则
第一条  为规范某区人民政府的工作，提高行政效能，制定本规则。
第二条  某区人民政府坚持科学决策、民主决策，重大决策应当经过公众参与、专家论证和风险评估。
第三条  某区人民政府全面履行经济调节、市场监管、社会管理、公共服务、生态环境保护职能。
第四条  政府信息除依法保密的外，应当及时、准确向社会公开。
第二章  会议制度
第五条  常务会议由区长召集和主持，一般每月召开三次。研究下列事项：
（一）讨论通过规范性文件；
（二）审议年度预算草案；
（三）讨论重要人事任免。
第六条  常务会议议题由分管副区长协调后提出，报区长确定。
第七条  会议纪要由办公室主任审核，区长签发。
第八条  会议请假须经区长批准，由办公室汇总。参加会议的单位不得随意更换人员，迟到人员应当说明理由。
第三章  廉政建设
第九条  政府工作人员应当廉洁自律，不得接受可能影响公务的宴请。
第四章  附则
第十条  本规则自2026年3月1日起施行。某政发〔2015〕9号文件同时废止。
"""


def rulebook(identifier: str, text: str, replaces: str | None = None) -> Rulebook:
    """A rulebook of this text that says it replaces another."""
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    metadata = replace(metadata, replaces=replaces)
    return Rulebook(identifier, f"{identifier}/text.txt", text, metadata, parsed.passages, parsed.provisions)


def pair() -> Corpus:
    """Both versions, the newer one declaring the older."""
    return Corpus(drop_false_replacements((rulebook("mou-2017", OLD), rulebook("mou-2026", NEW, "mou-2017"))))


def write_pair(project: Path) -> None:
    """Both versions as folders of a project."""
    for identifier, text, declared in (("mou-2017", OLD, ""), ("mou-2026", NEW, "替代: mou-2017\n")):
        folder = project / "source_texts" / identifier
        folder.mkdir()
        (folder / "text.txt").write_text(text, encoding="utf-8")
        (folder / "rulebook.yml").write_text(f"简称: 某区\n{declared}", encoding="utf-8")
