"""What each answer opens and ends, read through a real connection as the web role."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category, unmask
from ciranda.cases.actions import consents
from ciranda.cases.actions.consents import Ask, Signed
from ciranda.cases.queries.consents import Proposal, who_sees
from ciranda.consent.enums import Answer, Method
from ciranda.consent.models import Effect, Question, Signature

HEALTH = frozenset(
    {
        Category.IDENTITY,
        Category.INVOLVEMENT,
        Category.SCHEDULE,
        Category.PLAN,
        Category.DEVELOPMENT,
        Category.HEALTH,
    }
)
ON_SCREEN = Signed(Method.SCREEN, typed_name="Maria Exemplo da Silva")


def asked(cast: Any, *people: str, column: str = "health", service: str = "hospital") -> list[UUID]:
    """The questions put by the coordinator, in the order of `people`."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        (consent,) = consents.ask(
            actor=carla,
            case_id=cast.case,
            asks=[Ask(column, cast.ids.get(f"{service}_service"))],
            people=[cast.ids[p] for p in people],
        )
        found = {q.person_id: q.pk for q in Question.objects.filter(consent=consent)}
    return [found[cast.ids[p]] for p in people] if people else list(found.values())


def answered(cast: Any, question: UUID, categories: frozenset[Category] = HEALTH) -> Answer:
    """A worker records the answer on screen."""
    return consents.record_answer(
        actor=cast.actor("carla_coordinator"),
        question_id=question,
        categories=categories,
        signed=ON_SCREEN,
    )


def sees(cast: Any, name: str) -> set[Category]:
    """What this worker's connection holds grants for in the case's volume, at this moment."""
    with entered(cast.actor(name)), connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(bit_or(cats), 0) from access_grant"
            " where dossier_id = %s and now() >= valid_from and now() < valid_until",
            [cast.dossier],
        )
        return set(unmask(cursor.fetchone()[0]))


def test_an_agreement_opens_what_was_signed_and_nothing_else(cast: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    assert sees(cast, "hilda_health") == set()
    assert answered(cast, question) == Answer.GIVEN
    assert sees(cast, "hilda_health") == HEALTH
    assert sees(cast, "sofia_social") == set()


def test_a_family_may_open_fewer_categories_than_the_form_offers(cast: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    answered(cast, question, frozenset({Category.IDENTITY, Category.DEVELOPMENT}))
    assert sees(cast, "hilda_health") == {Category.IDENTITY, Category.DEVELOPMENT}


def test_the_preview_is_what_signing_then_gives(cast: Any) -> None:
    carla = cast.actor("carla_coordinator")
    (question,) = asked(cast, "maria_mother")
    with entered(carla):
        cats = Question.objects.get(pk=question).cats
        promised = who_sees(cast.case, [Proposal(cast.hospital_service, cats)])
    answered(cast, question)
    with entered(carla):
        given = who_sees(cast.case)
    assert [(s.principal, s.then) for s in promised if s.then] == [
        (s.principal, s.now) for s in given
    ]
    (hospital,) = [s for s in promised if s.changes]
    assert hospital.ref == cast.hospital_service
    assert not hospital.now
    assert set(hospital.then) == HEALTH


def test_withdrawing_ends_access_in_the_same_transaction(cast: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    consents.withdraw_own(actor=cast.family("maria_mother"), question_id=question)
    assert sees(cast, "hilda_health") == set()
    with entered(cast.actor("carla_coordinator")):
        effect = Effect.objects.get()
        assert effect.ended_at is not None
        assert Signature.objects.get().withdrawn_at is not None


def test_where_two_holders_differ_the_narrower_answer_holds(cast: Any) -> None:
    mothers, fathers = asked(cast, "maria_mother", "fausto_father")
    answered(cast, mothers)
    assert answered(cast, fathers, frozenset({Category.IDENTITY})) == Answer.GIVEN
    assert sees(cast, "hilda_health") == {Category.IDENTITY}
    assert answered(cast, fathers, frozenset()) == Answer.REFUSED
    assert sees(cast, "hilda_health") == set()


def test_the_other_adult_sees_neither_question_nor_answer(cast: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    with entered(cast.family("fausto_father")), connection.cursor() as cursor:
        for table in ("consent", "question", "signature", "effect"):
            cursor.execute(f"select count(*) from consent_{table}")
            assert cursor.fetchone()[0] == 0, table
    with entered(cast.family("maria_mother")):
        assert Question.objects.count() == 1


def test_a_family_member_answers_only_their_own_question(cast: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    with pytest.raises(Question.DoesNotExist):
        consents.answer_own(
            actor=cast.family("fausto_father"),
            question_id=question,
            categories=HEALTH,
            typed_name="Fausto",
        )


def test_an_answer_in_the_portal_settles_although_its_author_sees_no_other(cast: Any) -> None:
    mothers, fathers = asked(cast, "maria_mother", "fausto_father")
    answered(cast, fathers, frozenset({Category.PLAN}))
    consents.answer_own(
        actor=cast.family("maria_mother"),
        question_id=mothers,
        categories=HEALTH,
        typed_name="Maria",
    )
    assert sees(cast, "hilda_health") == {Category.PLAN}


def test_a_carer_without_authority_opens_nothing_and_is_told_kindly(cast: Any, owner: Any) -> None:
    (question,) = asked(cast, "fausto_father")
    owner.execute(
        "update cases_familymember set holds_responsibility = false where person_id = %s",
        [cast.fausto_father],
    )
    with pytest.raises(Refused, match="nothing else changes"):
        answered(cast, question)
    with pytest.raises(Refused, match="nothing else changes"):
        asked(cast, "fausto_father", column="education", service="nursery")


def test_somebody_barred_by_a_court_is_not_asked(cast: Any, owner: Any) -> None:
    owner.execute(
        "insert into access_bar (id, human_id, kind, case_id, reason, started_at, recorded_by)"
        " values (gen_random_uuid(), %s, 1, %s, '', now(), %s)",
        [cast.fausto_father, cast.case, cast.carla_coordinator],
    )
    assert len(asked(cast)) == 1


def test_paper_needs_its_scan_and_a_screen_a_name(cast: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    carla = cast.actor("carla_coordinator")
    for signed in (Signed(Method.PAPER), Signed(Method.SCREEN), Signed(Method.SPOKEN)):
        with pytest.raises(Refused):
            consents.record_answer(
                actor=carla, question_id=question, categories=HEALTH, signed=signed
            )
    consents.record_answer(
        actor=carla, question_id=question, categories=frozenset(), signed=Signed(Method.SCREEN)
    )


def test_a_service_of_another_sector_is_refused(cast: Any) -> None:
    with pytest.raises(Refused, match="sector"):
        asked(cast, "maria_mother", column="health", service="nursery")


def test_asking_anew_leaves_the_older_agreement_until_the_new_answer(cast: Any) -> None:
    (first,) = asked(cast, "maria_mother")
    answered(cast, first)
    carla = cast.actor("carla_coordinator")
    fewer = frozenset({Category.IDENTITY})
    with entered(carla):
        consents.ask(
            actor=carla, case_id=cast.case, asks=[Ask("health", cast.hospital_service, fewer)]
        )
        second = Question.objects.get(closed_at=None, person_id=cast.maria_mother)
    assert sees(cast, "hilda_health") == HEALTH
    answered(cast, second.pk, fewer)
    assert sees(cast, "hilda_health") == fewer
    with pytest.raises(Refused, match="newer"):
        answered(cast, first)


def test_nothing_to_take_back_is_said(cast: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    with pytest.raises(Refused, match="no agreement"):
        consents.withdraw_own(actor=cast.family("maria_mother"), question_id=question)


def test_an_agreement_runs_out_at_the_end_of_its_last_day(cast: Any, owner: Any) -> None:
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    owner.execute(
        "select (valid_until at time zone 'Europe/Lisbon')::time from access_grant"
        " where basis = 5 and dossier_id = %s",
        [cast.dossier],
    )
    assert str(owner.fetchone()[0]) == "00:00:00"
