"""A pupil picks a tutor; a course with its crèche; totals that add up; what is told in a group."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.models import Contact
from ciranda.common.database import instant
from ciranda.groups.actions import (
    GroupWords,
    Series,
    add_sessions,
    choose_worker,
    count_heads,
    enrol,
    found_group,
    leave,
    publish_total,
    record_attendance,
    write_what_was_said,
)
from ciranda.groups.actions.attending import Heads
from ciranda.groups.enums import ChosenBy, Left
from ciranda.groups.models import Enrolment, Group, Headcount
from ciranda.groups.queries import cohort, group_page, published
from ciranda.programmes.queries import current
from tests import ending, groupwork, holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa(cast: Any) -> Any:
    return ending.family(cast, holding.consortium(cast))


@pytest.fixture
def course(cast: Any) -> tuple[UUID, UUID]:
    """A course for parents that goes with a crèche of one place."""
    creche = groupwork.group(cast, "course", name="The crèche", places=1)
    return groupwork.group(cast, "course", name="Course", linked_id=creche), creche


def take(cast: Any, group: UUID, person: UUID, **more: Any) -> UUID:
    return enrol(
        actor=cast.actor("tomas_therapist"),
        group_id=group,
        case_id=cast.case,
        person_id=person,
        **more,
    )


def taken(cast: Any, group: UUID) -> int:
    with entered(cast.actor("tomas_therapist")):
        return Group.objects.get(pk=group).taken


def test_a_pupil_picks_a_tutor_of_the_service_that_runs_the_group(cast: Any, rosa: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    choose_worker(
        actor=tomas,
        enrolment_id=rosa.place,
        membership_id=cast.tomas_therapist,
        chosen_by=ChosenBy.SELF,
    )
    with entered(tomas):
        (person,) = group_page(tomas, rosa.group).people
    assert (person.worker, person.chosen_by) == ("Tomas Therapist", "self")


def test_a_worker_of_another_service_cannot_be_chosen(cast: Any, rosa: Any) -> None:
    with pytest.raises(Refused, match="works for the service"):
        choose_worker(
            actor=cast.actor("tomas_therapist"),
            enrolment_id=rosa.place,
            membership_id=cast.ema_educator,
            chosen_by=ChosenBy.SELF,
        )


def test_where_the_kind_of_group_lets_nobody_choose_nothing_is_kept(cast: Any) -> None:
    place = take(cast, groupwork.group(cast, "course"), cast.flor)
    with pytest.raises(Refused, match="nobody chooses"):
        choose_worker(
            actor=cast.actor("tomas_therapist"),
            enrolment_id=place,
            membership_id=cast.tomas_therapist,
            chosen_by=ChosenBy.FAMILY,
        )


def test_a_course_without_its_creche_place_is_refused(cast: Any, course: Any) -> None:
    with pytest.raises(Refused, match="goes with one in the linked group"):
        take(cast, course[0], cast.maria_mother)


def test_booking_the_course_holds_the_creche_place(cast: Any, course: Any) -> None:
    take(cast, course[0], cast.maria_mother, with_linked=cast.flor)
    assert (taken(cast, course[0]), taken(cast, course[1])) == (1, 1)


def test_with_no_creche_place_left_both_wait(cast: Any, course: Any) -> None:
    take(cast, course[0], cast.maria_mother, with_linked=cast.flor)
    other = groupwork.group(cast, "course", name="Other", linked_id=course[1])
    with pytest.raises(Refused, match="entered in the group already"):
        take(cast, other, cast.fausto_father, with_linked=cast.flor)


def test_leaving_the_course_frees_the_creche_place(cast: Any, course: Any) -> None:
    place = take(cast, course[0], cast.maria_mother, with_linked=cast.flor)
    leave(actor=cast.actor("tomas_therapist"), enrolment_id=place, reason=Left.FAMILY)
    assert (taken(cast, course[0]), taken(cast, course[1])) == (0, 0)


def test_a_total_whose_parts_do_not_add_up_is_refused_until_the_gap_is_explained(cast: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    parts = {"Tutoring": 1000, "Workshops": 448}
    with pytest.raises(Refused, match="gap of 453"):
        publish_total(actor=tomas, title="Young people", number=1901, parts=parts)
    publish_total(
        actor=tomas, title="Young people", number=1901, parts=parts, explained="Open days."
    )
    with entered(tomas):
        (kept,) = published(tomas)
    assert (kept.number, kept.gap, kept.explained) == (1901, 453, "Open days.")


def _session(cast: Any, group: UUID, units: int, came: int, place: UUID) -> UUID:
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        at = instant() - timedelta(hours=2)
    (made,) = add_sessions(actor=tomas, group_id=group, series=Series(at, units=Decimal(units)))
    record_attendance(actor=tomas, session_id=made, units={place: Decimal(came)})
    return made


def test_children_are_followed_through_all_groups_each_in_its_own_unit(
    cast: Any, rosa: Any
) -> None:
    tomas = cast.actor("tomas_therapist")
    project = found_group(
        actor=tomas,
        pack_version_id=current(holding.PROGRAMME).id,
        kind_key="class_project",
        words=GroupWords("Our street"),
    )
    place = enrol(actor=tomas, group_id=project, case_id=rosa.case, person_id=rosa.child)
    _session(cast, rosa.group, 4, 3, rosa.place)
    _session(cast, project, 100, 75, place)
    with entered(tomas):
        found = cohort(tomas.service_id)
    assert found.children == 1
    shown = {one.name: (one.attendance.came, one.attendance.out_of, one.unit.value)
             for one in found.groups}  # fmt: skip
    assert shown == {"Tutoring": (3, 4, "lessons"), "Our street": (75, 100, "percent")}
    assert [(int(x.came), x.unit.value) for x in found.together()] == [(3, "lessons")]


def test_nobody_of_another_team_follows_a_child(cast: Any, rosa: Any) -> None:
    with entered(cast.actor("petra_therapist")):
        assert cohort(cast.ngo_service).children == 0


def test_a_group_keeps_a_headcount_and_what_was_told_goes_nowhere(cast: Any, rosa: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    session = _session(cast, rosa.group, 2, 2, rosa.place)
    count_heads(actor=tomas, session_id=session, heads=Heads(12, 3))
    with pytest.raises(Refused, match="stays in the group"):
        write_what_was_said(
            actor=tomas, session_id=session, case_id=rosa.case, words="She is afraid at home.",
            she_asked=False,
        )  # fmt: skip
    with entered(tomas):
        assert not Contact.objects.filter(case_id=rosa.case, is_planned=False).exists()
        assert Headcount.objects.get(session=session).children == 12


def test_it_is_written_in_the_file_at_her_own_wish_and_names_no_group(cast: Any, rosa: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    session = _session(cast, rosa.group, 2, 2, rosa.place)
    made = write_what_was_said(
        actor=tomas, session_id=session, case_id=rosa.case, words="She wants help with the rent.",
        she_asked=True,
    )  # fmt: skip
    with entered(tomas):
        kept = Contact.objects.get(pk=made)
        assert kept.case_id == rosa.case
        assert Enrolment.objects.get(pk=rosa.place).case_id == rosa.case
        assert not any("utoring" in str(value) for value in vars(kept).values())


def test_how_it_was_is_a_show_of_hands_never_more_than_came(cast: Any, rosa: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    session = _session(cast, rosa.group, 2, 2, rosa.place)
    with pytest.raises(Refused, match="More said how it was"):
        count_heads(actor=tomas, session_id=session, heads=Heads(5, 0, None, 4, 2, 0))
    count_heads(actor=tomas, session_id=session, heads=Heads(5, 0, None, 4, 1, 0))
