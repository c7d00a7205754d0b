"""A web server on this machine that shows a site below a base path, as a public host would, and keeps a record.

With each answer it asks the browser to report whatever the site wants from another host: be it a page, a worker or a
stylesheet that asks, the report comes back here. What the browser itself asks its maker for is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

BASE = "/a/b/"
REPORTS = "/reports"
POLICY = f"default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; report-uri {REPORTS}"


@dataclass(frozen=True, slots=True)
class Served:
    """A site being served: its address, what it wanted from other hosts, and what it asked for in vain."""

    url: str
    foreign: list[str]
    missing: list[str]


class _SiteHandler(SimpleHTTPRequestHandler):
    def __init__(self, *request: object, site: Path, foreign: list[str], missing: list[str]) -> None:
        self._site, self._foreign, self._missing = site, foreign, missing
        super().__init__(*request, directory=str(site))  # type: ignore[arg-type]  # socket, address and server

    def do_GET(self) -> None:
        if self.path.startswith(BASE) and Path(self.translate_path(self.path)).exists():
            super().do_GET()
        else:
            self._missing.append(self.path)
            self._answer(HTTPStatus.NOT_FOUND, (self._site / "404.html").read_bytes())

    def do_POST(self) -> None:
        report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._foreign.append(report["csp-report"]["blocked-uri"])
        self._answer(HTTPStatus.NO_CONTENT, b"")

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy-Report-Only", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Tests print nothing of their own."""

    def _answer(self, status: HTTPStatus, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve(site: Path) -> Iterator[Served]:
    """The site at http://127.0.0.1:PORT/a/b/ for as long as the context lasts; missing pages show its 404.html."""
    foreign: list[str] = []
    missing: list[str] = []
    handler = partial(_SiteHandler, site=site, foreign=foreign, missing=missing)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(f"http://127.0.0.1:{server.server_port}{BASE}", foreign, missing)
        server.shutdown()
        thread.join()
