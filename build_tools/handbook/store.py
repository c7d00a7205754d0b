"""What was set before, kept by all that goes into it, so that a build sets again only what changed.

A file is named by the hash of its job (record, template, fonts, typesetter) and the hash of its own bytes. The same
job makes the same bytes, so a kept file is what setting it again would give; one that was changed is not used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from build_tools.files import read_known
from build_tools.handbook.typesetting import TEMPLATES, VERSION, Job
from build_tools.model import OutputFile

FOLDER = "handbooks"
LENGTH = 32  # characters of a hash


def read_store(folder: Path) -> dict[str, bytes]:
    """The kept files of a folder by the hash of their jobs; damaged ones are passed over."""
    found: dict[str, bytes] = {}
    for path in sorted((folder / FOLDER).glob("*-*.pdf")):
        job, _, own = path.stem.partition("-")
        content = read_known(path)
        if digest(content) == own:
            found[job] = content
    return found


def store_files(kept: Mapping[str, bytes]) -> Sequence[OutputFile]:
    """What is to be kept, as files below the folder of the store."""
    return [OutputFile(f"{FOLDER}/{job}-{digest(content)}.pdf", content) for job, content in kept.items()]


def digest(content: bytes) -> str:
    """The hash of some bytes, as names have it."""
    return sha256(content).hexdigest()[:LENGTH]


def job_key(job: Job) -> str:
    """The hash of all that goes into a handbook."""
    return digest(repr((job, _ground(job.fonts))).encode("utf-8", "surrogatepass"))


@cache
def _ground(fonts: tuple[str, ...]) -> tuple[str, ...]:
    """The hashes of templates and fonts, and which typesetter sets them."""
    files = [
        *sorted(TEMPLATES.glob("*.typ")),
        *(path for name in fonts for path in sorted(Path(name).glob("*.[ot]t[fc]"))),
    ]
    return (VERSION, *(digest(read_known(file)) for file in files))
