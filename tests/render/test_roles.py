"""Pages of actors: every statement has its clause, stands once, and says what the fact says."""

from __future__ import annotations

import re

import pytest

from build_tools.render.cast import find_casts
from build_tools.render.duties import is_forbidden, is_mild
from build_tools.statements import Fact
from tests.render.acting import CLAUSE, corpus, pages, plain, statements

MODAL = re.compile(r'<span class="modal">(.*?)</span>')
LIMIT = re.compile(r'<span class="limit">(.*?)</span>')
OWN_PAGES = sorted(path for path in pages() if "/role-" in path or "/meeting-" in path)
SECTION = re.compile(r"^## (?P<title>[^{]+) \{", re.MULTILINE)
LISTED = re.compile(r'<ul class="tracks">.*')


@pytest.mark.parametrize("path", OWN_PAGES)
def test_every_statement_leads_to_its_clause(path: str) -> None:
    """No entry of a list and no row of limits without a link to a clause."""
    assert [plain(one) for one in statements(pages()[path]) if not CLAUSE.search(one)] == []


@pytest.mark.parametrize("path", [path for path in OWN_PAGES if "/role-" in path])
def test_no_sentence_stands_twice(path: str) -> None:
    """Limits, which a table repeats without the sentence, and the words around a mention aside."""
    sentences = [
        CLAUSE.split(one)[0]
        for one in statements(LISTED.sub("", pages()[path]))
        if not one.startswith(("data-", '<span class="official">'))
    ]
    assert sorted(sentences) == sorted(set(sentences))


def stated(path: str) -> dict[str, list[Fact]]:
    """The facts of the rulebook of a page by clause."""
    found: dict[str, list[Fact]] = {}
    for fact in corpus().sheet(path.split("/", maxsplit=1)[0]).all_facts:
        found.setdefault(fact.at, []).append(fact)
    return found


@pytest.mark.parametrize("path", OWN_PAGES)
def test_no_page_contradicts_the_facts(path: str) -> None:
    """Modal and limit of each statement are those of a fact of each clause that it names."""
    facts = stated(path)
    for one in statements(pages()[path]):
        for address in (found["address"] for found in CLAUSE.finditer(one)):
            own = facts.get(address, [])
            for modal in MODAL.findall(one):
                assert plain(modal) in {fact.modal for fact in own}, plain(one)
            for limit in LIMIT.findall(one):
                assert any(plain(limit).endswith(known.text) for fact in own for known in fact.limits), plain(one)


@pytest.mark.parametrize("path", [path for path in OWN_PAGES if "/role-" in path])
def test_every_fact_of_an_actor_is_on_its_page(path: str) -> None:
    """Each clause that says something of the actor is led to from its page."""
    rulebook, _, page = path.partition("/")
    one = next(one for one in find_casts(corpus())[rulebook].values() if f"{one.page}.md" == page)
    led = {found["address"] for found in CLAUSE.finditer(pages()[path])}
    assert {fact.at for fact in one.facts} <= led


@pytest.mark.parametrize("path", [path for path in OWN_PAGES if "/role-" in path])
def test_what_may_not_be_done_stands_apart(path: str) -> None:
    """Prohibitions of the actor itself are in 不得做的, nowhere else among its duties."""
    rulebook, _, page = path.partition("/")
    one = next(one for one in find_casts(corpus())[rulebook].values() if f"{one.page}.md" == page)
    parts = SECTION.split(pages()[path])
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    forbidden = [fact for fact in one.own if is_forbidden(fact)]
    assert ("不得做的" in sections) == any(not is_mild(fact) for fact in forbidden)
    assert ("一般不做的" in sections) == any(is_mild(fact) for fact in forbidden)
    assert not any("不得" in plain(m) for m in MODAL.findall(sections.get("职责", "")))


def test_what_is_not_done_is_joined_to_nothing() -> None:
    """不调研不决策；充分论证评估不决策 would say the contrary of the second: each 不 stands before its own act."""
    text = plain(pages()["linzi-2022/role-members.md"])
    assert "不调研不决策；" not in text
    assert all(f"不{act}不决策" in text for act in ("调研", "充分论证评估", "进行合法合规性审查"))


SET_UP = {
    "laiwu-2026": {
        "区长": "a6", "常务副区长": "a6", "副区长": "a7", "补位的副区长": "a7", "区政府办公室主任": "a8",
        "区管干部": "a8", "区政府组成人员": "a5", "政府督查机构": "a67",
        "区政府": "a5", "区政府各部门": "a9", "区审计局": "a9",
        "全体会议": "a37", "常务会议": "a38", "区长办公会议": "a41", "专题会议": "a42",
    },
    "linzi-2022": {
        "区长": "a7", "常务副区长": "a7", "副区长": "a9", "补位的副区长": "a9", "区政府办公室主任": "a10",
        "部门主要负责人": "a11", "区政府组成人员": "a5", "政府法律顾问": "a24",
        "区政府": "a5", "区政府各部门": "a11", "区审计局": "a11",
        "全体会议": "a48", "常务会议": "a49", "区长办公会议": "a50", "专题会议": "a51",
    },
}  # fmt: skip


@pytest.mark.parametrize("rulebook", SET_UP)
def test_founding_clauses(rulebook: str) -> None:
    """The article that sets an actor up, as read by hand; of all others the text has none."""
    found = {name: one.founding for name, one in find_casts(corpus())[rulebook].items() if one.founding}
    assert found == SET_UP[rulebook]


def test_job_description_of_a_deputy() -> None:
    """A page reads as sentences: what the office is, duties by matter, leave, the other district."""
    page = plain(pages()["laiwu-2026/role-deputy-head.md"])
    for words in ("副区长按分工负责处理分管工作", "分管副区长审核", "须事先向区长请假", "另一地的对应页：临淄"):
        assert words in page


def test_lists_hold_every_actor_once() -> None:
    """Every actor of a rulebook is in its list, and in the list of all."""
    for rulebook, cast in find_casts(corpus()).items():
        for one in cast.values():
            assert pages()[f"{rulebook}/roles.md"].count(f'href="{one.page}.html"') == 1
            assert pages()["roles.md"].count(f'href="{rulebook}/{one.page}.html"') == 1
