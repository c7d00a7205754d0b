"""Texts outside the project: the same provisions, references and problems as for a rulebook, as JSON.

So that anyone can measure a corpus: a folder of .txt and .md files goes in, a folder of .json comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.importing.encoding import decode
from build_tools.importing.reading import UnreadableError
from build_tools.model import Corpus, Level, OutputFile, Problem, Rulebook, Severity
from build_tools.parse.metadata import read_metadata
from build_tools.parse.rulebook import parse_text
from build_tools.pipeline import CHECKS, annotate
from build_tools.render.data import problem_record, rulebook_record
from build_tools.render.records import to_bytes

SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class OutsideText:
    """A text that was read: its file, its JSON, and what was found in it."""

    file: str
    output: OutputFile
    articles: int
    problems: tuple[Problem, ...]


def find_texts(path: Path) -> tuple[Path, ...]:
    """The file itself, or every text file below a folder, in order."""
    if path.is_file():
        return (path,)
    return tuple(sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()))


def read_outside(path: Path) -> Iterator[OutsideText]:
    """Every text of a file or folder, read; output paths are relative, with .json for the suffix."""
    base = path.parent if path.is_file() else path
    for file in find_texts(path):
        yield _read(file, file.relative_to(base).as_posix())


def _read(file: Path, name: str) -> OutsideText:
    output = str(Path(name).with_suffix(".json").as_posix())
    try:
        text = decode(file.read_bytes()).text
    except (UnreadableError, OSError) as error:
        problem = Problem(name, 0, 0, Severity.ERROR, "读不出", str(error))
        record = to_bytes({"id": file.stem, "provisions": [], "references": [], "problems": [problem_record(problem)]})
        return OutsideText(name, OutputFile(output, record), 0, (problem,))
    parsed = parse_text(text)
    metadata = read_metadata(parsed.passages, parsed.provisions)
    rulebook = Rulebook(file.stem, name, text, metadata, parsed.passages, parsed.provisions)
    corpus = annotate(Corpus((rulebook,)))
    problems = tuple(sorted(problem for check in CHECKS for problem in check(corpus)))
    record = to_bytes(rulebook_record(corpus, rulebook, problems))
    articles = sum(provision.level is Level.ARTICLE for provision in rulebook.provisions)
    return OutsideText(name, OutputFile(output, record), articles, problems)
