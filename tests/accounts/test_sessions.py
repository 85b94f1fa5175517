"""A session is known by its key, or is one's own; nobody lists the others."""

from django.contrib.auth import SESSION_KEY
from django.db import connection

from ciranda.access.actions import entered
from ciranda.accounts.models import Session
from ciranda.accounts.sessions import SessionStore
from tests.settling import PASSWORD


def _signed_in(client, name):
    assert client.login(username=name, password=PASSWORD)
    return client.session.session_key


def test_a_worker_sees_none_of_anothers_sessions(cast, client):
    key = _signed_in(client, "tomas_therapist")
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.session', '', true)")
        with entered(cast.actor("carla_coordinator")):
            assert not Session.objects.filter(session_key=key).exists()
            cursor.execute("update accounts_session set user_id = user_id")
            cursor.execute("delete from accounts_session where session_key = %s", [key])
            assert cursor.rowcount == 0
    with entered(cast.actor("tomas_therapist")):
        assert Session.objects.filter(session_key=key).exists()


def test_before_signing_in_only_the_key_opens_a_session(cast, client):
    key = _signed_in(client, "tomas_therapist")
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.session', '', true), set_config('app.user_id', '', true)"
        )
        cursor.execute("select count(*) from accounts_session")
        assert cursor.fetchone()[0] == 0
    assert SessionStore(key).load()[SESSION_KEY]


def test_signing_out_and_in_again_works_behind_the_wall(cast, client):
    first = _signed_in(client, "tomas_therapist")
    assert client.get("/today/", follow=True).status_code in (200, 404)
    client.logout()
    assert not SessionStore().exists(first)
    assert _signed_in(client, "tomas_therapist") != first
