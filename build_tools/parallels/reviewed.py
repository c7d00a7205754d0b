"""Two chains stage by stage as an editor set their steps side by side; no step is paired by its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.comparison import StepPair
from build_tools.parallels.stages import Contrast, Likeness, Stage, all_contrasts
from build_tools.statements import Chain, Step


def set_stages(first: Chain, second: Chain, pairs: Sequence[StepPair], likeness: Likeness) -> tuple[Stage, ...]:
    """In the order of 甲; a step of 乙 that stands alone follows the one before it."""
    stages = [stage for step in first.steps for stage in _of_first(step, second, pairs, likeness)]
    at = 0
    for step in second.steps:
        own = [number for number, stage in enumerate(stages) if stage.second is not None and stage.second == step]
        if not own:
            stages.insert(at, _alone(step, 1, pairs))
        at = own[-1] + 1 if own else at + 1
    return tuple(_fold(stages))


def _of_first(step: Step, second: Chain, pairs: Sequence[StepPair], likeness: Likeness) -> Iterator[Stage]:
    named = {one.second: one for one in pairs if one.first == step.id and one.second}
    for other in second.steps:
        if other.id in named:
            written = tuple(Contrast(name) for name in named[other.id].contrasts)
            yield Stage(step, other, written or all_contrasts(step.fact, other.fact, likeness))
    if not named:
        yield _alone(step, 0, pairs)


def _alone(step: Step, side: int, pairs: Sequence[StepPair]) -> Stage:
    seen = next((one.seen for one in pairs if one.seen and (one.first, one.second)[side] == step.id), "")
    contrast = Contrast.OTHER_PLACE if seen else (Contrast.FIRST, Contrast.SECOND)[side]
    return Stage(None if side else step, step if side else None, (contrast,), seen=seen)


def _fold(stages: Sequence[Stage]) -> Iterator[Stage]:
    """Stages that follow each other and are told by the same words of both sides are one."""
    last: Stage | None = None
    for stage in stages:
        if last is None or _evidence(last) != _evidence(stage) or last.seen != stage.seen:
            yield from (last,) if last else ()
            last = stage
        else:
            last = _join(last, stage)
    yield from (last,) if last else ()


def _join(last: Stage, stage: Stage) -> Stage:
    news = (
        tuple(step for step in (own,) if step is not None and step not in (first, *more))
        for own, first, more in zip((stage.first, stage.second), (last.first, last.second), last.more, strict=True)
    )
    first, second = (more + new for more, new in zip(last.more, news, strict=True))
    joined = dict.fromkeys(one for one in (*last.contrasts, *stage.contrasts) if one is not Contrast.EQUAL)
    return replace(last, contrasts=tuple(joined) or (Contrast.EQUAL,), more=(first, second))


def _evidence(stage: Stage) -> tuple[tuple[str, int, int] | None, ...]:
    facts = (step.fact if step else None for step in (stage.first, stage.second))
    return tuple((fact.at, fact.start, fact.end) if fact else None for fact in facts)
