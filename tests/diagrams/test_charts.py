"""Leadership charts and posters: every statement once, ways apart, the list beside them the same, one sheet of A3."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from build_tools import layout
from build_tools.diagrams.decides import HEIGHT, WIDTH
from build_tools.diagrams.leadership import Bond, Chart, Office, describe, draw_narrow, draw_wide
from build_tools.model import Rulebook
from build_tools.render.decides import decides_poster, render_decides
from build_tools.render.leadership import find_ties, leadership_chart, leadership_pictures, render_leadership
from build_tools.render.markdown import escape
from build_tools.render.shelf import stock_shelf
from build_tools.shapes import Group, Line, Picture, Point, Words, walk
from build_tools.svg import write_svg
from tests.diagrams.drawn import all_charts, all_posters, find_flows, find_groups
from tests.diagrams.test_pictures import find_frames, legs, shrink
from tests.fidelity import squeeze
from tests.render.stated import real_corpus

CORPUS = real_corpus()
SHELF = stock_shelf(CORPUS)
BOOKS = CORPUS.rulebooks
LEAST_LETTER = 9  # of the poster, at 96 to the inch: 6.75 points
A3 = (400 / 25.4 * 96, 277 / 25.4 * 96)  # of a sheet with margins of a centimetre


def bond(name: str, above: str, below: str) -> Bond:
    """A statement 上 leads 下."""
    return Bond(
        id=name,
        ink="decide",
        verb="领导",
        sources=(above,),
        targets=(below,),
        matter="",
        condition="",
        clause="第一条",
        quote=f"{above}领导{below}",
        href="",
        any_of=False,
        inferred=False,
        rises=False,
    )


def chart_of(*pairs: tuple[str, str]) -> Chart:
    """A chart in which one leads the other."""
    names = dict.fromkeys(name for pair in pairs for name in pair)
    bonds = tuple(bond(f"bond-{number}", *pair) for number, pair in enumerate(pairs))
    return Chart("图", tuple(Office(name, "") for name in names), bonds)


def words_of(picture: Picture) -> str:
    """All that is written in a picture."""
    return "".join(shape.text for shape in walk(picture.shapes) if isinstance(shape, Words)).replace(" ", "")


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_every_statement_stands_once_in_each_variant(book: Rulebook) -> None:
    """Each statement is one box with its verb, its clause and a link to it; wide its tip has its words."""
    bonds = leadership_chart(CORPUS, SHELF, book).bonds
    for picture in leadership_pictures(CORPUS, SHELF, book):
        drawn = list(find_groups(picture.shapes, "bond"))
        assert sorted(group.href for group in drawn) == sorted(one.href for one in bonds)
        said = words_of(picture)
        assert all(f"{one.verb}" in said and one.clause in said for one in bonds)
    wide = leadership_pictures(CORPUS, SHELF, book)[0]
    tips = {group.tip for group in find_groups(wide.shapes, "bond")}
    assert tips == {f"{one.clause}：“{one.quote}”" for one in bonds}


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_arrows_lead_from_who_acts_to_whom_it_concerns(book: Rulebook) -> None:
    """Each statement has a line from each source, and one with a head to each target; dashed where guessed."""
    bonds = {one.id: one for one in leadership_chart(CORPUS, SHELF, book).bonds}
    wide = leadership_pictures(CORPUS, SHELF, book)[0]
    found: dict[str, list[tuple[str, bool, bool]]] = {}
    for of, line in find_flows(wide):
        ends = of.split()
        name = next(end for end in ends if end in bonds)
        found.setdefault(name, []).append((next(end for end in ends if end != name), line.head, line.dashed))
    for name, one in bonds.items():
        wanted = [(end, False, one.inferred) for end in one.sources] + [
            (end, True, one.inferred) for end in one.targets
        ]
        assert sorted(found[name]) == sorted(wanted)


@pytest.mark.parametrize("picture", [one for one in all_charts() if one.id.endswith("-wide")], ids=lambda one: one.id)
def test_ways_of_different_statements_run_apart(picture: Picture) -> None:
    """Two lines share a stretch only where they belong to one statement: else one could not tell them apart."""
    assert find_shared(picture) == []


@pytest.mark.parametrize("step", range(1, 9))
def test_made_up_charts_keep_the_rules(step: int) -> None:
    """Among nine offices led in every which way, boxes stand apart and lines run around them, apart too."""
    names = [f"主体{number}" for number in range(9)]
    pairs = [(names[a], names[b]) for a in range(9) for b in range(a + 1, 9) if (a * 7 + b * step) % 4 == 0]
    picture = draw_wide("x", chart_of(*pairs))
    assert picture is not None
    frames = find_frames(picture, ("card",))
    assert not any(one.meets(other) for one, other in combinations(frames, 2))
    ways = [leg for _, line in find_flows(picture) for leg in legs(line)]
    assert not any(leg.meets(shrink(frame)) for leg in ways for frame in frames)
    assert find_shared(picture) == []


def find_shared(picture: Picture) -> list[tuple[str, str]]:
    """The statements of which lines run along each other."""
    ways: list[tuple[str, Line]] = []
    for of, line in find_flows(picture):
        ways.append((next(end for end in of.split() if end.startswith("bond-")), line))
    return [
        (one, other)
        for (one, line), (other, second) in combinations(ways, 2)
        if one != other and any(_run_along(a, b) for a in pairwise(line.points) for b in pairwise(second.points))
    ]


def _run_along(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two straight parts lie on each other for more than a hair."""
    (a, b), (c, d) = one, other
    if abs(a.x - b.x) < 1 and abs(c.x - d.x) < 1 and abs(a.x - c.x) < 3:
        return min(max(a.y, b.y), max(c.y, d.y)) - max(min(a.y, b.y), min(c.y, d.y)) > 1
    if abs(a.y - b.y) < 1 and abs(c.y - d.y) < 1 and abs(a.y - c.y) < 3:
        return min(max(a.x, b.x), max(c.x, d.x)) - max(min(a.x, b.x), min(c.x, d.x)) > 1
    return False


def test_the_list_says_what_the_chart_says() -> None:
    """Every statement of the chart stands in the list in words with its quote and link; what cannot be drawn too."""
    pages = {file.path: file.content.decode() for file in render_leadership(CORPUS)}
    for book in BOOKS:
        text = pages[f"{book.id}/leadership.md"]
        listed = squeeze(text[text.index('id="list"') if 'id="list"' in text else text.index("#list") :])
        ties = find_ties(CORPUS, SHELF, book)
        for _, fact, one in ties.drawn:
            assert squeeze(escape(one.words)) in listed
            assert f'href="{one.href}"' in text
            assert squeeze(escape(fact.quote)) in listed
        assert listed.count("<liclass") + listed.count("<li>") == len(ties.drawn) + len(ties.undrawn)
        assert (
            describe(leadership_chart(CORPUS, SHELF, book)) in leadership_pictures(CORPUS, SHELF, book)[0].description
        )


@pytest.mark.parametrize(
    "pairs",
    [
        [("甲", "乙")],
        [("甲", "乙"), ("乙", "丙"), ("甲", "丙")],
        [("甲", "乙"), ("甲", "乙")],
        [("甲", "乙"), ("丙", "丁")],
        [(f"甲{n}", f"乙{m}") for n in range(3) for m in range(4)],
    ],
)
def test_any_chart_is_drawn(pairs: list[tuple[str, str]]) -> None:
    """One statement, a shortcut, the same twice, parts that do not touch, all with all: leaders above, no crash."""
    picture = draw_wide("x", chart_of(*pairs))
    assert picture is not None
    heights = {group.of: group.shapes[0] for group in find_groups(picture.shapes, "office")}
    for above, below in pairs:
        upper, lower = heights[above], heights[below]
        assert isinstance(upper, Group)
        assert isinstance(lower, Group)
        assert upper.frame
        assert lower.frame
        assert upper.frame.bottom < lower.frame.y


def test_without_an_engine_the_list_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing lays out, the wide chart is left out; the narrow one needs no engine, and the page says so."""
    monkeypatch.setattr(layout, "find_engine", tuple)
    assert draw_wide("x", chart_of(("甲", "乙"))) is None
    assert draw_narrow("x", chart_of(("甲", "乙"))).height > 0
    assert all("图从略" in file.content.decode() for file in render_leadership(CORPUS))


@pytest.mark.parametrize("picture", all_posters(), ids=lambda one: one.id)
def test_a_poster_fits_on_a3(picture: Picture) -> None:
    """The whole poster stands on one sheet, in letters that can be read."""
    assert (picture.width, picture.height) == (WIDTH, HEIGHT)
    assert picture.width <= A3[0]
    assert picture.height <= A3[1]
    assert min(shape.size for shape in walk(picture.shapes) if isinstance(shape, Words)) >= LEAST_LETTER


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_poster_and_list_hold_the_same_marks(book: Rulebook) -> None:
    """Every mark is a link in the poster and in the list; every chain is under a desk or among the rest."""
    poster = decides_poster(CORPUS, SHELF, book)
    marks = [mark for desk in poster.desks for one in desk.matters for marks in one.marks for mark in marks]
    marks += [mark for _, mark in poster.rest]
    picture = next(one for one in all_posters() if book.id in one.id)
    drawn = list(find_groups(picture.shapes, "mark-link"))
    assert sorted((group.href, group.tip) for group in drawn) == sorted((mark.href, mark.tip) for mark in marks)
    page = next(file.content.decode() for file in render_decides(CORPUS) if file.path == f"{book.id}/decides.md")
    listed = page[page.rindex("</figure>") :]
    assert sum(listed.count(f'<a href="{href}">第') for href in {mark.href for mark in marks}) == len(marks)
    titles = {one.title for desk in poster.desks for one in desk.matters} | {title for title, _ in poster.rest}
    for chain in CORPUS.sheet(book.id).chains:
        assert any(title.startswith(chain.title) for title in titles), chain.title


def test_what_decides() -> None:
    """第五十四条: documents end with the 区长. Entrusting decides nothing."""
    desks = {
        book.id: {one.title: desk.name for desk in decides_poster(CORPUS, SHELF, book).desks for one in desk.matters}
        for book in BOOKS
    }
    assert desks["laiwu-2026"]["以区政府或其办公室名义制发公文"] == "区长"
    assert desks["laiwu-2026"]["议题提请全体会议或常务会议"] == "区长"
    assert desks["laiwu-2026"]["副区长外出休假请假"] == "区委主要领导"
    assert "区长外出休假期间主持工作" not in desks["laiwu-2026"]
    assert desks["linzi-2022"]["以区政府或其办公室名义制发规范性文件"] == "常务会议"


def test_charts_and_posters_are_the_same_again() -> None:
    """Drawn anew they have the same bytes."""
    for book in BOOKS:
        again = [write_svg(one) for one in leadership_pictures(CORPUS, SHELF, book)]
        assert again == [write_svg(one) for one in all_charts() if book.id in one.id]
