"""Custody is never empty, never double, never rewritten: raw SQL as the owner fails at COMMIT."""

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from ciranda.common.ids import uuid7


def commits(owner, sql, values=()):
    """Run raw SQL and check what COMMIT would check."""
    with transaction.atomic():
        owner.execute(sql, values)
        owner.execute("set constraints all immediate")


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("delete from cases_custody where case_id = %(case)s", "never deleted"),
        ("truncate cases_custody cascade", "only ever added to"),
        (
            "update cases_custody set ended_at = now() where case_id = %(case)s",
            "accountable team until its closure",
        ),
        (
            "update cases_custody set started_at = now() - interval '1 day'",
            "not rewritten",
        ),
        (
            "update cases_custody set ended_at = now() - interval '1 hour'",
            "never back-dated",
        ),
        (
            """insert into cases_custody (id, case_id, dossier_id, category, team_id, started_at,
                 end_reason, sees_history, read_back_days)
               values (%(id)s, %(case)s, %(dossier)s, 2, %(other)s, now(), '', false, 30)""",
            "custody_never_overlaps",
        ),
        (
            """insert into cases_custody (id, case_id, dossier_id, category, team_id, started_at,
                 end_reason, sees_history, read_back_days)
               values (%(id)s, %(case)s, %(dossier)s, 2, %(other)s, now() - interval '2 days', '',
                 false, 30)""",
            "never back-dated",
        ),
        (
            """insert into cases_case (id, pack_version_id, opened_at, region_id)
               select %(id)s, pack_version_id, now(), 1 from cases_case limit 1""",
            "accountable team",
        ),
        ("update cases_case set closed_at = now() where id = %(case)s", "accountable team"),
        ("delete from cases_case where id = %(case)s", "only ever added to"),
    ],
)
def test_the_owner_cannot_leave_a_child_without_a_team(cast, owner, sql, says):
    values = {
        "case": cast.case,
        "dossier": cast.dossier,
        "other": cast.north_team,
        "id": uuid7(),
    }
    with pytest.raises(DatabaseError, match=says):
        commits(owner, sql, values)


def test_a_gap_between_two_teams_fails(cast, owner):
    gap = """update cases_custody set ended_at = now() where case_id = %(case)s;
             insert into cases_custody (id, case_id, dossier_id, category, team_id, started_at,
               end_reason, sees_history, read_back_days)
             values (%(id)s, %(case)s, %(dossier)s, 2, %(other)s, now() + interval '1 second', '',
               false, 30)"""
    values = {
        "case": cast.case,
        "dossier": cast.dossier,
        "other": cast.north_team,
        "id": uuid7(),
    }
    with pytest.raises(DatabaseError, match="a gap"):
        commits(owner, gap, values)


def test_a_handover_in_one_instant_holds(cast, owner):
    values = {
        "case": cast.case,
        "dossier": cast.dossier,
        "other": cast.north_team,
        "id": uuid7(),
    }
    commits(
        owner,
        """update cases_custody set ended_at = now() where case_id = %(case)s;
           insert into cases_custody (id, case_id, dossier_id, category, team_id, started_at,
             end_reason, sees_history, read_back_days)
           values (%(id)s, %(case)s, %(dossier)s, 2, %(other)s, now(), '', false, 30)""",
        values,
    )


def test_a_case_manager_is_replaced_and_never_absent(cast, owner):
    owner.execute("select id from cases_custody where case_id = %s", [cast.case])
    custody = owner.fetchone()[0]
    commits(
        owner,
        """insert into cases_coordination (id, case_id, dossier_id, custody_id, membership_id, name,
             profession, agency_name, phone, chosen_by_family, started_at, end_reason)
           values (%s, %s, %s, %s, %s, '', '', '', '', false, now(), '')""",
        [uuid7(), cast.case, cast.dossier, custody, cast.tomas_therapist],
    )
    with pytest.raises(DatabaseError, match="never absent"):
        commits(owner, "update cases_coordination set ended_at = now()")
