"""Leaving at the exit age: nothing goes along unasked, and nobody leaves without a receipt."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.common.dates import add_months
from ciranda.people.models import Person
from ciranda.transfers.actions import transitions
from ciranda.transfers.actions.transitions import Preparation, against_closing
from ciranda.transfers.models import Transition

SCHOOL = Preparation(receiving_kind="school", receiving_name="Test Primary School")


@pytest.fixture
def carla(cast):
    return cast.actor("carla_coordinator")


@pytest.fixture
def prepared(cast, carla):
    with entered(carla):
        return transitions.prepare(actor=carla, case_id=cast.case, preparation=SCHOOL)


def agree(carla, prepared, items=("plan",)):
    return transitions.agree(
        actor=carla, transition_id=prepared.pk, agreed_by="Maria (mother)", hands_over=items
    )


def test_the_day_of_leaving_is_the_sixth_birthday(cast, carla, prepared):
    with entered(carla):
        born = Person.objects.get(pk=cast.flor).born_on
    assert prepared.exit_on == add_months(born, 72)


def test_only_what_the_programme_lists_can_go_along(carla, prepared):
    with entered(carla), pytest.raises(Refused, match="programme's list"):
        agree(carla, prepared, ["the_mothers_notes"])


def test_nothing_is_sent_before_the_family_said_what(carla, prepared):
    with entered(carla), pytest.raises(Refused, match="family says first"):
        transitions.send(actor=carla, transition_id=prepared.pk)


def test_a_receipt_opens_the_way_to_closing(cast, carla, prepared):
    with entered(carla):
        agree(carla, prepared)
        transitions.send(actor=carla, transition_id=prepared.pk)
        assert against_closing(cast.case)
        transitions.record_receipt(
            actor=carla, transition_id=prepared.pk, received_by="The head teacher"
        )
        assert against_closing(cast.case) is None


def test_a_refusal_of_the_family_is_enough(cast, carla, prepared):
    with entered(carla):
        transitions.decline(
            actor=carla, transition_id=prepared.pk, declined_by="Maria (mother)", reason=""
        )
        assert against_closing(cast.case) is None
        with pytest.raises(Refused):
            agree(carla, prepared)


def test_partners_without_consent_see_nothing_of_it(cast, prepared):
    with entered(cast.actor("hilda_health")):
        assert not Transition.objects.exists()


def test_a_child_far_from_school_needs_no_receipt(cast, carla):
    with entered(carla):
        assert against_closing(cast.case) is None


def test_a_child_near_school_is_not_closed_without_one(cast, carla, owner):
    owner.execute(
        "update people_person set born_on = current_date - interval '62 months' where id = %s",
        [cast.flor],
    )
    owner.execute("set local role ciranda_web")
    with entered(carla):
        assert "near the exit age" in against_closing(cast.case)
