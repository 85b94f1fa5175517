"""A place by name only where the family agreed; never more than there are; a number otherwise."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.groups.actions import enrol, give_place, leave
from ciranda.groups.enums import Left
from ciranda.groups.models import Enrolment, Group
from ciranda.groups.queries import group_page
from tests.casework import share

pytestmark = pytest.mark.django_db


def _enter(cast: Any, group: Any, who: str = "tomas_therapist", **more: Any) -> Any:
    return enrol(
        actor=cast.actor(who), group_id=group, case_id=cast.case, person_id=cast.flor, **more
    )


def _names(cast: Any, group: Any, who: str) -> list[str]:
    with entered(cast.actor(who)) as actor:
        page = group_page(actor, group)
    assert page is not None
    return [person.name for person in page.people]


def test_a_group_counted_by_heads_opens_no_file_for_anybody(cast: Any, found: Any) -> None:
    with pytest.raises(Refused, match="only heads are counted"):
        _enter(cast, found("open_morning"))


def test_nobody_is_entered_before_the_family_agreed_and_may_come_all_the_same(
    cast: Any, found: Any
) -> None:
    with pytest.raises(Refused, match="counted by number"):
        _enter(cast, found("tutoring"))


def test_the_service_that_runs_it_and_the_case_see_the_name_a_stranger_does_not(
    cast: Any, found: Any
) -> None:
    group = found("course")
    _enter(cast, group)
    assert _names(cast, group, "tomas_therapist") == ["Flor Exemplo da Silva"]
    assert _names(cast, group, "carla_coordinator") == ["Flor Exemplo da Silva"]
    assert _names(cast, group, "stella_stranger") == []


def test_another_service_is_told_the_name_only_if_the_family_lets_it_know_them(
    cast: Any, found: Any
) -> None:
    group = found("course", who="hilda_health")
    with pytest.raises(Refused, match="has not agreed that"):
        _enter(cast, group)
    share(cast, "hospital")
    _enter(cast, group)
    assert _names(cast, group, "hilda_health") == ["Flor Exemplo da Silva"]


def test_a_stranger_cannot_enter_a_child_they_do_not_know(cast: Any, found: Any) -> None:
    with pytest.raises(NoSuchCase):
        _enter(cast, found("course", who="stella_stranger"), who="stella_stranger")


def test_a_full_group_lets_people_wait_and_the_next_free_place_is_theirs(
    cast: Any, found: Any
) -> None:
    group = found("course", places=1)
    first = _enter(cast, group)
    waiting = enrol(
        actor=cast.actor("tomas_therapist"),
        group_id=group,
        case_id=cast.case,
        person_id=cast.maria_mother,
    )
    with pytest.raises(Refused, match="No place is free"):
        give_place(actor=cast.actor("tomas_therapist"), enrolment_id=waiting)
    leave(actor=cast.actor("tomas_therapist"), enrolment_id=first, reason=Left.FAMILY)
    give_place(actor=cast.actor("tomas_therapist"), enrolment_id=waiting)
    with entered(cast.actor("tomas_therapist")):
        assert Group.objects.get(pk=group).taken == 1


def test_the_course_and_its_creche_are_booked_together_or_not_at_all(cast: Any, found: Any) -> None:
    creche = found("course", name="Crèche", places=1)
    course = found("course", name="Evening course", linked_id=creche)
    tomas = cast.actor("tomas_therapist")
    mother = {"group_id": course, "case_id": cast.case, "person_id": cast.maria_mother}
    with pytest.raises(Refused, match="goes with one in the linked group"):
        enrol(actor=tomas, **mother)
    entry = enrol(actor=tomas, **mother, with_linked=cast.flor)
    with entered(tomas):
        assert [e.standing for e in Enrolment.objects.order_by("asked_at")] == ["in", "in"]
    leave(actor=tomas, enrolment_id=entry, reason=Left.FAMILY)
    with entered(tomas):
        assert Group.objects.get(pk=creche).taken == 0


def test_nobody_is_entered_twice(cast: Any, found: Any) -> None:
    group = found("course")
    _enter(cast, group)
    with pytest.raises(Refused, match="already"):
        _enter(cast, group)
