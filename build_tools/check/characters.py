"""Characters that no regulation prints: control characters, private use, replacement marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.check.places import Places
from build_tools.model import Corpus, Problem, Severity
from build_tools.parse.lines import split_lines

CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
LOST = re.compile(r"[\ufffd\ue000-\uf8ff]+")


def check_characters(corpus: Corpus) -> Iterator[Problem]:
    """Control characters (an error: they cannot be published) and characters that were lost on the way."""
    for rulebook in corpus.rulebooks:
        places = Places(rulebook)
        for line in split_lines(rulebook.text):
            for match in CONTROL.finditer(line.text):
                message = f"有控制字符 U+{ord(match.group()):04X}，网页无法显示，请从原文重新复制"
                yield places.problem(line.number, match.start() + 1, "控制字符", message, severity=Severity.ERROR)
            for match in LOST.finditer(line.text):
                message = f"有无法辨认的字符 U+{ord(match.group()[0]):04X}，多半是转换时丢了字"
                yield places.problem(line.number, match.start() + 1, "乱码", message, width=len(match.group()))
