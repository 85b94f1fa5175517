"""The site on a port of this machine, answered from this process, in a database of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections


class _Handler(WSGIRequestHandler):
    """Answers without a line a request."""

    def log_message(self, *_args: object) -> None:
        """Nothing."""


class _Server(ThreadedWSGIServer):
    """Each thread gives its database connection back when it ends."""

    daemon_threads = True

    def process_request_thread(self, request: object, client_address: object) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()


@contextmanager
def served() -> Iterator[str]:
    """The site's address while inside."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
