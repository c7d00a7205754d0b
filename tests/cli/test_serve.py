"""Live work: the served site follows a change of text, YAML, stylesheet and template, and then rests."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.cli.editing import GOOD, GOOD_TEXT, write
from tests.project import copy_project

STARTED, SEEN, QUIET = 60.0, 20.0, 3.0  # seconds: to start, to show a change, to prove that nothing loops
PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Preview:
    """A live server and the project that it shows."""

    project: Path
    port: int

    def page(self, path: str) -> str:
        """What the server answers for a path; nothing while it cannot."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.read().decode() if answer.status == 200 else ""
        except OSError:
            return ""
        finally:
            connection.close()

    def build_number(self) -> str:
        """A number that grows with every build of MkDocs, as its own script in the page asks for it."""
        return self.page("/livereload/0/0")

    def shows(self, path: str, words: str, within: float = SEEN) -> bool:
        """Whether a page comes to show these words in time."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if words in self.page(path):
                return True
            time.sleep(PAUSE)
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """`serve`, as an editor starts it, in a project of one small rulebook; ended as Ctrl+C ends it."""
    project = copy_project(tmp_path_factory.mktemp("live"))
    for folder in (project / "source_texts").iterdir():
        if folder.name != "registers":
            shutil.rmtree(folder)
    write(project, GOOD, GOOD_TEXT)
    port = _free_port()
    command = [sys.executable, "-m", "build_tools", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, start_new_session=True, stdout=subprocess.DEVNULL) as server:
        live = Preview(project, port)
        try:
            assert live.shows("/", "某某区人民政府工作规则", STARTED)
            yield live
        finally:
            server.send_signal(signal.SIGINT)
            status = server.wait(timeout=10)
    assert status == 0
    assert live.page("/") == ""  # nothing is left behind that still answers


def _rests(live: Preview) -> bool:
    """Whether no build follows in some seconds of quiet, once the last one is done."""
    time.sleep(1.0)
    before = live.build_number()
    time.sleep(QUIET)
    return live.build_number() == before != ""


def test_a_changed_word_is_shown(preview: Preview) -> None:
    """Text → page, and then quiet."""
    write(preview.project, GOOD, GOOD_TEXT.replace("规范工作", "规范政府工作"))
    assert preview.shows(f"/{GOOD}/c1.html", "规范政府工作")
    assert _rests(preview)


def test_a_changed_declaration_is_shown(preview: Preview) -> None:
    """rulebook.yml → overview."""
    write(preview.project, GOOD, "文号: 某政发〔2024〕9号\n", "rulebook.yml")
    assert preview.shows(f"/{GOOD}/index.html", "某政发〔2024〕9号")


def test_a_new_rulebook_is_shown(preview: Preview) -> None:
    """A new folder in source_texts/ becomes pages."""
    write(preview.project, "second-2024", GOOD_TEXT.replace("某某区", "另一区"))
    assert preview.shows("/second-2024/index.html", "另一区人民政府工作规则")


@pytest.mark.parametrize(
    ("file", "page", "mark"),
    [
        ("docs/assets/guiju.css", "/assets/guiju.css", "/* 改过的样式 */"),
        ("theme/partials/footer.html", "/", "<!-- 改过的模板 -->"),
        ("docs/about.md", "/about.html", "改过的说明"),
    ],
)
def test_a_changed_style_template_or_page_is_shown(preview: Preview, file: str, page: str, mark: str) -> None:
    """The site's own files are watched too."""
    with (preview.project / file).open("a", encoding="utf-8") as stream:
        stream.write(f"\n{mark}\n")
    assert preview.shows(page, mark)


def test_a_broken_text_leaves_the_server_running(preview: Preview) -> None:
    """The rulebook goes while its text is broken and comes back when it is mended."""
    write(preview.project, GOOD, b"\xff")
    end = time.monotonic() + SEEN
    while preview.page(f"/{GOOD}/c1.html") and time.monotonic() < end:
        time.sleep(PAUSE)
    assert preview.page(f"/{GOOD}/c1.html") == ""
    write(preview.project, GOOD, GOOD_TEXT)
    assert preview.shows(f"/{GOOD}/c1.html", "规范工作")
