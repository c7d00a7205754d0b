"""Every picture of the two real rulebooks, drawn once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_tools.diagrams import swimlane, track
from build_tools.diagrams.fan import NARROW, WIDE, Fan, draw_fan
from build_tools.diagrams.stops import Stop
from build_tools.render.cast import Appearance
from build_tools.render.decides import decides_picture
from build_tools.render.fans import meeting_fan, role_fan
from build_tools.render.leadership import leadership_pictures
from build_tools.render.meetings import lines_of
from build_tools.render.shelf import stock_shelf
from build_tools.render.stage import Stage, set_stages
from build_tools.render.stops import find_stops
from build_tools.shapes import Box, Group, Line, Picture, Shape, Words
from build_tools.statements import Chain
from tests.render.stated import real_corpus

LOOKS = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with the chain that it shows."""

    view: str
    chain: Chain
    stops: tuple[Stop, ...]
    picture: Picture

    def __str__(self) -> str:
        """The name of the picture among test names."""
        return f"{self.chain.rulebook}-{self.picture.id}"


def draw_chains() -> Iterator[Drawn]:
    """Every picture of every chain."""
    corpus = real_corpus()
    shelf = stock_shelf(corpus)
    for sheet in corpus.sheets:
        for chain in sheet.chains:
            stops = find_stops(corpus, shelf, chain)
            for look in (track.WIDE, track.NARROW):
                yield Drawn("track", chain, stops, track.draw_track(f"track-{chain.id}", chain.title, stops, look))
            for view in (swimlane.WIDE, swimlane.NARROW):
                picture = swimlane.draw_swimlane(f"lanes-{chain.id}", chain.title, stops, view)
                yield Drawn("swimlane", chain, stops, picture)


@cache
def all_fans() -> tuple[Picture, ...]:
    """Every role card and meeting map, drawn once."""
    found: list[Picture] = []
    for stage in set_stages(real_corpus()):
        for one in stage.cast.values():
            fan = fan_of(stage, one)
            if fan:
                found += [draw_fan(f"{one.page}-{stage.desk.rulebook.id}", fan, one.actor.name, look) for look in LOOKS]
    return tuple(found)


@cache
def all_charts() -> tuple[Picture, ...]:
    """The leadership charts of both rulebooks, wide and narrow."""
    corpus = real_corpus()
    shelf = stock_shelf(corpus)
    return tuple(one for book in corpus.rulebooks for one in leadership_pictures(corpus, shelf, book))


@cache
def all_posters() -> tuple[Picture, ...]:
    """The posters of both rulebooks."""
    corpus = real_corpus()
    shelf = stock_shelf(corpus)
    return tuple(decides_picture(corpus, shelf, book) for book in corpus.rulebooks)


def fan_of(stage: Stage, one: Appearance) -> Fan | None:
    """What the picture of an actor shows."""
    if one.is_meeting:
        return meeting_fan(stage.desk, stage.cast, one, lines_of(stage, one))
    return role_fan(stage.desk, stage.cast, one)


@cache
def all_drawn() -> tuple[Drawn, ...]:
    """Every picture, drawn once."""
    return tuple(draw_chains())


def framed_words(shapes: tuple[Shape, ...], frame: Box | None = None) -> Iterator[tuple[Words, Box | None]]:
    """Every line of text, with the frame of the innermost group that has one."""
    for shape in shapes:
        if isinstance(shape, Words):
            yield shape, frame
        elif isinstance(shape, Group):
            yield from framed_words(shape.shapes, shape.frame or frame)


def find_groups(shapes: tuple[Shape, ...], kind: str) -> Iterator[Group]:
    """Every group of a kind, at any depth."""
    for shape in shapes:
        if isinstance(shape, Group):
            if shape.kind == kind:
                yield shape
            yield from find_groups(shape.shapes, kind)


def find_flows(picture: Picture) -> Iterator[tuple[str, Line]]:
    """Every flow with the steps that it joins."""
    for group in find_groups(picture.shapes, "flow"):
        for line in group.shapes:
            assert isinstance(line, Line)
            yield group.of, line
