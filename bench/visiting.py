"""A browser without a screen: cookies, one kept connection, forms, and a clock."""

import http.client
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from bench.forms import Form, main_form
from ciranda.ops.serving import SOURCE, Server

SECONDS_TO_START = 300
SECONDS_TO_ANSWER = 60


@contextmanager
def serving(
    server: Server, *, app: str = "", environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The site as it is served for people (or `app` in the same way), on this machine only."""
    path = os.pathsep.join(
        filter(None, [str(SOURCE), str(SOURCE.parent), os.environ.get("PYTHONPATH", "")])
    )
    command = server.command()
    if app:
        command[command.index("ciranda.config.wsgi:application")] = app
    whole = {**os.environ, "PYTHONPATH": path, **(environment or {})}
    process = subprocess.Popen(command, env=whole)
    try:
        _wait(server, process)
        yield server.url
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            Visitor(server.url).open("/sign-in/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"nothing answers at {server.url}")


class Visitor:
    """Somebody with cookies and a connection that stays open, as browsers keep theirs."""

    def __init__(self, url: str) -> None:
        self.place = urlsplit(url).netloc
        self.cookies: dict[str, str] = {}
        self.line = http.client.HTTPConnection(self.place, timeout=SECONDS_TO_ANSWER)
        self.location = ""

    def sign_in(self, username: str, password: str) -> "Visitor":
        """Sign in; raises PermissionError where that fails."""
        typed = {"username": username, "password": password}
        status = self.send("/sign-in/", self.form("/sign-in/").filled(typed))
        if status not in {302, 303}:
            raise PermissionError(f"{username} could not sign in ({status})")
        return self

    def open(self, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """Status and bytes; a redirect is not followed."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        answer = self._ask(path, body, headers)
        text = answer.read()
        for one in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(one).items():
                self.cookies[name] = morsel.value
        self.location = answer.headers.get("Location", "")
        return answer.status, text

    def _ask(
        self, path: str, body: bytes | None, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        for again in (True, False):
            try:
                self.line.request("POST" if body is not None else "GET", path, body, headers)
                return self.line.getresponse()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                # the server closed a connection that was idle: a browser opens it again
                self.line.close()
                if not again:
                    raise
        raise ConnectionError(path)

    def form(self, path: str) -> Form:
        """The form on a page; raises LookupError where the page shows none."""
        status, body = self.open(path)
        if status != 200:
            raise LookupError(f"{path} answers {status} {self.location}")
        return main_form(body.decode())

    def send(self, path: str, fields: Sequence[tuple[str, str]]) -> int:
        """Send a filled form; gives the status."""
        return self.open(path, urlencode(fields).encode())[0]
