"""Reading pages send at most 8 statements, and as many at 200 rows as at one."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts, tasks
from ciranda.cases.actions.contacts import Header, Words
from ciranda.common.database import instant
from tests.budgets import assert_within
from tests.casework import manage, past_the_wall
from tests.settling import PASSWORD

PAGES = ("web:cases:open", "web:cases:tasks", "web:cases:clocks")
LISTS = ("web:cases:list", "web:day:open")


@pytest.fixture
def worker(cast, client):
    """The case manager, signed in, with one of everything."""
    manage(cast)
    actor = cast.actor("tomas_therapist")
    with entered(actor):
        soon = instant() + timedelta(days=2)
    contacts.plan(actor=actor, case_id=cast.case, header=Header("visit", soon))
    contacts.write(
        actor=actor,
        case_id=cast.case,
        header=Header("visit"),
        paragraphs=[Words(Category.DEVELOPMENT, "One of everything.")],
    )
    tasks.add(actor=actor, case_id=cast.case, what="Call the nursery")
    client.login(username="tomas_therapist", password=PASSWORD)
    return client


def _two_hundred(cast):
    """Two hundred rows of each kind, copied from the one there is."""
    for table, columns in (
        (
            "cases_contact",
            "case_id, dossier_id, category, kind_key, is_planned, at, minutes, attendance_key,"
            " language, next_step_key, membership_id, name, profession, cancelled_note,"
            " recorded_at, version, earlier",
        ),
        (
            "cases_task",
            "case_id, dossier_id, what, due_on, membership_id, name, created_at, created_by,"
            " created_by_name, handed_note, dropped_note",
        ),
    ):
        past_the_wall(
            f"insert into {table} (id, {columns}) select gen_random_uuid(), {columns}"
            f" from {table}, generate_series(1, 200) where case_id = %s",
            [cast.case],
        )


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_a_family(cast, worker, name):
    address = reverse(name, args=[cast.case])
    one = assert_within(worker, address)
    _two_hundred(cast)
    many = assert_within(worker, address)
    assert len(many) == len(one), many.shown()


@pytest.mark.parametrize("name", LISTS)
def test_lists(cast, worker, name):
    one = assert_within(worker, reverse(name))
    _two_hundred(cast)
    many = assert_within(worker, reverse(name))
    assert len(many) == len(one), many.shown()


def test_a_contact(cast, worker):
    with entered(cast.actor("tomas_therapist")):
        from ciranda.cases.models import Contact

        contact = Contact.objects.filter(is_planned=False).first()
    assert_within(worker, reverse("web:cases:contact", args=[cast.case, contact.pk]))
