"""The readers of files: bytes to text, text to YAML, and what is wrong with either."""

from __future__ import annotations

import re
from pathlib import Path

from build_tools.model import Problem, Severity
from build_tools.yamlfile import YamlFile, read_yaml

LINE_END = re.compile(r"\r\n|\n|\r")
INVISIBLE = "\ufeff\u200b \t\r\n\v\f\u00a0\u3000"


def read_yaml_file(path: Path, name: str) -> tuple[YamlFile, tuple[Problem, ...]]:
    """A YAML file by path and the name that problems give it; a file that is missing or empty has no content."""
    if not path.is_file():
        return YamlFile(name, (), None, ()), ()
    text, problems = read_text(path, name)
    if text is None:
        empty = problems[0].kind == "空文件"
        return YamlFile(name, (), None, ()), () if empty else problems
    return read_yaml(name, text), ()


def read_known(path: Path) -> bytes:
    """The bytes of a file that is known to be there: a font, a template."""
    return path.read_bytes()


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a UTF-8 file, or None and the reason; a byte order mark stays part of the text."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, (whole_file(name, "缺文件", f"找不到 {path.name}"),)
    except OSError as error:
        return None, (whole_file(name, "读不出", f"读不出这个文件：{error.strerror}"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_undecodable(name, data, error),)
    if not text.strip(INVISIBLE):
        return None, (whole_file(name, "空文件", "文件是空的"),)
    return (None, (_nul_problem(name, text),)) if "\0" in text else (text, ())


def whole_file(name: str, kind: str, message: str) -> Problem:
    """An error that concerns a file as a whole."""
    return Problem(name, 0, 0, Severity.ERROR, kind, message)


def _undecodable(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    lines = LINE_END.split(data[: error.start].decode())
    message = f"不是 UTF-8 编码：第{error.start + 1}个字节 0x{data[error.start]:02X} 无法解读，请另存为 UTF-8"
    return Problem(name, len(lines), len(lines[-1]) + 1, Severity.ERROR, "编码", message, lines[-1])


def _nul_problem(name: str, text: str) -> Problem:
    lines = LINE_END.split(text[: text.index("\0")])
    message = "有空字符（NUL），这不是一份正常的文本，请从原文重新复制"
    return Problem(name, len(lines), len(lines[-1]) + 1, Severity.ERROR, "控制字符", message)
