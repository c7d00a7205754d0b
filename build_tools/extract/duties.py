"""职责: who leads, assists, deputes, is in charge, answers to whose supervision."""

from __future__ import annotations

from build_tools.extract.rows import NOTHING, OBJECT, Tier, row

ROWS = (
    # 区长领导区人民政府全面工作
    row(
        "A领导B",
        Tier.HIGH,
        r"START WHO MODAL ADVERBS (?P<acts>领导)(?!同志|小组|机构|干部|人员|班子|下) OBJECT",
        matter=OBJECT,
        signs="领导",
        reason="句首写明谁领导什么",
    ),
    # 副区长、区政府办公室主任协助区长工作
    row(
        "A协助B",
        Tier.HIGH,
        r"START WHO MODAL ADVERBS (?P<acts>协助) TO OBJECT",
        matter=OBJECT,
        signs="协助",
        reason="句首写明谁协助谁",
    ),
    # 受区长委托负责其他方面工作
    row("受A委托", Tier.HIGH, r"受 WHO 的?委托", "委托", matter=NOTHING, signs="委托", reason="“受……委托”写明谁委托"),
    # 区政府要自觉接受…区人大常委会的监督
    row(
        "A接受B监督",
        Tier.HIGH,
        r"START WHO MODAL ADVERBS 接受 TO NEAR 监督(?!检查)",
        "接受监督",
        matter=NOTHING,
        signs="接受",
        reason="写明谁接受谁的监督",
    ),
    row(
        "A接受B领导",
        Tier.HIGH,
        r"START WHO MODAL ADVERBS 接受 (?:和坚决维护|和维护)? TO NEAR 领导",
        "接受领导",
        matter=NOTHING,
        signs="接受",
        reason="写明谁接受谁的领导",
    ),
    # 区政府办公室负责审核、送签 | 副区长按分工负责处理分管工作
    row(
        "A负责审核B",
        Tier.HIGH,
        r"START WHO ADVERBS (?:应当|要)? (?P<charge>负责) ADVERBS ACTS (?:OBJECT|END)",
        matter=OBJECT,
        signs="负责",
        reason="句首写明谁负责做什么",
    ),
    # 制定机关负责对其制定的行政规范性文件进行统一登记、统一编号
    row(
        "A负责对B进行C",
        Tier.HIGH,
        r"START WHO ADVERBS (?P<charge>负责)对(?P<object>[^，。；]{1,40}?)进行 ACTS (?=[、，。；]|$)",
        matter=OBJECT,
        signs="负责对",
        reason="句首写明谁负责对什么做什么",
    ),
    # 由负责区政府常务工作的副区长主持区政府全面工作
    row(
        "由A主持工作",
        Tier.HIGH,
        r"MODAL 由 WHO ADVERBS 主持 (?P<object>[^，。；的]{0,12}工作) END",
        "主持工作",
        matter=OBJECT,
        signs="主持",
        reason="“由”后写明谁主持工作",
    ),
    # 区政府各部门负责本行业的行政执法监督工作
    row(
        "A负责B",
        Tier.HIGH,
        r"START WHO ADVERBS (?:应当|要)? (?P<charge>负责) (?!ADVERBS ACTS)(?!对[^，。；]+进行) OBJECT",
        "负责",
        matter=OBJECT,
        signs="负责",
        reason="句首写明谁负责什么",
    ),
    # 具体监督工作由区司法局负责
    row("由A负责", Tier.HIGH, r"MODAL 由 WHO ADVERBS 负责 END", "负责", signs="负责", reason="“由”后写明谁负责"),
)
