"""The typesetter: a template and its record to the bytes of a PDF. The one importer of Typst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal, TypeAlias

import typst

Standard: TypeAlias = Literal["ua-1", "a-2a", "1.7"]

VERSION = version("typst")
TEMPLATES = Path(__file__).parent / "templates"
UNSURE = "converge"  # of a warning that page numbers may be wrong
ARCHIVAL: tuple[Standard, ...] = ("ua-1", "a-2a")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be set: the template, its record as JSON, the folders of its fonts, when it says it was made."""

    template: str
    record: str
    fonts: tuple[str, ...]
    seconds: int = 0
    standards: tuple[Standard, ...] = ARCHIVAL
    inputs: tuple[tuple[str, str], ...] = ()  # what else the template reads


class UnsettableError(Exception):
    """Typst refused: what it said."""


def typeset(job: Job) -> bytes:
    """The PDF of one job: the same bytes for the same job; UnsettableError where Typst refuses."""
    compiler = typst.Compiler(
        TEMPLATES / f"{job.template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(job.fonts),
        sys_inputs={"volume": job.record, **dict(job.inputs)},
    )
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=list(job.standards), timestamp=job.seconds
        )
    except typst.TypstError as error:
        raise UnsettableError(error.message) from error
    unsure = [str(warning) for warning in warnings if UNSURE in str(warning)]
    if unsure:
        raise UnsettableError(unsure[0])
    assert isinstance(made, bytes)  # noqa: S101 - a single file where no output path is given
    return made


@cache
def _fonts(paths: tuple[str, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(paths))


def find_families(paths: Sequence[str]) -> dict[str, str]:
    """The families of the fonts in some folders, each with the file that holds it."""
    return {font.family: font.path or "" for font in _fonts(tuple(paths)).fonts()}
