"""其余: a subject, a modal and a verb; an actor of unknown shape. Proposed to editors, never published."""

from __future__ import annotations

from build_tools.extract.rows import OBJECT, Tier, row

OPEN = "主体不在名单里，也不像机构或职务，须核对"

ROWS = (
    # 由提出议题的有关方面负责审核
    row(
        "由某某签发",
        Tier.MIDDLE,
        r"MODAL 由 (?P<who>[^，。；、\ue000的由]{2,14}?) (?P<charge>负责)? ADVERBS ACTS END",
        signs="由",
        reason=OPEN,
    ),
    # 分别由A、B履行…程序
    row(
        "分别由A、B",
        Tier.MIDDLE,
        r"分别由 WHO ADVERBS (?:履行|负责|承担) OBJECT",
        "负责",
        matter=OBJECT,
        signs="分别由",
        reason="“分别”把各项分给各个主体，须逐一对应",
    ),
    # 区政府办公室应当审核公文
    row(
        "A应当B", Tier.MIDDLE, r"START WHO SOFT ACTS (?:OBJECT|END)", matter=OBJECT, reason="句首主体、情态词、动词紧接"
    ),
    # 各部门要切实加强…；主语在前一分句
    row("A要B", Tier.LOW, r"START WHO SOFT NEAR ACTS OBJECT", matter=OBJECT, reason="句首主体，动词与情态词不紧接"),
    row(
        "A……应B",
        Tier.LOW,
        r"START WHO PATH ， SOFT ACTS OBJECT",
        matter=OBJECT,
        reason="主语在前面的分句，须核对是否同一主体",
    ),
    # 区政府办公室要制定督查工作年度计划，建立健全督查任务台账
    row(
        "A要B，C",
        Tier.LOW,
        r"(?<=，)(?:并|同时)? MODAL ADVERBS (?:进一步|不断)? ACTS OBJECT",
        matter=OBJECT,
        reason="主语在同一句前面的分句，须核对是否同一主体",
    ),
    row(
        "AB",
        Tier.LOW,
        r"START WHO ADVERBS ACTS OBJECT (?!，(?:应|可|须|必须|不得|要))",
        matter=OBJECT,
        reason="只有主体和动词，没有情态词",
    ),
)
