"""The site's own files for browsers of tests: read once, answered beside the pages.

A page brings nearly twenty of them. Answered by the browser's driver one after the other they took
longer than the page.
"""

import mimetypes
import threading
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

AT = "/static/"
Start = Callable[[str, list[tuple[str, str]]], object]


class Handler(WSGIRequestHandler):
    """Answers without a line a request."""

    def log_message(self, *_args: object) -> None:
        """Nothing."""


def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """One file, kept by the browser as long as it is open (a WSGI application)."""
    found = _file(environ["PATH_INFO"].removeprefix(AT))
    if found is None:
        start("404 Not Found", [("Content-Length", "0")])
        return []
    kind, body = found
    start("200 OK", [
        ("Content-Type", kind), ("Content-Length", str(len(body))),
        ("Cache-Control", "max-age=3600"),
    ])  # fmt: skip
    return [body]


@cache
def port() -> int:
    """The port they are answered at; the server ends with the tests."""
    server = ThreadedWSGIServer(("localhost", 0), Handler)
    server.daemon_threads = True
    server.set_app(answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return int(server.server_port)


@cache
def _file(name: str) -> tuple[str, bytes] | None:
    found = finders.find(name)
    if not found:
        return None
    kind = mimetypes.guess_type(str(found))[0] or "application/octet-stream"
    return kind, Path(str(found)).read_bytes()
