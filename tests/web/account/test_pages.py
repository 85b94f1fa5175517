"""The pages of signing in, in a real browser: everyone can use them, and a passkey really works."""

import pytest

from ciranda.access.actions import ANONYMOUS, entered
from ciranda.accounts.models import Factor
from tests.looking import HOST, Looker
from tests.web.account.test_second_step import app, browser, sign_in

# A passkey is made for one origin: the client speaks as the browser's address does.
AT = {"HTTP_HOST": HOST.removeprefix("http://")}

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
__all__ = ["app"]


@pytest.fixture
def here():
    """A client that calls the site as the browser does: passkeys are bound to that name."""
    return browser(**AT)


def looks_right(looker):
    assert looker.faults() == []
    assert looker.said == []
    assert not looker.is_wider_than_screen()


def test_everyone_can_use_the_pages_of_their_account(page, here, cast):
    sign_in(here)
    looker = Looker(page, here)
    for path in (
        "/account/second-step/",
        "/account/second-step/app/",
        "/account/second-step/passkey/",
        "/account/confirm/",
    ):
        assert looker.wrong_at(path) == [], path


def test_everyone_can_use_the_second_step(page, here, app):
    sign_in(here)
    looker = Looker(page, here)
    assert looker.wrong_at("/sign-in/second-step/") == []
    page.get_by_label("Code").fill("nonsense")
    page.get_by_role("button", name="Go on").click()
    page.get_by_text("There is a problem").wait_for()
    looks_right(looker)


def test_a_lead_can_use_theirs(page, here, cast):
    from ciranda.agencies.actions import signing_in

    lead = cast.actor("lena_lead")
    added = signing_in.add_provider(
        actor=lead, name="Ours", issuer="https://x.invalid", client_id="x", secret="x"
    )
    worker = cast.tomas_therapist
    signing_in.link_worker(actor=lead, membership_id=worker, provider_id=added, subject="t-1")
    sign_in(here, "lena_lead")
    looker = Looker(page, here)
    for path in ("", "own/", f"workers/{worker}/link/", f"workers/{worker}/reset/"):
        assert looker.wrong_at(f"/signing-in/{path}") == [], path


@pytest.fixture
def token(page):
    """A device of the browser that holds passkeys and says yes."""
    speaker = page.context.new_cdp_session(page)
    speaker.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    speaker.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return speaker


def test_a_passkey_is_made_and_then_opens(page, here, cast, token):
    sign_in(here)
    looker = Looker(page, here)
    looker.open("/account/second-step/passkey/")
    page.get_by_label("What do you want to call it?").fill("my phone")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_role("heading", name="Keep these spare codes").wait_for()
    looks_right(looker)
    with entered(cast.actor("tomas_therapist")):
        assert Factor.objects.get().name == "my phone"

    here.cookies.clear()
    sign_in(here)
    assert here.get("/day/").wsgi_request.actor is ANONYMOUS
    looker.open("/sign-in/second-step/?next=/day/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{HOST}/day/")
    assert here.get("/day/").wsgi_request.actor.membership_id == cast.tomas_therapist
    assert looker.said == []


def test_an_answer_of_another_question_is_refused(page, here, cast, token):
    """What a passkey once answered opens nothing a second time."""
    sign_in(here)
    looker = Looker(page, here)
    looker.open("/account/second-step/passkey/")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_role("heading", name="Keep these spare codes").wait_for()
    here.cookies.clear()
    sign_in(here)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    looker.open("/sign-in/second-step/?next=/day/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{HOST}/day/")
    answer = next(body for body in sent if "answer=" in body)

    again = browser(**AT)
    sign_in(again)
    again.get("/sign-in/second-step/")
    seen = again.post(
        "/sign-in/second-step/", answer, content_type="application/x-www-form-urlencoded"
    )
    assert seen.status_code == 200
    assert again.get("/day/").wsgi_request.actor is ANONYMOUS
