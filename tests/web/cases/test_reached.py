"""The next contact asks whether the family got to the service; the sender reads the answer."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.common.database import instant
from ciranda.programmes.queries import current
from ciranda.services.actions import make_appointment
from ciranda.services.enums import SaidBy
from ciranda.services.queries import requests_of
from tests.services.walking import ask, family, sign
from tests.settling import PASSWORD


@pytest.fixture
def sent(cast: Any) -> Any:
    """A warm referral with an appointment, of which nobody knows how it went."""
    case, mother = family(cast)
    sign(cast, case, mother, "social_security")
    part = ask(cast, case, "social_security").sent[0]
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        at = instant() + timedelta(days=2)
    make_appointment(actor=carla, part_id=part, at=at)
    return case, part


def _line(cast: Any, case: Any) -> Any:
    with entered(cast.actor("carla_coordinator")):
        [found] = requests_of(case)[0]
    return found


def _write(client: Any, case: Any, kind: str, **more: str) -> Any:
    about = str(int(Category.SOCIAL))
    typed = {"kind": kind, "p0-body": "We talked.", "p0-category": about, "_key": str(uuid4())}
    return client.post(f"/families/{case}/contacts/write/", {**typed, **more}, follow=True)


def test_the_next_contact_asks_whether_they_got_there_and_the_sender_sees_it(
    cast: Any, sent: Any
) -> None:
    case, part = sent
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    address = f"/families/{case}/contacts/write/"
    page = client.get(address).content.decode()
    assert "Did the family get to" in page
    kind = next(iter(current("ghent-de-sloep").pack.contact_kinds))
    _write(client, case, kind)
    assert _line(cast, case).standing.arrived is None, "nobody has to be asked"
    _write(client, case, kind, **{f"reached_{part}-answer": "no"})
    assert _line(cast, case).standing.arrived is False
    assert "Did the family get to" in client.get(address).content.decode()
    _write(client, case, kind, **{f"reached_{part}-answer": "yes"})
    line = _line(cast, case)
    assert (line.standing.arrived, line.said_by) == (True, SaidBy.FAMILY)
    assert "Did the family get to" not in client.get(address).content.decode()
