"""The pictures of a chain in its page: each inline, wide and for a phone, with a legend of the signs it uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.diagrams import swimlane, track
from build_tools.diagrams.stops import KINDS, Stop
from build_tools.model import Corpus
from build_tools.render.insight import insight_list
from build_tools.render.markdown import escape
from build_tools.render.shelf import Shelf
from build_tools.render.stops import ENOUGH, find_signs, find_stops
from build_tools.shapes import Picture
from build_tools.statements import Chain
from build_tools.svg import number, write_svg

SOLID, DASHED, HOLLOW = "实线：原文明写的先后", "虚线：编者归并的先后，条文没有直接写明", "虚线圈：规则未写明由谁做"
CLIMB, THICK = "各列大体按层级从左到右，便于看公文怎样往上走，不表示职务高低", "粗框：可以作出决定的一步"
LISTS = "条文并列：条文列出几个主体，没有写其中一个即可"
AFTER = f"{ENOUGH}：后面的步骤只在写明的情形下才有"
PHONE = 360  # the width of a small one
SWIPE = "图比屏幕宽，可以左右滑动；手机上看上面的步骤图更清楚。"
GUESSED = "虚线框：规则未写明由谁做；写有“编者推定”的，放在推定的那一列"


def chain_figures(corpus: Corpus, shelf: Shelf, chain: Chain) -> Iterator[str]:
    """The step track of a chain, as Markdown blocks."""
    stops = find_stops(corpus, shelf, chain)
    yield "<h2>步骤图</h2>\n\n"  # without an id: the search keeps a chain as one document
    title = f"{chain.title}（{shelf.rulebooks[chain.rulebook].metadata.short}）"
    tracks = [track.draw_track(f"track-{chain.id}", title, stops, look) for look in (track.WIDE, track.NARROW)]
    yield figure("track", tracks, find_legend(stops))
    yield insight_list(corpus, shelf, chain)
    yield "<h2>泳道图</h2>\n\n"
    looks = (swimlane.WIDE, swimlane.NARROW)
    lanes = [swimlane.draw_swimlane(f"lanes-{chain.id}", title, stops, look) for look in looks]
    yield figure("swimlane", lanes, find_lane_legend(stops))


def figure(kind: str, pictures: Sequence[Picture], legend: Sequence[str]) -> str:
    """Pictures of one thing, of which the page shows the one that fits; what their signs mean below."""
    drawn = "".join(_frame(picture) for picture in pictures)
    said = "".join(f"<span>{escape(words)}</span> " for words in legend)
    caption = f"<figcaption>{said}</figcaption>" if said else ""
    narrow = max((one.width for one in pictures if one.id.endswith("-narrow")), default=0)
    swipe = f'<p class="swipe">{SWIPE}</p>' if narrow > PHONE else ""
    return f'<figure class="diagram {kind}">{swipe}{drawn}{caption}</figure>\n\n'


def _frame(picture: Picture) -> str:
    """A picture in a frame that scrolls where the screen is much narrower."""
    variant = picture.id.rpartition("-")[2]
    return f'<div class="pan {variant}" style="--natural:{number(picture.width)}px">{write_svg(picture)}</div>'


def find_legend(stops: Sequence[Stop]) -> tuple[str, ...]:
    """What the signs and lines of a step track mean, those alone that it has."""
    signs = "；".join(f"{sign} {KINDS[sign].meaning}" for sign in find_signs(stops))
    full = "；实心的一步定下来，空心的还要往下走" if any(stop.decides for stop in stops) else ""
    hollow = (HOLLOW,) if any(stop.unnamed for stop in stops) else ()
    return (f"圈内字：{signs}{full}", *_find_lines(stops), *hollow, *_find_words(stops))


def find_lane_legend(stops: Sequence[Stop]) -> tuple[str, ...]:
    """What the lines and boxes of a swimlane mean, those alone that it has."""
    thick = (THICK,) if any(stop.decides for stop in stops) else ()
    hollow = (GUESSED,) if any(stop.unnamed for stop in stops) else ()
    return (CLIMB, *_find_lines(stops), *thick, *hollow, *_find_words(stops))


def _find_words(stops: Sequence[Stop]) -> Iterator[str]:
    if any(stop.listed for stop in stops):
        yield LISTS
    if any(stop.end == ENOUGH for stop in stops):
        yield AFTER


def _find_lines(stops: Sequence[Stop]) -> Iterator[str]:
    followed = [stop for stop in stops if stop.sources]
    if any(stop.stated for stop in followed):
        yield SOLID
    if any(not stop.stated for stop in followed):
        yield DASHED
