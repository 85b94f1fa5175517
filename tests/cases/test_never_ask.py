"""«Never ask again»: no invitation, task, reminder or notice goes out, until the family asks."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.agencies.models import Membership
from ciranda.cases.actions import line
from ciranda.cases.actions.line.inviting import invite, tend_line
from ciranda.cases.actions.prompts import TO_THE_FAMILY, prompt_worker
from ciranda.cases.models import Task
from ciranda.cases.queries.line import lines_to_tend
from ciranda.common.database import OWNER, instant, speaking_as
from ciranda.people.queries import never_among
from tests.cast import SYSTEM
from tests.linework import KEY, notice, programme, read


@pytest.fixture
def noor(cast):
    programme()
    return notice(cast)


def say_never(cast, noor):
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        assert line.decline(actor=carla, case_id=noor.case_id, never=True) is None


def test_nobody_is_invited_or_visited_by_itself(cast, noor):
    say_never(cast, noor)
    with entered(SYSTEM):
        assert noor.case_id not in lines_to_tend(5000)
    assert tend_line(noor.case_id) == (0, 0)


def test_a_worker_is_told_not_to_invite(cast, noor):
    say_never(cast, noor)
    carla, first = cast.actor("carla_coordinator"), read(cast, noor.case_id).moments[0]
    with pytest.raises(Refused, match="never ask again"), entered(carla):
        invite(actor=carla, moment_id=first.id)


def test_no_task_or_reminder_leads_to_the_family(cast, noor):
    say_never(cast, noor)
    with entered(cast.actor("carla_coordinator")):
        carla = Membership.objects.get(pk=cast.carla_coordinator)
        for prompt in TO_THE_FAMILY:
            about = {"on": "2030-01-01"}
            assert not prompt_worker(carla, noor.case_id, prompt, about, due_at=instant())
        assert not Task.objects.filter(case_id=noor.case_id, prompt__in=TO_THE_FAMILY).exists()


def test_the_family_that_comes_back_by_itself_is_welcome(cast, noor):
    say_never(cast, noor)
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        line.take_up_again(actor=carla, case_id=noor.case_id)
        assert not never_among([noor.person_id], KEY)
    first = read(cast, noor.case_id).moments[0]
    with entered(carla):
        invite(actor=carla, moment_id=first.id)


def test_a_declined_family_without_never_keeps_a_day_to_be_asked_again(cast, noor):
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        assert line.decline(actor=carla, case_id=noor.case_id) > instant().date()
        assert not never_among([noor.person_id], KEY)


def test_a_registers_notice_begins_no_second_line_for_a_closed_one(cast, noor):
    say_never(cast, noor)
    with speaking_as(OWNER) as cursor:
        cursor.execute("select set_config('app.loading', 'yes', true)")
        cursor.execute(
            "update cases_subject set ended_on = current_date where case_id = %s", [noor.case_id]
        )
    with pytest.raises(Refused, match="never ask again"):
        notice(cast)


def test_only_of_somebody_one_sees_can_it_be_said(cast, noor):
    from ciranda.people.actions.never import never_ask

    with entered(cast.actor("stella_stranger")):
        assert never_ask([noor.person_id], KEY) == 0
