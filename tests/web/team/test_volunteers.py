"""A volunteer comes for a time: access ends on its day by itself."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests import casework, holding
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def test_a_volunteers_access_ends_on_the_day_and_nobody_need_remember(cast: Any) -> None:
    leader, volunteer = Client(), Client()
    assert leader.login(username="carla_coordinator", password=PASSWORD)
    assert volunteer.login(username="ema_educator", password=PASSWORD)
    on = holding.today(cast) + timedelta(days=5)
    form = {
        "end": "1", "ends_on_0": on.day, "ends_on_1": on.month, "ends_on_2": on.year,
        "_key": str(uuid4()),
    }  # fmt: skip
    address = f"/team/workers/{cast.ema_educator}/close/"
    assert leader.post(address, form).status_code == 302
    assert "This membership ends on" in leader.get("/team/workers/").content.decode()
    assert volunteer.get("/groups/").status_code == 200
    casework.past_the_wall(
        "update agencies_membership set ended_on = current_date where id = %s",
        [str(cast.ema_educator)],
    )
    assert volunteer.get("/groups/").status_code != 200
    late = Client()
    late.login(username="ema_educator", password=PASSWORD)
    assert late.get("/groups/").status_code != 200
