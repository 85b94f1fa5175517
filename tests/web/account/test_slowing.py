"""Guessing is slowed; nobody is locked out by what somebody else does."""

import pytest

from ciranda.accounts import slowing
from tests.settling import PASSWORD
from tests.web.account.test_second_step import browser

WRONG = "not it"
NAME = "tomas_therapist"


def attempt(client, name=NAME, password=WRONG, address="192.0.2.1"):
    return client.post("/sign-in/", {"username": name, "password": password}, REMOTE_ADDR=address)


def slowed(answer):
    return b"too many tries" in answer.content


@pytest.mark.parametrize("name", [NAME, "nobody_at_all"])
def test_the_sixth_guess_waits_whether_or_not_there_is_such_a_name(client, cast, name):
    answers = [attempt(client, name) for _try in range(6)]
    assert [slowed(a) for a in answers] == [False] * 5 + [True]


def test_the_right_password_waits_too(client, cast):
    for _try in range(5):
        attempt(client)
    assert slowed(attempt(client, password=PASSWORD))


def test_a_browser_that_was_used_before_is_not_slowed_by_others(client, cast):
    assert attempt(client, password=PASSWORD).status_code == 302
    client.post("/sign-out/")
    guesser = browser()
    for number in range(25):
        slowing.failed(NAME, f"198.51.100.{number}")
    slowing.failed(NAME, "192.0.2.1")
    assert slowed(attempt(guesser, password=PASSWORD, address="203.0.113.9"))
    assert attempt(client, password=PASSWORD).status_code == 302


def test_one_guesser_does_not_lock_out_their_office(client, cast):
    for number in range(100):
        slowing.failed(f"guess {number}", "192.0.2.1")
    colleague = browser()
    assert slowed(attempt(colleague, "ema_educator", PASSWORD))
    # from outside the office, and where they signed in before, they get in
    assert attempt(colleague, "ema_educator", PASSWORD, "192.0.2.99").status_code == 302
    colleague.post("/sign-out/")
    assert attempt(colleague, "ema_educator", PASSWORD).status_code == 302


def test_getting_in_forgets_what_failed_there(client, cast):
    for _try in range(4):
        attempt(client)
    assert attempt(client, password=PASSWORD).status_code == 302
    client.post("/sign-out/")
    assert not slowed(attempt(client))


def test_a_known_browser_is_known_for_its_own_accounts_only(client, cast):
    attempt(client, password=PASSWORD)
    client.post("/sign-out/")
    for number in range(25):
        slowing.failed("ema_educator", f"198.51.100.{number}")
    assert slowed(attempt(client, "ema_educator", PASSWORD))


def test_nothing_kept_of_a_try_names_anybody(client, cast, owner):
    attempt(client)
    owner.execute("set local role ciranda_owner")
    owner.execute("select name_key, place_key from accounts_attempt")
    kept = "".join("".join(row) for row in owner.fetchall())
    assert NAME not in kept
    assert "192.0.2.1" not in kept


@pytest.mark.parametrize("name", [NAME, "nobody_at_all"])
def test_an_unknown_name_costs_the_same_work(client, cast, name, monkeypatch):
    """One password is hashed either way, so the time tells nothing."""
    from django.contrib.auth import hashers

    done = []
    hasher = hashers.get_hasher()

    def encode(self, password, salt):
        done.append(1)
        return f"md5${salt}$no"

    monkeypatch.setattr(type(hasher), "encode", encode)
    attempt(client, name)
    assert len(done) == 1


def test_behind_a_proxy_the_address_is_the_one_our_proxy_saw(rf, settings):
    from ciranda.web.account.proofs import place

    settings.CIRANDA_PROXIES = 1
    request = rf.get("/", headers={"x-forwarded-for": "10.9.9.9, 203.0.113.7"})
    assert place(request, "x").key == "203.0.113.7"
    settings.CIRANDA_PROXIES = 0
    assert place(request, "x").key == "127.0.0.1"
