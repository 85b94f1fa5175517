"""The demonstration, played once in a database of its own, in real transactions.

A test's own transaction has one instant only; custody that moves needs several.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import connections

from ciranda.common.database import OWNER
from ciranda.ops.demo.making import make_world
from ciranda.ops.demo.telling import Teller
from ciranda.ops.journey import Journey
from ciranda.ops.journey.playing import play
from ciranda.ops.scenarios import SCENARIOS
from tests.journeys.site import served


@dataclass(frozen=True)
class Played:
    """The journey as it went, what was printed, and what was printed the second time."""

    journey: Journey
    first: str
    second: str
    database: str


@contextmanager
def elsewhere(name: str) -> Iterator[None]:
    """Everything inside speaks with another database."""
    settings = connections["default"].settings_dict
    before = settings["NAME"]
    connections["default"].close()
    settings["NAME"] = name
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = before


@pytest.fixture(scope="session")
def played(django_db_setup: None, django_db_blocker: Any) -> Iterator[Played]:
    """The district, its families and the journey; made twice, so that nothing can double."""
    with django_db_blocker.unblock(), played_twice("journey", _play) as story:
        yield story


@pytest.fixture
def journey(played: Played, django_db_blocker: Any) -> Iterator[Journey]:
    """The journey, in its own database."""
    with django_db_blocker.unblock(), elsewhere(played.database):
        yield played.journey


@pytest.fixture(scope="module")
def story(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Played]:
    """The scenario of the pack that the test module names as PROGRAMME, played twice."""
    scenario = SCENARIOS[request.module.PROGRAMME]
    name = scenario.programme.replace("-", "_")
    with django_db_blocker.unblock(), played_twice(name, scenario.play) as played:
        yield played


@pytest.fixture
def scene(story: Played, django_db_blocker: Any) -> Iterator[Journey]:
    """That scenario, in its own database."""
    with django_db_blocker.unblock(), elsewhere(story.database):
        yield story.journey


@pytest.fixture
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The district on a port of this machine, before anything of the journey happened."""
    settings = connections["default"].settings_dict
    name = f"{settings['NAME']}_site"
    with django_db_blocker.unblock():
        _copy(settings, name)
        with elsewhere(name):
            make_world(Teller(io.StringIO()))
            with served() as address:
                yield address


@contextmanager
def played_twice(suffix: str, play: Callable[[Teller], Journey]) -> Iterator[Played]:
    """A story played in a copy of the test database, and again."""
    settings = connections["default"].settings_dict
    name = f"{settings['NAME']}_{suffix}"
    _copy(settings, name)
    with elsewhere(name):
        first, journey = _printed(play)
        second, _again = _printed(play)
    yield Played(journey, first, second, name)


def _play(teller: Teller) -> Journey:
    return play(make_world(teller), teller)


def _printed(play: Callable[[Teller], Journey]) -> tuple[str, Journey]:
    out = io.StringIO()
    journey = play(Teller(out))
    return out.getvalue(), journey


def _copy(settings: dict[str, Any], name: str) -> None:
    """A copy of the test database, kept until the next run: dropping one waits for the disk."""
    connections["default"].close()
    with _server(settings) as server:
        server.execute(f'drop database if exists "{name}" with (force)')
        server.execute(f'create database "{name}" template "{settings["NAME"]}" owner {OWNER}')


def _server(settings: dict[str, Any]) -> Any:
    admin = {"host": settings["HOST"], "port": settings["PORT"] or None, "user": settings["USER"]}
    if settings["PASSWORD"]:
        admin["password"] = settings["PASSWORD"]
    return psycopg.connect(dbname="postgres", autocommit=True, **admin)
