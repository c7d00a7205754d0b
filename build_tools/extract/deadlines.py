"""期限: who must act within what time, or how often."""

from __future__ import annotations

from build_tools.extract.rows import OBJECT, Tier, row

TIME = r"(?:[〇零一二三四五六七八九十百两0-9]+(?:个)?(?:工作日|日|天|小时|个月|月|年)(?:以)?(?:内|前))"
DONE = (
    r"作出(?:是否)?(?:行政复议|行政许可|书面|行政处罚)?|予以|进行|完成|依法|书面|及时"
    r"|向\ue000\ue001*|将\ue000\ue001*|组织|统一|全部"
)

ROWS = (
    # 行政机关应当自收到申请之日起十五日内作出答复
    row(
        "A应当N日内B",
        Tier.HIGH,
        rf"""START WHO MODAL (?:自|于|在|从)? (?:[^，。；\ue000]{{0,30}}?(?:之日起|以后|后|之日))? 的?
        {TIME} (?:{DONE})* ACTS (?:OBJECT|END)""",
        matter=OBJECT,
        signs="日 月 年 天 小时",
        reason="写明谁须在多少日内做什么",
    ),
    # 区政府常务会议一般每月召开1次
    row(
        "A每月召开N次",
        Tier.HIGH,
        r"""START WHO ，? MODAL (?P<often>每[两二半一]?个?(?:年|季度|月|周)) (?:一般|至少)?
        (?P<acts>召开|举行) (?P<object>[^，。；]{0,6}次) END""",
        "召开",
        signs="每",
        reason="写明会议多久召开一次",
    ),
)
