"""The one writer: silent where nothing changed, atomic, and it removes only what the build made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_tools.model import OutputFile
from build_tools.write import MARKER, write_files

PAGES = [OutputFile("index.md", b"home"), OutputFile("some/a.md", b"a"), OutputFile("some/deep/b.md", b"b")]


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != MARKER)


def test_files_are_written_below_the_folder(tmp_path: Path) -> None:
    """Each under its path, with its bytes."""
    written = write_files(PAGES, tmp_path)
    assert (written.changed, written.unchanged, written.removed) == (3, 0, 0)
    assert {file.path: (tmp_path / file.path).read_bytes() for file in PAGES} == {f.path: f.content for f in PAGES}


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    """Neither its time nor its inode changes; a changed neighbour's do."""
    write_files(PAGES, tmp_path)
    for file in PAGES:
        os.utime(tmp_path / file.path, (1, 1))
    before = {file.path: (tmp_path / file.path).stat() for file in PAGES}
    written = write_files([PAGES[0], PAGES[1], OutputFile("some/deep/b.md", b"B")], tmp_path)
    after = {file.path: (tmp_path / file.path).stat() for file in PAGES}
    assert (written.changed, written.unchanged) == (1, 2)
    assert [p for p in before if (before[p].st_mtime, before[p].st_ino) != (after[p].st_mtime, after[p].st_ino)] == [
        "some/deep/b.md"
    ]


def test_markers_are_not_touched_either(tmp_path: Path) -> None:
    """A second build changes no time of any file or folder."""
    write_files(PAGES, tmp_path)
    paths = [tmp_path, *tmp_path.rglob("*")]
    before = [path.stat().st_mtime_ns for path in paths]
    write_files(PAGES, tmp_path)
    assert [path.stat().st_mtime_ns for path in paths] == before


def test_what_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    """Stale files and the folders they leave empty."""
    write_files(PAGES, tmp_path)
    written = write_files(PAGES[:2], tmp_path)
    assert written.removed == 1
    assert _files(tmp_path) == ["index.md", "some/a.md"]
    assert not (tmp_path / "some" / "deep").exists()


def test_a_whole_folder_no_longer_made_goes(tmp_path: Path) -> None:
    """A rulebook that is no longer published, with all its pages."""
    write_files(PAGES, tmp_path)
    write_files(PAGES[:1], tmp_path)
    assert _files(tmp_path) == ["index.md"]
    assert not (tmp_path / "some").exists()


def test_files_written_by_hand_stay(tmp_path: Path) -> None:
    """Only a folder that the build made is the build's."""
    for name in ("about.md", "assets/own.css", "notes/deep/mine.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("by hand", encoding="utf-8")
    write_files(PAGES, tmp_path)
    write_files(PAGES[:1], tmp_path)
    assert _files(tmp_path) == ["about.md", "assets/own.css", "index.md", "notes/deep/mine.md"]


def test_the_output_folder_itself_stays(tmp_path: Path) -> None:
    """Even when the last file that the build made is gone."""
    folder = tmp_path / "docs"
    write_files([OutputFile("some/a.md", b"a")], folder)
    write_files([], folder)
    assert folder.is_dir()
    assert list(folder.iterdir()) == []


def test_writing_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Atomic: the old content or the new, never half of it, and no temporary file left behind."""
    write_files(PAGES, tmp_path)

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_files([OutputFile("index.md", b"new")], tmp_path)
    assert (tmp_path / "index.md").read_bytes() == b"home"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []


@pytest.mark.parametrize("path", ["../outside.md", "{}/outside.md", "some/../../outside.md"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, path: str) -> None:
    """A path that climbs out is a mistake of a renderer, and fails before anything is written."""
    with pytest.raises(ValueError, match="outside"):
        write_files([OutputFile(path.format(tmp_path), b"x")], tmp_path / "docs")
    assert not (tmp_path / "outside.md").exists()


def test_a_folder_of_a_persons_own_is_not_taken_over(tmp_path: Path) -> None:
    """docs/some/ written by hand before a rulebook `some` appeared: its files stay."""
    own = tmp_path / "some" / "mine.md"
    own.parent.mkdir()
    own.write_text("by hand", encoding="utf-8")
    write_files(PAGES, tmp_path)
    write_files(PAGES[:1], tmp_path)
    assert own.is_file()
