"""The one writer: atomic, silent where nothing changed, and it clears away what is no longer made.

A folder below the output that holds the file MARKER was made by the build and belongs to it whole.
Nothing else is ever removed, and a folder that a person made never gets the marker.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.model import OutputFile

MARKER = ".made-by-build"


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def write_files(files: Sequence[OutputFile], folder: Path) -> Written:
    """Bring a folder to hold these files: changed ones are replaced atomically, stale ones removed."""
    for owned in sorted({file.path.split("/")[0] for file in files if "/" in file.path}):
        if not (folder / owned).is_dir() or not any((folder / owned).iterdir()):
            write_file(OutputFile(f"{owned}/{MARKER}", b""), folder)
    changed = sum(write_file(file, folder) for file in files)
    removed = sum(_remove(path, folder) for path in _stale(files, folder))
    return Written(changed, len(files) - changed, removed)


def write_file(file: OutputFile, folder: Path) -> bool:
    """Write one file below a folder; False if it already held just this content."""
    path = folder / file.path
    if ".." in Path(file.path).parts or not path.is_relative_to(folder):
        message = f"{file.path} would be written outside the output folder"
        raise ValueError(message)
    try:
        if path.read_bytes() == file.content:
            return False
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, file.content)
    return True


def _replace(path: Path, content: bytes) -> None:
    """Put a whole new file in the place of the old one; if that fails, the old one stays and nothing else."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink()
        raise


def write_new_folder(files: Iterable[OutputFile], folder: Path) -> bool:
    """Make a folder that holds these files, all of them or none; False if something of that name is there."""
    if folder.exists():
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as made:
        whole = Path(made) / folder.name
        for file in files:
            write_file(file, whole)
        whole.rename(folder)
    return True


def _stale(files: Iterable[OutputFile], folder: Path) -> list[Path]:
    """Files in folders that the build owns but no longer makes, deepest first, then their empty folders."""
    kept = {folder / file.path for file in files}
    owned = [marker.parent for marker in sorted(folder.glob(f"*/{MARKER}"))]
    paths = [path for top in owned for path in sorted(top.rglob("*"), reverse=True)]
    stale = [path for path in paths if path.is_file() and path.name != MARKER and path not in kept]
    unused = [top for top in owned if not any(path.is_relative_to(top) for path in kept)]
    return [*stale, *(top / MARKER for top in unused)]


def _remove(path: Path, folder: Path) -> bool:
    path.unlink()
    parent = path.parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
    return True
