"""Signing in through an agency's own sign-in: a real round trip over HTTP on this machine."""

import threading
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest

from ciranda.access.actions import ANONYMOUS, Refused, entered
from ciranda.accounts.oidc import is_allowed
from ciranda.agencies.actions import signing_in
from ciranda.agencies.models import IdentityProvider
from ciranda.ops.identity_provider import DemoProvider
from tests.web.account.test_second_step import browser, give_app

KEY = "a secret of the tests"


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@pytest.fixture(scope="module")
def there():
    """The agency's own sign-in, running."""
    server = DemoProvider(["s-001", "s-002"], client_id="ciranda", secret=KEY)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _honest(there):
    there.claims = {}


@pytest.fixture
def lead(cast):
    """Lena leads the association and has added its own sign-in."""
    return cast.actor("lena_lead")


@pytest.fixture
def provider(cast, there, lead):
    """The added sign-in, with Tomás linked to it."""
    added = signing_in.add_provider(
        actor=lead, name="Association", issuer=there.issuer, client_id="ciranda", secret=KEY
    )
    signing_in.link_worker(
        actor=lead, membership_id=cast.tomas_therapist, provider_id=added, subject="s-001"
    )
    with entered(lead):
        return IdentityProvider.objects.get(pk=added)


def go(client, provider, subject="s-001", query=""):
    """Leave for it, pick somebody there, come back. Returns what the site answers."""
    leave = client.get(f"/sign-in/with/{provider.slug}/{query}")
    assert leave.status_code == 302, leave.content
    return client.get(_pick(leave.url, subject))


def _pick(url, subject):
    try:
        build_opener(_Stay).open(f"{url}&subject={subject}", timeout=5)
    except HTTPError as answer:
        with answer:
            back = urlsplit(answer.headers["Location"])
            return f"{back.path}?{back.query}"
    raise AssertionError("was not sent back")


def test_a_linked_worker_enters_and_lands_where_they_were_going(client, cast, provider):
    answer = go(client, provider, query="?next=/families/")
    assert answer.url == "/families/"
    actor = client.get("/families/").wsgi_request.actor
    assert actor.membership_id == cast.tomas_therapist


def test_whom_nobody_linked_is_nobody(client, cast, provider):
    answer = go(client, provider, "s-002")
    assert b"it leads to nobody" in answer.content
    assert client.get("/").wsgi_request.actor is ANONYMOUS


def test_an_email_address_links_nobody(client, cast, provider, there, owner):
    owner.execute("set local role ciranda_owner")
    owner.execute("update accounts_user set email = 'ema@test.invalid' where username like 'ema%'")
    owner.execute("set local role ciranda_web")
    there.claims = {"email": "ema@test.invalid", "email_verified": True}
    assert go(client, provider, "s-002").status_code == 403


def test_an_enrolled_second_step_is_asked_all_the_same(client, cast, provider):
    app = give_app(cast.actor("tomas_therapist"))
    answer = go(client, provider)
    assert urlsplit(answer.url).path == "/sign-in/second-step/"
    assert client.get("/day/").wsgi_request.actor is ANONYMOUS
    client.post(answer.url, {"code": app()})
    assert client.get("/day/").wsgi_request.actor.membership_id == cast.tomas_therapist


@pytest.mark.parametrize(("vouches", "leads_to_enrol"), [(False, True), (True, False)])
def test_a_second_step_done_there_spares_the_required_one_here(
    client, cast, lead, there, settings, vouches, leads_to_enrol
):
    settings.CIRANDA_SECOND_STEP_REQUIRED = True
    added = signing_in.add_provider(
        actor=lead, name="X", issuer=there.issuer, client_id="ciranda", secret=KEY, vouches=vouches
    )
    signing_in.link_worker(
        actor=lead, membership_id=cast.tomas_therapist, provider_id=added, subject="s-001"
    )
    there.claims = {"amr": ["pwd", "mfa"]}
    with entered(lead):
        go(client, IdentityProvider.objects.get(pk=added))
    assert (client.get("/day/").status_code == 302) is leads_to_enrol


LIES = {
    "another audience": {"aud": "somebody-else"},
    "another issuer": {"iss": "https://elsewhere.invalid"},
    "another question": {"nonce": "an older one"},
    "too late": {"exp": 1},
    "for another client": {"azp": "somebody-else"},
}


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_that_is_not_for_this_browser_now_enters_nobody(
    client, cast, provider, there, lie
):
    there.claims = LIES[lie]
    assert b"did not confirm" in go(client, provider).content
    assert client.get("/").wsgi_request.actor is ANONYMOUS


def test_an_answer_signed_by_somebody_else_enters_nobody(client, cast, provider, there):
    from cryptography.hazmat.primitives.asymmetric import ec

    own = there.key
    leave = client.get(f"/sign-in/with/{provider.slug}/")
    honest = there.keys()
    there.key = ec.generate_private_key(ec.SECP256R1())
    there.keys = lambda: honest
    try:
        assert b"did not confirm" in client.get(_pick(leave.url, "s-001")).content
    finally:
        there.key = own
        del there.keys


def test_somebody_elses_answer_does_not_sign_this_browser_in(client, cast, provider):
    """Whoever lures a browser to a finished answer gets nowhere: it did not ask."""
    mine = browser()
    leave = mine.get(f"/sign-in/with/{provider.slug}/")
    finished = _pick(leave.url, "s-001")
    assert client.get(finished).url == "/sign-in/"
    assert client.get("/").wsgi_request.actor is ANONYMOUS
    assert mine.get(finished).url == "/"
    assert mine.get(finished).url == "/sign-in/"  # and once only


def test_proving_anew_takes_a_fresh_sign_in_there(client, cast, provider, there):
    there.claims = {"auth_time": 1}
    assert go(client, provider, query="?again=1").status_code == 403
    there.claims = {}
    assert go(client, provider, query="?again=1").status_code == 302


def test_it_opens_the_agency_that_owns_it_and_no_other(client, cast, provider, owner):
    """Who works for two agencies comes through one of them for that one only."""
    owner.execute("set local role ciranda_owner")
    owner.execute(
        """insert into agencies_membership (id, user_id, human_id, agency_id, role, profession,
             name, phone, email, started_on, suspended_reason)
           select gen_random_uuid(), user_id, human_id, %s, 'partner', 'teacher', name, '', '',
             started_on, '' from agencies_membership where id = %s""",
        [cast.nursery, cast.tomas_therapist],
    )
    owner.execute("set local role ciranda_web")
    go(client, provider)
    found = client.get("/acting-for/").wsgi_request
    assert found.actor.agency_id == cast.ngo
    assert [choice.agency for choice in found.entered.choices] == ["Test Therapy Association"]


def test_ending_it_signs_out_at_the_next_click(client, cast, provider, lead):
    go(client, provider)
    assert client.get("/day/").status_code == 200
    signing_in.end_provider(actor=lead, provider_id=provider.pk)
    assert client.get("/day/").wsgi_request.actor is ANONYMOUS
    assert client.get(f"/sign-in/with/{provider.slug}/").status_code == 404


def test_a_worker_who_left_does_not_enter(client, cast, provider, owner):
    owner.execute("set local role ciranda_owner")
    owner.execute(
        "update agencies_membership set suspended_at = now() where id = %s", [cast.tomas_therapist]
    )
    owner.execute("set local role ciranda_web")
    assert b"it leads to nobody" in go(client, provider).content


def test_another_agencys_lead_neither_sees_nor_links(cast, provider):
    with entered(cast.actor("dora_data")):
        assert not IdentityProvider.objects.exists()
    with pytest.raises(Refused):
        signing_in.link_worker(
            actor=cast.actor("dora_data"),
            membership_id=cast.carla_coordinator,
            provider_id=provider.pk,
            subject="s-002",
        )
    with pytest.raises(Refused):
        signing_in.link_worker(
            actor=cast.actor("lena_lead"),
            membership_id=cast.carla_coordinator,
            provider_id=provider.pk,
            subject="s-002",
        )


def test_nobody_links_themselves(cast, provider, lead):
    with pytest.raises(Refused, match="for themselves"):
        signing_in.link_worker(
            actor=lead, membership_id=cast.lena_lead, provider_id=provider.pk, subject="s-002"
        )


def test_its_secret_is_sealed(provider, owner):
    assert KEY.encode() not in bytes(provider.sealed)


@pytest.mark.parametrize(
    ("address", "production", "allowed"),
    [
        ("https://login.example", True, True),
        ("http://login.example", False, False),
        ("http://127.0.0.1:9", False, True),
        ("http://127.0.0.1:9", True, False),
        ("file:///etc/hosts", False, False),
    ],
)
def test_only_encrypted_addresses_are_asked(settings, address, production, allowed):
    settings.PRODUCTION = production
    assert is_allowed(address) is allowed


def test_one_that_does_not_answer_says_so_kindly(client, cast, provider, owner):
    owner.execute("set local role ciranda_owner")
    owner.execute("update agencies_identityprovider set issuer = 'http://127.0.0.1:9'")
    owner.execute("set local role ciranda_web")
    answer = client.get(f"/sign-in/with/{provider.slug}/")
    assert b"does not answer just now" in answer.content


def test_the_sign_in_page_offers_it(client, cast, provider):
    assert b"Association" in client.get("/sign-in/").content
    assert set(parse_qs(urlsplit(client.get(f"/sign-in/with/{provider.slug}/").url).query)) >= {
        "state",
        "nonce",
        "code_challenge",
    }
