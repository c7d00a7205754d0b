"""What was set before is used again where all that goes into it is the same, and only then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_tools.handbook.store import FOLDER, digest, job_key, read_store, store_files
from build_tools.handbook.typesetting import Job
from build_tools.write import write_files

JOB = Job("text", "{}", (), 0)


def test_key_changes_with_what_goes_in() -> None:
    """The record, the template and the date are part of the key; the same job has the same key."""
    keys = {
        job_key(JOB),
        job_key(replace(JOB, record="[]")),
        job_key(replace(JOB, template="poster")),
        job_key(replace(JOB, seconds=1)),
    }
    assert len(keys) == 4
    assert job_key(Job("text", "{}", (), 0)) == job_key(JOB)


def test_damaged_and_stale_files_are_not_used(tmp_path: Path) -> None:
    """A file that was changed by hand is passed over; what is kept no longer is removed."""
    write_files(store_files({"a": b"one", "b": b"two"}), tmp_path)
    assert read_store(tmp_path) == {"a": b"one", "b": b"two"}
    (tmp_path / FOLDER / f"a-{digest(b'one')}.pdf").write_bytes(b"cut")
    assert read_store(tmp_path) == {"b": b"two"}
    write_files(store_files({"b": b"two"}), tmp_path)
    assert len(list((tmp_path / FOLDER).glob("*.pdf"))) == 1
    assert read_store(tmp_path / "none") == {}
