"""How many faces a family has to keep up with, and what one more needs."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import circle
from ciranda.cases.actions.circle import Part
from ciranda.cases.actions.circle import leave as leave_circle
from ciranda.cases.enums import EndReason
from ciranda.cases.models import CircleMember
from ciranda.cases.queries.circle import circle as circle_of
from ciranda.cases.queries.faces import faces_of
from tests import casework
from tests.services.centre import centre_family

pytestmark = pytest.mark.django_db

THREE_MORE = ("hilda_health", "sofia_social", "nuno_nursery")
WHY = "Nobody of those they know speaks their language."


def _join(cast: Any, case: Any, who: str, role: str = "partner", why: str = "") -> Any:
    return circle.join_worker(
        actor=cast.actor("tomas_therapist"),
        case_id=case,
        membership_id=getattr(cast, who),
        part=Part(role, one_more_because=why),
    )


def _full(cast: Any) -> Any:
    case, _child, _mother = centre_family(cast)
    for who in THREE_MORE:
        _join(cast, case, who)
    return case


def test_faces_are_the_distinct_workers_around_a_family(cast: Any) -> None:
    case = _full(cast)
    with entered(cast.actor("tomas_therapist")):
        known = {cast.tomas_therapist, *(getattr(cast, who) for who in THREE_MORE)}
        assert faces_of(case) == known
        assert circle_of(case).faces == known


def test_one_face_more_than_the_programme_means_needs_a_reason(cast: Any) -> None:
    case = _full(cast)
    with pytest.raises(Refused, match="4 workers are around this family already"):
        _join(cast, case, "ema_educator", "practitioner")
    member = _join(cast, case, "ema_educator", "practitioner", WHY)
    with entered(cast.actor("tomas_therapist")):
        assert CircleMember.objects.get(pk=member).one_more_because == WHY


def test_when_somebody_leaves_there_is_room_again(cast: Any) -> None:
    case = _full(cast)
    with entered(cast.actor("tomas_therapist")):
        member = CircleMember.objects.filter(case_id=case, ended_at=None).first()
    assert member
    leave_circle(
        actor=cast.actor("tomas_therapist"), member_id=member.pk, reason=EndReason.TASK_DONE
    )
    _join(cast, case, "ema_educator", "practitioner")


def test_a_programme_that_names_no_number_counts_and_asks_nothing(cast: Any) -> None:
    casework.manage(cast)
    for who in (*THREE_MORE, "mira_midwife"):
        casework.join_circle(cast, who, "partner")
    with entered(cast.actor("tomas_therapist")):
        assert len(faces_of(cast.case)) == 5
