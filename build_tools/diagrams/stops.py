"""A step as a picture shows it, its wording done; and the kinds of act that pictures tell apart (起 办 审 签 定 …)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act: its sign, its colour, what the legend says."""

    sign: str
    ink: str
    meaning: str


KINDS: Mapping[str, Kind] = {
    kind.sign: kind
    for kind in (
        Kind("起", "do", "发起"),
        Kind("办", "do", "办理"),
        Kind("审", "check", "审核"),
        Kind("签", "sign", "签署"),
        Kind("定", "decide", "批准或决定"),
        Kind("托", "sign", "委托或授权"),
        Kind("会", "meet", "会议"),
        Kind("备", "file", "报告备案"),
        Kind("印", "issue", "印发公开"),
        Kind("督", "oversee", "监督"),
        Kind("止", "decide", "不得"),
    )
}
SIGNS = {"批": "定", "议": "会"}  # of the marks of the register of actions, those that a picture signs otherwise
PLAIN = "办"


@dataclass(frozen=True, slots=True)
class Bound:
    """A time limit, frequency or quantity as printed; kind is 时限, 频次 or 数量."""

    kind: str
    text: str
    counted: bool = True  # whether it has a figure (5个工作日内, not 及时)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as the swimlane heads its lanes: the name, and the rank that orders them (low first)."""

    name: str
    rank: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A step: its number and name, who does what, on what condition, by when, on which words."""

    id: str
    number: int
    sign: str
    who: str
    actors: tuple[Actor, ...]
    unnamed: bool  # the text names no actor
    inferred: str  # whom the editor infers, in words
    any_of: bool
    listed: bool  # the text lists several actors, without saying that one is enough
    act: str
    condition: str
    exception: str
    bounds: tuple[Bound, ...]
    silence: str
    quote: str
    clause: str
    href: str
    end: str  # 终点, 可到此结束 or nothing
    decides: bool
    sources: tuple[int, ...]  # rows (from 0) of the steps before it
    stated: bool  # whether the text states its place in the order

    @property
    def kind(self) -> Kind:
        """The kind of its act."""
        return KINDS[self.sign]


def sign_of(mark: str, *, starts: bool, decides: bool, forbids: bool) -> str:
    """The sign of a step: by the mark of its verb (办审签批议备印督), by its place in the chain."""
    sign = SIGNS.get(mark, mark) or PLAIN
    if forbids:
        return "止"
    if decides and sign in ("签", "审"):
        return "定"
    return "起" if starts and sign == PLAIN else sign
