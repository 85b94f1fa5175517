"""Everyone can use the pages of referrals and eligibility, on a phone and at a desk."""

import pytest

from tests.referrals.actions.test_answering import accepted, with_factor
from tests.referrals.actions.test_signals import received, signal_of
from tests.referrals.actions.test_triage import asked
from tests.referrals.sent import sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def settled(cast):
    """Referrals and signals in every state, and the pages that show them, by who looks."""
    first = sent(cast)
    with_factor(cast, first)
    enquiry_id = asked(cast, first)
    answered, case_id = accepted(cast)
    signal_of(cast, received(sector="health", relation="professional"))
    received(sector="education")
    return {
        "carla_coordinator": {
            "waiting": "/referrals/?pile=waiting",
            "answered": "/referrals/?pile=answered",
            "triage": f"/referrals/{first}/triage/",
            "done": f"/referrals/{answered}/triage/",
            "decide": f"/referrals/{first}/decide/",
            "factors": f"/eligibility/referral/{first}/",
            "eligibility": f"/eligibility/case/{case_id}/",
        },
        "nuno_nursery": {
            "open": f"/referrals/{answered}/",
        },
        "hilda_health": {
            "question": f"/referrals/questions/{enquiry_id}/",
        },
    }


def test_everyone_can_use_the_pages_of_referrals(looker, cast):
    wrong: dict[str, list[str]] = {}
    for name, pages in settled(cast).items():
        looker.client.login(username=name, password="only for tests")
        wrong |= {key: looker.wrong_at(path) for key, path in pages.items()}
    assert {key: found for key, found in wrong.items() if found} == {}
