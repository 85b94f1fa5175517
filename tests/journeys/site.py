"""The site on a port of this machine, answered from this process, in a database of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.db import connections

from tests import statics


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
    pages = get_wsgi_application()
    server = _Server(("127.0.0.1", 0), statics.Handler)
    server.set_app(
        lambda environ, start: (
            statics.answer if environ["PATH_INFO"].startswith(statics.AT) else pages
        )(environ, start)
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
