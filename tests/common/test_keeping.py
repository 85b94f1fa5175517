"""A kept plan is right for everyone who asks through it."""

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

from ciranda.access.actions import entered
from ciranda.common import database
from ciranda.common.database import keeping

_MINE = "select count(*) from cases_case where id = %s"
_KEPT = "select count(*), max(generic_plans) from pg_prepared_statements where statement like %s"


def _asked(case_id) -> int:
    with keeping() as cursor:
        cursor.execute(_MINE, [case_id])
        return cursor.fetchone()[0]


def test_two_people_who_ask_through_one_kept_plan_see_only_what_is_theirs(cast):
    worker, stranger = cast.actor("tomas_therapist"), cast.actor("stella_stranger")
    seen = []
    for actor in (worker, stranger, worker, stranger):
        with entered(actor):
            seen.append(_asked(cast.case))
    assert seen == [1, 0, 1, 0]


def test_the_server_keeps_one_plan_for_every_value(cast):
    with entered(cast.actor("tomas_therapist")), connection.cursor() as cursor:
        for _ in range(3):
            _asked(cast.case)
        cursor.execute(_KEPT, ["select count(*) from cases_case where id = $1"])
        plans, uses = cursor.fetchone()
    assert (plans, uses >= 3) == (1, True)


def test_where_a_pooler_dropped_the_setting_nothing_is_kept(cast):
    raw = connection.connection
    with connection.cursor() as cursor:
        cursor.execute("deallocate all; set local plan_cache_mode = auto")
    database._keeps.pop(raw, None)
    try:
        with entered(cast.actor("tomas_therapist")), connection.cursor() as cursor:
            assert _asked(cast.case) == 1
            cursor.execute("select count(*) from pg_prepared_statements")
            assert cursor.fetchone()[0] == 0
    finally:
        database._keeps.pop(raw, None)


def test_work_of_many_rows_names_all_its_statements_but_none_through_a_pooler(cast, monkeypatch):
    told: dict[str, dict[str, object]] = {"OPTIONS": {}}
    monkeypatch.setitem(settings.DATABASES, "default", told)
    database.keep_every_plan()
    connection_created.disconnect(dispatch_uid="every plan")
    assert told["OPTIONS"] == {"server_side_binding": True}
    raw = connection.connection
    before = raw.prepare_threshold
    try:
        database._name_nothing_through_a_pooler(connection)
        assert raw.prepare_threshold == before
        with connection.cursor() as cursor:
            cursor.execute("set local plan_cache_mode = auto")
        database._keeps.pop(raw, None)
        database._name_nothing_through_a_pooler(connection)
        assert raw.prepare_threshold is None
    finally:
        raw.prepare_threshold = before
        database._keeps.pop(raw, None)
