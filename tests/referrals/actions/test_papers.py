"""A document comes with a referral, goes along to the case, and stays its author's."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.queries.papers import papers_of
from ciranda.documents.models import Document
from ciranda.documents.queries import open_document
from ciranda.programmes.enums import TriageOutcome
from ciranda.referrals import actions
from ciranda.referrals.models import Referral
from ciranda.referrals.policies.answering import Given
from ciranda.referrals.policies.sending import NotPossible
from tests.documents.test_cleaning import pdf
from tests.referrals.actions.test_answering import with_factor
from tests.referrals.sent import decider, sending, sent


def paper(title="Hearing test", category=Category.HEALTH, body=None):
    return actions.NewPaper(title, frozenset({category}), body or pdf())


def attached(cast, referral_id, name="nuno_nursery", **changed):
    actor = decider(cast, name)
    return actions.attach(actor=actor, referral_id=referral_id, paper=paper(**changed))


def sees(cast, name, document_id):
    with entered(decider(cast, name)):
        return open_document(document_id) is not None


def test_a_document_is_sent_together_with_the_worry(cast):
    sent(cast, papers=(paper(),))
    with entered(decider(cast)):
        found = Document.objects.get()
        assert (found.title, found.category) == ("Hearing test", Category.HEALTH)
        assert found.agency_name == "Test Nursery"
        assert found.dossier_id == Referral.objects.get().dossier_id


def test_it_is_read_by_its_sender_and_the_team_that_decides_and_nobody_else(cast):
    document_id = attached(cast, sent(cast))
    assert sees(cast, "nuno_nursery", document_id)
    assert sees(cast, "carla_coordinator", document_id)
    for name in ("tomas_therapist", "nelson_coordinator", "hilda_health", "stella_stranger"):
        assert not sees(cast, name, document_id), name


def test_what_the_team_adds_its_sender_never_sees(cast):
    document_id = attached(cast, sent(cast), "carla_coordinator")
    assert sees(cast, "carla_coordinator", document_id)
    assert not sees(cast, "nuno_nursery", document_id)


def test_with_the_case_it_goes_along_and_stays_its_agencys(cast):
    referral_id = sent(cast)
    document_id = attached(cast, referral_id)
    with_factor(cast, referral_id)
    case_id = actions.answer(
        actor=decider(cast), referral_id=referral_id, given=Given(TriageOutcome.ACCEPT)
    ).case_id
    with entered(cast.actor("carla_coordinator")):
        (shown,) = papers_of(case_id)
        assert (shown.id, shown.agency_name) == (document_id, "Test Nursery")
        assert open_document(document_id) is not None
    assert sees(cast, "nuno_nursery", document_id)


def test_after_the_answer_nothing_is_added(cast):
    referral_id = sent(cast)
    given = Given(TriageOutcome.NOT_ACCEPTED, reason_key="not_eligible")
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    with pytest.raises(NotPossible, match="The team has answered"):
        attached(cast, referral_id)


def test_only_who_sent_it_or_decides_adds(cast):
    referral_id = sent(cast)
    with pytest.raises(Refused, match="Only the sender and the team"):
        attached(cast, referral_id, "tomas_therapist")
    with pytest.raises(Referral.DoesNotExist):
        attached(cast, referral_id, "stella_stranger")


def test_a_file_that_cannot_be_kept_sends_nothing_at_all(cast):
    with pytest.raises(NotPossible) as refused:
        actions.send(
            actor=cast.actor("nuno_nursery"), sending=sending(papers=(paper(body=b"not a file"),))
        )
    assert [p.field for p in refused.value.problems] == ["file"]
    with entered(decider(cast)):
        assert not Referral.objects.exists()


def test_a_sender_does_not_send_what_only_the_team_may_write(cast):
    with pytest.raises(NotPossible, match="Leave this kind of document"):
        attached(cast, sent(cast), category=Category.LEGAL)
