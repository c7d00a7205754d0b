"""Boxes in rows: the row and the place of each, so that links point down and few of them cross.

The engine is Graphviz, as `graphviz-pure` installs it beside Python, or else a `dot` of the machine. It is told
sizes and links alone, and asked for rows and places alone: what is drawn is ours. The one module that starts it.
"""

from __future__ import annotations

import subprocess
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from shutil import which

POINTS = 72.0  # to the inch: a pixel of a picture is a point of the engine
APART, ROWS = 20.0, 40.0  # between boxes of a row; between rows, which the picture sets anew
LONGEST = 60  # seconds


@dataclass(frozen=True, slots=True)
class Sized:
    """A box to place."""

    name: str
    width: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands: its row, counted from the top, and the middle of it."""

    row: int
    x: float


@cache
def find_engine() -> tuple[str, ...]:
    """The command that lays out, or nothing where the machine has none."""
    own = which("graphviz-pure", path=sysconfig.get_path("scripts")) or which("graphviz-pure")
    found = own or which("dot")
    return (found, "-Kdot", "-Tplain", "-q") if found else ()


def place(
    boxes: Sequence[Sized], links: Sequence[tuple[str, str]], rows: Mapping[str, int] | None = None
) -> Mapping[str, Spot]:
    """The spot of each box, in given rows if rows are given; nothing where no engine does it.

    A link leads from a box to one that stands below it; there may be no circle of links.
    """
    engine = find_engine()
    if not engine or not boxes:
        return {}
    numbers = {box.name: number for number, box in enumerate(boxes)}
    told = "\n".join(_tell(boxes, links, numbers, rows or {}))
    answer = subprocess.run(engine, input=told, capture_output=True, text=True, check=False, timeout=LONGEST)  # noqa: S603 - a command found by its own name
    return _hear(answer.stdout, [box.name for box in boxes]) if answer.returncode == 0 else {}


def _tell(
    boxes: Sequence[Sized], links: Sequence[tuple[str, str]], numbers: Mapping[str, int], rows: Mapping[str, int]
) -> Iterator[str]:
    yield f"digraph {{ nodesep={APART / POINTS:.3f}; ranksep={ROWS / POINTS:.3f};"
    yield 'node [shape=box fixedsize=true height=.2 label=""];'
    yield from (f"{numbers[box.name]} [width={box.width / POINTS:.3f}];" for box in boxes)
    for row in sorted(set(rows.values())):
        members = "; ".join(str(numbers[name]) for name in rows if rows[name] == row)
        yield f"{{ rank=same; {members} }}"
    yield from (f"{numbers[above]} -> {numbers[below]};" for above, below in links)
    yield "}"


def _hear(answer: str, names: Sequence[str]) -> Mapping[str, Spot]:
    """The spots in an answer of lines such as `node 3 1.25 0.5 …`, whose heights are counted from the bottom."""
    lines = [line.split() for line in answer.splitlines() if line.startswith("node ")]
    middles = {names[int(line[1])]: (float(line[2]) * POINTS, float(line[3])) for line in lines}
    heights = sorted({round(height, 2) for _, height in middles.values()}, reverse=True)
    return {name: Spot(heights.index(round(height, 2)), x) for name, (x, height) in middles.items()}
