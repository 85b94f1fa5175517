"""Looking at a referral: asking services, naming the child, passing it on."""

from datetime import timedelta

import pytest

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.people.models import Person
from ciranda.referrals import actions
from ciranda.referrals.models import Enquiry, Referral, Telling
from ciranda.referrals.policies.sending import NotPossible
from tests.referrals.sent import decider, sent


def asked(cast, referral_id, **changed):
    """The hospital is asked about hearing."""
    terms = {
        "service_id": cast.hospital_service,
        "category": Category.HEALTH,
        "question": "Has her hearing been checked?",
        "family_knows": True,
    } | changed
    return actions.ask(actor=decider(cast), referral_id=referral_id, **terms)


def test_the_service_asked_sees_the_child_and_the_question_only(cast):
    enquiry_id = asked(cast, sent(cast))
    with entered(cast.actor("hilda_health")):
        assert Enquiry.objects.get().pk == enquiry_id
        assert Person.objects.get().given == "Lia"
        assert not Referral.objects.exists()
        assert not Telling.objects.exists()


def test_the_answer_reaches_the_team_and_not_the_sender(cast):
    enquiry_id = asked(cast, sent(cast))
    actions.reply(
        actor=cast.actor("hilda_health"), enquiry_id=enquiry_id, answer="Yes, both ears: normal."
    )
    with entered(decider(cast)):
        enquiry = Enquiry.objects.get()
        assert enquiry.answer.startswith("Yes")
        assert enquiry.answered_by == "Hilda Health, Test Hospital"
    with entered(cast.actor("nuno_nursery")):
        assert not Enquiry.objects.exists()


def test_knowing_nothing_is_an_answer_and_silence_is_not(cast):
    enquiry_id = asked(cast, sent(cast))
    hilda = cast.actor("hilda_health")
    with pytest.raises(NotPossible):
        actions.reply(actor=hilda, enquiry_id=enquiry_id)
    actions.reply(actor=hilda, enquiry_id=enquiry_id, knows_nothing=True)
    with pytest.raises(NotPossible, match="answered already"):
        actions.reply(actor=hilda, enquiry_id=enquiry_id, answer="More")


def test_a_service_that_was_not_asked_cannot_answer(cast):
    enquiry_id = asked(cast, sent(cast))
    with pytest.raises(Enquiry.DoesNotExist):
        actions.reply(actor=cast.actor("mira_midwife"), enquiry_id=enquiry_id, answer="I know")


def test_asking_behind_the_familys_back_needs_a_reason(cast):
    with pytest.raises(NotPossible) as refused:
        asked(cast, sent(cast), family_knows=False)
    assert [p.field for p in refused.value.problems] == ["why_not_known"]


def test_the_clock_stops_only_for_reasons_of_the_pack(cast):
    referral_id = sent(cast)
    with pytest.raises(NotPossible) as refused:
        asked(cast, referral_id, pause_reason="on_holiday")
    assert [p.field for p in refused.value.problems] == ["pause_reason"]
    asked(cast, referral_id, pause_reason="waiting_for_information")


def test_a_note_of_the_team_is_never_the_senders_to_read(cast):
    referral_id = sent(cast)
    actions.write_note(actor=decider(cast), referral_id=referral_id, words="Ring the aunt first")
    with entered(decider(cast)):
        assert Telling.objects.filter(body="Ring the aunt first").exists()
    with entered(cast.actor("nuno_nursery")):
        assert not Telling.objects.filter(body="Ring the aunt first").exists()


def test_passing_on_changes_the_team_in_one_instant_and_never_leaves_it_unowned(cast):
    referral_id = sent(cast)
    asked(cast, referral_id)
    with entered(decider(cast)):
        due_on = Referral.objects.get(pk=referral_id).due_on
    actions.pass_on(actor=decider(cast), referral_id=referral_id, team_id=cast.north_team)
    with entered(decider(cast)):
        assert not Referral.objects.exists()
        assert not Enquiry.objects.exists()
    with entered(decider(cast, "nelson_coordinator")):
        referral = Referral.objects.get(pk=referral_id)
        assert (referral.team_id, referral.due_on) == (cast.north_team, due_on)
        assert Enquiry.objects.exists()
        assert Person.objects.filter(pk=referral.person_id).exists()


def test_naming_another_child_ends_the_first_ones_part(cast):
    referral_id = sent(cast)
    child = actions.NewChild("Lia", "Exemplo Ramos Segunda", decided=True)
    other = actions.name_child(actor=decider(cast), referral_id=referral_id, child=child)
    again = actions.NewChild(person_id=other)
    assert actions.name_child(actor=decider(cast), referral_id=referral_id, child=again) == other
    with entered(decider(cast)):
        assert Referral.objects.get(pk=referral_id).person_id == other


def test_a_question_is_due_in_the_time_the_pack_gives(cast):
    asked(cast, sent(cast))
    with entered(decider(cast)):
        enquiry = Enquiry.objects.get()
        assert timedelta(days=12) < enquiry.due_on - enquiry.asked_at.date() < timedelta(days=25)
