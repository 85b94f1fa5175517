"""Asking a colleague of another service: in general without a name, about a family by consent."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import consents
from ciranda.services.actions import AboutFamily, answer_consultation, consult
from ciranda.services.models import Consultation
from ciranda.services.queries import consultation, consultations_of
from tests.services.centre import agrees, centre_family

pytestmark = pytest.mark.django_db

GENERAL = "What helps a child of four who hardly speaks in a group?"


def _ask(cast: Any, family: AboutFamily | None = None, words: str = GENERAL) -> Any:
    return consult(
        actor=cast.actor("tomas_therapist"),
        service_id=cast.hospital_service,
        words=words,
        family=family,
    )


def _seen(cast: Any, who: str, question: Any) -> Any:
    actor = cast.actor(who)
    with entered(actor):
        return consultation(actor.service_id, question)


def test_a_general_question_needs_no_family_and_gets_its_answer(cast: Any) -> None:
    question = _ask(cast)
    answer_consultation(
        actor=cast.actor("hilda_health"), consultation_id=question, words="Songs with movement."
    )
    seen = _seen(cast, "tomas_therapist", question)
    assert (seen.answer, seen.about, seen.case_id) == ("Songs with movement.", "", None)


def test_a_general_question_that_names_somebody_is_refused_word_by_word(cast: Any) -> None:
    centre_family(cast)
    with pytest.raises(Refused, match="Nadif"):
        _ask(cast, words="What do you think of Nadif?")


def test_a_family_is_attached_only_with_a_live_consent_for_that_very_service(cast: Any) -> None:
    case, _child, mother = centre_family(cast)
    about = AboutFamily(case, "He stands on his toes.")
    with pytest.raises(Refused, match="has not agreed that this service knows them"):
        _ask(cast, about)
    agrees(cast, case, mother, "house_service", "social_security")
    with pytest.raises(Refused, match="has not agreed that this service knows them"):
        _ask(cast, about)
    agrees(cast, case, mother, "house_service", "hospital")
    seen = _seen(cast, "hilda_health", _ask(cast, about))
    assert (seen.about, seen.about_words) == ("Nadif Eksempel", "He stands on his toes.")


def test_with_the_consent_the_family_leaves_the_question_and_the_answer_stays(cast: Any) -> None:
    case, _child, mother = centre_family(cast)
    signed = agrees(cast, case, mother, "house_service", "hospital")
    question = _ask(cast, AboutFamily(case, "He stands on his toes."))
    answer_consultation(
        actor=cast.actor("hilda_health"),
        consultation_id=question,
        words="Try it barefoot.",
        about_family="I would like to see him walk.",
    )
    consents.record_withdrawal(actor=cast.actor("tomas_therapist"), question_id=signed)
    seen = _seen(cast, "hilda_health", question)
    assert seen.about_answer == "I would like to see him walk."
    again = _ask(cast)
    assert _seen(cast, "hilda_health", again).about == ""
    with pytest.raises(Refused, match="has not agreed"):
        _ask(cast, AboutFamily(case, "And now?"))


def test_after_the_consent_nothing_more_is_said_about_the_family(cast: Any) -> None:
    case, _child, mother = centre_family(cast)
    signed = agrees(cast, case, mother, "house_service", "hospital")
    question = _ask(cast, AboutFamily(case, "He stands on his toes."))
    consents.record_withdrawal(actor=cast.actor("tomas_therapist"), question_id=signed)
    with pytest.raises(Refused, match="no longer shares this"):
        answer_consultation(
            actor=cast.actor("hilda_health"),
            consultation_id=question,
            words="Try it barefoot.",
            about_family="I would like to see him.",
        )


def test_nobody_of_a_third_service_reads_or_answers_a_question(cast: Any) -> None:
    question = _ask(cast)
    assert _seen(cast, "sofia_social", question) is None
    with pytest.raises(Consultation.DoesNotExist):
        answer_consultation(
            actor=cast.actor("sofia_social"), consultation_id=question, words="Me too"
        )
    sofia = cast.actor("sofia_social")
    with entered(sofia):
        assert consultations_of(sofia.service_id) == ([], 0)


def test_one_does_not_ask_ones_own_service(cast: Any) -> None:
    with pytest.raises(Refused, match="another service"):
        consult(actor=cast.actor("hilda_health"), service_id=cast.hospital_service, words=GENERAL)
