"""All pictures: words inside boxes, boxes apart, flows around boxes, each step once, the same words as the list."""

from __future__ import annotations

import gzip
import re
import time
from collections import Counter
from itertools import combinations

import pytest

from build_tools.diagrams.stops import sign_of
from build_tools.lettering import wrap
from build_tools.render.fans import role_fan
from build_tools.render.stage import set_stages
from build_tools.render.wording import find_details
from build_tools.shapes import Box, Line, Picture, Words
from build_tools.svg import write_svg
from tests.diagrams.drawn import (
    all_charts,
    all_drawn,
    all_fans,
    all_posters,
    draw_chains,
    find_flows,
    find_groups,
    framed_words,
)
from tests.render.stated import real_corpus

DRAWN = all_drawn()
OTHERS = (*all_fans(), *all_charts(), *all_posters())
PICTURES = {**{str(drawn): drawn.picture for drawn in DRAWN}, **{picture.id: picture for picture in OTHERS}}
OBSTACLES = ("card", "sign", "lane", "telling", "clause", "limit", "mark", "end", "core")
APART = ("card", "lane", "telling", "core")
ABOVE, BELOW = 0.88, 0.12  # of the letter size: how far characters reach above and below the baseline
PILLS = ("clause", "limit", "mark", "end")
HAIR = 1.5
SHORT_SECONDS = 20
MOST_BYTES = {"track": 8_000, "swimlane": 8_000}  # of one variant, packed


def extent(words: Words) -> Box:
    """Where a line of text stands."""
    left = words.x - {"start": 0.0, "middle": words.width / 2, "end": words.width}[words.anchor]
    return Box(left, words.y - ABOVE * words.size, words.width, (ABOVE + BELOW) * words.size)


def shrink(box: Box) -> Box:
    """A box without its outline."""
    return Box(box.x + HAIR, box.y + HAIR, box.width - 2 * HAIR, box.height - 2 * HAIR)


def legs(line: Line) -> list[Box]:
    """The straight parts of a flow, as boxes as thick as a hair."""
    parts = []
    for start, end in zip(line.points, line.points[1:], strict=False):
        left, top = min(start.x, end.x), min(start.y, end.y)
        parts.append(Box(left - 0.1, top - 0.1, abs(start.x - end.x) + 0.2, abs(start.y - end.y) + 0.2))
    return parts


def test_words_stand_in_their_boxes() -> None:
    """Every line of text lies inside the frame it belongs to, and inside the picture."""
    outside = []
    for name, picture in PICTURES.items():
        whole = Box(0, 0, picture.width, picture.height)
        for words, frame in framed_words(picture.shapes):
            if not (frame or whole).holds(extent(words), 0.5) or not whole.holds(extent(words), 0.5):
                outside.append(f"{name}: {words.text}")
    assert outside == []


def test_words_stand_apart() -> None:
    """No line of text runs over another one."""
    meeting = []
    for name, picture in PICTURES.items():
        placed = sorted((extent(words) for words, _ in framed_words(picture.shapes)), key=lambda box: box.y)
        for number, box in enumerate(placed):
            inner = Box(box.x, box.y + 2, box.width, box.height - 4)
            below = [other for other in placed[number + 1 :] if other.y < inner.bottom]
            meeting += [f"{name}: {other}" for other in below if inner.meets(other)]
    assert meeting == []


def test_boxes_stand_apart() -> None:
    """No card, lane head or text column runs over another one; nor does a pill."""
    meeting = [
        f"{name}: {one} {other}"
        for name, picture in PICTURES.items()
        for kinds in (APART, PILLS)
        for one, other in combinations(find_frames(picture, kinds), 2)
        if one.meets(other)
    ]
    assert meeting == []


def find_frames(picture: Picture, kinds: tuple[str, ...]) -> list[Box]:
    """The frames of all groups of some kinds."""
    return [group.frame for kind in kinds for group in find_groups(picture.shapes, kind) if group.frame]


def test_no_flow_runs_through_a_box() -> None:
    """A flow touches the outlines of the two steps it joins, and nothing else."""
    crossed = []
    for name, picture in PICTURES.items():
        frames = [shrink(frame) for frame in find_frames(picture, OBSTACLES)]
        ways = [(of, leg) for of, line in find_flows(picture) for leg in legs(line)]
        crossed += [f"{name}: {of} {frame}" for of, leg in ways for frame in frames if leg.meets(frame)]
    assert crossed == []


def test_flows_share_ways_only_where_they_share_a_step() -> None:
    """Two flows that run over each other lead from one step or to one step."""
    mixed = []
    for drawn in DRAWN:
        ways = [(of.split(), leg) for of, line in find_flows(drawn.picture) for leg in legs(line)]
        mixed += [
            f"{drawn}: {one} {other}"
            for (one, leg), (other, second) in combinations(ways, 2)
            if one[0] != other[0] and one[1] != other[1] and leg.meets(second) and runs_along(leg, second)
        ]
    assert mixed == []


def test_role_cards_lead_to_all_that_an_actor_does() -> None:
    """Every article in which an actor acts on its own words, or others towards it, is linked once at least."""
    for stage in set_stages(real_corpus()):
        for one in stage.cast.values():
            fan = role_fan(stage.desk, stage.cast, one)
            if fan and not one.is_meeting:
                sheaves = (*fan.comes, *fan.own, *fan.goes)
                linked = {c.href.partition("#")[2] for s in sheaves for e in s.entries for c in e.clauses}
                facts = [*one.own, *(fact for fact in one.received if fact.who)]
                assert {at.partition(".p")[0] for at in linked} == {fact.article for fact in facts}, one.page


def runs_along(one: Box, other: Box) -> bool:
    """Whether two legs share more than a crossing."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(across, down) > 1


def test_every_step_and_flow_once() -> None:
    """Each step of the chain stands in the picture once, each flow too, dashed where the editor joined it."""
    for drawn in DRAWN:
        steps = [group.of for group in find_groups(drawn.picture.shapes, "step")]
        assert steps == [step.id for step in drawn.chain.steps], str(drawn)
        shown = Counter((of, line.dashed) for of, line in find_flows(drawn.picture))
        assert shown == Counter((f"{f.source} {f.target}", not f.stated) for f in drawn.chain.flows), str(drawn)


def test_picture_says_what_the_list_says() -> None:
    """Every condition, exception, limit and effect of silence stands in the picture, step by step; and its clause."""
    for drawn in DRAWN:
        groups = find_groups(drawn.picture.shapes, "step")
        for group, step, stop in zip(groups, drawn.chain.steps, drawn.stops, strict=True):
            said = "".join(words.text for words, _ in framed_words((group,))).replace(" ", "")
            for detail in find_details(step.fact):
                assert detail.text.replace(" ", "") in said, str(drawn)
                assert re.search(f"{detail.name}：(一般|原则上)?{re.escape(detail.text)}", drawn.picture.description)
            assert stop.act.replace(" ", "") in said, str(drawn)
            assert stop.clause in said, str(drawn)
            assert group.href.endswith(f"#{step.fact.at}")
            assert not step.fact.unnamed or "规则未写明" in drawn.picture.description


@pytest.mark.parametrize("view", sorted(MOST_BYTES))
def test_pictures_are_small(view: str) -> None:
    """Packed, no variant is larger than a small photograph's thumbnail."""
    sizes = [len(gzip.compress(write_svg(d.picture).encode(), mtime=0)) for d in DRAWN if d.view == view]
    assert max(sizes) < MOST_BYTES[view]


def test_drawing_is_quick_and_the_same_again() -> None:
    """Drawing everything anew takes seconds and gives the same bytes."""
    started = time.perf_counter()
    again = [write_svg(drawn.picture) for drawn in draw_chains()]
    assert time.perf_counter() - started < SHORT_SECONDS
    assert again == [write_svg(drawn.picture) for drawn in DRAWN]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("报区长签发", 5, ("报区长签发",)),
        ("区长直接签发", 4, ("区长直接", "签发")),
        ("经审核后，报区长", 4, ("经审核", "后，", "报区长")),
        ("在“会前”提报", 2, ("在", "“会", "前”", "提报")),
        ("会前5个工作日", 3, ("会前5", "个", "工作日")),
        ("第十二条", 1, ("第", "十", "二", "条")),
    ],
)
def test_lines_break_where_print_breaks_them(text: str, width: float, lines: tuple[str, ...]) -> None:
    """No line begins with a closing mark or ends with an opening one; words and figures stay whole."""
    assert wrap(text, 1, width) == lines


@pytest.mark.parametrize(
    ("mark", "starts", "decides", "forbids", "sign"),
    [
        ("办", True, False, False, "起"),
        ("办", False, False, False, "办"),
        ("批", False, True, False, "定"),
        ("签", False, False, False, "签"),
        ("签", False, True, False, "定"),
        ("议", False, True, False, "会"),
        ("", False, False, False, "办"),
        ("批", False, False, True, "止"),
    ],
)
def test_signs(mark: str, starts: bool, decides: bool, forbids: bool, sign: str) -> None:  # noqa: FBT001
    """Each kind of act has its sign."""
    assert sign_of(mark, starts=starts, decides=decides, forbids=forbids) == sign
