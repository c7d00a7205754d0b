"""The making of handbooks, one after another: Typst itself uses every core; a rulebook takes half a second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from build_tools.handbook.booklet import impose
from build_tools.handbook.editions import Edition, make_job
from build_tools.handbook.fonts import Faces
from build_tools.handbook.store import job_key
from build_tools.handbook.typesetting import Job, UnsettableError, typeset
from build_tools.model import Corpus, Offer, OutputFile
from build_tools.render.downloads import FOLDER


@dataclass(frozen=True, slots=True)
class Handbook:
    """A handbook that was made, or why it was not."""

    offer: Offer
    content: bytes
    key: str = ""  # the hash of all that went into it
    refused: str = ""

    @property
    def file(self) -> OutputFile:
        """Its file, below the folder of the site."""
        return OutputFile(self.offer.path, self.content)


def make_handbooks(
    corpus: Corpus, editions: Iterable[Edition], faces: Faces, site: str = "", kept: Mapping[str, bytes] | None = None
) -> tuple[Handbook, ...]:
    """The handbook of each edition; what was kept of an earlier build is not set again."""
    return tuple(_make(edition, make_job(corpus, edition, faces, site), kept or {}) for edition in editions)


def _make(edition: Edition, job: Job, kept: Mapping[str, bytes]) -> Handbook:
    key = job_key(job)
    try:
        return Handbook(edition.offer, kept[key] if key in kept else typeset(job), key)
    except UnsettableError as error:
        return Handbook(edition.offer, b"", key, str(error))


def make_booklet(handbook: Handbook, title: str) -> Handbook:
    """An A5 handbook for a printer that prints both sides: two leaves on each side of a sheet of A4."""
    offer = replace(handbook.offer, path=handbook.offer.path.removesuffix(".pdf") + "-booklet.pdf")
    return Handbook(offer, impose(handbook.content, title))


def choose(editions: Iterable[Edition], wanted: Iterable[str]) -> tuple[tuple[Edition, ...], tuple[str, ...]]:
    """The editions whose names fit one of the patterns (laiwu-2026/*, */notes-a5), and the patterns that fit none."""
    every, patterns = tuple(editions), tuple(wanted)
    chosen = tuple(edition for edition in every if any(_fits(edition, pattern) for pattern in patterns))
    return chosen, tuple(pattern for pattern in patterns if not any(_fits(edition, pattern) for edition in every))


def _fits(edition: Edition, pattern: str) -> bool:
    path = pattern.removeprefix(f"{FOLDER}/").removesuffix(".pdf")
    return fnmatchcase(edition.name, path) or edition.rulebook == path
