"""One country: each piece of work along its lanes, in turns."""

import pickle
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg
from django.db import DatabaseError

from bench.capturing import Asked, Insider, until_grants_follow
from bench.lanes import WARM, Times, interleaved, timed
from bench.machine import load
from bench.replaying import Replay
from bench.visiting import Visitor, serving
from bench.works import WRITES, Work
from ciranda.ops.demo.cast import PASSWORD
from ciranda.ops.serving import Server


@dataclass
class Outcome:
    """What one piece of work took in one country."""

    key: str
    title: str
    times: dict[str, Times] = field(default_factory=dict)
    statements: int = 0
    on_the_wire: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    kilobytes: float = 0
    load: float = 0
    notes: str = ""

    def as_json(self) -> dict[str, Any]:
        """For the file of results."""
        return asdict(self)


class Failed(RuntimeError):
    """A piece of work did not do what it is measured for: a time of it would be a lie."""


@dataclass(frozen=True)
class NotDone:
    """A piece of work that could not be done, and why."""

    key: str
    title: str
    why: str


_WRONG = (Failed, LookupError, OSError, psycopg.Error, DatabaseError)


def capture(work: Work) -> list[Asked]:
    """What each visit of this work asks, found inside this process; nothing of it stays."""
    insider = Insider("" if work.stranger else work.who)
    if not work.paths:
        raise Failed("there is nothing in this country to do it with")
    visits = []
    for number, path in enumerate(work.paths):
        asked = insider.write(path, work.typed(number)) if work.typed else insider.read(path)
        if asked.status != (302 if work.writes else 200):
            raise Failed(f"{work.key}: {path} answers {asked.status}")
        visits.append(asked)
    return visits


def measure(works: list[Work], port: int, rounds: int) -> Iterator[Outcome | NotDone]:
    """Each piece of work along its lanes. The pages and the bare view are up at the same time.

    What cannot be done is told with its reason and not timed.
    """
    asked: dict[str, list[Asked]] = {}
    for work in works:
        try:
            asked[work.key] = capture(work)
        except _WRONG as error:
            yield NotDone(work.key, work.title, str(error)[:300])
    with ExitStack() as stack:
        site = stack.enter_context(serving(Server(port=port)))
        bare = Visitor(stack.enter_context(_bare(asked, port + 1)))
        visitors: dict[str, Visitor] = {}
        floor, wall = Replay("owner"), Replay("default")
        for work in (one for one in works if one.key in asked):
            page = _page(work, site, visitors)
            lanes = _Lanes(work, asked[work.key], floor, wall, bare, page)
            try:
                yield lanes.run(rounds)
            except _WRONG as error:
                yield NotDone(work.key, work.title, str(error)[:300])


@contextmanager
def _bare(asked: dict[str, list[Asked]], port: int) -> Iterator[str]:
    with tempfile.NamedTemporaryFile("wb", suffix=".asked") as written:
        pickle.dump(asked, written)
        written.flush()
        names = {"BENCH_ASKED": written.name, "DJANGO_SETTINGS_MODULE": "bench.bare_settings"}
        with serving(Server(port=port), app="bench.bare:application", environment=names) as url:
            yield url


class _Lanes:
    def __init__(
        self, work: Work, asked: list[Asked], floor: Replay, wall: Replay, bare: Visitor, page: Any
    ) -> None:  # fmt: skip
        self.work, self.asked, self.page = work, asked, page
        self.floor, self.wall, self.bare = floor, wall, bare

    def run(self, reads: int) -> Outcome:
        # a form that is sent uses its object up: one warm round, and no more rounds than objects
        warm = 1 if self.work.writes else WARM
        many = WRITES if self.work.key in {"sign_in", "register", "contact"} else None
        rounds = (many or len(self.work.paths) - warm) if self.work.writes else reads
        lanes = {
            "floor": lambda n: self.floor(self._visit(n)),
            "wall": lambda n: self.wall(self._visit(n)),
            "bare": self._bare,
            "page": self.page,
        }
        first = self.asked[0]
        times = interleaved(lanes, rounds, warm)
        if effect := [e for one in self.asked if (e := until_grants_follow(one))]:
            times["effect"] = Times.of([self.wall(one) for _ in range(3) for one in effect][1:])
        return Outcome(
            self.work.key, self.work.title, times,
            len(first.statements), first.on_the_wire,
            {"floor": self.floor.rows(first), "wall": self.wall.rows(first)},
            round(first.size / 1024, 1), load(), self.work.notes,
        )  # fmt: skip

    def _visit(self, number: int) -> Asked:
        return self.asked[number % len(self.asked)]

    def _bare(self, number: int) -> float:
        def visit() -> None:
            status, _body = self.bare.open(f"/{self.work.key}/{number}/")
            if status != 200:
                raise Failed(f"{self.work.key}: the bare view answers {status}")

        return timed(visit)


def _page(work: Work, site: str, visitors: dict[str, Visitor]) -> Any:
    """The lane of the real page, signed in (or not, where the work is to sign in)."""

    def visit(number: int) -> float:
        visitor = Visitor(site) if work.stranger else _signed_in(work.who, site, visitors)
        path = work.paths[number % len(work.paths)]
        fields = visitor.form(path).filled(work.typed(number)) if work.typed else None
        status = 0

        def ask() -> None:
            nonlocal status
            status = visitor.send(path, fields) if fields is not None else visitor.open(path)[0]

        seconds = timed(ask)
        if status != (302 if work.writes else 200):
            raise Failed(f"{work.key}: {path} answers {status}")
        return seconds

    return visit


def _signed_in(who: str, site: str, visitors: dict[str, Visitor]) -> Visitor:
    if who not in visitors:
        visitors[who] = Visitor(site).sign_in(who, PASSWORD)
    return visitors[who]
