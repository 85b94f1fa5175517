"""After closing: who opens the archive, what a hold keeps, what the night erases and what stays."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from ciranda.access.actions import Actor, Refused, entered
from ciranda.access.enums import Basis, Category, Permission, Role
from ciranda.audit import actions as audit
from ciranda.cases.actions import archive, contacts, emergency
from ciranda.cases.actions.derivation import rederive
from ciranda.cases.models import BreakGlass, Contact, Paragraph
from ciranda.cases.policies.retention import erase_on
from ciranda.cases.queries.archive import archive as archived
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.cases.queries.openings import openings
from ciranda.ops.proofs import trail
from ciranda.programmes.queries import pack_of
from tests import casework
from tests.settling import PASSWORD

REASON = "The court asks for the file of this child"
JOB = Actor(None, Role.SYSTEM)
HISTORY = ("cases_custody", "cases_coordination")


def _past_everything(*statements):
    """History that no action and no trigger would let anyone write."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
        cursor.execute("set local role ciranda_owner")
        for table in HISTORY:
            cursor.execute(f"alter table {table} disable trigger not_rewritten")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
        for table in HISTORY:
            cursor.execute(f"alter table {table} enable trigger not_rewritten")
        cursor.execute("set local role ciranda_web")


@pytest.fixture
def closed(cast):
    """Written in by the team and by the hospital, and closed eleven years ago."""
    casework.manage(cast)
    casework.share(cast, "hospital", "health")
    for name, category in (
        ("tomas_therapist", Category.DEVELOPMENT),
        ("hilda_health", Category.HEALTH),
    ):
        contacts.write(
            actor=cast.actor(name),
            case_id=cast.case,
            header=contacts.Header("call"),
            paragraphs=[contacts.Words(category, "What we saw")],
        )
    ago = "interval '11 years'"
    begun = f"started_at = started_at - interval '12 years', ended_at = now() - {ago}"
    _past_everything(
        "update consent_effect set ended_at = now()",
        f"update cases_custody set {begun}",
        f"update cases_coordination set {begun} where ended_at is null",
        f"update cases_volume set opened_at = opened_at - interval '12 years',"
        f" closed_at = now() - {ago}",
        f"update cases_case set opened_at = opened_at - interval '12 years',"
        f" closed_at = now() - {ago} where id = '{cast.case}'",
    )
    with entered(JOB):
        with connection.cursor() as cursor:
            cursor.execute("select set_config('app.staff', 't', true)")
        rederive(cast.case)
    return cast


def _paragraphs(owner):
    owner.execute("select count(*) from cases_paragraph")
    return owner.fetchone()[0]


def test_the_team_reads_a_closed_case_no_more_and_its_author_keeps_what_it_wrote(closed):
    with entered(closed.actor("carla_coordinator")):
        assert not Contact.objects.exists()
    with entered(closed.actor("hilda_health")):
        assert Paragraph.objects.count() == 1


def test_the_coordinator_opens_the_archive_for_an_hour_with_a_reason(closed):
    carla = closed.actor("carla_coordinator")
    with pytest.raises(Refused):
        archive.open_archive(actor=carla, case_id=closed.case, reason="why")
    archive.open_archive(actor=carla, case_id=closed.case, reason=REASON)
    with entered(carla):
        assert Paragraph.objects.exists()
        (found,) = archived()
    assert found.opened == 1


@pytest.mark.parametrize("name", ["nelson_coordinator", "dora_data"])
def test_an_archive_is_opened_by_those_who_answer_for_it_only(closed, name):
    actor = closed.actor(name)
    with entered(actor):
        known = [a.id for a in archived()]
    if known:
        assert name == "dora_data"
        archive.open_archive(actor=actor, case_id=closed.case, reason=REASON)
    else:
        with pytest.raises(NoSuchCase):
            archive.open_archive(actor=actor, case_id=closed.case, reason=REASON)


def test_a_practitioner_has_no_key_to_the_archive(closed):
    with pytest.raises(Refused):
        archive.open_archive(
            actor=closed.actor("tomas_therapist"), case_id=closed.case, reason=REASON
        )
    assert not closed.actor("tomas_therapist").may(Permission.ARCHIVE_OPEN)


def test_the_night_erases_what_is_past_its_day_and_the_trail_still_verifies(closed, owner):
    assert _paragraphs(owner) == 2
    audit.seal()
    with entered(JOB):
        assert archive.erase_overdue(JOB, timezone.localdate()) == 1
        assert archive.erase_overdue(JOB, timezone.localdate()) == 0
    owner.execute("set local role ciranda_owner")
    assert _paragraphs(owner) == 0
    owner.execute("select count(*), sum(rows) from cases_erasure")
    lines, gone = owner.fetchone()
    assert lines >= 15
    assert gone >= 2
    assert trail.prove().holds


def test_nothing_is_erased_under_a_hold_and_all_after_it_is_lifted(closed, owner):
    owner.execute(
        "insert into cases_hold (id, case_id, reason, placed_at, placed_by)"
        " values (gen_random_uuid(), %s, 'court', now(), gen_random_uuid())",
        [closed.case],
    )
    with entered(JOB):
        assert archive.erase_overdue(JOB, timezone.localdate()) == 0
    owner.execute("set local role ciranda_owner")
    assert _paragraphs(owner) == 2


def test_the_data_officer_holds_it_and_lifts_the_hold(closed, owner):
    dora = closed.actor("dora_data")
    with pytest.raises(Refused):
        archive.hold(actor=dora, case_id=closed.case, reason=" ")
    archive.hold(actor=dora, case_id=closed.case, reason="Court, file 12")
    with entered(dora):
        assert archived()[0].hold == "Court, file 12"
    with entered(JOB):
        assert archive.erase_overdue(JOB, timezone.localdate()) == 0
    archive.lift_hold(actor=dora, case_id=closed.case)
    with entered(JOB):
        assert archive.erase_overdue(JOB, timezone.localdate()) == 1
    owner.execute("set local role ciranda_owner")
    assert _paragraphs(owner) == 0


def test_an_opening_of_the_archive_waits_for_somebody_elses_review(closed):
    carla, dora = closed.actor("carla_coordinator"), closed.actor("dora_data")
    archive.open_archive(actor=dora, case_id=closed.case, reason=REASON)
    with entered(dora):
        (mine,) = openings(dora)
    assert mine.is_mine
    with pytest.raises(BreakGlass.DoesNotExist):
        emergency.review(actor=dora, opening_id=mine.id, justified=True, words="I was right")
    nelson = closed.actor("nelson_coordinator")
    with entered(nelson):
        assert openings(nelson) == []
    with entered(carla):
        (found,) = openings(carla)
    assert found.of_archive
    assert found.reason == REASON
    with pytest.raises(Refused):
        emergency.review(actor=carla, opening_id=found.id, justified=True, words=" ")
    emergency.review(actor=carla, opening_id=found.id, justified=True, words="The court did ask")
    with entered(carla):
        assert openings(carla) == []
        (kept,) = openings(carla, reviewed=True)
    assert kept.review == "The court did ask"


def test_an_opened_archive_is_not_called_an_emergency(closed, owner):
    carla = closed.actor("carla_coordinator")
    archive.open_archive(actor=carla, case_id=closed.case, reason=REASON)
    owner.execute(
        "select count(*) filter (where basis = %s), count(*) filter (where basis = %s)"
        " from access_grant where source_id = %s",
        [Basis.ARCHIVE, Basis.BREAK_GLASS, closed.case],
    )
    opened, emergencies = owner.fetchone()
    assert opened > 0
    assert emergencies == 0


def test_the_erasure_list_kept_elsewhere_is_played_after_a_restore(closed, tmp_path, capsys):
    kept = tmp_path / "erasures"
    with entered(JOB):
        archive.erase_overdue(JOB, timezone.localdate())
    call_command("db_keep_erasures", kept)
    assert len(kept.read_text().splitlines()) >= 15
    # the restored backup is older: it has the rows, and not the list
    _past_everything(
        "delete from cases_erasure",
        "insert into cases_workplace (id, dossier_id, of, agency_name, phone, place, case_id)"
        f" values (gen_random_uuid(), '{closed.dossier}', 'cover', 'a', '', '', '{closed.case}')",
    )
    call_command("db_erase_again", kept)
    assert "1 rows went again" in capsys.readouterr().out
    call_command("db_erase_again", kept)
    assert "0 rows went again" in capsys.readouterr().out


def test_a_file_that_is_no_erasure_list_is_refused_by_its_line(tmp_path):
    wrong = tmp_path / "list"
    wrong.write_text("{}\n")
    with pytest.raises(CommandError, match="list:1: this is no line of an erasure list"):
        call_command("db_erase_again", wrong)
    with pytest.raises(CommandError, match="There is no file"):
        call_command("db_erase_again", tmp_path / "nothing")


def test_only_the_data_officer_holds(closed):
    with pytest.raises(Refused):
        archive.hold(actor=closed.actor("carla_coordinator"), case_id=closed.case, reason="court")


def test_what_a_restore_brings_back_goes_again(closed, owner):
    with entered(JOB):
        archive.erase_overdue(JOB, timezone.localdate())
    _past_everything(
        "insert into cases_workplace (id, dossier_id, of, agency_name, phone, place, case_id)"
        f" values (gen_random_uuid(), '{closed.dossier}', 'cover', 'a', '', '', '{closed.case}')"
    )
    with entered(JOB), connection.cursor() as cursor:
        cursor.execute("select cases_erase_again()")
        assert cursor.fetchone()[0] == 1


def test_no_worker_erases(closed):
    from django.db import DatabaseError, transaction

    with (
        entered(closed.actor("carla_coordinator")),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("select cases_erase(%s, 32767)", [closed.case])


def test_no_pack_lets_a_file_go_within_a_year(closed):
    with entered(closed.actor("carla_coordinator")), connection.cursor() as cursor:
        cursor.execute("select pack_version from cases_archived(1)")
        pack = pack_of(cursor.fetchone()[0])
    today = timezone.localdate()
    assert all((day - today).days >= 365 for day in erase_on(pack, today).values())


def test_the_archives_page_shows_a_reference_and_no_name(closed, client):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    page = client.get("/archive/").content.decode()
    assert f"/archive/{closed.case}/" in page
    assert "Flor" not in page
    assert client.get(f"/archive/{closed.case}/").status_code == 200
    assert client.get(f"/archive/{closed.case}/hold/").status_code == 403
