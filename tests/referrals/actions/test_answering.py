"""Every referral is answered with a reason, and a person decides."""

from datetime import timedelta

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Purpose
from ciranda.assessments.actions import record_factor
from ciranda.assessments.enums import SourceKind
from ciranda.assessments.models import Decision, Factor
from ciranda.cases.models import Case, Custody, FamilyMember, Stage
from ciranda.common.database import OWNER, instant, speaking_as
from ciranda.people.actions.never import never_ask
from ciranda.people.queries import never_among
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.queries import current
from ciranda.referrals import actions
from ciranda.referrals.enums import Kind, ReferralState, StepKind
from ciranda.referrals.models import Answer, Referral, Source, Step, Telling
from ciranda.referrals.policies.answering import Given
from ciranda.referrals.policies.sending import NotPossible
from ciranda.referrals.queries import sheet
from tests.referrals.sent import TODAY, decider, sent

DELAY = "delay_language"


def with_factor(cast, referral_id, key=DELAY):
    """Begin to look, and record one factor that makes the child eligible."""
    actions.look(actor=decider(cast), referral_id=referral_id)
    with entered(decider(cast)):
        dossier_id = Referral.objects.get(pk=referral_id).triage_dossier_id
    return record_factor(
        actor=decider(cast),
        dossier_id=dossier_id,
        pack_version_id=current("snipi-pt").id,
        key=key,
        known_on=TODAY,
        source_kind=SourceKind.REPORT,
        source="Hearing and speech report of the health centre",
    )


def accepted(cast):
    """A referral accepted by the rule, and its case."""
    referral_id = sent(cast)
    with_factor(cast, referral_id)
    found = actions.answer(
        actor=decider(cast), referral_id=referral_id, given=Given(TriageOutcome.ACCEPT)
    )
    return referral_id, found.case_id


def test_accepting_opens_a_case_the_team_answers_for(cast):
    _referral_id, case_id = accepted(cast)
    with entered(cast.actor("carla_coordinator")):
        assert Case.objects.filter(pk=case_id).exists()
        assert Custody.objects.get(case_id=case_id).team_id == cast.team
        assert Stage.objects.get(case_id=case_id).key == "welcome"
        member = FamilyMember.objects.get(case_id=case_id)
        assert (member.relation, member.holds_responsibility) == ("mother", True)
        # the referral is read with the case from now on, also while working on it
        assert Telling.objects.filter(kind=Kind.WORRY).exists()
        assert Factor.objects.get().key == DELAY


def test_the_family_of_the_new_case_reads_the_case_and_never_the_referral(cast):
    from ciranda.agencies.queries import as_family
    from tests.cast import SYSTEM

    _, case_id = accepted(cast)
    with entered(cast.actor("carla_coordinator")):
        mother_id = FamilyMember.objects.get(case_id=case_id).person_id
    with entered(SYSTEM):
        mother = as_family(mother_id)
    with entered(mother):
        assert Case.objects.filter(pk=case_id).exists()
        assert not Referral.objects.exists()
        assert not Source.objects.exists()
        assert not Telling.objects.exists()
        assert not Factor.objects.exists()


def test_the_sender_reads_the_answer_and_nothing_the_team_found_out(cast):
    referral_id, case_id = accepted(cast)
    with entered(cast.actor("nuno_nursery")):
        assert Answer.objects.get(referral_id=referral_id).outcome == TriageOutcome.ACCEPT
        kinds = Step.objects.filter(referral_id=referral_id).values_list("kind", flat=True)
        assert set(kinds) == {StepKind.RECEIVED, StepKind.LOOKED_AT, StepKind.ANSWERED}
        assert not Factor.objects.exists()
        assert not Decision.objects.exists()
        assert not Case.objects.filter(pk=case_id).exists()


def test_differing_from_the_rule_needs_a_reason_and_keeps_both(cast):
    referral_id = sent(cast)
    actions.look(actor=decider(cast), referral_id=referral_id)
    accept = Given(TriageOutcome.ACCEPT)
    with pytest.raises(NotPossible, match="why you decide differently"):
        actions.answer(actor=decider(cast), referral_id=referral_id, given=accept)
    actions.answer(
        actor=decider(cast),
        referral_id=referral_id,
        given=accept,
        differs_because="The report is on its way; waiting would cost months.",
    )
    with entered(decider(cast)):
        decision = Decision.objects.get()
        assert (decision.rule_verdict, decision.verdict) == ("redirected", "direct_support")
        assert decision.reason.startswith("The report")


def test_surveillance_opens_a_case_with_the_day_to_look_again(cast):
    referral_id = sent(cast)
    with_factor(cast, referral_id, "preterm_under_33_weeks")
    given = Given(TriageOutcome.SURVEILLANCE, recall_on=TODAY + timedelta(days=180))
    found = actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    with entered(cast.actor("carla_coordinator")):
        stage = Stage.objects.get(case_id=found.case_id)
        assert (stage.key, stage.recall_on) == ("surveillance", given.recall_on)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Given("no such"), "outcome"),
        (Given(TriageOutcome.SURVEILLANCE, recall_on=TODAY), "recall_on"),
        (Given(TriageOutcome.REDIRECT, "not_eligible", family_agreed=True), "redirected_to"),
        (
            Given(TriageOutcome.REDIRECT, "not_eligible", redirected_to="Day nursery"),
            "family_agreed",
        ),
        (Given(TriageOutcome.NOT_ACCEPTED), "reason"),
        (Given(TriageOutcome.NOT_ACCEPTED, "not_enough_information"), "words"),
    ],
)
def test_an_answer_lacking_what_it_needs_is_refused_at_its_field(cast, given, field):
    referral_id = sent(cast)
    with pytest.raises(NotPossible) as refused:
        actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    assert field in [p.field for p in refused.value.problems]


def test_an_answer_without_a_case_may_be_taken_back_the_same_day(cast):
    referral_id = sent(cast)
    given = Given(TriageOutcome.NOT_ACCEPTED, "family_declined")
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    actions.take_back(actor=decider(cast), referral_id=referral_id)
    with entered(decider(cast)):
        assert Referral.objects.get(pk=referral_id).state == ReferralState.LOOKED_AT
        assert Answer.objects.get(referral_id=referral_id).taken_back_at
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)


def child_of(referral_id):
    """Whom a referral is about, for whoever reads it."""
    child = Referral.objects.get(pk=referral_id).person_id
    assert child
    return child


def test_a_family_that_says_never_is_not_asked_again_and_the_next_team_reads_so(cast):
    referral_id = sent(cast)
    given = Given(TriageOutcome.NOT_ACCEPTED, "family_declined", never_ask=True)
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    with entered(decider(cast)):
        child = child_of(referral_id)
        assert never_among([child], "snipi-pt") == {child}
        assert not never_among([child], "meitheal-ie"), "said to this programme alone"
        assert sheet(referral_id, now=instant()).said_never
    actions.take_back(actor=decider(cast), referral_id=referral_id)
    with entered(decider(cast)):
        assert not never_among([child], "snipi-pt"), "taken back with the answer"


def test_a_word_said_before_outlives_an_answer_taken_back(cast):
    referral_id = sent(cast)
    with entered(decider(cast)):
        child = child_of(referral_id)
    with entered(cast.actor("nuno_nursery")):
        assert never_ask([child], "snipi-pt") == 1
    with speaking_as(OWNER) as cursor:
        cursor.execute("update people_neverask set said_at = said_at - interval '1 day'")
    given = Given(TriageOutcome.NOT_ACCEPTED, "family_declined", never_ask=True)
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    actions.take_back(actor=decider(cast), referral_id=referral_id)
    with entered(decider(cast)):
        assert never_among([child], "snipi-pt") == {child}


def test_never_goes_with_no_answer_that_opens_a_case(cast):
    referral_id = sent(cast)
    with_factor(cast, referral_id)
    given = Given(TriageOutcome.ACCEPT, never_ask=True)
    with pytest.raises(NotPossible, match="opens a case"):
        actions.answer(actor=decider(cast), referral_id=referral_id, given=given)


def test_an_answer_the_family_was_told_stays(cast):
    referral_id = sent(cast)
    given = Given(TriageOutcome.NOT_ACCEPTED, "family_declined")
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given, family_told_on=TODAY)
    with pytest.raises(NotPossible, match="family has been told"):
        actions.take_back(actor=decider(cast), referral_id=referral_id)


def test_an_opened_case_is_closed_never_unmade(cast):
    referral_id, _ = accepted(cast)
    with pytest.raises(NotPossible, match="A case was opened"):
        actions.take_back(actor=decider(cast), referral_id=referral_id)


def test_answering_twice_is_refused(cast):
    referral_id, _ = accepted(cast)
    with pytest.raises(NotPossible, match="answered already"):
        actions.answer(
            actor=decider(cast), referral_id=referral_id, given=Given(TriageOutcome.ACCEPT)
        )


def test_only_a_coordinator_decides(cast):
    referral_id = sent(cast)
    for name in ("tomas_therapist", "nuno_nursery"):
        with pytest.raises(Refused):
            actions.answer(
                actor=cast.actor(name, Purpose.TRIAGE),
                referral_id=referral_id,
                given=Given(TriageOutcome.ACCEPT),
            )


def test_the_coordinator_of_another_team_finds_nothing_to_decide(cast):
    referral_id = sent(cast)
    with pytest.raises(Referral.DoesNotExist):
        actions.look(actor=decider(cast, "nelson_coordinator"), referral_id=referral_id)
