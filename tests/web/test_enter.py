"""Entering a request: who one is, what one may, and what is written about it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ciranda.access.actions import ANONYMOUS
from tests.settling import PASSWORD


def sign_in(client, name):
    answer = client.post("/sign-in/", {"username": name, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    return client


def test_signing_in_says_whom_one_acts_for(client, cast):
    sign_in(client, "carla_coordinator")
    actor = client.get("/").wsgi_request.actor
    assert actor.membership_id == cast.carla_coordinator
    assert actor.agency_name == "Test Health Centre"
    assert cast.team in actor.team_ids


def test_whom_one_acts_for_is_said_in_the_language_of_the_page_and_not_of_the_one_before(
    client, cast
):
    sign_in(client, "tomas_therapist")
    for language, words in (("pt", "terapia da fala"), ("en", "speech therapist")):
        client.cookies["django_language"] = language
        head = client.get("/day/").content.decode().split("<main")[0]
        assert words in head, language


def test_a_wrong_password_does_not_say_which_was_wrong(client, cast):
    answers = [
        client.post("/sign-in/", {"username": name, "password": "not it"}).content
        for name in ("carla_coordinator", "nobody_at_all")
    ]
    assert b"is not right" in answers[0]
    assert answers[0].count(b"govuk-error-message") == answers[1].count(b"govuk-error-message")


def test_family_enters_as_themselves(client, cast):
    sign_in(client, "maria_mother")
    actor = client.get("/").wsgi_request.actor
    assert actor.is_family
    assert actor.person_id == cast.maria_mother


def test_a_suspended_worker_is_nobody_from_the_next_request_on(client, cast, owner):
    sign_in(client, "tomas_therapist")
    owner.execute("set local role ciranda_owner")
    owner.execute(
        "update agencies_membership set suspended_at = now() where id = %s", [cast.tomas_therapist]
    )
    owner.execute("set local role ciranda_web")
    answer = client.get("/")
    assert answer.wsgi_request.actor is ANONYMOUS
    assert answer.url == "/acting-for/"
    assert b"suspended" in client.get("/acting-for/").content


def test_two_employers_means_choosing_one(client, cast, owner):
    owner.execute("set local role ciranda_owner")
    owner.execute(
        """insert into agencies_membership (id, user_id, human_id, agency_id, role, profession,
             name, phone, email, started_on, suspended_reason)
           select %s, user_id, human_id, %s, 'partner', 'teacher', name, '', '', started_on, ''
           from agencies_membership where id = %s""",
        [second := uuid4(), cast.nursery, cast.ema_educator],
    )
    owner.execute("set local role ciranda_web")
    sign_in(client, "ema_educator")
    assert client.get("/").url == "/acting-for/"
    client.post("/acting-for/", {"acting_for": str(second)})
    assert client.get("/acting-for/").wsgi_request.actor.agency_id == cast.nursery


def test_one_cannot_act_for_somebody_elses_membership(client, cast):
    sign_in(client, "ema_educator")
    client.post("/acting-for/", {"acting_for": str(cast.carla_coordinator)})
    assert client.get("/acting-for/").wsgi_request.actor.membership_id == cast.ema_educator


def test_signing_in_again_costs_one_statement(client, cast):
    sign_in(client, "carla_coordinator")
    with CaptureQueriesContext(connection) as seen:
        client.get("/acting-for/")
    statements = [q["sql"] for q in seen.captured_queries if "SAVEPOINT" not in str(q["sql"])]
    assert len(statements) == 1, statements


@pytest.fixture
def form_key():
    return {"_key": str(uuid4())}


def test_a_form_sent_twice_is_done_once(client, cast, form_key):
    sign_in(client, "ema_educator")
    first = client.post("/acting-for/", {"acting_for": str(cast.ema_educator), **form_key})
    again = client.post("/acting-for/", {"acting_for": "nonsense", **form_key})
    assert (first.status_code, again.status_code) == (302, 302)
    assert again.url == first.url


def test_a_form_sent_back_with_errors_may_come_again(client, cast, form_key):
    sign_in(client, "ema_educator")
    wrong = client.post("/acting-for/", {"acting_for": "nonsense", **form_key})
    right = client.post("/acting-for/", {"acting_for": str(cast.ema_educator), **form_key})
    assert (wrong.status_code, right.status_code) == (200, 302)


def test_every_view_declares_what_it_needs():
    from ciranda.web.enter import check_every_view

    check_every_view()


def test_a_view_that_says_nothing_stops_the_site():
    from django.core.exceptions import ImproperlyConfigured

    from ciranda.web.enter import declaration

    def silent(request):
        return None

    with pytest.raises(ImproperlyConfigured, match="silent needs @requires"):
        declaration(silent)


def test_a_new_password_needs_the_old_one(client, cast):
    sign_in(client, "ema_educator")
    new = "four words in a row"
    wrong = client.post("/account/", {"old": "not it", "new": new})
    assert b"This is not your password now" in wrong.content
    assert client.post("/account/", {"old": PASSWORD, "new": new}).status_code == 302
    client.post("/sign-out/")
    answer = client.post("/sign-in/", {"username": "ema_educator", "password": new})
    assert answer.status_code == 302


def test_words_typed_while_the_sign_in_ended_are_given_back(client, cast):
    page = f"/families/{cast.case}/contacts/write/"
    answer = client.post(page, {"p0-body": "She named the dog.", "password": "one two three"})
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "She named the dog." in shown
    assert "one two three" not in shown
    assert f"/sign-in/?next={page}" in shown.replace("%2F", "/")
    assert client.post(page, {"kind": "visit"}).status_code == 302, "nothing typed, nothing to keep"


def test_words_typed_before_a_closed_door_are_given_back(client, cast):
    sign_in(client, "tomas_therapist")
    gone = "/families/01890000-0000-7000-8000-000000000000/contacts/write/"
    answer = client.post(gone, {"p0-body": "Their rent is late again."})
    assert answer.status_code == 404
    assert "Their rent is late again." in answer.content.decode()
