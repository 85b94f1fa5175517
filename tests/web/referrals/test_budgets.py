"""A reading page sends at most eight statements, however much there is."""

import pytest

from tests.budgets import assert_within
from tests.referrals.actions.test_answering import with_factor
from tests.referrals.actions.test_signals import received, signal_of
from tests.referrals.actions.test_triage import asked
from tests.referrals.sent import sent
from tests.settling import PASSWORD


@pytest.fixture
def browse(client):
    """Sign in as someone of the cast."""

    def as_(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


@pytest.mark.parametrize("number", [1, 30])
def test_lists_keep_their_budget_at_one_and_many(cast, browse, number):
    for _ in range(number):
        sent(cast)
        received()
    first = sent(cast)
    asked(cast, first)
    for name, address in (
        ("carla_coordinator", "/referrals/"),
        ("carla_coordinator", "/referrals/?pile=waiting"),
        ("nuno_nursery", "/referrals/sent/"),
        ("hilda_health", "/referrals/questions/"),
    ):
        assert_within(browse(name), address)


@pytest.mark.parametrize("number", [1, 8])
def test_pages_keep_their_budget_at_one_and_many(cast, browse, number):
    referral_id = sent(cast)
    for key in ("preterm_under_33_weeks", "delay_motor")[:number]:
        with_factor(cast, referral_id, key)
    enquiries = [asked(cast, referral_id) for _ in range(number)]
    signals = [signal_of(cast, received()) for _ in range(number)]
    carla = browse("carla_coordinator")
    for address in (
        f"/referrals/{referral_id}/",
        f"/referrals/{referral_id}/triage/",
        f"/referrals/{referral_id}/decide/",
        f"/referrals/signals/{signals[0].pk}/",
        f"/eligibility/referral/{referral_id}/",
        f"/eligibility/case/{cast.case}/",
        f"/eligibility/case/{cast.case}/forms/",
    ):
        assert_within(carla, address)
    assert_within(browse("hilda_health"), f"/referrals/questions/{enquiries[0]}/")


def test_public_pages_keep_it_too(client, cast):
    for address in ("/worried/", "/worried/what-happened/", "/worried/paper/"):
        assert_within(client, address)
