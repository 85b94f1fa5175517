"""What happens by itself: an unanswered referral climbs, step by step, until it is answered."""

import pytest

from ciranda.access.actions import entered
from ciranda.programmes.enums import TriageOutcome
from ciranda.referrals import actions, queries, tasks
from ciranda.referrals.models import Referral
from ciranda.referrals.policies.answering import Given
from tests.referrals.actions.test_triage import asked
from tests.referrals.sent import decider, sent


def let_pass(owner, referral_id, days):
    """Let so many days pass since it was received."""
    owner.execute("set local role ciranda_owner")
    owner.execute(
        "update referrals_referral set received_at = received_at - make_interval(days => %s), "
        "due_on = due_on - %s where id = %s",
        [days, days, referral_id],
    )
    owner.execute("set local role ciranda_web")


def climbed(cast, referral_id):
    with entered(decider(cast)):
        return Referral.objects.get(pk=referral_id).climbed_to


@pytest.mark.parametrize(("days", "to"), [(3, ""), (21, "coordinator"), (60, "supervisor")])
def test_an_unanswered_referral_climbs_as_the_pack_says(cast, owner, days, to):
    owner.execute("set local role ciranda_web")
    referral_id = sent(cast)
    let_pass(owner, referral_id, days)
    tasks.pass_up(0)
    assert climbed(cast, referral_id) == to


def test_an_answered_one_does_not(cast, owner):
    owner.execute("set local role ciranda_web")
    referral_id = sent(cast)
    given = Given(TriageOutcome.NOT_ACCEPTED, "family_declined")
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    let_pass(owner, referral_id, 60)
    tasks.pass_up(0)
    assert climbed(cast, referral_id) == ""


def test_a_clock_that_waits_for_a_service_does_not_climb(cast, owner):
    owner.execute("set local role ciranda_web")
    referral_id = sent(cast)
    asked(cast, referral_id, pause_reason="waiting_for_information")
    let_pass(owner, referral_id, 60)
    owner.execute("set local role ciranda_owner")
    owner.execute("update referrals_enquiry set asked_at = asked_at - interval '59 days'")
    owner.execute("set local role ciranda_web")
    tasks.pass_up(0)
    assert climbed(cast, referral_id) == ""


def test_the_inbox_says_where_it_climbed(cast, owner):
    from django.utils import timezone

    owner.execute("set local role ciranda_web")
    referral_id = sent(cast)
    let_pass(owner, referral_id, 60)
    tasks.pass_up(0)
    with entered(decider(cast)) as actor:
        found = queries.inbox(actor, queries.Pile.NEW, now=timezone.now(), language="en")
    assert found.rows[0].climbed_label == "Technical supervision"


def test_nothing_is_forgotten_before_its_day(cast):
    sent(cast)
    assert tasks.forget(0) == 0
