"""Eligibility is shown with its sources; the rule speaks, a person decides."""

from datetime import date
from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.assessments.models import Assessment, Decision, Factor, GroupAnswers
from tests.referrals.sent import sent
from tests.settling import PASSWORD


@pytest.fixture
def browse(client):
    """Sign in as someone of the cast."""

    def as_(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


def posted(client, address, **form):
    return client.post(address, {"_key": str(uuid4())} | form)


def words(response):
    return response.content.decode()


def record(client, address, key, **changed):
    form = {
        "key": key,
        "known_on_0": "1",
        "known_on_1": "3",
        "known_on_2": str(date.today().year - 1),  # noqa: DTZ011 - any past day
        "source_kind": "report",
        "source": "Discharge letter",
        "evidence": "31 weeks",
    } | changed
    return posted(client, address, **form)


def test_factors_are_shown_with_source_date_author_and_whether_the_list_was_checked(cast, browse):
    carla, at = browse("carla_coordinator"), f"/eligibility/case/{cast.case}/"
    assert record(carla, at, "preterm_under_33_weeks").status_code == 302
    page = words(carla.get(at))
    for seen in (
        "Born before 33 weeks",
        "A written report: Discharge letter: 31 weeks",
        "Carla Coordinator, Test Health Centre",
        "Recalled, not verified",
        "1 of the 4 factors needed: surveillance until",
    ):
        assert seen in page


def test_a_person_differs_from_the_rule_only_with_a_reason(cast, browse):
    carla, at = browse("carla_coordinator"), f"/eligibility/case/{cast.case}/"
    record(carla, at, "preterm_under_33_weeks")
    refused = words(posted(carla, at, verdict="direct_support", decide="1"))
    assert "Say why you decide differently" in refused
    made = posted(carla, at, verdict="direct_support", decide="1", reason="He loses words.")
    assert made.status_code == 302
    page = words(carla.get(at))
    assert "Differs from the rule" in page
    assert "He loses words." in page
    with entered(cast.actor("carla_coordinator")):
        assert Decision.objects.get().rule_verdict == "surveillance"


def test_a_factor_entered_by_mistake_is_set_aside_and_no_longer_counts(cast, browse):
    carla, at = browse("carla_coordinator"), f"/eligibility/case/{cast.case}/"
    record(carla, at, "delay_motor")
    with entered(cast.actor("carla_coordinator")):
        factor_id = Factor.objects.get().pk
    assert "Say why it no longer counts" in words(posted(carla, f"{at}{factor_id}/aside/"))
    posted(carla, f"{at}{factor_id}/aside/", reason="Another child's report")
    page = words(carla.get(at))
    assert "Another child&#x27;s report (Carla Coordinator" in page
    assert "No factor on the list is known" in page
    assert carla.get(f"{at}{factor_id}/aside/").status_code == 404


def test_a_day_in_the_future_and_a_missing_source_are_named(cast, browse):
    carla, at = browse("carla_coordinator"), f"/eligibility/case/{cast.case}/"
    page = words(record(carla, at, "delay_motor", source="", known_on_2="2099"))
    assert "must be today or in the past" in page
    assert "Say who or which paper says so" in words(record(carla, at, "delay_motor", source=""))


def test_recording_a_factor_is_the_first_look_at_a_referral(cast, browse):
    referral_id = sent(cast)
    carla = browse("carla_coordinator")
    made = record(carla, f"/eligibility/referral/{referral_id}/", "delay_motor")
    assert made.status_code == 302
    assert "Decide and answer" in words(carla.get(f"/referrals/{referral_id}/triage/"))


@pytest.mark.parametrize("name", ["nelson_coordinator", "stella_stranger"])
def test_strangers_find_no_eligibility(cast, browse, name):
    assert browse(name).get(f"/eligibility/case/{cast.case}/").status_code == 404


def test_a_service_without_health_never_loads_a_health_factor(cast, browse):
    carla, at = browse("carla_coordinator"), f"/eligibility/case/{cast.case}/"
    record(carla, at, "preterm_under_33_weeks")
    with entered(cast.actor("tomas_therapist")):
        assert not Factor.objects.exists()


def begun(client, cast):
    at = f"/eligibility/case/{cast.case}/forms/begin/"
    form = {"form_key": "getting_to_know", "done_on_0": "1", "done_on_1": "3", "done_on_2": "2026"}
    return posted(client, at, **form).url


def test_a_form_is_saved_in_parts_one_row_a_group_in_its_category(cast, browse):
    carla = browse("carla_coordinator")
    at = begun(carla, cast)
    answers = {"likes": "Water and music", "weeks": "31", "attends": "yes", "weighs": ["money"]}
    saved = posted(carla, at, **answers)
    assert saved.status_code == 302, words(saved)
    page = words(carla.get(at))
    assert "Water and music" in page
    with entered(cast.actor("carla_coordinator")):
        rows = dict(GroupAnswers.objects.values_list("group", "category"))
        assert rows["child"] != rows["birth_health"]
    posted(carla, at, **(answers | {"likes": "Water, music and dogs"}))
    with entered(cast.actor("carla_coordinator")):
        row = GroupAnswers.objects.get(group="child")
        assert (row.version, row.answers["likes"]) == (2, ["Water, music and dogs"])


def test_an_answer_that_does_not_fit_is_named_at_its_question(cast, browse):
    carla = browse("carla_coordinator")
    page = words(posted(carla, begun(carla, cast), weeks="thirty", likes="Water"))
    assert "Write a number" in page or "Write a whole number" in page
    assert "Water" in page


def test_a_finished_form_says_so(cast, browse):
    carla = browse("carla_coordinator")
    at = begun(carla, cast)
    assert posted(carla, at, likes="Water", finish="1").status_code == 302
    assert "This form is finished" in words(carla.get(at))
    assert "Begin a new one to answer again" in words(posted(carla, at, likes="Changed later"))
    with entered(cast.actor("carla_coordinator")):
        assert Assessment.objects.get().finished_at
    assert "Getting to know child and family" in words(
        carla.get(f"/eligibility/case/{cast.case}/forms/")
    )


def test_strangers_find_no_form(cast, browse):
    at = begun(browse("carla_coordinator"), cast)
    assert browse("nelson_coordinator").get(at).status_code == 404


def test_of_a_factor_only_the_year_or_the_month_may_be_known(cast, browse):
    carla, at = browse("carla_coordinator"), f"/eligibility/case/{cast.case}/"
    year = str(date.today().year - 1)  # noqa: DTZ011 - any past day
    assert record(carla, at, "delay_motor", known_on_0="").status_code == 302
    assert record(carla, at, "delay_language", known_on_0="", known_on_1="").status_code == 302
    page = words(carla.get(at))
    assert f"March {year}" in page
    assert f"1 March {year}" not in page
    with entered(cast.actor("carla_coordinator")):
        assert set(Factor.objects.values_list("known_precision", flat=True)) == {"month", "year"}
