"""Cards of meetings, line by line, as read in both texts."""

from __future__ import annotations

import re

import pytest

from build_tools.render.agenda import LINES, is_premise
from build_tools.render.stage import set_stages
from tests.render.acting import CLAUSE, corpus, pages, plain, statements

ROW = re.compile(r"<dt(?: id=\"[^\"]+\")?>(?P<name>[^<]+)</dt><dd>(?P<content>.*?)</dd>")
SILENT = "规则未写明"
# The clauses that each line names, without what later lines repeat; an empty text where the rules are silent.
CARDS = {
    "laiwu-2026/meeting-plenary.md": {
        "组成": "a37.p1", "召集": "a37.p1", "主持": "a37.p1", "出席和列席": "a37.p2 a43.p1", "频次": "", "法定人数": "",
        "议题审定": "a39.p1 a40.p1", "请假": "a43.p1 a43.p2", "纪要": "a44.p1 a44.p2", "决定的印发": "a44.p3",
        "督办": "a66.p1.i3", "公开": "a44.p4",
    },
    "laiwu-2026/meeting-executive-meeting.md": {
        "组成": "a38.p1", "召集": "a38.p1", "主持": "a38.p1", "出席和列席": "a38.p2 a43.p1", "频次": "a38.p2",
        "法定人数": "", "议题审定": "a39.p1 a40.p1", "请假": "a43.p1 a43.p2", "纪要": "a44.p1 a44.p2",
        "决定的印发": "a44.p3", "督办": "a66.p1.i3", "公开": "a44.p4",
    },
    "laiwu-2026/meeting-head-meeting.md": {
        "组成": "a41.p1", "召集": "a41.p1", "主持": "a41.p1", "出席和列席": "a41.p1 a43.p1", "频次": "", "法定人数": "",
        "任务": "a41.p2", "会前准备": "", "议题提出": "", "议题审核": "", "议题审定": "", "请假": "a43.p1 a43.p2",
        "纪要": "a44.p1 a44.p2", "决定的印发": "", "督办": "", "公开": "",
    },
    "laiwu-2026/meeting-topic-meeting.md": {
        "组成": "", "召集": "a42.p1", "主持": "", "出席和列席": "a42.p1 a43.p1", "频次": "", "法定人数": "",
        "任务": "a42.p1", "会前准备": "", "议题提出": "", "议题审核": "", "议题审定": "",
        "请假": "a43.p1 a43.p2 a43.p3", "纪要": "a44.p1 a44.p2", "决定的印发": "", "督办": "a66.p1.i3", "公开": "",
    },
    "linzi-2022/meeting-plenary.md": {
        "组成": "a48.p1", "召集": "a8.p1 a48.p1", "主持": "a8.p1 a48.p1", "频次": "a48.p2", "法定人数": "",
        "议题审核": "", "请假": "a55.p1", "纪要": "a56.p1", "决定的印发": "", "督办": "a57.p1", "公开": "a36.p1",
    },
    "linzi-2022/meeting-executive-meeting.md": {
        "组成": "a49.p1", "召集": "a8.p1 a49.p1", "主持": "a8.p1 a49.p1", "频次": "a49.p2", "法定人数": "a49.p1",
        "议题审核": "", "议题审定": "a53.p1 a54.p1", "请假": "a55.p1", "纪要": "a56.p1", "决定的印发": "a69.p1.i1",
        "督办": "a57.p1", "公开": "a36.p1",
    },
    "linzi-2022/meeting-head-meeting.md": {
        "组成": "a50.p1", "召集": "a8.p1 a50.p1", "主持": "a8.p1 a50.p1", "频次": "a50.p2", "法定人数": "",
        "任务": "a50.p1.i1 a50.p1.i2 a50.p1.i3 a50.p1.i4", "议题审定": "", "请假": "a55.p1", "纪要": "",
        "决定的印发": "", "督办": "a57.p1", "公开": "",
    },
    "linzi-2022/meeting-topic-meeting.md": {
        "组成": "", "召集": "a51.p1", "主持": "a51.p1", "频次": "", "法定人数": "",
        "任务": "a51.p1.i1 a51.p1.i2 a51.p1.i3", "请假": "", "纪要": "a56.p1", "决定的印发": "", "督办": "a57.p1",
        "公开": "",
    },
}  # fmt: skip


def lines(path: str) -> dict[str, str]:
    """The content of each line of a card."""
    return {found["name"]: found["content"] for found in ROW.finditer(pages()[path])}


def test_every_meeting_has_a_card() -> None:
    """No card more, none less."""
    assert sorted(path for path in pages() if "/meeting-" in path) == sorted(CARDS)


@pytest.mark.parametrize("path", CARDS)
def test_lines_of_a_card(path: str) -> None:
    """Each line names its clauses, or says that the rules are silent."""
    drawn = lines(path)
    assert set(LINES) <= set(drawn)
    clauses = {
        name: " ".join(dict.fromkeys(found["address"] for found in CLAUSE.finditer(drawn[name])))
        for name in CARDS[path]
    }
    assert clauses == CARDS[path]
    assert [name for name in LINES if (plain(drawn[name]) == SILENT) == bool(CLAUSE.search(drawn[name]))] == []


def test_every_fact_that_bears_on_a_meeting_is_on_its_card() -> None:
    """Premises aside (会议讨论决定的事项), which only lead on to what is done next."""
    for stage in set_stages(corpus()):
        for name, bearings in stage.bearings.items():
            page = pages()[f"{stage.desk.rulebook.id}/{stage.cast[name].page}.md"]
            led = {found["address"] for found in CLAUSE.finditer(page)}
            facts = [bearing.fact for bearing in bearings]
            assert {fact.at for fact in facts if not is_premise(name, fact, facts)} <= led


@pytest.mark.parametrize("path", CARDS)
def test_comparison_says_what_the_cards_say(path: str) -> None:
    """Every sentence of a card stands on `meetings.md` in the same words."""
    compared = {plain(one) for one in statements(pages()["meetings.md"])}
    card = pages()[path].split('<dl class="matters card-lines">')[1].split("</dl>")[0]
    assert [plain(one) for one in statements(card) if plain(one) not in compared] == []
