"""会议: who constitutes, convenes, chairs and attends a meeting."""

from __future__ import annotations

from build_tools.extract.rows import OBJECT, Tier, row

ROWS = (
    # 区政府常务会议由区长、副区长、区政府办公室主任组成
    row(
        "由A、B组成",
        Tier.HIGH,
        r"MODAL 由 WHO (?:共同)? (?P<acts>组成) END",
        signs="组成",
        reason="“由……组成”列明组成人员",
    ),
    # 由区长召集和主持 | 由主任召集并主持会议
    row(
        "由A召集和主持",
        Tier.HIGH,
        r"MODAL 由 WHO ADVERBS (?P<acts>(?:召集|主持|召开)(?:(?:和|并|、)(?:召集|主持))?)(?:会议)? END",
        signs="召集 主持 召开",
        reason="“由”后写明谁召集、主持",
    ),
    # 区长召集和主持区政府全体会议
    row(
        "A召集和主持B",
        Tier.HIGH,
        r"START WHO MODAL (?P<acts>召集(?:(?:和|并|、)主持)?|主持)(?!人|召开的|的) OBJECT",
        matter=OBJECT,
        signs="召集 主持",
        reason="句首写明谁召集、主持什么",
    ),
    # 区政府办公室主任列席 | 安排各功能区负责同志列席会议
    row(
        "A列席",
        Tier.HIGH,
        r"""(?:START|安排|(?<!不)邀请|通知) WHO MODAL (?:固定)? (?P<acts>列席|出席|参加)
        (?P<object>(?:\ue000\ue001*|会议|有关会议)?)(?=$|[，。；、])""",
        matter=OBJECT,
        signs="列席 出席 参加",
        reason="列明谁列席、出席",
    ),
)
