"""Each proof holds on the world of the tests, and finds each fault that is planted."""

import contextlib

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from ciranda.access.actions import entered
from ciranda.audit import actions as audit
from ciranda.cases.actions.coordination import allocate
from ciranda.common.database import OWNER, speaking_as
from ciranda.common.ids import uuid7
from ciranda.ops import tasks
from ciranda.ops.proofs import custody, grants, trail

CUT_CUSTODY = "alter table cases_custody disable trigger user"


def as_owner(*statements, values=()):
    """Plant a fault past the wall, with the guards taken off first."""
    with speaking_as(OWNER) as cursor:
        for sql in statements:
            cursor.execute(sql, values if "%s" in sql else None)


def words(verdict):
    return "; ".join(f"{fault.about} {fault.words}" for fault in verdict.faults)


def test_every_child_has_a_team(cast):
    found = custody.prove()
    assert found.holds
    assert found.line == "0 children without an accountable team"
    assert found.looked_at >= 1


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("delete from cases_custody where case_id = %s", "no team ever"),
        (
            "update cases_custody set ended_at = now() + interval '1 s' where case_id = %s",
            "no team now",
        ),
        (
            "update cases_custody set started_at = now() + interval '1 h' where case_id = %s",
            "no team at its opening",
        ),
        (
            "update cases_case set closed_at = now() + interval '9 s' where id = %s",
            "not answered for until its closure",
        ),
        (
            """update agencies_team set ended_on = current_date where id in
               (select team_id from cases_custody where case_id = %s)""",
            "a team that has ended",
        ),
        (
            """update agencies_placement set ended_on = current_date where team_id in
               (select team_id from cases_custody where case_id = %s)""",
            "a team with nobody in it",
        ),
    ],
)
def test_a_child_without_a_team_is_found(cast, capsys, fault, says):
    as_owner(
        CUT_CUSTODY,
        "alter table cases_case disable trigger user",
        fault,
        values=[cast.case],
    )
    found = custody.prove()
    assert [f.about for f in found.faults] == [str(cast.case)]
    assert says in words(found)
    with pytest.raises(CommandError) as refused:
        call_command("proof_custody")
    assert refused.value.returncode == 1
    said = capsys.readouterr().out
    assert "1 children without an accountable team" in said
    assert str(cast.case) in said
    assert "Flor" not in said


def test_a_gap_between_two_teams_is_found(cast):
    as_owner(
        CUT_CUSTODY,
        "update cases_custody set ended_at = now() + interval '1 h' where case_id = %s",
        f"""insert into cases_custody (id, case_id, dossier_id, category, team_id, started_at,
              end_reason, sees_history, read_back_days)
            select '{uuid7()}', case_id, dossier_id, 2, team_id, now() + interval '2 h', '', false,
              30 from cases_custody where case_id = %s""",
        values=[cast.case],
    )
    assert "a gap or an overlap" in words(custody.prove())


def test_grants_are_what_the_facts_give(cast):
    allocate(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.tomas_therapist,
    )
    found = grants.prove()
    assert found.holds, words(found)
    assert found.looked_at > 3, "persons have grants of their own too"
    assert "drift in 0" in found.line


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("delete from access_grant where source_id = %s and basis = 1", "missing"),
        ("update access_grant set cats = cats | 16384 where source_id = %s", "differ"),
        (
            "update access_grant set valid_until = now() + interval '1 h' where source_id = %s",
            "differ",
        ),
        (
            """insert into access_grant (dossier_id, principal, basis, basis_ref, cats, writes,
                 purposes, source_id)
               select dossier_id, max(principal) + 1, 1, dossier_id, 1, 0, 1, source_id
               from access_grant where source_id = %s group by dossier_id, source_id limit 1""",
            "should not be there",
        ),
    ],
)
def test_a_grant_that_drifted_is_found(cast, capsys, fault, says):
    as_owner(fault, values=[cast.case])
    found = grants.prove()
    assert [f.about for f in found.faults] == [str(cast.case)]
    assert says in words(found)
    with pytest.raises(CommandError):
        call_command("proof_grants")
    assert "drift in 1" in capsys.readouterr().out


def test_a_fact_changed_past_the_actions_is_found(cast):
    as_owner(
        "update cases_familymember set ended_at = now() where case_id = %s", values=[cast.case]
    )
    assert "should not be there" in words(grants.prove())


def test_a_grant_from_nowhere_is_found(cast):
    stray = uuid7()
    as_owner(
        f"""insert into access_grant (dossier_id, principal, basis, basis_ref, cats, writes,
              purposes, source_id)
            values ('{cast.dossier}', 1, 9, '{stray}', 1, 0, 1, '{stray}')"""
    )
    assert words(grants.prove()) == f"{stray} a source nobody knows (1)"


def test_a_strangers_grant_on_a_persons_own_dossier_is_found(cast):
    as_owner(
        """insert into access_grant (dossier_id, principal, basis, basis_ref, cats, writes,
             purposes, source_id)
           select d.id, p.id, 4, d.id, 1, 0, 1, d.person_id from access_dossier d,
             access_principal p where d.person_id = %s and p.kind = 4
             and p.ref <> d.person_id limit 1""",
        values=[cast.maria_mother],
    )
    assert words(grants.prove()) == f"{cast.maria_mother} a grant that nothing gives (1)"


GIVE = """insert into access_grant (dossier_id, principal, basis, basis_ref, cats, writes, purposes,
    source_id) select d.id, p.id, {basis}, d.id, {cats}, 0, 1, d.person_id
    from access_dossier d, access_principal p where d.kind = 2 and d.person_id = %s
    and p.kind = {kind} and p.ref <> d.person_id order by p.id desc limit 1"""


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("delete from access_grant where source_id = %s and basis = 10", "that is missing"),
        (
            "update access_grant set basis = 5 where source_id = %s and basis = 10",
            "that nothing gives",
        ),
        (GIVE.format(basis=7, cats=11, kind=1), "that nothing gives"),
        (GIVE.format(basis=9, cats=1, kind=3), "that nothing gives"),
        (GIVE.format(basis=13, cats=1, kind=2), "that nothing gives"),
        (
            "update access_grant set cats = 32767 where source_id = %s and basis = 9",
            "wider than what gives it",
        ),
    ],
)
def test_drift_in_a_persons_own_dossier_is_found(cast, fault, says):
    as_owner(
        """insert into people_entry (id, person_id, dossier_id, principal, started_at)
           select gen_random_uuid(), d.person_id, d.id, g.principal, now() from access_dossier d
           join access_grant g on g.source_id = d.person_id and g.basis = 9
           where d.kind = 2 and d.person_id = %s
             and not exists (select 1 from people_entry e where e.person_id = d.person_id)""",
        values=[cast.maria_mother],
    )
    assert grants.prove().holds, words(grants.prove())
    as_owner(fault, values=[cast.maria_mother])
    assert says in words(grants.prove())


@pytest.fixture
def sealed(cast):
    """Three seals over a few events each."""
    for _ in range(3):
        with entered(cast.actor("carla_coordinator")):
            for _ in range(3):
                audit.record("read", kind="case", object_id=cast.case, dossier_id=cast.dossier)
        with entered(cast.actor("carla_coordinator")):
            assert audit.seal() >= 3
    return cast


def test_the_trail_is_whole(sealed, capsys):
    found = trail.prove()
    assert found.holds, words(found)
    call_command("proof_audit")
    assert "under" in capsys.readouterr().out


LAST = "(select max(id) from audit_seal)"
MIDDLE = "(select max(id) - 1 from audit_seal)"
IN_MIDDLE = f"(select first_event + 1 from audit_seal where id = {MIDDLE})"


@pytest.mark.parametrize(
    ("faults", "says"),
    [
        ([f"update audit_event set verb = 'wrote' where id = {IN_MIDDLE}"], "was changed"),
        ([f"update audit_event set human_id = null where id = {IN_MIDDLE}"], "was changed"),
        ([f"delete from audit_event where id = {IN_MIDDLE}"], "events were sealed"),
        ([f"delete from audit_seal where id = {MIDDLE}"], "does not follow"),
        (
            [
                f"""delete from audit_event where id >=
                    (select first_event from audit_seal where id = {LAST})""",
                f"delete from audit_seal where id = {LAST}",
            ],
            "was cut off",
        ),
        (["delete from audit_event", "delete from audit_seal"], "was cut off"),
        (
            [
                f"""update audit_seal set root = sha256('x') where id = {MIDDLE}""",
            ],
            "was changed",
        ),
    ],
)
def test_what_was_done_to_the_trail_is_found(sealed, faults, says):
    as_owner(
        "alter table audit_event disable trigger user",
        "alter table audit_seal disable trigger user",
        *faults,
    )
    found = trail.prove()
    assert says in words(found)
    with pytest.raises(CommandError):
        call_command("proof_audit")


def test_a_chain_replaced_as_a_whole_does_not_hold_its_anchor(sealed, tmp_path, capsys):
    kept = tmp_path / "anchor"
    call_command("proof_audit", keep_anchor=kept)
    call_command("proof_audit", anchor=kept)
    kept.write_text("1 " + "0" * 64)
    with pytest.raises(CommandError):
        call_command("proof_audit", anchor=kept)
    assert "kept elsewhere" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no anchor"):
        call_command("proof_audit", anchor=tmp_path / "nothing")


def test_the_nightly_proof_says_what_does_not_hold_by_id(cast, caplog):
    tasks.prove(timestamp=0)
    as_owner("delete from access_grant where source_id = %s and basis = 1", values=[cast.case])
    with pytest.raises(tasks.ProofFailed, match="grants"):
        tasks.prove(timestamp=0)
    assert str(cast.case) in caplog.text
    assert "Flor" not in caplog.text


def test_the_trail_is_sealed_every_minute(cast):
    with entered(cast.actor("carla_coordinator")):
        audit.record("read", kind="case", object_id=cast.case, dossier_id=cast.dossier)
    assert tasks.seal(timestamp=0) >= 1
    assert tasks.seal(timestamp=60) == 0


@pytest.fixture
def arranged(cast):
    """Everything the access tests arrange: a referral, a signal, a question, an offer, meetings,
    groups and requests."""
    from tests.access.arrangement import arrange

    return arrange(cast)


OF = {
    "referral": "(select id from referrals_referral where sender_id is not null limit 1)",
    "enquiry": "(select id from referrals_enquiry limit 1)",
    "signal": "(select id from referrals_signal limit 1)",
    "transfer": "(select id from transfers_transfer limit 1)",
}
MUST = {"referral": (12, 13), "enquiry": (9, 13), "signal": (13,), "transfer": (17,)}
STRAY = """insert into access_grant (dossier_id, principal, basis, basis_ref, cats, writes,
    purposes, source_id) select g.dossier_id, (select p.id from access_principal p where p.kind = 1
      and p.ref <> all (array(select ref from access_principal x join access_grant y
        on y.principal = x.id where y.source_id = g.source_id)) limit 1), g.basis, g.basis_ref, 1,
    0, 1, g.source_id from access_grant g where g.source_id = {of} limit 1"""
PLANTED = {
    "that is missing": "delete from access_grant where source_id = {of} and basis = {basis}",
    "wider than what gives it": "update access_grant set cats = cats | 1024 | 2048 | 4096 | 8192"
    " where ctid = (select g.ctid from access_grant g join access_principal p"
    " on p.id = g.principal"
    " where g.source_id = {of} and g.basis = {basis} and p.role <> 'coordinator' or"
    " g.source_id = {of} and g.basis = 17 limit 1)",
    "that nothing gives": "update access_grant set basis = 5 where source_id = {of}"
    " and basis = {basis}",
}


class _TakenBack(Exception):
    """What was planted is taken back."""


def planted(fault):
    """What the proof says with a fault planted, which is taken back afterwards."""
    found = ""
    with contextlib.suppress(_TakenBack), transaction.atomic():
        as_owner(fault)
        found = words(grants.prove())
        raise _TakenBack
    return found


def test_what_stands_beside_the_cases_holds_and_each_planted_fault_is_found(arranged):
    """One world, each fault planted, found and taken back: missing, too wide, wrong, a stranger."""
    assert grants.prove().holds, words(grants.prove())
    for kind, of in OF.items():
        for basis in MUST[kind]:
            for says, fault in PLANTED.items():
                found = planted(fault.format(of=of, basis=basis))
                assert says in found, (kind, basis, says, found)
        found = planted(STRAY.format(of=of))
        assert "that nothing gives" in found, (kind, "a stranger", found)


OF_THE_CASE = {
    "a meeting": "(select dossier_id from cases_meeting limit 1)",
    "a plan's part": "(select dossier_id from cases_planpart where asked_at is not null limit 1)",
    "a plan": "(select dossier_id from cases_planvolume limit 1)",
}
FAULTS = (
    ("delete from access_grant where dossier_id = {d}", "missing or differ"),
    ("update access_grant set cats = cats | 16384 where dossier_id = {d}", "differ"),
    ("update access_grant set basis = 7 where dossier_id = {d} and basis <> 7", "differ"),
)


def test_faults_in_meetings_groups_and_requests_are_found_with_their_case(arranged):
    """Groups hang on the case's own dossier: a grant given by no fact of the case is drift."""
    for kind, dossier in OF_THE_CASE.items():
        for fault, says in FAULTS:
            found = planted(fault.format(d=dossier))
            assert any(word in found for word in says.split(" or ")), (kind, says, found)
