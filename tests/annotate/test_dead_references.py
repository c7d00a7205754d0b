"""Dead references: what was meant and what is there."""

from __future__ import annotations

import pytest

from tests.annotate.finding import problems

TEXT = "某规则\n第一章　总则\n第一条　甲：\n（一）子；\n（二）丑。\n乙。\n第二条　{}\n第二章　附则\n第三条　丙。\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("本规则第一条第五款", "“本规则第一条第五款”落空：第一条没有第五款，只有两款"),
        ("本规则第九条", "“本规则第九条”落空：本文没有第九条，全文共3条，末条是第三条"),
        ("第一条第一款第三项", "“第一条第一款第三项”落空：第一条第一款没有第三项，只有两项"),
        ("第三条第二项", "“第三条第二项”落空：第三条没有第二项，那里不分项"),
        ("第四款", "“第四款”（指第二条第四款）落空：第二条没有第四款，只有一款"),
        ("前款", "“前款”落空：引用处已是第二条的第一款，前面没有别的款"),
        ("前三条", "“前三条”落空：前面只有一条"),
        ("本节", "“本节”落空：第二条不在任何一节之内"),
        ("本规则第五章", "“本规则第五章”落空：本文没有第五章，只有两章"),
    ],
)
def test_message_says_what_is_there(words: str, message: str) -> None:
    """One message for each dead reference."""
    assert problems(TEXT.format(f"依照{words}执行。")) == [message]


def test_no_problem_where_nothing_is_dead() -> None:
    """References that lead somewhere, and those to other laws, are no problem."""
    assert problems(TEXT.format("依照本规则第一条第一款第二项、《刑法》第九百条执行。")) == []
