"""Opening pages through the real server on the loopback, warmed, one after the other."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from bench.lanes import Times
from bench.pages import Address, LeftOut, Page
from bench.visiting import Visitor

WARM, RUNS = 3, 15


@dataclass(frozen=True)
class Measured:
    """Times of a page in milliseconds, over `RUNS` warmed runs, and how large it is."""

    page: Page
    median: float
    p95: float
    kilobytes: float


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
    times = Times.of([_timed(visitor, page) for _ in range(RUNS)])
    return Measured(page, times.median, times.p95, size / 1024)


def _timed(visitor: Visitor, page: Page) -> float:
    begun = time.perf_counter()
    visitor.open(page.path)
    return time.perf_counter() - begun
