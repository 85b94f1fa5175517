"""A page may add a job and see none; the worker sees the line."""

import pytest
from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app

from ciranda.ops import jobs
from ciranda.ops.main import main

pytestmark = pytest.mark.django_db


def _defer() -> int:
    return app.configure_task("nightly.trial", queue="trial").defer(case_id="0190")


def _scalar(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (found,) = cursor.fetchone()
    return found


def _as_worker() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.jobs', 'on', true)")


def test_a_page_adds_a_job_and_cannot_read_the_line() -> None:
    assert _defer() > 0
    for table in ("jobs", "events", "workers", "periodic_defers"):
        assert _scalar(f"select count(*) from procrastinate_{table}") == 0


def test_the_worker_takes_the_job_and_finishes_it() -> None:
    number = _defer()
    _as_worker()
    worker = _scalar("select procrastinate_register_worker_v1()")
    taken = _scalar(f"select id from procrastinate_fetch_job_v2(array['trial'], {worker})")
    assert taken == number
    _scalar(f"select procrastinate_finish_job_v1({number}, 'succeeded', false)")
    assert (
        _scalar(f"select status::text from procrastinate_jobs where id = {number}") == "succeeded"
    )


def test_a_job_of_a_transaction_that_fails_was_never_there() -> None:
    mark = transaction.savepoint()
    _defer()
    transaction.savepoint_rollback(mark)
    _as_worker()
    assert _scalar("select count(*) from procrastinate_jobs where queue_name = 'trial'") == 0


def test_becoming_the_worker_opens_the_line_and_lifts_the_limit() -> None:
    before = dict(settings.DATABASES["default"].get("OPTIONS", {}))
    try:
        jobs.become_worker()
        options = settings.DATABASES["default"]["OPTIONS"]["options"]
        assert "app.jobs=on" in options
        assert options.index("statement_timeout=0") > options.find("statement_timeout=5s")
    finally:
        settings.DATABASES["default"]["OPTIONS"] = before


def test_the_worker_goes_to_the_server_itself_where_pages_go_through_a_pooler(monkeypatch):
    here = {"HOST": "pooler", "NAME": "ciranda", "OPTIONS": {"options": "-c jit=off"}}
    monkeypatch.setitem(settings.DATABASES, "default", here)
    monkeypatch.setenv("WORKER_DATABASE_URL", "postgresql://web@server/ciranda?sslmode=require")
    jobs.become_worker()
    assert here["HOST"] == "server"
    assert here["OPTIONS"]["sslmode"] == "require"
    assert here["OPTIONS"]["options"].endswith("-c statement_timeout=0 -c app.jobs=on")


def test_a_command_may_take_longer_than_a_page(monkeypatch):
    asked = {"OPTIONS": {"options": "-c statement_timeout=5s -c jit=off"}}
    monkeypatch.setitem(settings.DATABASES, "default", asked)
    monkeypatch.setattr("ciranda.ops.main.run", lambda *_: 0)
    monkeypatch.setattr("os.setpriority", lambda *_: None)
    assert main(["proof", "custody"]) == 0
    assert main(["proof", "custody"]) == 0
    assert asked["OPTIONS"]["options"] == (
        "-c statement_timeout=5s -c jit=off -c statement_timeout=0"
    ), "the last one said is in force, and it is said once"


@pytest.mark.parametrize(("words", "gives_way"), [("proof custody", True), ("db status", False)])
def test_work_through_everything_leaves_the_processor_to_the_pages(monkeypatch, words, gives_way):
    monkeypatch.setitem(settings.DATABASES, "default", {"OPTIONS": {}})
    monkeypatch.setattr("ciranda.ops.main.run", lambda *_: 0)
    asked: list[tuple[int, ...]] = []
    monkeypatch.setattr("os.setpriority", lambda *said: asked.append(said))
    assert main(words.split()) == 0
    assert bool(asked) is gives_way
    assert all(niceness == jobs.LAST for _which, _who, niceness in asked)
