"""A record of 标注: names in their scope, quotes where they stand, and each fault told with its place and a way out."""

from __future__ import annotations

import pytest

from build_tools.statements import Party
from tests.facts.sheets import TEXT, facts_of, state, told

LEADS = "{条: 1, 原文: 区政府全面工作由区长领导, 谁: 区长, 做: 领导}"
WORDS, OTHER = "区政府全面工作由区长领导", "区政府全面工作由区长主持"
GONE = "摘录不是原文：第一条里没有“{}”｜"
NO_ACTOR = "不在主体名单（registers/actors.yml）里｜"


def record(**changes: str) -> str:
    """标注 with one record, the one above with some keys changed or added; an empty value takes a key away."""
    keys = {"条": "1", "原文": "区政府全面工作由区长领导", "谁": "区长", "做": "领导"} | changes
    return "标注:\n- {" + ", ".join(f"{key}: {value}" for key, value in keys.items() if value) + "}\n"


def test_a_record_in_order() -> None:
    """Who, what and the exact characters."""
    (fact,) = facts_of(record(事="区政府全面工作", 对="区人民政府"))
    assert (fact.at, fact.start, fact.end, fact.quote) == ("a1.p1", 0, 12, "区政府全面工作由区长领导")
    assert (fact.who, fact.to) == ((Party("区长", "区长"),), (Party("区政府", "区人民政府"),))


@pytest.mark.parametrize(
    ("article", "words", "means"), [("1", "办公室负责", "区政府办公室"), ("2", "办公室审核", "部门办公室")]
)
def test_an_alias_means_what_its_article_says(article: str, words: str, means: str) -> None:
    """办公室 is the government's in 第一条 and a department's own in 第二条."""
    (fact,) = facts_of(record(条=article, 原文=words, 谁="办公室", 做="负责"))
    assert fact.who == (Party(means, "办公室"),)


def test_several_actors() -> None:
    """区长、副区长 are two; 其一 says that one is enough."""
    (fact,) = facts_of(record(谁="区长、副区长", 其一="是"))
    assert ([party.actor for party in fact.who], fact.any_of) == (["区长", "副区长"], True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"原文": OTHER}, "2:14 失效 " + GONE.format(OTHER) + f"最接近：“{WORDS}”（第3行）"),
        ({"条": "2"}, "2:14 移位 " + GONE.replace("一", "二").format(WORDS) + "这些字现在第一条第一款（第3行）"),
        ({"原文": "区长"}, "2:14 不唯一 “区长”在第一条出现不止一次，请多摘几个字｜"),
        ({"原文": f"“{WORDS}”"}, "2:14 失效 " + GONE.format(f"“{WORDS}”") + "摘录外面的引号“”不是原文的，应删去"),
        ({"条": "9"}, "2:7 条号 正文里没有第九条｜"),
        ({"条": "第一章"}, "2:7 条号 看不懂的条号“第一章”｜可写 53、五十三、第五十三条、7.2（第七条第二款）"),
        ({"谁": "副区掌"}, "2:31 名单外主体 “谁”里的“副区掌”" + NO_ACTOR + "是否想写“副区长”？"),
        ({"对": "主管部们"}, "2:45 名单外主体 “对”里的“主管部们”" + NO_ACTOR + "是否想写“主管部门”？"),
        ({"做": "签法"}, "2:38 名单外动作 “做”的“签法”不在动作名单（registers/actions.yml）里｜是否想写“签发”？"),
        ({"做": ""}, "2:3 缺项 缺“做”｜"),
        ({"谁": ""}, "2:3 缺主语 缺“谁”；原文没有写明的，写“原文缺主语: 是”和“理由”｜"),
        ({"谁": "", "原文缺主语": "是"}, "2:3 缺主语 “原文缺主语”须同时写明“理由”｜"),
        ({"原文缺主语": "是", "理由": "没有写"}, "2:3 缺主语 写了“原文缺主语”，就不能再写“谁”"),
        ({"时限": "9个工作日内"}, "2:46 摘录 “时限”不是第一条的原文：“9个工作日内”｜"),
        ({"事由": "甲"}, "2:42 YAML 不认识的键“事由”，已忽略｜"),
    ],
    ids=lambda value: "" if isinstance(value, str) else next(iter(value.items()))[0],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(changes: dict[str, str], said: str) -> None:
    """Kind, message, what is nearest."""
    assert any(line.startswith(said) for line in told(record(**changes))), told(record(**changes))


def test_an_actor_that_the_text_does_not_name() -> None:
    """原文缺主语 with 理由, and 推定 beside it: the fact names nobody and keeps both."""
    (fact,) = facts_of(record(谁="", 原文缺主语="是", 理由="没有写由谁", 推定="区长"))
    assert (fact.who, fact.unnamed, [party.actor for party in fact.inferred]) == ((), "没有写由谁", ["区长"])


@pytest.mark.parametrize(
    ("yaml", "cause"),
    [
        (record().replace("谁: 区长", "谁：区长"), "中文冒号"),
        ("标注:\n- 条：1\n  原文: 区政府全面工作由区长领导\n", "中文冒号"),
        (record().replace(", 谁", ",\t谁"), "制表符"),
        ("标注:\n-\t条: 1\n", "制表符"),
        (record().replace(", 谁", ",　谁"), "全角空格"),
        (record().replace("{条", "{“条”"), "英文引号"),
        (record().replace(", 谁", "，谁"), "中文逗号"),
    ],
)
def test_a_sign_of_the_wrong_width_is_named(yaml: str, cause: str) -> None:
    """中文冒号, 制表符, 全角空格, 中文引号, 中文逗号: the message says which."""
    sheet, problems = state(yaml)
    assert any(cause in problem.hint and problem.line == 2 for problem in problems), problems
    assert sheet.facts == ()


def test_one_bad_record_leaves_the_others() -> None:
    """Every fault is told at once, and what is sound is read."""
    sheet, problems = state(record(做="签法") + "- {条: 9, 原文: 甲, 谁: 区长, 做: 领导}\n- " + LEADS + "\n")
    assert (len(sheet.facts), [(p.line, p.kind) for p in problems]) == (1, [(2, "名单外动作"), (3, "条号")])


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("条旨:\n  1: 一二三四五六七八九十一二三四\n", []),
        ("条旨:\n  1: 一二三四五六七八九十一二三四五\n", ["2:6 条旨 条旨最多14个字，这里15个｜"]),
        ("条旨:\n  9: 甲\n", ["2:3 条号 正文里没有“9”这一条｜"]),
        ("标准:\n- 甲\n", ["1:1 YAML 不认识的部分“标准”｜是否想写“标注”？"]),
        ("标注: 甲\n", ["1:5 YAML “标注”应是列表，每项以“- ”开头｜"]),
        ("注释:\n- {条: 1, 原文: 甲乙丙丁, 注: 甲}\n", ["2:14 失效 摘录不是原文：第一条里没有“甲乙丙丁”｜"]),
    ],
)  # fmt: skip
def test_other_parts(yaml: str, said: list[str]) -> None:
    """条旨 of fourteen characters at most; parts by their names; quotes of notes like those of facts."""
    assert told(yaml) == said


def test_the_text_is_not_changed_by_reading() -> None:
    """Every quote is a slice of its provision."""
    sheet, _ = state(record() + "- " + LEADS + "\n")
    assert all(fact.quote in TEXT for fact in sheet.facts)
