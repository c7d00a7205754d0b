"""述 and 句: how a statement reads in the rule's own words, where 做 and 事 side by side would read stiffly.

- {条: 82.2, 做: 保持联络, 述: 要保持通信联络畅通，确保24小时能随时取得联系}
- {条: 22, 谁: 区政府常务会议, 做: 通过, 句: 规范性文件必须先经区司法局合法性审查，再提交区政府常务会议研究通过}

述 follows who acts (谁); 句 is a sentence of its own and names them. Both are pieces of the article, two characters
long at least, with nothing between them but the words of LINKS; so neither can say what the article does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.facts.quotes import article_text
from build_tools.facts.reader import Reader
from build_tools.registers import text_of
from build_tools.yamlfile import Value

LINKS = (
    *"，、；（）的和与或及并由对就将把向在于为从按经",
    "时",
    "进行",
)
FORCE = re.compile("应当|必须|不得|严禁|一律|一般(?!性)|原则上|不允许")  # words that bind, or bind less
SHORTEST = 2


def check_statement(reader: Reader, record: Value, article: str) -> None:
    """Keep the problems of a record's 述 or 句."""
    if record.get("述") and record.get("句"):
        reader.fault(record, "表述", "“述”和“句”只写一个：有主语的整句写在“句”里，没有主语的写在“述”里")
    for key in ("述", "句"):
        value = record.get(key)
        if article and value and value.text:
            _check_words(reader, record, key, value.text, article)


def _check_words(reader: Reader, record: Value, key: str, words: str, article: str) -> None:
    value, text = record.get(key) or record, article_text(reader.rulebook, article)
    foreign = foreign_words(words, text)
    if foreign:
        hint = "只能用本条的字（每段至少两个字）和“对、由、将、进行”等连接的字"
        reader.fault(value, "表述", f"“{key}”里的“{foreign}”不是本条的字", hint)
    stated = "".join(text_of(record, name) or "" for name in ("情态", "情形", "例外"))
    stronger = [word for word in FORCE.findall(words) if word not in stated]
    if stronger and words not in text:
        reader.fault(value, "表述", f"“{key}”写了“{stronger[0]}”，而“情态”没有写")
    names = (text_of(record, "谁") or "").split("、")
    if key == "句" and not any(called in words for name in names for called in _called(reader, name, article)):
        reader.fault(value, "表述", f"“句”是整句，须写出“谁”里的“{names[0]}”；不写主语的，改用“述”")


def _called(reader: Reader, name: str, article: str) -> Iterator[str]:
    """The names by which the rulebook calls an actor in an article."""
    actor, names = reader.names.actor(name, article), reader.names
    yield name
    yield from (alias for alias, known in names.actors.items() if known == actor)
    yield from (alias for (place, alias), known in names.scoped.items() if known == actor and place == article)


def foreign_words(words: str, text: str) -> str:
    """The first characters of some words that are neither a piece of a text nor a linking word; empty if all are."""
    reached = [True] + [False] * len(words)
    for end in range(1, len(words) + 1):
        reached[end] = any(
            reached[start] and (words[start:end] in LINKS or (end - start >= SHORTEST and words[start:end] in text))
            for start in range(end)
        )
    if reached[-1]:
        return ""
    furthest = max(place for place, reach in enumerate(reached) if reach)
    return words[furthest:]
