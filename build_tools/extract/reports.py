"""报告: who reports to whom, asks leave of whom, files with whom."""

from __future__ import annotations

from build_tools.extract.rows import NOTHING, OBJECT, Tier, row

ROWS = (
    # 区人民政府领导同志不能出席…时，应向区长请假
    row(
        "A向B报告",
        Tier.HIGH,
        r"""START WHO (?![^，。；\ue000]{0,40}(?:事项|情况|问题|意见|报告)(?:及时|应|须|要|，|向|、))
        PATH MODAL (?<!一)(?<!同意，并)(?<!批准，并)向 TO ADVERBS REPORT LAST""",
        matter=OBJECT,
        signs="向",
        reason="写明谁向谁报告、请示、请假",
    ),
    # 由区政府办公室汇总后向区长报告
    row(
        "由A向B报告",
        Tier.HIGH,
        r"由 WHO NEAR MODAL 向 TO ADVERBS REPORT LAST",
        matter=OBJECT,
        signs="向",
        reason="“由”后写明谁向谁报告",
    ),
    # 区人民政府制定的规范性文件，应当报送市人民政府备案
    row(
        "A报B备案",
        Tier.MIDDLE,
        r"START WHO PATH MODAL 报(?:送|告)? TO ADVERBS (?P<acts>备案) END",
        matter=NOTHING,
        signs="备案",
        reason="写明报谁备案；由谁报须核对",
    ),
    # 由制定机关报同级人民代表大会常务委员会备案
    row(
        "由A报B备案",
        Tier.HIGH,
        r"由 WHO NEAR MODAL 报(?:送|告)? TO ADVERBS (?P<acts>备案) END",
        signs="备案",
        reason="“由”后写明谁报谁备案",
    ),
)
