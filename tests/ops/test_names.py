"""Names of persons without any live file are erased by the night, and go again after a restore."""

import pytest
from django.db import DatabaseError
from django.utils import timezone

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.cases.actions import archive
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops import erasures
from ciranda.ops.names import erase_names
from ciranda.ops.proofs import grants
from ciranda.people.actions import register
from tests.cases.test_archive import closed  # noqa: F401 - a fixture

JOB = Actor(None, Role.SYSTEM)


def night():
    with entered(JOB):
        archive.erase_overdue(JOB, timezone.localdate())
        return erase_names(timezone.localdate())


def ask(sql, *params):
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql, list(params))


def age_own_dossiers(years=20):
    with speaking_as(OWNER) as cursor:
        cursor.execute(
            "update access_dossier set opened_at = now() - make_interval(years => %s)"
            " where kind = 2",
            [years],
        )


def name_of(person):
    return ask("select given from people_person where id = %s", person)[0]["given"]


@pytest.fixture
def stray(cast):
    """Somebody entered once, with a name nobody else has, and never given a file."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        return register(actor=carla, given="Zillerfold", surnames="Quibblemoth").pk


def test_a_child_whose_every_file_is_erased_loses_its_name_numbers_and_words(closed):  # noqa: F811
    age_own_dossiers()
    assert night() >= 1
    assert name_of(closed.flor) == ""
    for table in ("people_persontokens", "people_identifier", "people_contactpoint"):
        assert not ask(f"select 1 from {table} where person_id = %s", closed.flor), table
    assert grants.prove().holds, [f.words for f in grants.prove().faults]


def test_whoever_signs_in_keeps_their_name(closed):  # noqa: F811
    age_own_dossiers()
    night()
    assert name_of(closed.maria_mother)


def test_a_live_case_or_a_hold_keeps_every_name(cast, closed):  # noqa: F811
    age_own_dossiers()
    archive.hold(actor=cast.actor("dora_data"), case_id=cast.case, reason="A court asks")
    night()
    assert name_of(cast.flor) == "Flor"


def test_somebody_entered_without_any_file_goes_after_the_longest_time(cast, stray):
    night()
    assert name_of(stray) == "Zillerfold", "not yet"
    age_own_dossiers()
    night()
    assert name_of(stray) == ""
    assert not ask("select 1 from people_nametoken where text = 'quibblemoth'"), "a word of theirs"
    assert name_of(cast.flor) == "Flor", "a live case"


def test_what_a_restore_brings_back_goes_again(cast, stray, tmp_path):
    age_own_dossiers()
    night()
    kept = tmp_path / "erased"
    assert erasures.keep(kept) >= 1
    assert "Zillerfold" not in kept.read_text("utf-8")
    with speaking_as(OWNER) as cursor:
        cursor.execute("delete from people_erased")
        cursor.execute("update people_person set given = 'Zillerfold' where id = %s", [stray])
    lines, gone = erasures.erase_again(kept)
    assert lines >= 1
    assert gone >= 1
    assert name_of(stray) == ""


def test_no_worker_erases_a_name(cast, stray):
    with pytest.raises(DatabaseError, match="only a job"), entered(cast.actor("carla_coordinator")):
        erase_names(timezone.localdate())
