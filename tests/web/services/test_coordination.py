"""Minutes of coordination: one tap, no trace, and who bears the time."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts
from ciranda.services.actions import log_coordination
from ciranda.services.policies.effort import Spent, bears
from ciranda.services.queries import effort_in
from tests import casework
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
PAGE = "/services/coordination/"


@pytest.fixture
def tomas(cast: Any) -> Client:
    casework.manage(cast)
    client = Client()
    assert client.login(username="tomas_therapist", password=PASSWORD)
    return client


def _tap(client: Client, minutes: int = 30, address: str = PAGE) -> str:
    form = {"minutes": minutes, "_key": str(uuid4())}
    return client.post(address, form, follow=True).content.decode()


def test_one_tap_adds_the_minutes_and_one_takes_them_back(tomas: Client) -> None:
    assert "0 h 30 min" in _tap(tomas)
    assert "Taken back." in _tap(tomas, address=f"{PAGE}back/")
    assert "0 h 30 min" not in tomas.get(PAGE).content.decode()


def test_a_tap_leaves_no_event_author_or_day(tomas: Client, owner: Any) -> None:
    _tap(tomas)
    owner.execute("select count(*) from audit_event where verb like 'services.%coordination'")
    assert owner.fetchone() == (0,)


def test_minutes_that_no_button_has_are_refused(cast: Any) -> None:
    with pytest.raises(Refused, match="Press one of the buttons"):
        log_coordination(actor=cast.actor("tomas_therapist"), minutes=17)


def test_coordination_stands_against_time_with_families_and_says_who_bears_it(
    cast: Any, tomas: Client
) -> None:
    actor = cast.actor("tomas_therapist")
    for _time in range(2):
        log_coordination(actor=actor, minutes=60)
    with entered(actor):
        header = contacts.Header(kind="visit", minutes=90)
        said = [contacts.Words(Category.DEVELOPMENT, "She built a tower.")]
        contacts.write(actor=actor, case_id=cast.case, header=header, paragraphs=said)
    with entered(actor):
        (found,) = effort_in(actor, timezone.localdate())
    assert (found.agency, found.coordination, found.families) == (
        "Test Therapy Association", 120, 90
    )  # fmt: skip
    page = tomas.get("/services/effort/").content.decode()
    assert "57 % (2 h 00 min of 3 h 30 min)" in page


# What the kept sums hold, against the contacts themselves; the owner sees both.
KEPT = """
select membership_id, kind_key, month, minutes from services_efforttally where minutes <> 0
"""
COUNTED = """
select membership_id, kind_key, date_trunc('month', at at time zone 'UTC')::date, sum(minutes)
from cases_contact where not is_planned and cancelled_at is null and minutes > 0
group by 1, 2, 3
"""


def test_the_kept_sums_follow_every_change_of_a_contact(cast: Any, owner: Any) -> None:
    casework.manage(cast)
    actor = cast.actor("tomas_therapist")
    with entered(actor):
        for minutes in (90, 45):
            header = contacts.Header(kind="visit", minutes=minutes)
            said = [contacts.Words(Category.DEVELOPMENT, "She built a tower.")]
            contacts.write(actor=actor, case_id=cast.case, header=header, paragraphs=said)
    for change in (
        "update cases_contact set minutes = 60 where minutes = 90",
        "update cases_contact set at = at - interval '40 days' where minutes = 60",
        "update cases_contact set cancelled_at = now() where minutes = 45",
        "update cases_contact set cancelled_at = null, is_planned = false",
    ):
        owner.execute(change)
        owner.execute(KEPT)
        kept = set(owner.fetchall())
        owner.execute(COUNTED)
        assert kept == set(owner.fetchall()) != set(), change


def test_a_contact_between_professionals_is_coordination() -> None:
    spent = [Spent("A", "p", "call", 20), Spent("A", "p", "visit", 40), Spent("B", "", "", 15)]
    found = bears(spent, lambda _programme, kind: kind == "visit")
    assert [(b.agency, b.coordination, b.families) for b in found] == [("A", 20, 40), ("B", 15, 0)]


def test_the_pages_keep_their_number_of_statements(tomas: Client) -> None:
    assert_within(tomas, PAGE)
    assert_within(tomas, "/services/effort/")
