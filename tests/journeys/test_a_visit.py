"""A case manager writes a visit on a phone at a kitchen table, in a dozen taps at most."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts, tasks
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.models import Contact, Draft, Paragraph, Task
from ciranda.common.database import instant
from tests.casework import join_circle, manage
from tests.looking import HOST, PHONE, Looker
from tests.settling import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
MOST_TAPS = 12


class Thumb:
    """Counts taps: a click, a choice, putting the cursor into a field. Typing is not tapping."""

    def __init__(self, page: Any) -> None:
        self.page, self.taps = page, 0

    def tap(self, selector: str) -> None:
        self.page.click(selector)
        self.taps += 1

    def write(self, selector: str, words: str) -> None:
        self.tap(selector)
        self.page.keyboard.type(words)

    def choose(self, selector: str, value: str) -> None:
        self.page.select_option(selector, value)
        self.taps += 2  # open the list, pick a line


@pytest.fixture
def phone(cast: Any, looker: Looker) -> Looker:
    """The case manager's phone, with a family that has some history."""
    manage(cast)
    join_circle(cast, "ema_educator")
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        soon = instant() + timedelta(days=2)
    contacts.plan(actor=tomas, case_id=cast.case, header=Header("visit", soon, "At home"))
    tasks.add(actor=tomas, case_id=cast.case, what="Ask the nursery about naps", due_on=soon.date())
    contacts.write(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        header=Header("call", minutes=20),
        paragraphs=[
            Words(Category.DEVELOPMENT, "She says three words together.", speaker="the mother"),
            Words(Category.SOCIAL, "The landlord wrote again."),
        ],
    )
    looker.client.login(username="tomas_therapist", password=PASSWORD)
    return looker


def test_a_visit_is_written_in_a_dozen_taps(cast: Any, phone: Looker) -> None:
    page = phone.open(reverse("web:day:open"), width=PHONE["width"])
    page.goto(f"{HOST}{reverse('web:cases:list')}")
    thumb = Thumb(page)
    thumb.tap("text=Flor Exemplo")
    page.wait_for_selector("text=Write a contact")
    thumb.tap("text=Write a contact")
    page.wait_for_selector("#id_kind_0")
    thumb.tap("label[for=id_kind_0]")
    thumb.write("#id_p0-body", "We read together. She turned the pages herself.")
    thumb.tap("summary:has-text('What comes next')")
    thumb.choose("#id_next_step", "visit_again")
    thumb.tap("button:has-text('Save the contact')")
    page.wait_for_selector("text=Written down.")
    assert thumb.taps <= MOST_TAPS
    with entered(cast.actor("tomas_therapist")):
        contact = Contact.objects.get(membership_id=cast.tomas_therapist, is_planned=False)
        assert contact.kind_key == "visit"
        assert Paragraph.objects.get(contact=contact).category == Category.DEVELOPMENT
        assert Task.objects.get(contact=contact).what == "Visit again"


def test_the_six_facts_stand_on_a_phone_without_scrolling(cast: Any, phone: Looker) -> None:
    page = phone.open(reverse("web:cases:open", args=[cast.case]), width=PHONE["width"])
    page.set_viewport_size(PHONE)
    last = page.locator(".ciranda-facts__fact").last.bounding_box()
    assert last["y"] + last["height"] <= PHONE["height"]
    assert page.locator("h1").bounding_box()["y"] < last["y"]
    assert page.locator(".ciranda-facts__fact").count() == 6


def test_what_is_typed_is_kept_without_being_asked(cast: Any, phone: Looker) -> None:
    page = phone.open(reverse("web:cases:write_contact", args=[cast.case]), width=360)
    page.fill("#id_p0-body", "Half a sentence")
    page.wait_for_selector("text=Draft saved at", timeout=8000)
    with entered(cast.actor("tomas_therapist")):
        assert Draft.objects.get().payload["p0-body"] == "Half a sentence"
    with entered(cast.actor("carla_coordinator")):
        assert not Draft.objects.exists()
    page.goto(f"{HOST}{reverse('web:cases:write_contact', args=[cast.case])}")
    assert page.input_value("#id_p0-body") == "Half a sentence"
