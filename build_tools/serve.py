"""Live work: a change of a text, a YAML file or the program recompiles docs/; MkDocs rebuilds and reloads.

Only files whose content changed are written, so that MkDocs, which watches docs/, never loops.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from build_tools.model import Corpus
from build_tools.site import site_environment

USAGE = 2
SETTLE = 0.15  # seconds without a further change before compiling
WATCHED = ("source_texts", "build_tools", "docs/assets/search")
SUFFIXES = (".txt", ".yml", ".yaml", ".py", ".md", ".html", ".css", ".js", ".typ")


class _Changes(FileSystemEventHandler):
    """Sets an event when a source was written, moved or deleted; reading it does not count."""

    def __init__(self) -> None:
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = (str(event.src_path), str(getattr(event, "dest_path", "")))
        if event.event_type in {"created", "modified", "moved", "deleted"} and any(p.endswith(SUFFIXES) for p in paths):
            self.seen.set()


def serve(root: Path, port: int) -> int:
    """Compile, start `mkdocs serve`, and compile again at each change until interrupted; the exit status."""
    if not (root / "source_texts").is_dir():
        print(f"找不到文件夹 {root / 'source_texts'}，请在项目文件夹里运行，或用 --root 指明", file=sys.stderr)
        return USAGE
    _compile(root)
    changes = _Changes()
    observer = Observer()
    for name in WATCHED:
        if (root / name).is_dir():
            observer.schedule(changes, str(root / name), recursive=True)
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--watch-theme"]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    observer.start()
    with subprocess.Popen(command, cwd=root, env=site_environment(Corpus())) as mkdocs:  # noqa: S603 - no shell
        print(f"预览：http://127.0.0.1:{port}/  （按 Ctrl+C 结束）", flush=True)
        try:
            _watch(root, changes, mkdocs)
        except KeyboardInterrupt:
            mkdocs.terminate()
        finally:
            observer.stop()
            observer.join()
    return mkdocs.returncode if mkdocs.returncode and mkdocs.returncode > 0 else 0


def _watch(root: Path, changes: _Changes, mkdocs: subprocess.Popen[bytes]) -> None:
    while mkdocs.poll() is None:
        if changes.seen.wait(timeout=0.5):
            while changes.seen.is_set():
                changes.seen.clear()
                changes.seen.wait(timeout=SETTLE)
            _compile(root)


def _compile(root: Path) -> None:
    """Compile in a process of its own, so that a changed program is used at once."""
    command = [sys.executable, "-m", "build_tools", "--root", str(root), "build", "--no-site"]
    subprocess.run(command, cwd=Path(__file__).resolve().parent.parent, check=False)  # noqa: S603 - no shell
