"""A lost second step: reset by who leads the agency, recorded, and never enough by itself."""

from uuid import uuid4

import pytest
from django.test import Client

from ciranda.access.actions import ANONYMOUS, Refused, entered
from ciranda.agencies.actions import signing_in
from ciranda.agencies.enums import IdentityCheck
from tests.settling import PASSWORD
from tests.web.account.test_second_step import enrol, give_app, sign_in


@pytest.fixture
def enrolled(cast):
    """Tomás has an app, on a phone he lost."""
    give_app(cast.actor("tomas_therapist"))


@pytest.fixture
def lead(cast):
    """Lena's browser, signed in a moment ago."""
    browser = Client()
    assert sign_in(browser, "lena_lead").status_code == 302
    return browser


def reset(lead, cast, check="in_person"):
    where = f"/signing-in/workers/{cast.tomas_therapist}/reset/"
    return lead.post(where, {"check": check, "_key": str(uuid4())})


def test_the_code_and_the_password_together_lead_to_a_new_one(client, cast, enrolled, lead):
    code = reset(lead, cast).context["code"]
    sign_in(client)
    assert client.get("/day/").wsgi_request.actor is ANONYMOUS
    client.post("/sign-in/second-step/", {"code": code})
    assert client.get("/day/").url == "/account/second-step/"
    enrol(client)
    assert client.get("/day/").status_code == 200
    other = Client()
    sign_in(other)
    # the code has done its work
    assert other.post("/sign-in/second-step/", {"code": code}).status_code == 200


def test_the_code_serves_again_until_then_and_the_password_alone_never(
    client, cast, enrolled, lead
):
    code = reset(lead, cast).context["code"]
    for _day in range(2):
        browser = Client()
        sign_in(browser)
        assert browser.get("/account/second-step/").status_code == 302
        assert browser.post("/sign-in/second-step/", {"code": code}).status_code == 302


def test_a_code_of_yesterday_opens_nothing_and_neither_does_the_password(
    client, cast, enrolled, lead, owner
):
    code = reset(lead, cast).context["code"]
    owner.execute("set local role ciranda_owner")
    owner.execute("update accounts_sparecode set ends_at = now() - interval '1 minute'")
    owner.execute("set local role ciranda_web")
    sign_in(client)
    assert client.post("/sign-in/second-step/", {"code": code}).status_code == 200
    assert client.get("/day/").wsgi_request.actor is ANONYMOUS


def test_it_signs_out_everywhere_and_is_recorded(client, cast, enrolled, lead, owner):
    reset(lead, cast, "called_back")
    owner.execute("set local role ciranda_owner")
    owner.execute(
        "select count(*) from accounts_session s join accounts_user u on u.id = s.user_id"
        " where u.username = 'tomas_therapist'"
    )
    assert owner.fetchone() == (0,)
    owner.execute("select reason, object_id from audit_event where verb like '%%reset_second_step'")
    assert owner.fetchall() == [("called_back", cast.tomas_therapist)]


def test_it_says_how_one_made_sure(cast, enrolled, lead):
    assert b"govuk-error-message" in reset(lead, cast, "").content


def test_a_worker_of_another_agency_is_not_there(cast, enrolled, lead):
    assert lead.get(f"/signing-in/workers/{cast.ema_educator}/reset/").status_code == 404
    with pytest.raises(Refused):
        signing_in.reset_second_step(
            actor=cast.actor("dora_data"),
            membership_id=cast.tomas_therapist,
            check=IdentityCheck.IN_PERSON,
        )


def test_the_database_refuses_it_too(cast, enrolled, owner):
    """Whoever calls the function past our own code gets nowhere either."""
    for name in ("carla_coordinator", "dora_data", "tomas_therapist"):
        with entered(cast.actor(name)):
            owner.execute("select agencies_reset_step(%s, 'x', now())", [cast.tomas_therapist])
            assert owner.fetchone() == (False,)


def test_it_takes_a_recent_proof(cast, enrolled):
    late = Client()
    assert late.login(username="lena_lead", password=PASSWORD)
    assert reset(late, cast).url.startswith("/account/confirm/")


def test_an_agency_may_require_it_by_itself(client, cast, lead):
    sign_in(client)
    assert client.get("/day/").status_code == 200
    lead.post("/signing-in/", {"required": "yes", "_key": str(uuid4())})
    assert client.get("/day/").url == "/account/second-step/"
    ema = Client()
    sign_in(ema, "ema_educator")
    assert ema.get("/day/").status_code == 200
