"""述 and 句: a statement is made of the article's own words, and binds neither more nor less than its modal."""

from __future__ import annotations

import pytest

from build_tools.facts.phrases import foreign_words
from tests.facts.sheets import facts_of, told
from tests.facts.test_records import record

ARTICLE = "凡以区政府名义制发的规范性文件，必须先经区司法局合法性审查，再提交区政府常务会议研究通过。"


@pytest.mark.parametrize(
    ("words", "foreign"),
    [
        ("以区政府名义制发的规范性文件，必须先经区司法局合法性审查", ""),
        ("规范性文件再提交区政府常务会议研究通过", ""),
        ("对规范性文件进行合法性审查", ""),
        ("由区政府常务会议批准规范性文件", "批准规范性文件"),
        ("规范性文件可提交区政府常务会议", "可提交区政府常务会议"),
    ],
)
def test_a_statement_is_made_of_pieces_of_its_article(words: str, foreign: str) -> None:
    """Pieces of two characters at least, with linking words between them; what is neither is told."""
    assert foreign_words(words, ARTICLE) == foreign


def test_a_statement_is_read() -> None:
    """述 leaves out who acts, 句 names them."""
    (fact,) = facts_of(record(述="领导区政府全面工作"))
    assert (fact.statement, fact.whole) == ("领导区政府全面工作", False)
    (fact,) = facts_of(record(句="区政府全面工作由区长领导"))
    assert (fact.statement, fact.whole) == ("区政府全面工作由区长领导", True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"述": "审批区政府全面工作"}, "“述”里的“审批区政府全面工作”不是本条的字"),
        ({"句": "区政府全面工作"}, "“句”是整句，须写出“谁”里的“区长”"),
        ({"述": "领导区政府全面工作", "句": "区政府全面工作由区长领导"}, "“述”和“句”只写一个"),
    ],
)
def test_a_faulty_statement_is_told(changes: dict[str, str], said: str) -> None:
    """What the article does not say, a sentence without its subject, both kinds at once."""
    (problem,) = told(record(**changes))
    assert "表述" in problem
    assert said in problem


def test_words_on_a_topic_are_read() -> None:
    """有关条款: the topic has to be known, the words verbatim."""
    yaml = "有关条款:\n- {主题: 公文制发, 条: 1, 原文: 区政府全面工作}\n"
    assert told(yaml) == []
    assert "主题“发文”不在主题名单" in told(yaml.replace("公文制发", "发文"))[0]
