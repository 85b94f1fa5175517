"""Asking services in the pages: a signature each, the answer, the appointment, the arrival."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.services.enums import PartState
from ciranda.services.models import Request, RequestPart
from ciranda.services.queries import asked_of_us, requests_of
from tests.browsing import send, signed_in
from tests.budgets import assert_within
from tests.services.walking import ask, family, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def carla(cast: Any) -> Client:
    return signed_in("carla_coordinator")


@pytest.fixture
def house(cast: Any) -> tuple[Any, Any]:
    return family(cast)


def _part(cast: Any, case: Any) -> Any:
    with entered(cast.actor("carla_coordinator")):
        return requests_of(case)[0][0]


def _appoint(client: Client, part: Any, **more: Any) -> Any:
    day = timezone.localdate() + timedelta(days=3)
    form = {"on_0": day.day, "on_1": day.month, "on_2": day.year, "at": "10:30", **more}
    return send(client, f"/requests/{part}/appointment/", **form)


def _asked(cast: Any, case: Any, mother: Any) -> Any:
    sign(cast, case, mother, "social_security")
    return ask(cast, case, "social_security").sent[0]


def test_one_request_to_two_services_goes_only_to_the_one_that_was_signed_for(
    cast: Any, carla: Client, house: Any
) -> None:
    case, mother = house
    sign(cast, case, mother, "social_security")
    form = {
        "topic": "housing",
        "words": "How does she get on the list?",
        f"to_{cast.social_security_service}": "warm",
        f"to_{cast.hospital_service}": "warm",
    }
    send(carla, f"/requests/of/{case}/ask/?q=Hospital", **form)
    page = carla.get(f"/requests/of/{case}/").content.decode()
    assert "1 service is asked." in page
    assert "1 waits for the family&#x27;s signature" in page
    listed = signed_in("sofia_social").get("/requests/").content.decode()
    assert "Mirela" in listed
    assert "Mirela" not in signed_in("hilda_health").get("/requests/").content.decode()


def test_without_words_or_a_service_the_form_keeps_what_was_typed_and_names_what_is_missing(
    cast: Any, carla: Client, house: Any
) -> None:
    case, mother = house
    sign(cast, case, mother, "social_security")
    page = send(carla, f"/requests/of/{case}/ask/", topic="housing").content.decode()
    assert "Write what the family asks." in page
    assert "Choose at least one service." in page
    assert 'value="housing" class="govuk-radios__input"' in page or "checked" in page


def test_the_service_answers_and_the_sender_reads_the_reason(
    cast: Any, carla: Client, house: Any
) -> None:
    part = _asked(cast, *house)
    sofia = signed_in("sofia_social")
    silent = send(sofia, f"/requests/{part}/answer/", state="below").content.decode()
    assert "Say why, in words the family can read." in silent
    send(sofia, f"/requests/{part}/answer/", state="below", words="Three years in the city.")
    assert "Below the threshold: Three years in the city." in (
        carla.get(f"/requests/{part}/").content.decode()
    )


def test_the_referral_is_made_only_once_both_hold_the_appointment(
    cast: Any, carla: Client, house: Any
) -> None:
    part = _asked(cast, *house)
    _appoint(carla, part, place="Sluis 1", whom="Wout")
    page = carla.get(f"/requests/{part}/").content.decode()
    assert "The referral is not made yet" in page
    send(carla, f"/requests/{part}/held/")
    assert "Appointment made, both hold it" in carla.get(f"/requests/{part}/").content.decode()
    slip = carla.get(f"/requests/{part}/slip/").content.decode()
    assert "Sluis 1" in slip
    assert "Wout" in slip


def test_an_appointment_that_the_service_gives_waits_until_the_sender_took_it_up(
    cast: Any, carla: Client, house: Any
) -> None:
    part = _asked(cast, *house)
    _appoint(signed_in("sofia_social"), part)
    standing = _part(cast, house[0]).standing
    assert standing.appointment_at is not None
    assert standing.sender_holds_at is None
    send(carla, f"/requests/{part}/held/")
    assert _part(cast, house[0]).standing.is_complete


def test_the_asked_service_is_not_asked_where_the_family_is_expected(
    cast: Any, carla: Client, house: Any
) -> None:
    part = _asked(cast, *house)
    page = signed_in("sofia_social").get(f"/requests/{part}/appointment/").content.decode()
    assert 'name="place"' not in page
    assert 'name="place"' in carla.get(f"/requests/{part}/appointment/").content.decode()


def test_not_getting_there_ends_nothing_and_the_sender_sees_who_said_it(
    cast: Any, carla: Client, house: Any
) -> None:
    part = _asked(cast, *house)
    _appoint(carla, part, held="on")
    send(signed_in("sofia_social"), f"/requests/{part}/arrival/", arrived="no")
    page = carla.get(f"/requests/{part}/").content.decode()
    assert "No, another day (said by the service)" in page
    assert "Make another appointment" in page


def test_my_day_says_what_the_asked_service_has_to_answer(cast: Any, house: Any) -> None:
    _asked(cast, *house)
    assert "A family asks us" in signed_in("sofia_social").get("/day/").content.decode()


def test_the_familys_page_shows_what_was_asked_and_leads_there(
    cast: Any, carla: Client, house: Any
) -> None:
    part = _asked(cast, *house)
    page = carla.get(f"/families/{house[0]}/").content.decode()
    assert "1 open, of 1 asked" in page
    assert f"/requests/{part}/" in page


def test_a_programme_without_requests_says_what_to_do_instead(cast: Any, carla: Client) -> None:
    page = carla.get(f"/requests/of/{cast.case}/")
    assert page.status_code == 403
    assert "Add an action there." in page.content.decode()


def test_the_pages_keep_their_number_of_statements_at_two_hundred_requests(
    cast: Any, carla: Client, house: Any
) -> None:
    part = _asked(cast, *house)
    few = len(assert_within(carla, f"/requests/of/{house[0]}/"))
    with entered(cast.actor("carla_coordinator")):
        one, of = RequestPart.objects.get(pk=part), Request.objects.get()
        like = {
            f: getattr(one, f)
            for f in ("case_id", "service_id", "pack_version_id", "topic", "about", "words")
        }
        RequestPart.objects.bulk_create(
            RequestPart(
                dossier_id=of.dossier_id, request=of, way="told", state=PartState.TOLD, **like
            )
            for _n in range(200)
        )
    assert len(assert_within(carla, f"/requests/of/{house[0]}/")) == few
    for address in (f"/requests/of/{house[0]}/ask/", f"/requests/{part}/", "/sent-on/"):
        assert_within(carla, address)
    assert_within(signed_in("sofia_social"), "/requests/")


def test_what_is_asked_of_us_is_found_by_name_without_accents(cast: Any, house: Any) -> None:
    _asked(cast, *house)
    sofia = cast.actor("sofia_social")
    with entered(sofia):
        assert asked_of_us(sofia.service_id, "MÍREL")[1] == 1
        assert asked_of_us(sofia.service_id, "somebody else")[1] == 0
