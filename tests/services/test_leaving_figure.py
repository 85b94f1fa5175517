"""One record from two to eleven; needing the centre less is counted once five families left."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from ciranda.access.actions import entered
from ciranda.agencies.actions import place
from ciranda.agencies.enums import TeamRole
from ciranda.assessments.actions import begin_form, finish_form
from ciranda.assessments.queries import answered, forms_of
from ciranda.cases.actions.closing import Ending, close
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.models import Case
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.people.actions import register
from ciranda.people.actions.whereabouts import Where, go_to_school
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.policies.ages import fits
from ciranda.programmes.queries import current
from ciranda.services.queries.endings import ClosedFor, closed_for
from tests import births
from tests.casework import past_the_wall
from tests.cast import FAR_BACK, SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(cast: Any) -> UUID:
    made = births.centre(cast)
    with entered(SYSTEM):
        place(
            actor=SYSTEM,
            membership_id=cast.carla_coordinator,
            team_id=made,
            role=TeamRole.COORDINATOR,
            started_on=FAR_BACK,
        )
    return made


def _left(cast: Any, team: UUID, reasons: tuple[str, ...]) -> list[ClosedFor]:
    """Families that left, each for its reason, and what the figures then say."""
    carla = cast.actor("carla_coordinator")
    cases = []
    for number, _reason in enumerate(reasons):
        with entered(carla):
            child = register(actor=carla, given=f"Child {number}", surnames="Exemplo").pk
            today = instant().date()
        cases.append(
            open_case(
                actor=carla,
                pack_version_id=current(births.PROGRAMME).id,
                team_id=team,
                subjects=[NewSubject(SubjectKind.CHILD, child)],
                family=[NewFamilyMember(cast.maria_mother, "mother", True)],
            )
        )
    # as after COMMIT: opened and closed in one transaction, a case would never have had a team
    past_the_wall("set constraints all immediate", [])
    past_the_wall("set constraints all deferred", [])
    for case, reason in zip(cases, reasons, strict=True):
        ending = Ending("ended", reason, told_on=today, left_open="Nothing.", summary="They play.")
        close(actor=carla, case_id=case, ending=ending)
    with entered(carla):
        return [one for one in closed_for(date(2020, 1, 1)) if one.label == "Manage without us"]


def test_of_four_that_left_nothing_is_said(cast: Any, team: UUID) -> None:
    (one,) = _left(cast, team, ("needs_us_less",) * 4)
    assert (one.closed, one.in_all) == (None, None)


def test_from_five_on_the_share_that_needs_us_less_stands_beside_all_that_left(
    cast: Any, team: UUID
) -> None:
    (one,) = _left(cast, team, ("needs_us_less",) * 3 + ("moved_away",) * 2)
    assert (one.closed, one.in_all) == (3, 5)


def test_the_same_record_and_questions_go_on_when_the_child_changes_school(
    cast: Any, team: UUID
) -> None:
    carla, version = cast.actor("carla_coordinator"), current(births.PROGRAMME)
    with entered(carla):
        child = register(
            actor=carla, given="Yusuf", surnames="Exemplo", born_on=date(2018, 1, 1)
        ).pk
    case = open_case(
        actor=carla,
        pack_version_id=version.id,
        team_id=team,
        subjects=[NewSubject(SubjectKind.CHILD, child)],
        family=[NewFamilyMember(cast.maria_mother, "mother", True)],
    )
    kept_in: set[UUID] = set()
    for school, on, attended in (
        ("The nursery", date(2020, 9, 1), 60),
        ("The school", date(2022, 9, 1), 90),
    ):
        where = Where(words=school, started_on=on)
        go_to_school(actor=carla, person_id=child, where=where)
        with entered(carla):
            dossier = desk_of(carla, case).read_dossier
        assert dossier is not None, "the coordinator reads the case she opened"
        kept_in.add(dossier)
        form = begin_form(
            actor=carla,
            dossier_id=dossier,
            pack_version_id=version.id,
            form_key="golden_thread",
            done_on=on,
        )
        finish_form(actor=carla, assessment_id=form, answers={"attendance": [attended]})
    with entered(carla):
        assert Case.objects.get(pk=case).closed_at is None
        kept = [answered(row.id) for row in forms_of(sorted(kept_in))]
    assert sorted(one.answers["attendance"] for one in kept if one) == [[60], [90]]
    born = date(2018, 1, 1)
    assert fits(version.pack, born, on=date(2029, 12, 31)) is None, "still eleven"
    assert fits(version.pack, born, on=date(2030, 1, 1)), "twelve"
