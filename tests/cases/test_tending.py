"""Consents follow the facts of today: ages reached, signers lost, days that run out."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category, mask
from ciranda.cases import tasks as jobs
from ciranda.cases.actions import consents, coordination, standing
from ciranda.cases.actions.standing import Standing
from ciranda.cases.enums import NoticeKind, Prompt
from ciranda.cases.models import FamilyNotice, Task
from ciranda.cases.queries.consents import consents_to_tend, kin_of
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.tasks import tasks_of
from ciranda.common.dates import add_months
from ciranda.consent.enums import Answer
from ciranda.consent.models import Consent, Effect
from tests.cases.test_consents import HEALTH, answered, asked, sees
from tests.casework import past_the_wall

NO_LONGER = Standing("mother", holds_responsibility=False, grounds="Decision 12 of 3 May")


@pytest.fixture
def shared(cast):
    """Tomás manages the case; the mother agreed that the hospital sees the file."""
    carla = cast.actor("carla_coordinator")
    coordination.allocate(actor=carla, case_id=cast.case, membership_id=cast.tomas_therapist)
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    return question


def member(cast, person):
    with entered(cast.actor("carla_coordinator")):
        return next(
            k.member_id
            for k in kin_of(cast.case)
            if k.person_id == cast.ids[person] and k.member_id
        )


def change(cast, person, to=NO_LONGER):
    return standing.change(
        actor=cast.actor("carla_coordinator"), member_id=member(cast, person), standing=to
    )


def both_asked(cast):
    """The column for another service, put to both holders."""
    return asked(cast, "maria_mother", "fausto_father", column="health", service="hospital_birth")


def child_is(cast, months, days=0):
    born = add_months(date.today(), -months) + timedelta(days=days)  # noqa: DTZ011
    past_the_wall("update people_person set born_on = %s where id = %s", [born, cast.flor])


def notices(cast, person):
    with entered(cast.family(person)):
        return set(FamilyNotice.objects.values_list("kind", flat=True))


def prompts(cast):
    with entered(cast.actor("tomas_therapist")):
        return list(Task.objects.exclude(prompt="").values_list("prompt", flat=True))


def tended(cast):
    with entered(jobs.JOB):
        return consents.tend(cast.case)


def test_a_consent_closes_when_its_signer_loses_responsibility(cast, shared):
    assert sees(cast, "hilda_health") == HEALTH
    change(cast, "maria_mother")
    assert sees(cast, "hilda_health") == set()
    with entered(cast.actor("carla_coordinator")):
        assert Consent.objects.get().answer == Answer.WAITING
        assert Effect.objects.get().ended_at is not None
    assert Prompt.ASK_AGAIN in prompts(cast)


def test_each_who_agreed_is_told_alone_and_nobody_else(cast, shared):
    standing.end(
        actor=cast.actor("carla_coordinator"),
        member_id=member(cast, "fausto_father"),
        grounds="Decision 12 of 3 May",
    )
    assert sees(cast, "hilda_health") == HEALTH
    change(cast, "maria_mother")
    assert NoticeKind.CONSENT_LAPSED not in notices(cast, "fausto_father")
    with entered(cast.actor("carla_coordinator")):
        (told,) = FamilyNotice.objects.filter(kind=NoticeKind.CONSENT_LAPSED)
    assert told.person_id == cast.maria_mother


def test_nothing_opens_by_itself_when_responsibility_comes_back(cast, shared):
    change(cast, "maria_mother")
    change(cast, "maria_mother", Standing("mother", holds_responsibility=True, grounds="Appeal"))
    assert sees(cast, "hilda_health") == set()
    answered(cast, shared)
    assert sees(cast, "hilda_health") == HEALTH


def test_when_a_holder_who_agreed_to_less_leaves_nothing_more_opens_by_itself(cast, shared):
    mothers, fathers = both_asked(cast)
    answered(cast, mothers)
    answered(cast, fathers, frozenset({Category.PLAN}))
    assert sees(cast, "mira_midwife") == {Category.PLAN}
    change(cast, "fausto_father", Standing("father", holds_responsibility=False, grounds="Order 1"))
    assert sees(cast, "mira_midwife") == {Category.PLAN}


def test_changing_who_signs_needs_its_grounds(cast, shared):
    with pytest.raises(Refused, match="grounds"):
        change(cast, "maria_mother", Standing("mother", holds_responsibility=False, grounds=" "))
    assert sees(cast, "hilda_health") == HEALTH


def test_on_coming_of_age_the_parents_agreement_ends(cast, shared):
    child_is(cast, 216, days=1)
    assert tended(cast).narrowed == 0
    assert sees(cast, "hilda_health") == HEALTH
    child_is(cast, 216)
    assert tended(cast).narrowed == 1
    assert sees(cast, "hilda_health") == set()
    assert tended(cast).narrowed == 0
    assert prompts(cast).count(Prompt.ASK_AGAIN) == 1


def test_the_case_manager_hears_of_an_age_before_it_comes(cast, shared):
    child_is(cast, 216, days=30)
    tended(cast)
    tended(cast)
    assert prompts(cast) == [Prompt.COMING_OF_AGE]


def test_the_night_looks_only_where_an_age_or_an_end_is_near(cast, shared):
    with entered(jobs.JOB):
        assert cast.case not in consents_to_tend()
    child_is(cast, 216)
    with entered(jobs.JOB):
        assert cast.case in consents_to_tend()
    with entered(cast.actor("carla_coordinator")):
        assert consents_to_tend() == []


def ends_in(days):
    past_the_wall(
        "update consent_effect set ended_at = now() + %s where ended_at > now()",
        [timedelta(days=days)],
    )


def test_before_it_ends_the_case_manager_and_who_agreed_are_reminded_once(cast, shared):
    ends_in(20)
    assert tended(cast).ending == 1
    tended(cast)
    assert prompts(cast) == [Prompt.CONSENT_ENDS]
    assert NoticeKind.CONSENT_ENDS in notices(cast, "maria_mother")
    assert NoticeKind.CONSENT_ENDS not in notices(cast, "fausto_father")
    with entered(cast.actor("carla_coordinator")):
        assert FamilyNotice.objects.filter(kind=NoticeKind.CONSENT_ENDS).count() == 1


def test_far_from_its_end_nobody_is_reminded(cast, shared):
    assert tended(cast).ending == 0
    assert prompts(cast) == []


def test_a_prompt_is_read_in_the_readers_language(cast, shared):
    ends_in(20)
    tended(cast)
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        english = tasks_of(tomas, cast.case, desk_of(tomas, cast.case)).open[0].what
        with translation.override("pt"):
            portuguese = tasks_of(tomas, cast.case, desk_of(tomas, cast.case)).open[0].what
    assert english.startswith("A consent ends on")
    assert portuguese != english


def test_what_ran_out_enables_nothing_when_another_answers_later(cast, shared):
    mothers, fathers = both_asked(cast)
    answered(cast, mothers)
    past_the_wall(
        "update consent_signature set until_on = current_date - 1 where person_id = %s",
        [cast.maria_mother],
    )
    past_the_wall("update consent_effect set ended_at = now()", [])
    assert answered(cast, fathers, frozenset({Category.PLAN})) == Answer.GIVEN
    assert sees(cast, "mira_midwife") == {Category.PLAN}
    with entered(cast.actor("carla_coordinator")):
        open_one = Effect.objects.get(cats=mask([Category.PLAN]))
        assert open_one.ended_at > open_one.started_at
