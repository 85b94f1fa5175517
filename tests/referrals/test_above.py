"""What a team misses for long reaches whoever stands above it, and says of nobody whose it is."""

from datetime import date, timedelta

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Purpose
from ciranda.agencies.actions import put_above, step_down
from ciranda.agencies.models import Appointment
from ciranda.cases.models import Case, Clock
from ciranda.common.ids import uuid7
from ciranda.referrals import actions, queries
from ciranda.referrals.models import Referral, Telling
from tests import casework
from tests.cast import SYSTEM
from tests.referrals.sent import decider, sent

LONG_AGO = 60


def named(cast, name="olga_oversight"):
    return put_above(
        actor=cast.actor("carla_coordinator"), team_id=cast.team, membership_id=cast.ids[name]
    )


def late_referral(cast):
    """A referral that nobody answered for two months; the hourly job then passes it up."""
    referral_id = sent(cast)
    casework.past_the_wall(
        "update referrals_referral set received_at = received_at - interval '60 days',"
        " due_on = due_on - 60 where id = %s",
        [referral_id],
    )
    actions.climb(actor=SYSTEM)
    return referral_id


def climbed_clock(cast):
    """A case's deadline that has climbed beyond the coordinator."""
    casework.manage(cast)
    climb = uuid7()
    with entered(cast.actor("carla_coordinator")):
        clock = Clock.objects.filter(case_id=cast.case, stopped_at=None).first()
    casework.past_the_wall(
        "insert into cases_clockclimb (id, clock_id, case_id, dossier_id, role_key, role_kind, at)"
        " select %s, id, case_id, dossier_id, 'supervisor', 'supervisor', now()"
        " from cases_clock where id = %s",
        [climb, clock.pk],
    )
    return climb


def above(cast, name="olga_oversight"):
    with entered(cast.actor(name)):
        return queries.climbed_above()


def test_an_unanswered_referral_reaches_whoever_stands_above(cast):
    named(cast)
    assert above(cast) == []
    late_referral(cast)
    (found,) = above(cast)
    assert (found.kind, found.key) == ("referral", "answer")
    assert found.due_on < date.today() - timedelta(days=LONG_AGO // 2)  # noqa: DTZ011


def test_it_says_which_deadline_and_team_and_no_file_opens(cast):
    named(cast)
    late_referral(cast)
    climbed_clock(cast)
    olga = cast.actor("olga_oversight", Purpose.SUPERVISION)
    with entered(olga):
        assert {one.kind for one in queries.climbed_above()} == {"referral", "case"}
        assert not Referral.objects.exists()
        assert not Telling.objects.exists()
        assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["nelson_coordinator", "lena_lead", "stella_stranger"])
def test_nobody_else_hears_of_it(cast, name):
    named(cast)
    late_referral(cast)
    assert above(cast, name) == []


def test_it_is_taken_up_once_and_by_them_alone(cast):
    named(cast)
    climb = climbed_clock(cast)
    with pytest.raises(Refused):
        actions.see_above(actor=cast.actor("nelson_coordinator"), climb_id=climb)
    actions.see_above(actor=cast.actor("olga_oversight"), climb_id=climb)
    assert [one.seen for one in above(cast)] == [True]
    with pytest.raises(Refused, match="taken up already"):
        actions.see_above(actor=cast.actor("olga_oversight"), climb_id=climb)


def test_who_stepped_down_hears_no_more(cast):
    appointment = named(cast)
    climbed_clock(cast)
    step_down(actor=cast.actor("carla_coordinator"), appointment_id=appointment.pk)
    assert above(cast) == []


def test_a_team_is_not_overseen_from_inside_nor_by_another_teams_choice(cast):
    with pytest.raises(Refused, match="does not work in this team"):
        named(cast, "tomas_therapist")
    with pytest.raises(Refused, match="Only who leads this team"):
        put_above(
            actor=cast.actor("nelson_coordinator"),
            team_id=cast.team,
            membership_id=cast.olga_oversight,
        )
    with entered(decider(cast)):
        assert not Appointment.objects.filter(kind="team_supervisor").exists()
