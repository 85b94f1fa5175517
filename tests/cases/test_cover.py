"""Somebody away is covered from a day to a day; a suspension covers at once, a closing waits."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.agencies.models import Membership
from ciranda.agencies.queries import as_membership
from ciranda.cases.actions.circle import Part, join_worker
from ciranda.cases.actions.coordination import allocate, replace_manager
from ciranda.cases.actions.cover import Absence, arrange_cover, end_cover
from ciranda.cases.actions.suspension import reinstate, suspend
from ciranda.cases.enums import EndReason, NoticeKind
from ciranda.cases.models import Cover, FamilyNotice
from ciranda.common.database import OWNER, speaking_as
from tests.cases.circles import sees


@pytest.fixture
def carla(cast):
    found = cast.actor("carla_coordinator")
    allocate(actor=found, case_id=cast.case, membership_id=cast.tomas_therapist)
    return found


def away(cast, days=7, begins=0):
    today = timezone.localdate()
    return Absence(
        cast.tomas_therapist, today + timedelta(begins), today + timedelta(begins + days), "leave"
    )


def told(cast, name="maria_mother"):
    with entered(cast.family(name)):
        return {n.kind for n in FamilyNotice.objects.all()}


def test_a_stand_in_sees_and_writes_as_the_case_manager_and_the_family_is_told(cast, carla):
    ema = cast.actor("ema_educator")
    assert not sees(ema, cast.dossier, Category.HEALTH)
    arrange_cover(
        actor=cast.actor("tomas_therapist"),
        absence=away(cast),
        membership_id=cast.ema_educator,
        case_ids=[cast.case],
    )
    assert sees(ema, cast.dossier, Category.HEALTH, write=True)
    assert sees(cast.actor("tomas_therapist"), cast.dossier, Category.HEALTH)
    assert NoticeKind.STAND_IN in told(cast)


def test_a_cover_ends_by_itself_with_its_last_day(cast, carla):
    arrange_cover(
        actor=carla, absence=away(cast), membership_id=cast.ema_educator, case_ids=[cast.case]
    )
    with speaking_as(OWNER) as cursor:
        cursor.execute(
            "select valid_until from access_grant where basis = 4 and dossier_id = %s",
            [cast.dossier],
        )
        ends = timezone.localtime(cursor.fetchone()[0])
    assert ends.date() == timezone.localdate() + timedelta(8), "midnight after the last day"


def test_a_cover_of_next_week_opens_nothing_today(cast, carla):
    arrange_cover(
        actor=carla,
        absence=away(cast, begins=7),
        membership_id=cast.ema_educator,
        case_ids=[cast.case],
    )
    assert not sees(cast.actor("ema_educator"), cast.dossier, Category.HEALTH)


def test_a_cover_is_ended_early(cast, carla):
    [cover] = arrange_cover(
        actor=carla, absence=away(cast), membership_id=cast.ema_educator, case_ids=[cast.case]
    )
    end_cover(actor=carla, cover_id=cover)
    assert not sees(cast.actor("ema_educator"), cast.dossier, Category.HEALTH)


def test_only_oneself_or_the_coordinator_arranges_a_cover(cast, carla):
    with pytest.raises(Refused, match="case manager or the team"):
        arrange_cover(
            actor=cast.actor("ema_educator"),
            absence=away(cast),
            membership_id=cast.ema_educator,
            case_ids=[cast.case],
        )


def test_no_cover_in_the_past(cast, carla):
    absence = Absence(cast.tomas_therapist, date(2020, 1, 1), date(2030, 1, 1))
    with pytest.raises(Refused, match="today or later"):
        arrange_cover(
            actor=carla, absence=absence, membership_id=cast.ema_educator, case_ids=[cast.case]
        )


def suspended(cast):
    with entered(cast.actor("carla_coordinator")):
        return Membership.objects.get(pk=cast.tomas_therapist).suspended_at


@pytest.mark.parametrize("who", ["carla_coordinator", "lena_lead"])
def test_suspending_covers_every_case_at_once_and_tells_each_adult(cast, carla, who):
    found = suspend(
        actor=cast.actor(who), membership_id=cast.tomas_therapist, reason="under inquiry"
    )
    assert (found.covered, found.alone) == (1, 0)
    assert suspended(cast)
    with entered(carla):
        cover = Cover.objects.get(case_id=cast.case)
    assert (cover.membership_id, cover.automatic) == (cast.carla_coordinator, True)
    for name in ("maria_mother", "fausto_father"):
        assert NoticeKind.STAND_IN in told(cast, name)


def test_a_suspended_worker_sees_nothing_from_the_next_request_on(client, cast, carla):
    from tests.settling import PASSWORD

    client.post("/sign-in/", {"username": "tomas_therapist", "password": PASSWORD})
    assert client.get("/").wsgi_request.actor.membership_id == cast.tomas_therapist
    suspend(actor=carla, membership_id=cast.tomas_therapist, reason="under inquiry")
    request = client.get("/").wsgi_request
    assert request.actor.membership_id is None
    assert request.actor.principals == ()


def test_a_suspended_member_of_the_circle_is_away_for_the_family(cast, carla):
    join_worker(
        actor=carla,
        case_id=cast.case,
        membership_id=cast.ema_educator,
        part=Part("educator"),
    )
    suspend(actor=carla, membership_id=cast.ema_educator, reason="under inquiry")
    assert NoticeKind.AWAY in told(cast)


def test_who_stands_in_and_is_suspended_is_followed_by_another(cast, carla):
    arrange_cover(
        actor=carla, absence=away(cast), membership_id=cast.ema_educator, case_ids=[cast.case]
    )
    suspend(actor=carla, membership_id=cast.ema_educator, reason="under inquiry")
    with entered(carla):
        held = {c.membership_id for c in Cover.objects.filter(ended_at=None)}
    assert held == {cast.carla_coordinator}


def test_coming_back_ends_what_the_suspension_made(cast, carla):
    suspend(actor=carla, membership_id=cast.tomas_therapist, reason="under inquiry")
    assert reinstate(actor=carla, membership_id=cast.tomas_therapist) == 1
    assert not suspended(cast)
    with entered(carla):
        assert not Cover.objects.filter(ended_at=None).exists()
    with entered(carla):
        assert as_membership(cast.tomas_therapist).principals
    assert sees(cast.actor("tomas_therapist"), cast.dossier, Category.HEALTH)
    assert NoticeKind.STAND_IN_ENDED in told(cast)


def test_a_new_manager_ends_the_cover_of_the_old_one(cast, carla):
    suspend(actor=carla, membership_id=cast.tomas_therapist, reason="under inquiry")
    replace_manager(
        actor=carla,
        case_id=cast.case,
        membership_id=cast.ema_educator,
        reason=EndReason.LEFT_JOB,
    )
    with entered(carla):
        assert not Cover.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize("who", ["nelson_coordinator", "lena_lead"])
def test_who_does_not_lead_a_worker_suspends_nobody(cast, carla, who):
    with pytest.raises(Refused, match="do not lead"):
        suspend(actor=cast.actor(who), membership_id=cast.ema_educator, reason="because")


def test_practitioners_suspend_nobody_and_coordinators_not_themselves(cast, carla):
    with pytest.raises(Refused):
        suspend(
            actor=cast.actor("tomas_therapist"), membership_id=cast.ema_educator, reason="because"
        )
    with pytest.raises(Refused, match="do not lead"):
        suspend(actor=carla, membership_id=cast.carla_coordinator, reason="because")
