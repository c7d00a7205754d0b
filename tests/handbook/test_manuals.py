"""流程手册, 岗位手册, posters and booklets: all chains, all duties, each with its clause on the page that is named."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdfminer.high_level import extract_text

from build_tools.handbook.binding import break_title
from build_tools.handbook.booklet import count_pages
from build_tools.handbook.editions import find_editions
from build_tools.handbook.index import order_index
from build_tools.handbook.volume import IndexEntry
from build_tools.handbook.wording import to_runs
from build_tools.model import Level
from build_tools.render.roles import render_roles
from tests.cli.editing import GOOD, command, make_project
from tests.handbook.made import RULEBOOKS, make, pages_of, real_corpus
from tests.handbook.tagged import Tagged

FRONT = 2  # pages before the first that is counted
PAGED = re.compile(r"(?P<place>第[一二三四五六七八九十百]+条)[^（]*（第(?P<page>\d+)页）")
ROLES = ("role-district-head-a5", "role-deputy-head-a5")


def squeezed(name: str) -> list[str]:
    """The words of each page, without white space."""
    return [re.sub(r"\s", "", page) for page in pages_of(name)]


@pytest.mark.parametrize("rulebook", RULEBOOKS)
def test_every_chain_and_step_is_in_the_manual(rulebook: str) -> None:
    """Each chain begins on a left page, with its steps, their actors and their quotes."""
    pages = squeezed(f"{rulebook}/chains-a4")
    words = "".join(element.words for element in Tagged(make(f"{rulebook}/chains-a4")).elements())
    for chain in real_corpus().sheet(rulebook).chains:
        starts = [number for number, page in enumerate(pages, 1) if page.startswith(chain.title)]
        assert any(number % 2 == 0 for number in starts), chain.title
        for number, step in enumerate(chain.steps, 1):
            assert f"{number} {step.id}" in words
            assert f"“{step.fact.quote}”" in words


@pytest.mark.parametrize(
    "name", [f"{RULEBOOKS[0]}/chains-a4", *(f"{rulebook}/{role}" for rulebook in RULEBOOKS for role in ROLES)]
)
def test_page_references_are_right(name: str) -> None:
    """第五十三条（第17页）: article 53 begins on page 17."""
    pages = squeezed(name)
    words = "".join(element.words for element in Tagged(make(name)).elements())
    found = set(PAGED.findall(words))
    assert len(found) > 5
    for place, page in found:
        label = place.removeprefix("第").removesuffix("条") + "、" if name.startswith("linzi") else place
        assert label in pages[int(page) + FRONT - 1], f"{place} {page}"


@pytest.mark.parametrize("rulebook", RULEBOOKS)
def test_roles_with_enough_facts_have_a_handbook(rulebook: str) -> None:
    """区长 and 副区长 have one, meetings and the party none; their pages offer it."""
    corpus = real_corpus()
    editions = [edition for edition in find_editions(corpus) if edition.rulebook == rulebook]
    subjects = {edition.subject for edition in editions if edition.subject.startswith(("role-", "meeting-"))}
    assert {"role-district-head", "role-deputy-head", "role-departments"} <= subjects
    assert 5 < len(subjects) < 20
    assert not any(subject.startswith("meeting-") for subject in subjects)
    offered = replace(corpus, offers=tuple(edition.offer for edition in editions))
    pages = {file.path: file.content.decode() for file in render_roles(offered)}
    for subject in subjects:
        assert f"../downloads/{rulebook}/{subject}-a5.pdf" in pages[f"{rulebook}/{subject}.md"]


@pytest.mark.parametrize(
    "name", [f"{rulebook}/{poster}-a3" for rulebook in RULEBOOKS for poster in ("decides", "leadership")]
)
def test_posters_are_one_sheet_of_a3(name: str) -> None:
    """One page, 420 by 297 mm; with links to the site where its address is known, and none otherwise."""
    with pikepdf.open(BytesIO(make(name))) as pdf:
        (page,) = pdf.pages
        assert [float(size) for size in page.mediabox] == pytest.approx([0, 0, 1190.55, 841.89], abs=0.1)
        assert "/Annots" not in page
    with pikepdf.open(BytesIO(make(name, "https://gz.example"))) as pdf:
        links = [str(note.A.URI) for note in pdf.pages[0].Annots]
    assert len(links) > 15
    assert all(link.startswith(f"https://gz.example/{name.partition('/')[0]}/") for link in links)


@pytest.mark.parametrize(("name", "leaves"), [("text-a4", 2), ("text-a5", 4), ("notes-a5", 4), ("chains-a4", 2)])
def test_sheets_are_whole(name: str, leaves: int) -> None:
    """Two pages a leaf of A4, four a sheet of folded A5."""
    assert all(count_pages(make(f"{rulebook}/{name}")) % leaves == 0 for rulebook in RULEBOOKS)


def test_booklet_is_in_the_order_of_folding(tmp_path: Path) -> None:
    """The first side holds the last page and the first, the second the second and the last but one, and so on."""
    project, out = make_project(tmp_path), tmp_path / "out"
    said = command(project, "pdf", "--only", f"{GOOD}/text-a5", "--booklet", "--out", str(out))
    assert said.returncode == 0, said.stderr
    whole, booklet = (out / GOOD / f"text-a5{part}.pdf" for part in ("", "-booklet"))
    count = count_pages(whole.read_bytes())
    assert count_pages(booklet.read_bytes()) * 2 == count
    sides = extract_text(booklet).split("\f")
    single = extract_text(whole).split("\f")
    for page, side in ((1, 0), (2, 1), (3, 2), (count - 1, 1), (count, 0)):
        missing = Counter(single[page - 1].split()) - Counter(sides[side].split())
        assert Counter("".join(missing)) <= Counter("".join(sides[side].split()))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("济南市莱芜区人民政府工作规则", ["济南市莱芜区", "人民政府工作规则"]),
        ("临淄区人民政府工作规则", ["临淄区人民政府", "工作规则"]),
        ("某某市人民代表大会常务委员会议事规则（试行）", ["某某市人民代表大会", "常务委员会议事规则", "（试行）"]),
    ],
)
def test_titles_break_where_a_reader_pauses(title: str, lines: list[str]) -> None:
    """No line of a cover ends within a word."""
    assert list(break_title(title)) == lines


def test_index_is_in_the_order_of_pinyin() -> None:
    """安 before 办 before 常; 区长 under Q; digits last."""
    words = ["12345热线", "区长", "常务会议", "办公室", "安全", "副区长", "“三重一大”"]
    letters = order_index([IndexEntry(word, word) for word in words])
    assert [letter.letter for letter in letters] == ["A", "B", "C", "F", "Q", "S", "其他"]


def test_sentences_of_pages_become_runs() -> None:
    """Who acts, limits and asides are set apart; no character is lost."""
    runs = to_runs(
        '<b class="who">区长</b>应<span class="limit">5日内</span>签发&#42;<small class="why">（由谁做）</small>'
    )
    assert [(run.text, run.style) for run in runs] == [
        ("区长", "who"),
        ("应", ""),
        ("5日内", "limit"),
        ("签发*", ""),
        ("（由谁做）", "soft"),
    ]


COMPARED = f"{RULEBOOKS[0]}/compare-{RULEBOOKS[1]}-a4"


def test_compared_rulebooks_are_whole() -> None:
    """Every line of every article of both stands in 对照本, once, under its label; what differs above it."""
    elements = [element.words.strip() for element in Tagged(make(COMPARED)).elements()]
    corpus = real_corpus()
    for rulebook in corpus.rulebooks:
        for provision in rulebook.provisions:
            if provision.level > Level.ARTICLE and provision.text.strip():
                assert elements.count((provision.label + provision.text).strip()) >= 1, provision.address
    words = "".join(elements)
    assert all(one.difference in words for one in corpus.alignments[0].parallels)


def test_compared_pages_are_right() -> None:
    """另见临淄第六条（第33页）: article 6 of 临淄 is printed on page 33."""
    pages = squeezed(COMPARED)
    words = "".join(element.words for element in Tagged(make(COMPARED)).elements())
    found = re.findall(r"(莱芜|临淄)第([一二三四五六七八九十百]+)条（第(\d+)页）", words)
    assert len(found) > 50
    for side, number, page in found:
        label = f"{side}{number}、" if side == "临淄" else f"{side}第{number}条"
        assert label in pages[int(page) + FRONT - 1], (side, number, page)
