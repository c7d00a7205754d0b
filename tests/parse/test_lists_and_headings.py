"""Lists that go on after paragraphs and other lists; 一、 headings between articles."""

from __future__ import annotations

from build_tools.parse.rulebook import parse_text

INTERPRETATION = """最高人民法院关于审理某类案件的规定

一、一般规定

第一条 为正确审理案件，制定本规定。

第二条 本规定所称案件，是指民事案件。

二、附则

第三条 本规定自发布之日起施行。
"""

LIST_WITH_PARAGRAPHS = """第一条 条件如下：
（一）有章程。
章程应当载明下列事项：
1.名称；
2.住所。
前项所列事项应当真实。
（二）有场所。
第二条 本办法自发布之日起施行。
"""


def test_listed_headings_between_articles_are_chapters() -> None:
    """Judicial interpretations number their headings 一、 二、 and count the articles through."""
    found = [(p.address, p.label, p.text, p.parent) for p in parse_text(INTERPRETATION).provisions]
    assert ("c1", "一、", "一般规定", None) in found
    assert ("c2", "二、", "附则", None) in found
    assert ("a3", "第三条 ", "", "c2") in found


def test_a_list_goes_on_past_paragraphs_and_other_lists() -> None:
    """（二） continues （一） though paragraphs and 1. 2. stand between; they belong to （一）."""
    addresses = [provision.address for provision in parse_text(LIST_WITH_PARAGRAPHS).provisions]
    assert addresses == [
        "a1",
        "a1.p1",
        "a1.p1.i1",
        "a1.p1.i1.p1",
        "a1.p1.i1.j1",
        "a1.p1.i1.j2",
        "a1.p1.i1.p2",
        "a1.p1.i2",
        "a2",
        "a2.p1",
    ]
