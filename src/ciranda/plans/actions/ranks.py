"""Who puts which goal first. Each ranks alone; all ranks stand side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.plans.actions.editing import draft
from ciranda.plans.enums import Speaker
from ciranda.plans.models import Goal, PlanVersion, Rank


class Way(StrEnum):
    """Which way a goal goes in somebody's order."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Ranker:
    """Whose order it is: a family member (their person) or a professional (their membership)."""

    id: UUID
    name: str
    kind: Speaker


@action(Permission.PLAN_WRITE)
def rank_goals(*, actor: Actor, plan_id: UUID, ranker: Ranker, order: Sequence[UUID]) -> None:
    """Put goals in somebody's order, the first matters most; `order` are goals of the draft.

    Nobody's order touches another's. Raises Refused for a goal that is not in the draft.
    """
    put_in_order(plan_id, ranker, order)


@action(Permission.PLAN_WRITE)
def move_goal(*, actor: Actor, plan_id: UUID, ranker: Ranker, goal_id: UUID, way: Way) -> None:
    """Move one goal a place up or down in somebody's order."""
    shift(plan_id, ranker, goal_id, way)


def shift(plan_id: UUID, ranker: Ranker, goal_id: UUID, way: Way) -> None:
    """The same, for the family's own door too."""
    order = order_of(draft(plan_id), ranker.id)
    if goal_id not in order:
        raise Refused(_("This goal is not in the draft."))
    here = order.index(goal_id)
    there = min(max(here + (1 if way is Way.DOWN else -1), 0), len(order) - 1)
    order.insert(there, order.pop(here))
    put_in_order(plan_id, ranker, order)


def put_in_order(plan_id: UUID, ranker: Ranker, order: Sequence[UUID]) -> None:
    """Write somebody's order as places 1, 2, 3 …"""
    version = draft(plan_id)
    goals = {g.pk: g for g in Goal.objects.filter(plan_version=version, removed_at=None)}
    if set(order) - set(goals):
        raise Refused(_("This goal is not in the draft."))
    now = instant()
    ranks = [
        Rank(
            goal=goals[goal_id],
            dossier_id=version.dossier_id,
            ranker=ranker.kind,
            ranker_id=ranker.id,
            ranker_name=ranker.name,
            place=place,
            ranked_at=now,
        )
        for place, goal_id in enumerate(dict.fromkeys(order), start=1)
    ]
    Rank.objects.bulk_create(
        ranks,
        update_conflicts=True,
        unique_fields=["goal", "ranker_id"],
        update_fields=["place", "ranked_at", "ranker_name"],
    )
    touched(version.dossier_id, version.pk, "rank", kind="plan.rank")


def order_of(version: PlanVersion, ranker_id: UUID) -> list[UUID]:
    """Goals of a version as someone ranks them; what they did not rank yet comes last, as set."""
    places = dict(
        Rank.objects.filter(goal__plan_version=version, ranker_id=ranker_id).values_list(
            "goal_id", "place"
        )
    )
    goals = Goal.objects.filter(plan_version=version, removed_at=None).order_by("position", "id")
    return sorted(goals.values_list("pk", flat=True), key=lambda pk: places.get(pk, 10_000))
