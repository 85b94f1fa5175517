"""A referral has a team, a clock and a reader from its first second."""

import pytest

from ciranda.access.actions import entered
from ciranda.common.dates import add_months
from ciranda.people.models import Person
from ciranda.programmes.queries import current
from ciranda.referrals import actions
from ciranda.referrals.enums import FamilyTold, Kind, ReferralState, StepKind
from ciranda.referrals.models import Referral, Source, Step, Telling
from ciranda.referrals.policies.sending import NotPossible
from tests.referrals.sent import TODAY, WORRY, decider, sending, sent


def test_the_team_of_the_parish_answers_for_it_from_the_first_second(cast):
    referral_id = sent(cast)
    with entered(decider(cast)):
        referral = Referral.objects.get(pk=referral_id)
        assert referral.team_id == cast.team
        assert referral.state == ReferralState.NEW
        assert referral.due_on > TODAY
        assert Telling.objects.get(kind=Kind.WORRY).body == WORRY
        assert Source.objects.get().name == "Nuno Nursery"
        assert Person.objects.get(pk=referral.person_id).given == "Lia"
        assert Step.objects.get().kind == StepKind.RECEIVED


def test_the_sender_reads_what_they_sent(cast):
    referral_id = sent(cast)
    with entered(cast.actor("nuno_nursery")):
        referral = Referral.objects.get(pk=referral_id)
        assert Telling.objects.get(dossier_id=referral.dossier_id, kind=Kind.WORRY).body == WORRY


@pytest.mark.parametrize(
    "name", ["stella_stranger", "nelson_coordinator", "hilda_health", "lena_lead", "dora_data"]
)
def test_nobody_else_sees_that_it_exists(cast, name):
    sent(cast)
    with entered(decider(cast, name)):
        assert not Referral.objects.exists()
        assert not Telling.objects.exists()
        assert not Source.objects.exists()


def test_the_family_never_sees_who_told(cast):
    sent(cast, child=actions.NewChild(person_id=None, given="Lia"))
    for name in ("maria_mother", "fausto_father"):
        with entered(cast.family(name)):
            assert not Source.objects.exists()
            assert not Referral.objects.exists()


def test_a_member_of_the_team_sees_that_it_is_there_but_not_what_was_written(cast):
    referral_id = sent(cast)
    with entered(decider(cast, "tomas_therapist")):
        assert Referral.objects.filter(pk=referral_id).exists()
        assert not Telling.objects.exists()
        assert not Source.objects.exists()


def test_a_parish_of_no_team_goes_to_the_desk(cast):
    actions.name_desk(actor=decider(cast), programme_key="snipi-pt", team_id=cast.north_team)
    referral_id = sent(cast, parish_code="", place="Somewhere by the sea")
    with entered(decider(cast, "nelson_coordinator")):
        assert Referral.objects.get(pk=referral_id).team_id == cast.north_team


def test_a_child_too_old_is_refused_at_once_in_clear_words(cast):
    old = actions.NewChild("Lia", born_on=add_months(TODAY, -80))
    with pytest.raises(NotPossible, match="6 years and 8 months old") as refused:
        sent(cast, child=old)
    assert [p.field for p in refused.value.problems] == ["born_on"]


def test_the_family_is_told_first_where_the_programme_says_so(cast):
    with pytest.raises(NotPossible, match="Speak with the family") as refused:
        sent(cast, family_told=FamilyTold.NOT_YET, worry=" ")
    assert {p.field for p in refused.value.problems} == {"worry", "family_told"}


def test_a_programme_that_begins_with_the_family_needs_its_own_request(cast):
    meitheal = current("meitheal-ie").id
    with pytest.raises(NotPossible, match="what the family asks for"):
        actions.send(
            actor=cast.actor("nuno_nursery"),
            sending=sending(pack_version_id=meitheal, team_id=cast.team),
        )


def test_an_answered_referral_can_no_longer_be_written_by_its_sender(cast):
    from django.db import Error, transaction

    from ciranda.programmes.enums import TriageOutcome
    from ciranda.referrals.policies.answering import Given

    referral_id = sent(cast)
    given = Given(TriageOutcome.NOT_ACCEPTED, "family_declined")
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    with entered(cast.actor("nuno_nursery")):
        telling = Telling.objects.get(kind=Kind.WORRY)
        telling.body = "changed afterwards"
        with pytest.raises(Error), transaction.atomic():
            telling.save()
