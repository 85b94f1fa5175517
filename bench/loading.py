"""Many people at once: closed loops of a day's proportions, and what the server bore."""

import os
import pickle
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from django.db import connection

from bench.finding import found
from bench.lanes import Times
from bench.machine import load
from bench.measuring_work import capture
from bench.visiting import Visitor, serving
from bench.works import COORDINATOR, LEADER, WORKER, Work, works
from ciranda.ops.demo.cast import PASSWORD
from ciranda.ops.serving import Server

# A day's proportions (engineering/performance.md, W15): 60 % lists and cases, 15 % searches,
# 15 % notes, 5 % plans, 5 % the team's board.
DAY = {
    "day": 10, "caseload": 20, "case": 30, "search_typo": 10, "search_born": 5, "contact": 15,
    "plan": 5, "board": 5,
}  # fmt: skip
MOST_CONNECTIONS = "select count(*) from pg_stat_activity where datname = current_database()"


@dataclass
class _Tally:
    pages: int = 0
    seconds: list[float] = field(default_factory=list)
    by_work: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)


def measure(
    port: int, clients: int, seconds: float, processes: int = 2, threads: int = 4
) -> dict[str, Any]:  # fmt: skip
    """So many clients for so long, each asking again as soon as it is answered.

    Every answer that is not the one wanted is an error. Memory is what the server's processes hold
    at the end above what they held once warm: after 5 seconds, in a longer run after a tenth of it.
    """
    day = [one for one in works(found(), offers=False) if one.key in DAY]
    server = Server(port=port, processes=processes, threads=threads)
    with serving(server) as url:
        people = [_people(url) for _ in range(clients)]
        _run(day, people, max(min(5.0, seconds / 4), seconds / 10), _Tally())
        before, most = _memory(port), [0]
        tally = _Tally()
        begun = time.perf_counter()
        watcher = _watch(most)
        _run(day, people, seconds, tally)
        watcher()
        return _told(tally, clients, time.perf_counter() - begun, _memory(port) - before, most[0])


def bare(
    port: int, clients: int, seconds: float, processes: int = 2, threads: int = 4
) -> dict[str, Any]:  # fmt: skip
    """The rows of lists and cases as JSON by the bare view: what a page costs above its rows."""
    chosen = [one for one in works(found(), offers=False) if one.key in {"caseload", "case"}]
    asked = {one.key: capture(one) for one in chosen}
    paths = [f"/{one.key}/{n}/" for one in chosen for n in range(len(one.paths))]
    with tempfile.NamedTemporaryFile("wb", suffix=".asked") as written:
        pickle.dump(asked, written)
        written.flush()
        server = Server(port=port, processes=processes, threads=threads)
        names = {"BENCH_ASKED": written.name, "DJANGO_SETTINGS_MODULE": "bench.bare_settings"}
        with serving(server, app="bench.bare:application", environment=names) as url:
            json = [Work(path, path, WORKER, (path,)) for path in paths]
            people = [{WORKER: Visitor(url)} for _ in range(clients)]
            _run(json, people, min(3.0, seconds / 4), _Tally())
            tally, begun, held = _Tally(), time.perf_counter(), _memory(port)
            _run(json, people, seconds, tally)
            told = _told(
                tally, clients, time.perf_counter() - begun, _memory(port) - held, connections=0
            )
    return told | {"words": f"Rows as JSON from the bare view: {told['words']}"}


def _people(url: str) -> dict[str, Visitor]:
    return {who: Visitor(url).sign_in(who, PASSWORD) for who in (WORKER, COORDINATOR, LEADER)}


def _run(
    day: list[Work], people: list[dict[str, Visitor]], seconds: float, tally: _Tally
) -> None:  # fmt: skip
    end, lock = time.perf_counter() + seconds, threading.Lock()
    threads = [
        threading.Thread(target=_client, args=(day, one, number, end, tally, lock))
        for number, one in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _client(
    day: list[Work], people: dict[str, Visitor], seed: int, end: float, tally: _Tally,
    lock: threading.Lock,
) -> None:  # fmt: skip
    pick, weights = Random(seed), [DAY.get(one.key, 1) for one in day]  # noqa: S311
    while time.perf_counter() < end:
        [work] = pick.choices(day, weights)
        taken, wrong = _visit(work, people[work.who], pick)
        with lock:
            tally.seconds.append(taken)
            tally.pages += 2 if work.typed else 1
            tally.by_work[work.key] += 1
            if wrong:
                tally.errors[wrong] += 1


def _visit(work: Work, visitor: Visitor, pick: Random) -> tuple[float, str]:
    path = pick.choice(work.paths)
    try:
        fields = visitor.form(path).filled(work.typed(0)) if work.typed else None
        begun = time.perf_counter()
        status = visitor.send(path, fields) if fields is not None else visitor.open(path)[0]
        taken = time.perf_counter() - begun
    except (OSError, LookupError) as error:
        return 0.0, f"{work.key}: {error}"
    return taken, "" if status == (302 if work.writes else 200) else f"{work.key} answers {status}"


def _watch(most: list[int]) -> Callable[[], None]:
    """Counts connections now and then until told to stop."""
    stopped = threading.Event()

    def look() -> None:
        while not stopped.wait(2):
            with connection.cursor() as cursor:
                cursor.execute(MOST_CONNECTIONS)
                most[0] = max(most[0], int(cursor.fetchone()[0]))
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()

    def stop() -> None:
        stopped.set()
        thread.join()

    return stop


def _memory(port: int) -> float:
    """Megabytes that the web processes at this port hold."""
    held = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"127.0.0.1:{port}".encode() in (folder / "cmdline").read_bytes():
                held += int((folder / "statm").read_text(encoding="ascii").split()[1])
        except OSError:
            continue
    return held * os.sysconf("SC_PAGE_SIZE") / 2**20


def _told(
    tally: _Tally, clients: int, seconds: float, grown: float, connections: int
) -> dict[str, Any]:  # fmt: skip
    times, ordered = Times.of(tally.seconds), sorted(tally.seconds)
    p99 = ordered[round(0.99 * (len(ordered) - 1))] * 1000
    rate, errors = tally.pages / seconds, sum(tally.errors.values())
    return {
        "clients": clients, "seconds": round(seconds, 1), "pages_a_second": round(rate, 1),
        "median": times.median, "p95": times.p95, "p99": round(p99, 1), "errors": errors,
        "wrong": dict(tally.errors), "by_work": dict(tally.by_work),
        "memory_grown_mb": round(grown, 1), "connections": connections, "load": load(),
        "words": f"{clients} clients, a day's proportions, {seconds:.0f} s: {rate:.1f} pages a"
        f" second, {times.median:.0f} / {times.p95:.0f} / {p99:.0f} ms (median, p95, p99),"
        f" {errors} errors, memory {grown:+.0f} MB, at most {connections} connections, load"
        f" {load()}; the clients use the same cores.",
    }  # fmt: skip
