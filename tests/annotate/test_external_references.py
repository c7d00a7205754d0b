"""Other instruments: 《…》, 以下简称, names without 书名号, 文号, amended and interpreted laws."""

from __future__ import annotations

import pytest

from build_tools.model import Instrument
from tests.annotate.finding import cited, find_in

HELD = Instrument(
    "某省人民政府工作规则", "规范性文件", "某省人民政府", ("省政府工作规则",), "某政发〔2020〕3号", "province"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("根据《国务院工作规则》制定。", ["external 《国务院工作规则》 = 国务院工作规则"]),
        (
            "依照《某省〈公文处理工作条例〉实施办法(试行)》办理。",
            ["external 《某省〈公文处理工作条例〉实施办法(试行)》 = 某省〈公文处理工作条例〉实施办法(试行)"],
        ),
        (
            "依照《刑法》第三百条、第三百零一条处罚。",
            [
                "external 《刑法》第三百条 = 中华人民共和国刑法第三百条",
                "external 第三百零一条 = 中华人民共和国刑法第三百零一条",
            ],
        ),
        (
            "依照《某条例》（国务院令第412号）第三条、第五条至第七条执行。",
            [
                "external 《某条例》（国务院令第412号）第三条 = 某条例第三条",
                "external 第五条 = 某条例第五条",
                "external 第七条 = 某条例第七条",
            ],
        ),
        ("依照刑法第二百条的规定。", ["external 刑法第二百条 = 中华人民共和国刑法第二百条"]),
        ("未履行保险法第十六条规定的义务。", ["external 保险法第十六条 = 中华人民共和国保险法第十六条"]),
        ("涉嫌刑法分则第四章规定的犯罪。", ["external 刑法分则第四章 = 中华人民共和国刑法分则第四章"]),
        ("依据民法通则第一百三十四条。", ["external 民法通则第一百三十四条 = 中华人民共和国民法通则第一百三十四条"]),
        ("根据中华人民共和国宪法第三十一条。", ["external 中华人民共和国宪法第三十一条"]),
        ("依照宪法第五十二条。", ["external 宪法第五十二条 = 中华人民共和国宪法第五十二条"]),
        (
            "根据农村土地承包经营纠纷调解仲裁法第十八条。",
            ["external 农村土地承包经营纠纷调解仲裁法第十八条 = 中华人民共和国农村土地承包经营纠纷调解仲裁法第十八条"],
        ),
        (
            "按照行政复议法及其实施条例的规定。",
            ["external 行政复议法 = 中华人民共和国行政复议法", "external 实施条例 = 中华人民共和国行政复议法实施条例"],
        ),
        (
            "落实中央八项规定及其实施细则精神。",
            [
                "external 中央八项规定 = 十八届中央政治局关于改进工作作风、密切联系群众的八项规定",
                "external 实施细则 = 中共中央政治局贯彻落实中央八项规定实施细则",
            ],
        ),
        (
            "遵守中国共产党廉洁自律准则和纪律处分条例。",
            ["external 中国共产党廉洁自律准则", "external 纪律处分条例 = 中国共产党纪律处分条例"],
        ),
        ("适用修正后刑法第五十条。", ["external 刑法第五十条 = 中华人民共和国刑法第五十条"]),
        (
            "按照森林法实施条例第三十条规定。",
            ["external 森林法实施条例第三十条 = 中华人民共和国森林法实施条例第三十条"],
        ),
        ("合同法律关系、公司法人和仲裁法官不是法。", []),
        ("由宪法和法律委员会审议。", []),
        ("依照技术合同法第三条。", ["external 技术合同法第三条"]),
        ("应当根据合同法第五十二条认定。", ["external 合同法第五十二条 = 中华人民共和国合同法第五十二条"]),
        (
            "构成刑法第一百二十条之一规定的罪或者第一百九十一条规定的罪的。",
            [
                "external 刑法第一百二十条之一 = 中华人民共和国刑法第一百二十条之一",
                "external 第一百九十一条 = 中华人民共和国刑法第一百九十一条",
            ],
        ),
        (
            "《反外国制裁法》已经施行，同时该法第十三条规定了条款。",
            [
                "external 《反外国制裁法》 = 中华人民共和国反外国制裁法",
                "external 该法第十三条 = 中华人民共和国反外国制裁法第十三条",
            ],
        ),
        ("违反本办法规定的，本法定代表人、本法院和本法律援助机构。", ["self 本办法 = 某区人民政府工作规则"]),
        ("依照本法规定处罚。", ["self 本法 = 某区人民政府工作规则"]),
        ("本规则自印发之日起施行。", ["self 本规则 = 某区人民政府工作规则"]),
        ("本《规则》由办公室解释。", ["self 本《规则》 = 某区人民政府工作规则"]),
        ("《某区人民政府工作规则》同时废止。", ["self 《某区人民政府工作规则》 = 某区人民政府工作规则"]),
        ("完善基本法律制度，编制文本规则。", []),
    ],
)
def test_instruments(sentence: str, expected: list[str]) -> None:
    """Every instrument of a sentence, with its full title, and nothing else."""
    assert cited(sentence) == expected


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("临政发〔2017〕1号", "临政发〔2017〕1号"),
        ("国发[2004] 10号", "国发〔2004〕10号"),
        ("国办发(2010)5号", "国办发〔2010〕5号"),
        ("银发【2003】121号", "银发〔2003〕121号"),
        ("汇发［2005］75号", "汇发〔2005〕75号"),
        ("财库〔２００１〕２４号", "财库〔2001〕24号"),
        ("中国人民银行令〔2003〕第5号", "中国人民银行令〔2003〕第5号"),
        ("国务院令第412号", "国务院令第412号"),
    ],
)
def test_document_numbers(printed: str, number: str) -> None:
    """文号 in every form of bracket, and without the verb before them."""
    assert [line.partition(" = ")[2] or line.partition(" ")[2] for line in cited(f"应当按照{printed}执行。")] == [
        number
    ]


@pytest.mark.parametrize(
    "introduced",
    [
        "《某市物业管理条例》（以下简称《条例》）",
        "《某市物业管理条例》（以下简称“条例”）",
        "《某市物业管理条例》（下称条例）",
        "《某市物业管理条例》（1999年公布，以下简称《条例》）",
    ],
)
@pytest.mark.parametrize("used", ["《条例》第三条", "“条例”第三条", "条例第三条"])
def test_aliases(introduced: str, used: str) -> None:
    """以下简称 in every form, used in every form."""
    found = cited(f"根据{introduced}制定本办法。依照{used}处罚。", title="某市物业管理处罚办法")
    assert found[-1] == f"external {used} = 某市物业管理条例第三条"


def test_alias_introduced_before_the_first_article() -> None:
    """The preamble may introduce an alias."""
    text = (
        "某办法\n为贯彻《某市供水条例》（以下简称《条例》），制定本办法。\n第一条　依照《条例》第三条。\n第二条　乙。\n"
    )
    assert [r.canonical for r in find_in(text) if r.at == "a1.p1"] == ["某市供水条例第三条"]


def test_title_broken_over_lines() -> None:
    """Both halves are the one instrument."""
    text = "某规则\n第一条　根据《中华人民共和国\n行政处罚法》制定本规则。\n第二条　乙。\n"
    assert [(r.at, r.text, r.canonical) for r in find_in(text) if r.kind == "external"] == [
        ("a1.p1", "《中华人民共和国", "中华人民共和国行政处罚法"),
        ("a1.p2", "行政处罚法》", "中华人民共和国行政处罚法"),
    ]


def test_registered_instruments() -> None:
    """Aliases, a 文号 and the rulebook that this site holds come from the register."""
    found = find_in("某规则\n第一条　依照省政府工作规则和某政发〔2020〕3号文件。\n第二条　乙。\n", [HELD])
    assert [(r.kind, r.text, r.canonical, r.target) for r in found] == [
        ("external", "省政府工作规则", "某省人民政府工作规则", "province"),
        ("number", "某政发〔2020〕3号", "某政发〔2020〕3号", "province"),
    ]


def test_amendment_never_resolves_into_itself() -> None:
    """What a decision amends, and what it quotes, is of the amended law."""
    text = (
        "全国人民代表大会常务委员会关于修改《中华人民共和国公司法》的决定\n"
        "一、将第三条修改为：“第三条　公司应当遵守本法第二条和前款规定。”\n"
        "二、删去第五条第二款。\n三、第七条改为第八条。\n本决定自公布之日起施行。\n"
    )
    found = find_in(text)
    assert [r for r in found if r.kind == "internal"] == []
    assert [r.canonical for r in found if r.kind == "external"] == [
        "中华人民共和国公司法第三条",
        "中华人民共和国公司法第三条",
        "中华人民共和国公司法第二条",
        "中华人民共和国公司法第五条第二款",
        "中华人民共和国公司法第七条",
        "中华人民共和国公司法第八条",
    ]
    assert [r.text for r in found if r.kind == "self"] == ["本决定"]


def test_decision_that_amends_several() -> None:
    """Each part of a decision amends the instrument that it names."""
    text = (
        "关于修改《甲办法》等两件规章的决定\n一、修改《甲办法》\n将第三条修改为：“甲。”\n"
        "二、修改《乙办法》\n删去第四条。\n三、本决定自公布之日起施行。\n"
    )
    articles = [r.canonical for r in find_in(text) if r.kind == "external" and "条" in r.text]
    assert articles == ["甲办法第三条", "乙办法第四条"]


def test_interpretation_of_a_law() -> None:
    """A bare article that an interpretation does not have is of the law it interprets."""
    text = "关于适用《婚姻法》若干问题的解释\n第一条　符合第三十二条第三款规定的，不予支持。\n第二条　乙。\n"
    assert [r.canonical for r in find_in(text)] == ["中华人民共和国婚姻法第三十二条第三款"]
