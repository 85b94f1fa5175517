"""A country of sixty children: true to the rules, to the derivation and to itself."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.demo import country as accounts
from ciranda.ops.national import names
from ciranda.ops.national.copying import Rows
from ciranda.ops.national.households import make_ground
from ciranda.ops.national.loading import LoadFailed, load, some_cases
from ciranda.ops.national.parts import made
from ciranda.ops.national.rarities import make_rarities
from ciranda.ops.national.size import Making, Size
from ciranda.ops.proofs import custody, grants, trail
from ciranda.programmes.queries import current, pack_of

TINY = Size(children=60, teams=2, workers_per_team=6)


@pytest.fixture(scope="module")
def country(empty):
    return load(TINY)


def making(size, now=None):
    version = current("snipi-pt").id
    new = Making.begin(size, pack_of(version), str(version), last_number=0, now=now)
    new.vocabulary.learn_names(names.every_name())
    return new


def test_a_table_that_has_grown_is_refused_in_words(empty):
    with transaction.atomic():
        with speaking_as(OWNER) as cursor:
            cursor.execute("alter table cases_task add column shade text not null")
        with pytest.raises(LoadFailed, match=r"cases_task\.shade"), transaction.atomic():
            load(TINY)
        transaction.set_rollback(True)


def test_a_rule_that_does_not_hold_leaves_nothing_behind(empty, monkeypatch):
    monkeypatch.setattr("ciranda.ops.national.casework._put_manager", lambda *_: None)
    monkeypatch.setattr("ciranda.ops.national.households.store_grants", lambda *_: None)
    with pytest.raises(LoadFailed, match="every dossier has a reader"), transaction.atomic():
        load(TINY)
    with speaking_as(OWNER) as cursor:
        assert not rows(cursor, "select 1 from cases_case limit 1")


def test_every_child_has_a_team_and_every_dossier_a_reader(country):
    assert country.children == country.counts["cases_case"] == 60
    found = custody.prove()
    assert found.holds
    assert found.looked_at == 60


def test_the_stored_grants_are_what_the_facts_give(country):
    assert grants.prove().faults == ()


def test_deriving_a_case_again_writes_nothing(country):
    stored = (
        "select g::text as grant, xmin::text as written from access_grant g where source_id = %s"
    )
    system = Actor(human_id=None, role=Role.SYSTEM, name="test")
    for case_id in some_cases(5):
        with speaking_as(OWNER) as cursor:
            before = rows(cursor, stored, [case_id])
        with entered(system):
            lock(case_id)
            rederive(case_id)
        with speaking_as(OWNER) as cursor:
            after = rows(cursor, stored, [case_id])
        assert before
        assert sorted(map(str, before)) == sorted(map(str, after))


def test_the_seals_of_its_audit_verify(country):
    found = trail.prove()
    assert found.holds
    assert country.counts["audit_event"] == 2 * 60


def test_a_second_country_is_refused_in_words(country):
    with pytest.raises(LoadFailed, match="cases here already"), transaction.atomic():
        load(TINY)


def test_indexes_keys_triggers_and_walls_are_back(country):
    with speaking_as(OWNER) as cursor:
        bare = rows(
            cursor,
            """select relname from pg_class c where relrowsecurity and not relforcerowsecurity
               union all select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                 where t.tgenabled = 'D' and not t.tgisinternal""",
        )
        keys = rows(cursor, "select 1 from pg_constraint where contype = 'f' and not convalidated")
    assert bare == []
    assert keys == []


def test_what_is_rare_is_made_by_the_actions_and_keeps_the_grants_true(country):
    signed_in = accounts._accounts()
    assert {
        "national.coordinator",
        "national.leader",
        "national.mother",
        "national.worker",
    } <= set(signed_in)
    made_of_each = make_rarities()
    assert all(made_of_each.values())
    assert grants.prove().faults == ()
    assert custody.prove().holds


def test_the_parts_together_are_the_whole(empty):
    ground = make_ground(making(Size(501, 2, 6)))
    assert [batch.children for batch in made(ground, processes=1)] == [250, 251]


def test_the_same_size_gives_the_same_country_whoever_makes_it(empty):
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    once, again = (_lines(processes, now) for processes in (1, 2))
    assert once == again
    assert sum(map(len, once.values())) > 7_000


def _lines(processes, now):
    """The rows of each table; the grants of one case come in no order."""
    ground = make_ground(making(Size(120, 2, 6), now))
    found: dict[str, list[bytes]] = {}
    for batch in made(ground, processes=processes):
        for table, _columns, _count, lines in batch.tables:
            found.setdefault(table, []).extend(lines.split(b"\n")[:-1])
    return {table: sorted(lines) for table, lines in found.items()}


def test_awkward_values_are_copied_as_they_are(db):
    put = Rows()
    words = ("tab\there", "line\nend", "back\\slash", "\\N", 'a "quoted" word', "")
    for number, word in enumerate(words):
        put.put("odd", id=number, body=word, nothing=None, yes=True, many=(word, 7))
    [(_table, columns, _count, lines)] = put.batch(0).tables
    with connection.cursor() as cursor:
        cursor.execute(
            "create temp table odd (id int, body text, nothing text, yes boolean, many text[])"
        )
        with cursor.copy("copy odd from stdin with (null '\x01')") as copy:
            copy.write(lines)
        cursor.execute("select * from odd order by id")
        assert cursor.fetchall() == [(n, w, None, True, [w, "7"]) for n, w in enumerate(words)]
    assert columns == ("id", "body", "nothing", "yes", "many")
