"""Data follows the controller, not the building; persons are named one by one."""

from datetime import timedelta

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.agencies.actions import controllers
from ciranda.agencies.models import Appointment, Membership, Service, ServiceMove
from ciranda.agencies.queries.controllers import changes_of, controlled, moves_due
from ciranda.cases.actions import contacts
from ciranda.cases.actions.controllers import follow_service, move_service
from ciranda.cases.enums import NoticeKind
from ciranda.cases.models import Paragraph
from ciranda.cases.queries.controllers import named_for, own_files_of
from ciranda.cases.queries.family import own_notices
from ciranda.common.database import instant
from tests import casework
from tests.cast import SYSTEM


@pytest.fixture
def notes(cast):
    """The hospital wrote a note of its own on the child; its service and who leads it."""
    casework.manage(cast)
    casework.share(cast, "hospital", "health")
    hilda = cast.actor("hilda_health")
    contacts.write(
        actor=hilda,
        case_id=cast.case,
        header=contacts.Header("visit"),
        paragraphs=[contacts.Words(Category.HEALTH, "Weighed at home.")],
    )
    past = casework.past_the_wall
    past(
        "update agencies_membership set agency_id = (select agency_id from agencies_membership"
        " where id = %s) where id = %s",
        [cast.hilda_health, cast.lena_lead],
    )
    return cast.hospital_service


def reads(cast, who):
    with entered(cast.actor(who)):
        return Paragraph.objects.filter(body="Weighed at home.").exists()


def name(cast, service, *who):
    return controllers.name_reader(
        actor=cast.actor("lena_lead"),
        service_id=service,
        membership_ids=[cast.ids[one] for one in who],
        reason="Answers for the house next door.",
    )


def moved(cast, service, goes_along=()):
    with entered(SYSTEM):
        today = instant().date()
    move = controllers.plan_move(
        actor=cast.actor("lena_lead"),
        service_id=service,
        to_agency_id=cast.social_security,
        on=today,
        goes_along=[cast.ids[one] for one in goes_along],
    )
    assert move_service(SYSTEM, move) == 1
    return move


def test_a_named_person_reads_the_notes_and_a_colleague_of_the_same_job_does_not(cast, notes):
    name(cast, notes, "nelson_coordinator")
    follow_service(SYSTEM, notes)
    assert reads(cast, "nelson_coordinator")
    assert not reads(cast, "petra_therapist")
    nelson = cast.actor("nelson_coordinator")
    with entered(nelson):
        assert [one.case_id for one in named_for(nelson)] == [cast.case]


def test_several_at_once_and_nobody_are_refused_as_a_job_title_is(cast, notes):
    for who in ((), ("nelson_coordinator", "petra_therapist")):
        with pytest.raises(Refused, match="one person at a time"):
            name(cast, notes, *who)


def test_a_person_is_named_with_a_reason_and_by_the_controller_alone(cast, notes):
    with pytest.raises(Refused, match="what this person needs"):
        controllers.name_reader(
            actor=cast.actor("lena_lead"),
            service_id=notes,
            membership_ids=[cast.nelson_coordinator],
            reason=" ",
        )
    with entered(SYSTEM):
        other = Service.objects.exclude(agency_id=cast.hospital).first()
    with pytest.raises(Refused, match="controls this service"):
        name(cast, other.pk, "nelson_coordinator")


def test_whoever_let_the_service_read_is_told_once_that_it_moved(cast, notes):
    move = moved(cast, notes, ["hilda_health"])
    move_service(SYSTEM, move)
    with entered(cast.family("maria_mother")):
        told = [one.kind for one in own_notices(cast.maria_mother)]
    assert told.count(NoticeKind.SERVICE_MOVED) == 1


def test_the_one_no_longer_named_reads_nothing(cast, notes):
    appointment = name(cast, notes, "nelson_coordinator")
    follow_service(SYSTEM, notes)
    controllers.end_reader(actor=cast.actor("lena_lead"), appointment_id=appointment)
    follow_service(SYSTEM, notes)
    assert not reads(cast, "nelson_coordinator")


def test_a_move_says_before_who_keeps_and_who_loses(cast, notes):
    name(cast, notes, "nelson_coordinator")
    lead = cast.actor("lena_lead")
    with entered(lead):
        service = controlled(lead, notes)
        changes = changes_of(service, frozenset({cast.hilda_health}))
        assert own_files_of(notes) == 1
    assert [one.id for one in changes.keep] == [cast.hilda_health]
    assert [one.id for one in changes.readers_end] == [cast.nelson_coordinator]


def test_from_the_day_only_who_goes_along_reads(cast, notes):
    name(cast, notes, "nelson_coordinator")
    follow_service(SYSTEM, notes)
    move = moved(cast, notes, goes_along=["hilda_health"])
    assert reads(cast, "hilda_health")
    assert not reads(cast, "nelson_coordinator")
    with entered(SYSTEM):
        done = ServiceMove.objects.get(pk=move)
        assert (done.cases, done.done) == (1, 1)
        assert Service.objects.get(pk=notes).agency_id == cast.social_security
        assert Membership.objects.get(pk=cast.hilda_health).agency_id == cast.social_security
        assert not Appointment.objects.filter(service=notes, ended_at=None).exists()


def test_whoever_stays_in_the_same_room_reads_nothing_from_that_day(cast, notes):
    moved(cast, notes)
    assert not reads(cast, "hilda_health")


def test_a_move_waits_for_its_day_and_can_be_taken_back(cast, notes):
    lead = cast.actor("lena_lead")
    with entered(SYSTEM):
        later = instant().date() + timedelta(days=30)
    move = controllers.plan_move(
        actor=lead,
        service_id=notes,
        to_agency_id=cast.social_security,
        on=later,
        goes_along=[],
    )
    with entered(SYSTEM):
        assert moves_due(later - timedelta(days=1)) == []
        assert moves_due(later) == [move]
    with pytest.raises(Refused, match="not due"):
        controllers.carry_out_move(actor=SYSTEM, move_id=move, cases=0)
    with pytest.raises(Refused, match="already moving"):
        moved(cast, notes)
    controllers.take_move_back(actor=lead, move_id=move)
    assert reads(cast, "hilda_health")
