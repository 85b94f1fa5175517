"""Opening pages through the real server on the loopback, warmed, one after the other."""

import http.client
import http.cookiejar
import os
import re
import statistics
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bench.pages import Address, LeftOut, Page
from ciranda.ops.serving import SOURCE, Server

WARM, RUNS = 3, 15
SECONDS_TO_START = 30
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Measured:
    """Times of a page in milliseconds, over `RUNS` warmed runs, and how large it is."""

    page: Page
    median: float
    p95: float
    kilobytes: float


@contextmanager
def serving(port: int) -> Iterator[str]:
    """The site as it is served for people, on a port of this machine only."""
    server = Server(port=port)
    path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(server.command(), env={**os.environ, "PYTHONPATH": path})
    try:
        _wait(server)
        yield server.url
    finally:
        process.terminate()
        process.wait(15)


def _wait(server: Server) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{server.url}/sign-in/", timeout=5)  # noqa: S310
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError("the server did not start")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


class Visitor:
    """Somebody signed in, with a browser's cookies."""

    def __init__(self, url: str, username: str, password: str) -> None:
        self.url = url
        self.jar = http.cookiejar.CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(cookies, _Stay())
        form = self.opener.open(f"{url}/sign-in/", timeout=10).read().decode()
        found = _TOKEN.search(form)
        fields = {
            "csrfmiddlewaretoken": found.group(1) if found else "",
            "username": username,
            "password": password,
        }
        self.open("/sign-in/", urllib.parse.urlencode(fields).encode())

    def open(self, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        """Status and bytes; a redirect is not followed."""
        try:
            with self.opener.open(f"{self.url}{path}", body, timeout=10) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except (http.client.HTTPException, OSError):
            return 0, b""


def measure(visitors: Mapping[str, Visitor], address: Address) -> Measured | LeftOut:
    """Open a page, as the first who may, until it is warm; then time it."""
    answers: list[int] = []
    for page in address.tries:
        visitor = visitors[page.username]
        status, body = visitor.open(page.path)
        if status == 200:
            return _timed_page(visitor, page, len(body))
        answers.append(status)
        if status == 405:
            return LeftOut(address.name, "only takes what is sent to it")
    if set(answers) & {301, 302}:
        return LeftOut(address.name, "leads on to another page")
    return LeftOut(address.name, f"answers {', '.join(map(str, sorted(set(answers))))} to everyone")


def _timed_page(visitor: Visitor, page: Page, size: int) -> Measured:
    for _ in range(WARM):
        visitor.open(page.path)
    times = sorted(_timed(visitor, page) for _ in range(RUNS))
    return Measured(page, statistics.median(times), times[round(0.95 * (RUNS - 1))], size / 1024)


def _timed(visitor: Visitor, page: Page) -> float:
    begun = time.perf_counter()
    visitor.open(page.path)
    return (time.perf_counter() - begun) * 1000
