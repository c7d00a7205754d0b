"""Same input, byte-identical output: no clock, no hash order, no folder name finds its way into the site."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
from pathlib import Path

import pytest

from tests.project import build, copy_project

OTHERWISE = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}


def digest_files(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, by its path there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def other_project(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second copy, built elsewhere: other folder, working directory, hash seed, time zone and locale."""
    other = copy_project(tmp_path_factory.mktemp("elsewhere") / "deep" / "er", project)
    build(other, cwd=tmp_path_factory.mktemp("cwd"), environment=OTHERWISE)
    return other


def test_compiled_pages_and_data_are_identical(site: Path, project: Path, other_project: Path) -> None:
    """The Markdown and JSON below docs/."""
    assert site.is_dir()
    assert digest_files(project / "docs") == digest_files(other_project / "docs")


def test_sites_are_identical(site: Path, other_project: Path) -> None:
    """Every file of the site: pages, search index, sitemap and its archive."""
    digests = digest_files(site)
    assert {"index.html", "sitemap.xml.gz", "search/common.js"} <= digests.keys()
    assert digests == digest_files(other_project / "site")


def test_no_date_of_today(site: Path) -> None:
    """Tomorrow's build is the same as today's."""
    now = dt.datetime.now(tz=dt.UTC)
    packed = (site / "sitemap.xml.gz").read_bytes()
    packed_at = dt.datetime.fromtimestamp(int.from_bytes(packed[4:8], "little"), tz=dt.UTC)
    assert abs(now - packed_at) > dt.timedelta(days=2)
    assert now.date().isoformat().encode() not in gzip.decompress(packed)
