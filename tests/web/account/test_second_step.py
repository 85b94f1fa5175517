"""An enrolled second step is always asked: a password alone never yields a session that enters."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ciranda.access.actions import ANONYMOUS, Actor, enter, entered
from ciranda.access.enums import Purpose
from ciranda.accounts import codes
from ciranda.accounts.actions import factors
from ciranda.accounts.models import Factor, Session, SpareCode
from ciranda.agencies.queries import enter_session
from tests.settling import PASSWORD

NAME = "tomas_therapist"


def browser(**calls: Any) -> Any:
    """Another browser; typed loosely, since the middleware adds to what it answers."""
    return Client(**calls)


def sign_in(client, name=NAME, password=PASSWORD):
    return client.post("/sign-in/", {"username": name, "password": password})


@dataclass(frozen=True)
class App:
    """An app on somebody's phone; calling it reads what it shows now."""

    actor: Actor
    secret: bytes
    spare: list[str]

    def __call__(self) -> str:
        return codes.code_at(self.secret, codes.step_now())


def give_app(actor: Actor) -> App:
    """Add an app to the actor's account, with a code of the half minute before."""
    draft = factors.draft_app()
    secret = factors.drafted_secret(draft)
    digits = codes.code_at(secret, codes.step_now() - 1)
    with entered(actor):
        return App(actor, secret, factors.add_app(actor=actor, draft=draft, code=digits))


@pytest.fixture
def app(cast):
    """Tomás has an app."""
    return give_app(cast.actor(NAME))


def test_the_password_alone_enters_nowhere(client, app):
    answer = sign_in(client)
    assert urlsplit(answer.url).path == "/sign-in/second-step/"
    for path in ("/day/", "/families/", "/account/", "/account/second-step/", "/account/confirm/"):
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert urlsplit(answer.url).path == "/sign-in/second-step/", path
        assert answer.wsgi_request.actor is ANONYMOUS
        assert not answer.wsgi_request.user.is_authenticated


def test_the_database_itself_lets_no_such_session_in(client, app):
    sign_in(client)
    enter(ANONYMOUS)  # as a new request begins
    found = enter_session(client.session.session_key, Purpose.SUPPORT)
    assert found.owes_step
    assert (found.user, found.actor) == (None, None)
    with connection.cursor() as cursor:
        cursor.execute("select app_user_id(), app_human(), app_staff()")
        assert cursor.fetchone() == (None, None, False)


def test_even_djangos_own_sign_in_does_not_get_past_it(client, app):
    """Whatever code makes a session: without its second step it is nobody's."""
    assert client.login(username=NAME, password=PASSWORD)
    assert client.get("/day/").wsgi_request.actor is ANONYMOUS


def test_password_and_code_enter_and_lead_on(client, app, cast):
    where = sign_in(client).url
    answer = client.post(where, {"code": app(), "next": "/families/"})
    assert answer.url == "/families/"
    assert client.get("/day/").wsgi_request.actor.membership_id == cast.tomas_therapist


def test_a_code_serves_once(client, app):
    digits = app()
    sign_in(client)
    assert client.post("/sign-in/second-step/", {"code": digits}).status_code == 302
    other = browser()
    sign_in(other)
    answer = other.post("/sign-in/second-step/", {"code": digits})
    assert b"This code is not right" in answer.content
    assert other.get("/day/").wsgi_request.actor is ANONYMOUS


def test_a_spare_code_opens_once(client, app):
    sign_in(client)
    assert client.post("/sign-in/second-step/", {"code": app.spare[3]}).status_code == 302
    other = browser()
    sign_in(other)
    assert other.post("/sign-in/second-step/", {"code": app.spare[3]}).status_code == 200


def test_somebody_elses_spare_code_opens_nothing(client, app, cast):
    theirs = give_app(cast.actor("ema_educator")).spare
    sign_in(client)
    assert client.post("/sign-in/second-step/", {"code": theirs[0]}).status_code == 200


def test_guessing_codes_is_slowed(client, app):
    sign_in(client)
    for _guess in range(5):
        client.post("/sign-in/second-step/", {"code": "nonsense"})
    answer = client.post("/sign-in/second-step/", {"code": app()})
    assert b"too many tries" in answer.content
    assert client.get("/day/").wsgi_request.actor is ANONYMOUS


def test_secrets_are_sealed_and_nobody_elses(app, cast, owner):
    owner.execute("select sealed, wrapped_key from accounts_factor")
    sealed, wrapped = owner.fetchone()
    secret = app.secret
    assert secret not in bytes(sealed)
    assert secret not in bytes(wrapped)
    assert codes.digest(app.spare[0], app.actor.user_id) in set(
        _column(owner, "select digest from accounts_sparecode")
    )
    owner.execute("set local role ciranda_web")
    with entered(cast.actor("carla_coordinator")):
        assert not Factor.objects.exists()
        assert not SpareCode.objects.exists()
    with entered(app.actor):
        assert Factor.objects.count() == 1


def _column(cursor, sql):
    cursor.execute(sql)
    return [value for (value,) in cursor.fetchall()]


def enrol(client):
    """Add an app through the pages, as somebody who just signed in; returns its secret."""
    page = client.get("/account/second-step/app/")
    assert b"<svg" in page.content
    secret = factors.drafted_secret(client.session["app"])
    digits = codes.code_at(secret, codes.step_now() - 1)
    answer = client.post(
        "/account/second-step/app/", {"code": digits, "name": "work phone", "_key": str(uuid4())}
    )
    assert b"Keep these spare codes" in answer.content
    return secret


def test_adding_an_app_keeps_this_browser_in_and_asks_every_other_from_now_on(client, cast):
    other = browser()
    sign_in(other)
    assert other.get("/day/").status_code == 200
    sign_in(client)
    enrol(client)
    assert b"work phone" in client.get("/account/second-step/").content
    assert other.get("/day/").wsgi_request.actor is ANONYMOUS


def test_a_wrong_first_code_adds_nothing(client, cast):
    sign_in(client)
    client.get("/account/second-step/app/")
    answer = client.post("/account/second-step/app/", {"code": "000"})
    assert b"This code does not fit" in answer.content
    with entered(cast.actor(NAME)):
        assert not Factor.objects.exists()


def test_changing_it_asks_for_a_recent_proof(client, cast, app):
    client.force_login(_user(cast))
    session = client.session
    session["factor_at"] = timezone.now().isoformat()
    session["proved_at"] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()
    with entered(app.actor):
        factor = Factor.objects.get()
    remove = f"/account/second-step/{factor.pk}/remove/"
    answer = client.post(remove)
    assert urlsplit(answer.url).path == "/account/confirm/"
    wrong = client.post(answer.url, {"password": PASSWORD, "code": "123", "next": remove})
    assert wrong.status_code == 200
    right = client.post(answer.url, {"password": PASSWORD, "code": app(), "next": remove})
    assert right.url == remove
    assert client.post(remove).url == "/account/second-step/"
    with entered(app.actor):
        assert not Factor.objects.exists()
        assert not SpareCode.objects.exists()


def _user(cast):
    from ciranda.accounts.models import User

    return User.objects.get_by_natural_key(NAME)


def test_where_it_is_required_the_next_sign_in_leads_through_it_first(client, cast, settings):
    settings.CIRANDA_SECOND_STEP_REQUIRED = True
    sign_in(client)
    for path in ("/day/", "/families/", "/account/"):
        assert client.get(path).url == "/account/second-step/", path
    assert b"One thing before you begin" in client.get("/account/second-step/").content
    enrol(client)
    assert client.get("/day/").status_code == 200


def test_until_then_the_wall_stays_shut(client, cast, settings):
    settings.CIRANDA_SECOND_STEP_REQUIRED = True
    sign_in(client)
    actor = client.get("/account/second-step/").wsgi_request.actor
    assert actor.principals == ()
    enter_session(client.session.session_key, Purpose.SUPPORT)
    with connection.cursor() as cursor:
        cursor.execute("select app_staff(), (select count(*) from cases_case)")
        assert cursor.fetchone() == (False, 0)


def test_families_are_not_made_to(client, cast, settings):
    settings.CIRANDA_SECOND_STEP_REQUIRED = True
    sign_in(client, "maria_mother")
    assert client.get("/account/").status_code == 200


def test_the_last_one_stays_where_it_is_required(client, cast, settings):
    settings.CIRANDA_SECOND_STEP_REQUIRED = True
    sign_in(client)
    enrol(client)
    with entered(cast.actor(NAME)):
        factor = Factor.objects.get()
    assert client.post(f"/account/second-step/{factor.pk}/remove/").status_code == 403


def test_the_account_pages_stay_within_their_statements(client, cast):
    sign_in(client)
    enrol(client)
    for path in ("/account/", "/account/second-step/", "/account/browsers/"):
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        sent = [q["sql"] for q in seen.captured_queries if "SAVEPOINT" not in str(q["sql"])]
        assert len(sent) <= 4, (path, sent)


def test_where_am_i_signed_in_and_ending_it(client, cast):
    sign_in(client)
    other = browser(headers={"user-agent": "Mozilla/5.0 (Android 15) Firefox/140.0"})
    sign_in(other)
    page = client.get("/account/browsers/")
    assert b"Firefox, Android" in page.content
    assert other.session.session_key.encode() not in page.content
    mark = next(b.mark for b in page.context["browsers"] if not b.is_this)
    client.post("/account/browsers/", {"browser": mark})
    assert other.get("/day/").wsgi_request.actor is ANONYMOUS
    assert client.get("/day/").status_code == 200


def test_nobody_ends_somebody_elses_session(client, cast):
    from ciranda.accounts.queries import mark_of

    other = browser()
    sign_in(other, "ema_educator")
    sign_in(client)
    client.post("/account/browsers/", {"browser": mark_of(other.session.session_key)})
    assert other.get("/acting-for/").wsgi_request.actor.membership_id == cast.ema_educator


def test_a_session_ends_after_eight_hours_whatever_is_done_in_it(client, cast):
    sign_in(client)
    began = Session.objects.get(pk=client.session.session_key).expire_date
    session = client.session
    session["anything"] = 1
    session.save()
    assert Session.objects.get(pk=session.session_key).expire_date == began
    assert abs(began - timezone.now() - timedelta(hours=8)) < timedelta(minutes=1)
