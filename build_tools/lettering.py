"""How wide words are in a picture, and where their lines break. Widths are in units of the letter size (em)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDE = frozenset("WFA")
HAN = 1.0
NARROW = 0.62  # the mean of Latin letters in the faces of the site
WIDTHS = {
    # what differs from the mean, as Source Han Sans has it, rounded up
    **dict.fromkeys("0123456789", 0.58),
    **dict.fromkeys("ijlI.,:;'|! ", 0.32),
    **dict.fromkeys("()[]-/", 0.4),
    **dict.fromkeys("mwMW%", 0.95),
    **dict.fromkeys("·", 0.6),
}
BOLDER = 1.04  # bold narrow characters are wider
NOT_FIRST = frozenset("，。、；：？！”’）》〉】」』〕…·%")  # no line begins with these
NOT_LAST = frozenset("“‘（《〈【「『〔")  # no line ends with these
SHORT, LEAST = 0.25, 0.7  # a last line shorter than the one part of the measure narrows it, down to the other
PAUSES, NEAR = frozenset("，、；：） "), 6  # a line rather ends with these, if they stand so near its end
KEPT = (  # words of these texts that a line end does not part
    "办公室 副主任 主任 副区长 区长 区政府 区人民政府 人民政府 常务会议 全体会议 办公会议 专题会议 "
    "会议 各部门 部门 负责人 负责同志 领导同志 同志 公文 意见 议题 事项 工作日 规范性 文件 行政 区委 "
    "街道 镇街 单位 职权 签发 审核 审签 送签 签字 直接 讨论 决定 研究 协商 一致 理据 办理 报送 备案 "
    "公开 公布 程序 规定 规则 未写明 推定 编者 主办 主管 协办 有关 其他 需要 主要"
)
UNIT = re.compile(rf"[0-9A-Za-z.]+|{'|'.join(sorted(KEPT.split(), key=len, reverse=True))}|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look, in a line of several."""

    text: str
    ink: str = "ink"
    bold: bool = False


def char_width(char: str, *, bold: bool = False) -> float:
    """The width of one character, in em."""
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in WIDE and char not in WIDTHS:
        return HAN
    return WIDTHS.get(char, NARROW) * (BOLDER if bold else 1)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text at a letter size, in its unit; never less than a browser makes it by more than a hair."""
    return sum(char_width(char, bold=bold) for char in text) * size


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text that are no wider than `width`, balanced, broken where Chinese print may break them."""
    lines = wrap_runs((Run(text, bold=bold),), size, width)
    return tuple("".join(run.text for run in line) for line in lines)


def wrap_runs(runs: Sequence[Run], size: float, width: float) -> tuple[tuple[Run, ...], ...]:
    """The lines of a text of several looks; the measure gives way a little where the last line would be short."""
    units = [(part, run) for run in runs for unit in UNIT.findall(run.text) for part in _parts(unit, run, size, width)]
    lines = _fill(units, size, width)
    measure = width
    while len(lines) > 1 and _width(lines[-1], size) < SHORT * width and measure > width * LEAST:
        measure -= size / 2
        lines = _fill(units, size, measure)
    if measure < width and (measure <= width * LEAST or len(lines) > len(_fill(units, size, width))):
        lines = _fill(units, size, width)
    return tuple(tuple(_join(line)) for line in lines)


def _parts(unit: str, run: Run, size: float, width: float) -> Iterable[str]:
    """A word that a line end does not part; its characters where it is wider than a line."""
    return unit if text_width(unit, size, bold=run.bold) > width else (unit,)


def _width(line: Sequence[tuple[str, Run]], size: float) -> float:
    return sum(text_width(unit, size, bold=run.bold) for unit, run in line)


def _fill(units: Sequence[tuple[str, Run]], size: float, width: float) -> list[list[tuple[str, Run]]]:
    """Lines filled one after the other."""
    lines: list[list[tuple[str, Run]]] = [[]]
    used = 0.0
    for unit, run in units:
        wide = text_width(unit, size, bold=run.bold)
        while lines[-1] and used + wide > width:
            carried = _carry(lines[-1], unit)
            lines.append(carried)
            used = _width(carried, size)
        if lines[-1] or unit != " ":
            lines[-1].append((unit, run))
            used += wide
    return [line for line in lines if line]


def _carry(line: list[tuple[str, Run]], following: str) -> list[tuple[str, Run]]:
    """What leaves the end of a full line: what may not end or begin one; what follows a pause near its end."""
    cut = len(line)
    while cut > 1 and not _may_part(line[cut - 1][0], line[cut][0] if cut < len(line) else following):
        cut -= 1
    pauses = [at for at in range(max(cut - NEAR, len(line) // 2, 1), cut) if line[at - 1][0] in PAUSES]
    cut = (
        pauses[-1]
        if pauses and line[cut - 1][0] not in PAUSES and _may_part(line[pauses[-1] - 1][0], line[pauses[-1]][0])
        else cut
    )
    carried = line[cut:]
    del line[cut:]
    return carried


def _may_part(before: str, after: str) -> bool:
    return after[0] not in NOT_FIRST and before not in NOT_LAST


def _join(line: Sequence[tuple[str, Run]]) -> Iterator[Run]:
    """Neighbours of one run as one."""
    text, look = "", line[0][1]
    for unit, run in line:
        if run is not look:
            yield Run(text, look.ink, look.bold)
            text, look = "", run
        text += unit
    yield Run(text, look.ink, look.bold)
