"""A parallels file: what it says, and every way in which an editor may be wrong."""

from __future__ import annotations

import pytest

from build_tools.comparison import Relation
from build_tools.model import Severity
from build_tools.parallels.lock import article_hashes, find_alignment_drift, write_alignment_lock
from build_tools.yamlfile import read_yaml
from tests.parallels.sheets import FINE, read, sides


def test_a_file_is_read() -> None:
    """Parallels with quotes tied to their provisions, lone articles with what was searched, offices."""
    alignment, problems = read(FINE)
    assert problems == ()
    assert alignment is not None
    same, otherwise = alignment.parallels
    assert (same.first, same.second, same.relation) == ("a1", "a1", Relation.SAME)
    assert (otherwise.kinds, otherwise.topic) == (("时限", "新增"), "公文")
    assert otherwise.first_quote is not None
    assert (otherwise.first_quote.at, otherwise.first_quote.start) == ("a2.p1", 4)
    assert otherwise.weight is not None
    assert otherwise.weight.headline == "会签回复期限"
    assert [(lone.side, lone.at, lone.searched) for lone in alignment.lone] == [
        (0, "a3", ("a2", "a3")),
        (1, "a3", ("a1",)),
    ]
    assert alignment.peers[0].first == "协办部门"


@pytest.mark.parametrize(
    ("old", "new", "kind", "message"),
    [
        ("- 甲: 1\n", "- 甲: 9\n", "条号", "甲（jia）里没有“9”这一条"),
        (
            "要在3个工作日内回复",
            "应在3个工作日内回复",
            "失效",
            "乙（yi）摘录不是原文：第二条里没有“应在3个工作日内回复”",
        ),
        (
            "原文: 一般应在5个工作日内回复",
            "原文: 区政府办公室负责通报",
            "移位",
            "甲（jia）摘录不是原文：第二条里没有“区政府办公室负责通报”",
        ),
        ("关系: 同事异规", "关系: 相反", "关系", "不认识的关系“相反”"),
        ("[时限, 新增]", "[时限, 期限]", "类别", "不认识的类别“期限”"),
        ("主题: 公文", "主题: 会议", "主题", "不认识的主题“会议”"),
        ("要紧: 1", "要紧: 25", "要紧", "“要紧”是 1 到 24 的整数，不是“25”"),
        ("  标题: 会签回复期限\n", "", "要紧", "“要紧”的一条要写“标题”和“说明”"),
        ("  差别: 甲5个工作日，乙3个工作日；逾期后果只有甲写明。\n", "", "差别", "关系不是“同”的，要写“差别”"),
        ("- {甲: 3, 查过: [2, 3], 说明: 乙没有写通报。}\n", "", "缺条", "甲的第三条没有对照，也没有写在“无”里"),
        ("查过: [1],", "查过: [],", "查过", "写明查过对方哪几条，才能说对方没有规定"),
        ("{乙: 3, ", "{乙: 2, ", "重复", "乙第二条既有对应条文，又写在“无”里"),
        ("{甲: 协办部门,", "{甲: 协班部门,", "名单外主体", "“协班部门”不在主体名单（registers/actors.yml）里"),
        ("乙: yi\n", "乙: bing\n", "标识", "“乙”写的“bing”不是已读入的规则"),
        ("甲: jia\n", "", "缺项", "缺“甲”：写规则的标识"),
        ("机构:", "机关:", "YAML", "不认识的部分“机关”"),
        ("机构:", "流程:\n- {甲: issue, 乙: issue}\n机构:", "链", "甲（jia）没有标识为“issue”的审批链"),
        ("乙: 2\n  关系", "乙: 1\n  关系", "移位", "乙（yi）摘录不是原文：第一条里没有“要在3个工作日内回复”"),
    ],
)
def test_faults_are_named(old: str, new: str, kind: str, message: str) -> None:
    """Each with its place; the file is not published then."""
    assert FINE.count(old) == 1
    alignment, problems = read(FINE.replace(old, new))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert (kind, message) in [(problem.kind, problem.message) for problem in errors]
    assert alignment is None
    assert all(problem.line and problem.column for problem in errors if problem.kind not in ("缺条", "YAML"))


def test_ranks_do_not_tie() -> None:
    """Nor may a pair be written twice."""
    again = FINE.partition("- 甲: 2\n")[2].partition("无:")[0]
    _, problems = read(FINE.replace("无:", f"- 甲: 2\n{again}无:"))
    assert [problem.message for problem in problems] == [
        "“要紧: 1”用了两次，前一次在第11行",
        "甲第二条与乙第二条写了两次",
    ]


def test_the_file_bears_the_names_of_both() -> None:
    """Readers of the folder find it by them."""
    _, problems = read(FINE, "yi--jia.yml")
    assert [problem.message for problem in problems] == ["文件名应是 jia--yi.yml"]


def test_a_changed_article_is_to_be_reviewed() -> None:
    """Though the quoted words still stand there."""
    alignment, _ = read(FINE)
    assert alignment is not None
    books = {identifier: side.rulebook for identifier, side in sides().items()}
    locked = write_alignment_lock(alignment, books).content.decode().splitlines()[1:]
    reviewed = dict(line.split() for line in locked)
    file = read_yaml("jia--yi.yml", FINE)
    assert list(find_alignment_drift(file, alignment, books, reviewed)) == []
    reviewed["yi/a2"] = "0" * len(article_hashes(books["yi"])["a2"])
    drifted = list(find_alignment_drift(file, alignment, books, reviewed))
    assert [(p.line, p.message) for p in drifted] == [(11, "乙第二条的文字在对照之后改过，请逐条复核，再运行 accept")]
    never = list(find_alignment_drift(file, alignment, books, {}))
    assert [problem.message for problem in never] == ["整份对照还没有登记，核对后运行 accept"]


@pytest.mark.parametrize(
    "text", ["", "甲: jia", "对照: 3", "甲: [1]\n乙: {a: b}", "- 1", "甲: jia\n乙: yi\n对照: [1, {}]"]
)
def test_bad_input_never_crashes(text: str) -> None:
    """Whatever the file holds."""
    assert read(text)[0] is None
