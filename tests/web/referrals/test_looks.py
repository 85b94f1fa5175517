"""Everyone can use the pages of referrals and eligibility, on a phone and at a desk."""

import pytest

from tests.referrals.actions.test_answering import accepted, with_factor
from tests.referrals.actions.test_signals import received, signal_of
from tests.referrals.actions.test_triage import asked
from tests.referrals.sent import sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def settled(cast):
    """Referrals and signals in every state, and the pages that show them, by who looks."""
    first, second = sent(cast), sent(cast)
    with_factor(cast, first)
    enquiry_id = asked(cast, first)
    answered, case_id = accepted(cast)
    signal = signal_of(cast, received(sector="health", relation="professional"))
    received(sector="education")
    return {
        "carla_coordinator": {
            "list": "/referrals/",
            "waiting": "/referrals/?pile=waiting",
            "answered": "/referrals/?pile=answered",
            "triage": f"/referrals/{first}/triage/",
            "new": f"/referrals/{second}/triage/",
            "done": f"/referrals/{answered}/triage/",
            "decide": f"/referrals/{first}/decide/",
            "ask": f"/referrals/{first}/ask/",
            "child": f"/referrals/{first}/child/",
            "pass-on": f"/referrals/{first}/pass-on/",
            "signal": f"/referrals/signals/{signal.pk}/",
            "end": f"/referrals/signals/{signal.pk}/end/",
            "factors": f"/eligibility/referral/{first}/",
            "eligibility": f"/eligibility/case/{case_id}/",
            "forms": f"/eligibility/case/{case_id}/forms/",
            "begin": f"/eligibility/case/{case_id}/forms/begin/",
        },
        "nuno_nursery": {
            "send": "/referrals/send/",
            "sent": "/referrals/sent/",
            "open": f"/referrals/{answered}/",
            "more": f"/referrals/{second}/more/",
        },
        "hilda_health": {
            "questions": "/referrals/questions/",
            "question": f"/referrals/questions/{enquiry_id}/",
        },
    }


@pytest.mark.parametrize("width", [360, 1280])
def test_everyone_can_use_the_pages_of_referrals(looker, cast, width):
    wrong = {}
    for name, pages in settled(cast).items():
        looker.client.login(username=name, password="only for tests")
        for key, path in pages.items():
            looker.open(path, width=width)
            faults = [*looker.faults(), *looker.said]
            looker.said.clear()
            if looker.is_wider_than_screen():
                faults.append("wider than the screen")
            if faults:
                wrong[key] = faults
    assert wrong == {}
