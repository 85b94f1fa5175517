"""The line's page: who answers next, and a place in a preschool that a person confirms there."""

from uuid import uuid4

import pytest
from django.test import Client

from ciranda.access.actions import entered
from ciranda.assessments.actions import begin_form, finish_form
from ciranda.cases.models import Case
from ciranda.cases.queries.line import line_page
from ciranda.common.dates import add_months
from ciranda.people.actions.reaching import speak
from tests.budgets import assert_within
from tests.linework import notice, programme, read, today
from tests.settling import PASSWORD


@pytest.fixture
def toddler(cast):
    programme()
    return notice(cast, "Sami", born_on=add_months(today(cast), -30))


@pytest.fixture
def carla(cast):
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def test_the_page_says_who_answers_next_and_keeps_its_budget(carla, toddler):
    address = f"/families/{toddler.case_id}/line/"
    page = carla.get(address).content.decode()
    assert "The school team answers, from" in page
    assert "prepared by itself in time" in page
    assert_within(carla, address)


def test_hours_weeks_and_fee_come_from_the_table_and_a_person_confirms(cast, carla, toddler):
    address = f"/families/{toddler.case_id}/line/suggested/preschool/"
    assert "Relief for the mother" in carla.get(address).content.decode()
    sent = {"reasons": ["relief_for_mother"], "_key": str(uuid4())}
    carla.post(address, sent, follow=True)
    asked = carla.get(address).content.decode()
    assert "Low income: 16 hours a week, 42 weeks a year, €0.45 an hour" in asked
    assert "Nothing happens before a person confirms it" in asked
    carla.post(address, {"terms": "low_income", "words": "", "_key": str(uuid4())}, follow=True)
    page = carla.get(f"/families/{toddler.case_id}/line/").content.decode()
    assert "Confirmed" in page
    assert read(cast, toddler.case_id).suggestions[0].terms_key == "low_income"


def test_a_language_written_of_the_child_ticks_its_reason_by_itself(cast, carla, toddler):
    with entered(cast.actor("carla_coordinator")) as actor:
        speak(actor=actor, person_id=toddler.person_id, language="ar")
    page = carla.get(f"/families/{toddler.case_id}/line/suggested/preschool/").content.decode()
    ticked = page.split('value="home_language"')[1].split(">")[0]
    assert "checked" in ticked


def _answered(cast, toddler, **answers):
    with entered(cast.actor("carla_coordinator")) as actor:
        page = line_page(actor, toddler.case_id)
        case = Case.objects.get(pk=toddler.case_id)
        dossier, version = page.desk.read_dossier, case.pack_version_id
    form = begin_form(
        actor=actor,
        dossier_id=dossier,
        pack_version_id=version,
        form_key="language_and_school",
        done_on=today(cast),
    )
    given = {name: [value] for name, value in answers.items()}
    finish_form(actor=actor, assessment_id=form, answers=given)


def _ticked(carla, toddler, reason):
    page = carla.get(f"/families/{toddler.case_id}/line/suggested/preschool/").content.decode()
    return "checked" in page.split(f'value="{reason}"')[1].split(">")[0]


def test_what_the_screen_and_the_parents_answered_proposes_its_reason_by_itself(
    cast, carla, toddler
):
    _answered(cast, toddler, screen="doubtful", schooling="none_or_primary")
    page = carla.get(f"/families/{toddler.case_id}/line/").content.decode()
    assert "By what is written" in page
    assert "The language screen at about two years" in page
    assert _ticked(carla, toddler, "language_screen")
    assert _ticked(carla, toddler, "parents_schooling")
    assert not read(cast, toddler.case_id).suggestions


def test_an_answer_that_gives_no_reason_or_was_given_anew_proposes_nothing(cast, carla, toddler):
    _answered(cast, toddler, screen="doubtful")
    _answered(cast, toddler, screen="as_expected", schooling="not_said")
    page = carla.get(f"/families/{toddler.case_id}/line/").content.decode()
    assert "By what is written" not in page
    assert not _ticked(carla, toddler, "language_screen")
    assert_within(carla, f"/families/{toddler.case_id}/line/")
