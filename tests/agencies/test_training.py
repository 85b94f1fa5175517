"""Whoever is authorised and untrained reads only, until who leads them records their training."""

from datetime import timedelta
from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.agencies.actions.training import record_training
from ciranda.common.database import instant
from tests.casework import past_the_wall
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def _today(cast: Any) -> Any:
    with entered(cast.actor("carla_coordinator")):
        return instant().date()


def test_writing_opens_once_the_coordinator_recorded_the_training(cast: Any) -> None:
    sql = "update agencies_membership set trained_on = null where id = %s"
    past_the_wall(sql, [cast.tomas_therapist])
    assert not cast.actor("tomas_therapist").trained
    carla = cast.actor("carla_coordinator")
    record_training(actor=carla, membership_id=cast.tomas_therapist, on=_today(cast))
    assert cast.actor("tomas_therapist").trained


def test_another_teams_coordinator_cannot_record_it(cast: Any) -> None:
    nelson, today = cast.actor("nelson_coordinator"), _today(cast)
    with pytest.raises(Refused, match="You do not lead this worker"):
        record_training(actor=nelson, membership_id=cast.tomas_therapist, on=today)


def test_a_training_still_to_come_is_not_recorded(cast: Any) -> None:
    carla, later = cast.actor("carla_coordinator"), _today(cast) + timedelta(days=1)
    with pytest.raises(Refused, match="once it was held"):
        record_training(actor=carla, membership_id=cast.tomas_therapist, on=later)


def test_whoever_is_untrained_reads_on_each_page_why_nothing_can_be_written(
    cast: Any, client: Any
) -> None:
    assert client.login(username="tomas_therapist", password=PASSWORD)
    said = "Writing opens once whoever leads you has recorded your training"
    assert said not in client.get("/groups/").content.decode()
    past_the_wall(
        "update agencies_membership set trained_on = null where id = %s", [cast.tomas_therapist]
    )
    assert said in client.get("/groups/").content.decode()
    assert said in client.get("/families/").content.decode()
