"""Who walks along leaves: each family and task has a successor first, and the family is told."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import tasks
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.handover import Choice, close_membership, hand_over
from ciranda.cases.enums import Held, NoticeKind
from ciranda.cases.models import Coordination, Task
from ciranda.cases.queries.family import own_notices
from tests.access.requesting import arrange_requests

pytestmark = pytest.mark.django_db


def test_whoever_the_family_trusts_leaves_only_once_each_family_and_task_has_a_successor(
    cast: Any,
) -> None:
    case, carla = arrange_requests(cast, "bluebells")["open_house"], cast.actor("carla_coordinator")
    tomas = cast.tomas_therapist
    task = tasks.add(actor=carla, case_id=case, what="Call the welfare", membership_id=tomas)
    with pytest.raises(Refused, match="Hand it over first"):
        close_membership(actor=carla, membership_id=tomas)
    with entered(carla):
        held = Coordination.objects.get(case_id=case, ended_at=None).pk
    choices = [
        Choice(Held.CASE, held, cast.ema_educator),
        Choice(Held.TASK, task, cast.ema_educator),
    ]
    assert hand_over(actor=carla, membership_id=tomas, choices=choices).refused == ()
    close_membership(actor=carla, membership_id=tomas)
    with entered(carla):
        now = Coordination.objects.get(case_id=case, ended_at=None)
        assert (now.membership_id, now.chosen_by_family) == (cast.ema_educator, False)
        assert Task.objects.get(pk=task).membership_id == cast.ema_educator


def test_the_family_is_told_and_may_name_somebody_else(cast: Any) -> None:
    case, carla = arrange_requests(cast, "bluebells")["open_house"], cast.actor("carla_coordinator")
    with entered(carla):
        held = Coordination.objects.get(case_id=case, ended_at=None).pk
    choice = Choice(Held.CASE, held, cast.ema_educator)
    hand_over(actor=carla, membership_id=cast.tomas_therapist, choices=[choice])
    with entered(cast.family("maria_mother")):
        kinds = {notice.kind for notice in own_notices(cast.maria_mother)}
    assert NoticeKind.CASE_MANAGER in kinds
    with pytest.raises(Refused, match="already"):
        allocate(
            actor=carla, case_id=case, membership_id=cast.carla_coordinator, named_by_family=True
        )
