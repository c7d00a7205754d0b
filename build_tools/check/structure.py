"""What the parser could not settle or did not find: no article, no title, a label that it took for words."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.check.places import Places
from build_tools.model import Corpus, Level, Problem, Rulebook, Severity
from build_tools.parse.labels import Strength, match_label


def check_structure(corpus: Corpus) -> Iterator[Problem]:
    """Texts without articles or title, and paragraphs that begin with an article's label."""
    for rulebook in corpus.rulebooks:
        places = Places(rulebook)
        if not any(provision.level is Level.ARTICLE for provision in rulebook.provisions):
            message = "没有找到任何条文编号（第一条、一、……），全文按自然段编号发布"
            yield Problem(rulebook.file, 0, 0, Severity.WARNING, "无条文", message)
        if not rulebook.metadata.title:
            yield Problem(rulebook.file, 0, 0, Severity.WARNING, "无标题", "没有找到标题，请在 rulebook.yml 写明“标题”")
        yield from _check_labels_in_words(places, rulebook)


def _check_labels_in_words(places: Places, rulebook: Rulebook) -> Iterator[Problem]:
    for provision in rulebook.provisions:
        label = match_label(provision.text, 0) if provision.level is Level.PARAGRAPH else None
        if label and label.level is Level.ARTICLE and label.strength is Strength.CLEAR:
            words = provision.text[: label.end].strip()
            message = f"这一段以“{words}”开头，但次序不合，未当作新的一条"
            yield places.problem(
                provision.line, provision.column, "疑似条号", message, severity=Severity.NOTE, width=len(words)
            )
