"""段 of a pair of chains: which steps an editor set side by side, and where a step is ruled outside the other chain.

段: [[回复, 回复], [听取意见, 决策前听取, 情形不同], {甲: 列明理据, 见: 64}]
"""

from __future__ import annotations

from build_tools.comparison import ChainPair, StepPair
from build_tools.parallels.records import SIDES, Reader, read_article
from build_tools.parallels.stages import CONTRASTS, REVIEWABLE
from build_tools.registers import text_of
from build_tools.yamlfile import Value, nearest

LONE_KEYS = ("甲", "乙", "见")
SHAPE = "写 [甲步, 乙步]，可再加差别；一方没有而别条有规定的，写 {甲: 步, 见: 乙条}"


def read_chain_pair(reader: Reader, record: Value) -> ChainPair | None:
    """Two chains that are the same procedure, or one that the other side does not have."""
    found = [_chain(reader, record.get(key), side) for side, key in enumerate(SIDES)]
    if None in found:
        return None
    first, second = (name or "" for name in found)
    written = record.get("段")
    steps = None if written is None else read_steps(reader, written, (first, second))
    return ChainPair(first, second, text_of(record, "说明") or "", steps)


def _chain(reader: Reader, value: Value | None, side: int) -> str | None:
    """The id of a chain; empty where the record names none, None where there is no such chain."""
    if value is None:
        return ""
    known = [chain.id for chain in reader.sides[side].sheet.chains]
    if value.text in known:
        return value.text
    reader.fault(
        value,
        "链",
        f"{SIDES[side]}（{reader.sides[side].rulebook.id}）没有标识为“{value.text}”的审批链",
        nearest(value.text or "", known),
    )
    return None


def read_steps(reader: Reader, value: Value, chains: tuple[str, str]) -> tuple[StepPair, ...]:
    """The entries of 段, without those that have a fault; each of its faults is kept in the reader."""
    if value.items is None:
        reader.fault(value, "段", "“段”是一个列表", SHAPE)
        return ()
    found: dict[tuple[str, str], StepPair] = {}
    for item in value.items:
        pair = _lone(reader, item, chains) if item.entries is not None else _pair(reader, item, chains)
        if pair and (pair.first, pair.second) in found:
            reader.fault(item, "段", f"“{pair.first or pair.second}”这一对写了两次")
        elif pair:
            found[pair.first, pair.second] = pair
    _check_lone(reader, value, tuple(found.values()))
    return tuple(found.values())


def _check_lone(reader: Reader, value: Value, pairs: tuple[StepPair, ...]) -> None:
    """A step that is set beside one of the other chain is not missing there."""
    for lone in pairs:
        side = 0 if lone.first else 1
        name = (lone.first, lone.second)[side]
        if lone.seen and any(name == (one.first, one.second)[side] for one in pairs if not one.seen):
            reader.fault(value, "段", f"{SIDES[side]}的“{name}”已有对应的步，不再写“见”")


def _pair(reader: Reader, item: Value, chains: tuple[str, str]) -> StepPair | None:
    words = item.items or ()
    if len(words) < len(SIDES):
        reader.fault(item, "段", "“段”的一对要有甲步、乙步", SHAPE)
        return None
    first, second = (_step(reader, word, side, chains[side]) for side, word in enumerate(words[:2]))
    named = [word.text or "" for word in words[2:]]
    for word in words[2:]:
        if word.text not in REVIEWABLE:
            reader.fault(word, "段", f"不认识的差别“{word.text}”", "可用：" + " ".join(REVIEWABLE))
    if len(named) > 1 and CONTRASTS[0] in named:
        reader.fault(item, "段", f"“{CONTRASTS[0]}”不与差别同写")
    return StepPair(first, second, tuple(named)) if first and second else None


def _lone(reader: Reader, item: Value, chains: tuple[str, str]) -> StepPair | None:
    keys = [entry.key for entry in item.entries or ()]
    sides = [side for side, key in enumerate(SIDES) if key in keys]
    if len(sides) != 1 or "见" not in keys or set(keys) - set(LONE_KEYS):
        reader.fault(item, "段", "没有对应的步，写“甲”或“乙”中的一个，和“见”", SHAPE)
        return None
    side = sides[0]
    step = _step(reader, item.get(SIDES[side]), side, chains[side])
    seen = read_article(reader, item.get("见"), 1 - side)
    if not step or not seen:
        return None
    return StepPair(step, "", (), seen) if side == 0 else StepPair("", step, (), seen)


def _step(reader: Reader, value: Value | None, side: int, chain: str) -> str:
    """The name of a step of a chain; empty where the chain has none of this name."""
    known = [step.id for one in reader.sides[side].sheet.chains if one.id == chain for step in one.steps]
    name = (value.text or "") if value else ""
    if name in known:
        return name
    if value is not None:
        hint = nearest(name, known) or "可用：" + "、".join(known)
        reader.fault(value, "段", f"{SIDES[side]}的审批链“{chain}”没有“{name}”这一步", hint)
    return ""
