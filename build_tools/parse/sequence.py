"""Which of the labels found are labels: the choice that the sequence of numbers supports best.

A line may begin with 第三条 because the article begins there, or because a reference was broken over
two lines. Each candidate has a weight by its looks; each step between two chosen ones costs what it
breaks of the order. The chain of the highest total is chosen (dynamic programming, looking back 40).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOOK_BACK = 40
REPEAT_COST = 2.0
GAP_COST = 1.0
BACKWARD_COST = 4.0
RESTART_COST = 0.5
UNANNOUNCED_RESTART_COST = 4.0
LATE_START_COST = 1.0
WEIGHT_OF_STRENGTH = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label that may be one: its number, its weight, and whether a title or 附件 stands before it."""

    number: int
    suffix: int
    strength: int
    announced: bool = False


def choose_sequence(candidates: Sequence[Candidate]) -> list[int]:
    """Indexes of the candidates that form the best chain, in order."""
    totals: list[float] = []
    previous: list[int] = []
    for index, candidate in enumerate(candidates):
        weight = candidate.strength * WEIGHT_OF_STRENGTH
        total, before = weight - _start_cost(candidate), -1
        for earlier in range(index - 1, max(0, index - LOOK_BACK) - 1, -1):
            most = totals[earlier] + weight
            if most < total or (most == total and before < 0):
                continue  # whatever the step costs
            reached = most - _step_cost(candidates[earlier], candidate)
            if reached > total or (reached == total and before >= 0):
                total, before = reached, earlier
        totals.append(total)
        previous.append(before)
    return _walk_back(totals, previous)


def _walk_back(totals: Sequence[float], previous: Sequence[int]) -> list[int]:
    if not totals or max(totals) <= 0:
        return []
    index = totals.index(max(totals))
    chosen = []
    while index >= 0:
        chosen.append(index)
        index = previous[index]
    return chosen[::-1]


def _start_cost(candidate: Candidate) -> float:
    return 0.0 if candidate.number == 1 else LATE_START_COST


def _step_cost(earlier: Candidate, later: Candidate) -> float:
    """What the step from one number to the next breaks: 0 for 3→4, 4→4之一, 4之二→5."""
    step = later.number - earlier.number
    if step == 1 and later.suffix == 0:
        return 0.0
    if step == 0 and later.suffix == earlier.suffix + 1:
        return 0.0
    if step == 0 and later.suffix == earlier.suffix:
        return REPEAT_COST
    if step > 0:
        return GAP_COST + min(step, 20) * 0.1
    if later.number == 1 and later.suffix == 0:
        return RESTART_COST if later.announced else UNANNOUNCED_RESTART_COST
    return BACKWARD_COST
