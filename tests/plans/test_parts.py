"""What a plan asks of a service: seen by that service once the family agreed, and nothing else."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions.derivation import rederive
from ciranda.cases.models import PlanPart, PlanVolume
from ciranda.people.models import Person
from ciranda.plans.actions import action, handing_back, progress, reviewing
from ciranda.plans.actions.action import Agreed
from ciranda.plans.actions.editing import Overtaken
from ciranda.plans.actions.reviewing import Looked, Rating
from ciranda.plans.enums import ActionState, RequestState
from ciranda.plans.models import (
    Action,
    ActionPlace,
    ActionTerms,
    ActionUpdate,
    Attainment,
    Goal,
    Plan,
    PlanVersion,
    Words,
)
from tests.cases.circles import sees
from tests.plans.writing import sign_plan, write_plan


def seen_by(actor: Any) -> dict[str, int]:
    with entered(actor):
        return {
            kind.__name__: kind.objects.count()
            for kind in (Action, ActionTerms, Goal, Words, PlanVersion, PlanVolume, Person)
        }


NOTHING = dict.fromkeys(
    ("Action", "ActionTerms", "Goal", "Words", "PlanVersion", "PlanVolume", "Person"), 0
)


def test_a_service_learns_nothing_before_the_family_signed(cast: Any) -> None:
    write_plan(cast)
    assert seen_by(cast.actor("hilda_health")) == NOTHING


def test_then_it_sees_its_own_action_and_nothing_else(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    assert seen_by(cast.actor("hilda_health")) == NOTHING | {"Action": 1, "ActionTerms": 1}
    assert seen_by(cast.actor("sofia_social")) == NOTHING
    with entered(cast.actor("hilda_health")):
        assert Action.objects.get().pk == written.hearing.pk
        assert PlanPart.objects.get().about == "Flor Exemplo da Silva"
        assert Plan.objects.get().pk == written.id


def test_exactly_one_service_answers_for_an_action(cast: Any) -> None:
    written = write_plan(cast)
    with entered(written.writer), pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=written.therapy.pk).update(service=None)
    with pytest.raises(Refused, match="one service"):
        action.add_action(
            actor=written.writer,
            plan_id=written.id,
            service_id=cast.hospital,
            agreed=Agreed("Something", "en"),
        )


def test_the_asked_service_answers_and_works_and_the_family_reads_how_it_goes(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    hilda = cast.actor("hilda_health")
    progress.answer_request(
        actor=hilda,
        action_id=written.hearing.pk,
        edition=1,
        answer=RequestState.WAITING,
        words="Four weeks",
    )
    progress.answer_request(
        actor=hilda, action_id=written.hearing.pk, edition=2, answer=RequestState.ACCEPTED
    )
    progress.report(
        actor=hilda,
        action_id=written.hearing.pk,
        edition=3,
        state=ActionState.DONE,
        words="She hears well",
    )
    progress.received(actor=written.writer, action_id=written.hearing.pk, edition=4)
    with entered(cast.family("maria_mother")):
        found = Action.objects.get(pk=written.hearing.pk)
        assert (found.state, found.request) == (ActionState.DONE, RequestState.RECEIVED)
        said = ActionUpdate.objects.filter(action=found).exclude(words="").order_by("at")
        assert {u.words for u in said} == {"Four weeks", "She hears well"}


def test_a_refusal_needs_its_reason_and_steps_follow_each_other(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    hilda = cast.actor("hilda_health")
    with pytest.raises(Refused, match="Say why"):
        progress.answer_request(
            actor=hilda, action_id=written.hearing.pk, edition=1, answer=RequestState.REFUSED
        )
    with pytest.raises(Refused, match="accepted can be received"):
        progress.received(actor=hilda, action_id=written.hearing.pk, edition=1)
    with pytest.raises(Refused, match="why it stopped"):
        progress.report(
            actor=hilda, action_id=written.hearing.pk, edition=1, state=ActionState.STOPPED
        )
    with pytest.raises(Overtaken):
        progress.report(
            actor=hilda, action_id=written.hearing.pk, edition=7, state=ActionState.DONE
        )


def test_another_services_action_is_not_there_for_it(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    with pytest.raises(Action.DoesNotExist):
        progress.report(
            actor=cast.actor("hilda_health"),
            action_id=written.therapy.pk,
            edition=1,
            state=ActionState.DONE,
        )


def test_asking_before_the_signature_needs_the_familys_word(cast: Any) -> None:
    written = write_plan(cast)
    added = action.add_action(
        actor=written.writer,
        plan_id=written.id,
        service_id=cast.social_security_service,
        agreed=Agreed("Help with the allowance", "en"),
    )
    with pytest.raises(Refused, match="Ask the family first"):
        progress.ask_service(
            actor=written.writer, action_id=added.pk, edition=1, words="", agreed=False
        )
    progress.ask_service(
        actor=written.writer, action_id=added.pk, edition=1, words="Please", agreed=True
    )
    assert seen_by(cast.actor("sofia_social")) == NOTHING | {"Action": 1, "ActionTerms": 1}


def test_when_sharing_ends_the_service_keeps_its_own_words_and_the_action_passes(
    cast: Any,
) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    hilda = cast.actor("hilda_health")
    progress.answer_request(
        actor=hilda,
        action_id=written.hearing.pk,
        edition=1,
        answer=RequestState.ACCEPTED,
        words="Our own words",
    )
    passed = handing_back.hand_back(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        service_id=cast.hospital_service,
    )
    assert len(passed) == 1
    assert seen_by(hilda) == NOTHING
    with entered(hilda):
        assert [u.words for u in ActionUpdate.objects.all()] == ["Our own words"]
        assert PlanPart.objects.get().ended_at is not None
    with entered(written.writer):
        taken = Action.objects.get(passed_from=written.hearing.pk)
        assert taken.service_id == cast.ngo_service
        assert Action.objects.get(pk=written.hearing.pk).state == ActionState.STOPPED
        assert ActionTerms.objects.get(action=taken).what == "Test her hearing"


def test_why_an_action_stopped_is_kept_once_and_said_in_the_readers_language(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    with translation.override("pt"):
        handing_back.hand_back(
            actor=cast.actor("carla_coordinator"),
            case_id=cast.case,
            service_id=cast.hospital_service,
        )
        with entered(written.writer):
            kept = Action.objects.get(pk=written.hearing.pk).state_reason
        assert kept == "The family no longer shares with this service."
        assert translation.gettext(kept) != kept


def test_where_an_action_happens_hides_with_the_first_shield(cast: Any, owner: Any) -> None:
    written = write_plan(cast)
    tomas = written.writer
    with entered(tomas):
        assert ActionPlace.objects.get().place == "At home"
    owner.execute(
        "insert into people_shield (id, person_id, dossier_id, reason, started_at, recorded_by)"
        " select gen_random_uuid(), %s, d.id, 'test', now(), d.id from access_dossier d"
        " where d.person_id = %s",
        [cast.maria_mother, cast.maria_mother],
    )
    owner.execute("set local role ciranda_web")
    with entered(cast.actor("carla_coordinator")):
        rederive(cast.case)
    with entered(tomas):
        assert not ActionPlace.objects.exists()
        assert Action.objects.filter(plan_id=written.id).count() == 2
    action.change_action(
        actor=tomas,
        action_id=written.therapy.pk,
        edition=1,
        agreed=Agreed("Play with sounds", "en", place="Somewhere new"),
    )
    owner.execute("set local role ciranda_owner")
    owner.execute("select place from plans_actionplace")
    assert owner.fetchall() == [("At home",)]


def test_a_review_rates_goals_sets_the_next_date_and_the_circle_reads_it(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    today = written.version.signed_at
    assert today
    looked = Looked(
        today.date(),
        ["Maria", "Tomas"],
        "en",
        {written.speech.thread: Rating(1, "She says ten words")},
        family_words="We laugh more",
    )
    review = reviewing.record_review(actor=written.writer, plan_id=written.id, looked=looked)
    assert review.next_on == written.version.review_on
    assert (review.next_on - looked.held_on).days in range(180, 185)
    with entered(cast.family("maria_mother")):
        levels = Attainment.objects.values_list("goal_thread", "level")
        assert dict(levels) == {written.speech.thread: 1, written.sleep.thread: None}


def test_the_parts_dossier_holds_no_whereabouts_for_the_service(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    hilda = cast.actor("hilda_health")
    dossier = written.hearing.dossier_id
    assert sees(hilda, dossier, Category.PLAN, write=True)
    for hidden in (Category.LOCATION, Category.SOURCE, Category.CONSENT):
        assert not sees(hilda, dossier, hidden)
    assert not sees(hilda, written.version.dossier_id, Category.PLAN)
