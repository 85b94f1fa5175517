"""The budgets' page: every member of the team reads all of it, nobody else anything."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from ciranda.access.actions import entered
from ciranda.budgets.actions import NewBudget, open_budget
from ciranda.common.database import instant
from ciranda.programmes.queries import current
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def _page(name: str) -> str:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client.get("/budgets/").content.decode()


def test_a_team_without_budgets_is_told_what_the_page_is_for(cast: Any) -> None:
    assert "Your teams share no budget" in _page("tomas_therapist")


def test_a_member_reads_what_is_left_and_that_there_is_little_time(cast: Any) -> None:
    _with_budget(cast)
    page = _page("tomas_therapist")
    assert "300 hours, and little time" in page


def test_a_member_of_another_team_reads_nothing_of_it(cast: Any) -> None:
    _with_budget(cast)
    assert "300 hours" not in _page("petra_therapist")


def _with_budget(cast: Any) -> None:
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        today = instant().date()
    open_budget(
        actor=carla,
        team_id=cast.team,
        pack_version_id=current("warsaw-baza").id,
        new=NewBudget(
            cast.ngo_service, "specialist_hours", Decimal(300), today, today + timedelta(days=30)
        ),
    )
