"""审签批: who signs, examines, approves, and without whose leave nothing may be done."""

from __future__ import annotations

from build_tools.extract.rows import OBJECT, Tier, row

REASON_BY = "“由”后写明由谁，紧接着写明做什么"

ROWS = (
    # 会议纪要由区长签发。| 须由委托的区长或副区长审定同意后印发
    row("由A签发", Tier.HIGH, r"MODAL 由 WHO (?P<charge>负责)? ADVERBS ACTS END", signs="由", reason=REASON_BY),
    # 由区政府办公室提出接待方案 | 由市人民政府制定具体办法
    row(
        "由A制定B",
        Tier.HIGH,
        r"MODAL (?<!、)由 WHO (?P<charge>负责)? ADVERBS (?!主持[^，。；]{0,14}工作) ACTS OBJECT",
        matter=OBJECT,
        signs="由",
        reason=REASON_BY,
    ),
    # 由分管副主任审核，主任签发
    row(
        "由A审核，B签发",
        Tier.HIGH,
        r"由 OTHERS ADVERBS [^，。；\ue000]{2,12}，WHO (?P<acts>签发|签批|审签|审定|审批|批准|核准) END",
        signs="由",
        reason="“由……审核”之后，接着写明由谁签发、审定",
    ),
    # 请区政府办公室副主任提出送签意见
    row(
        "请A提出意见",
        Tier.HIGH,
        r"(?<=，)请 WHO (?P<acts>提出)(?P<object>[^，。；的]{0,8}(?:意见|方案|建议)) END",
        "提出意见",
        matter=OBJECT,
        signs="，请",
        reason="“请”后写明谁，紧接着写明由其提出意见",
    ),
    # 报区长签发。| 按程序报分管副区长及区长批准 | 报请分管副区长协调
    row(
        "报A审批",
        Tier.HIGH,
        r"(?<!不得)(?<!不) [呈上提层转]?报 (?:请|经|送|告)? ADVERBS WHO ADVERBS DECIDE END",
        signs="报",
        reason="“报”后写明报给谁，紧接着写明由其审批、决定",
    ),
    # 经区长同意后，向区委办公室报备 | 须经区长审阅后印发
    row(
        "经A同意",
        Tier.HIGH,
        r"MODAL (?<![未已曾“指])经 (?:过|由|报)? WHO ADVERBS DECIDE END",
        signs="经",
        reason="“经”后写明经谁，紧接着写明同意、批准",
    ),
    # 征得本级人民政府同意
    row("征得A同意", Tier.HIGH, r"征得 WHO 的? DECIDE END", signs="征得", reason="“征得”后写明须谁同意"),
    # 未经区人民政府批准，…不得…
    row("未经A批准", Tier.HIGH, r"未经 (?:报)? WHO ADVERBS DECIDE END", signs="未经", reason="“未经”后写明须谁批准"),
    # 未经区人民政府批准，各部门不得向下级人民政府发布指令性公文
    row(
        "未经A批准，B不得C",
        Tier.HIGH,
        r"""(?P<condition>未经 OTHERS ADVERBS (?:[\u4e00-\u9fff]{2,6}?))，
        WHO (?P<modal>一律不得|不得|不能)[^，。；：,]{0,30}? ACTS OBJECT""",
        matter=OBJECT,
        signs="未经",
        reason="写明未经批准时谁不得做什么",
    ),
    # 一律送区政府办公室按程序统一办理
    row(
        "送A办理",
        Tier.HIGH,
        r"MODAL (?:报|送|交|转|移交|移送) WHO ADVERBS (?P<acts>办理|处理) END",
        signs="办理 处理",
        reason="“送”后写明送谁，紧接着写明由其办理",
    ),
    # 提交主席团审议 | 提请常务委员会会议审议
    row(
        "提请A审议",
        Tier.HIGH,
        r"(?<!不得)(?<!不)(?<!不再)(?<!是否) (?:提请|提交|提报) WHO ADVERBS DECIDE END",
        signs="提请 提交 提报",
        reason="“提请”“提交”后写明提请谁，紧接着写明由其审议、决定",
    ),
)
