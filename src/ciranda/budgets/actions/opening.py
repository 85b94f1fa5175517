"""A budget begins: so many hours for a member of a team, in a line the funder accepts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Placement
from ciranda.budgets.enums import Unit
from ciranda.budgets.models import Budget
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class NewBudget:
    """What a member holds: a line of the pack, how much of which unit, from a day to a day."""

    service_id: UUID
    line_key: str
    total: Decimal
    starts_on: date
    ends_on: date
    unit: Unit = Unit.HOURS


@action(Permission.BUDGET_RUN)
def open_budget(*, actor: Actor, team_id: UUID, pack_version_id: UUID, new: NewBudget) -> UUID:
    """Give a member of the actor's team a budget. Returns its id.

    Raises Refused for a team one is not in, a line the programme does not have, a service that
    lends nobody to the team, nothing at all, or an end before the beginning.
    """
    in_team(actor, team_id)
    line = pack_of(pack_version_id).budget_lines.get(new.line_key)
    if line is None:
        raise Refused(
            _("There is no such category. Record it as a cost that fits none, for all to see.")
        )
    if new.total <= 0 or new.ends_on <= new.starts_on:
        raise Refused(_("A budget is more than nothing, and ends after it begins."))
    placed = Placement.objects.filter(
        team_id=team_id, ended_on=None, membership__service_id=new.service_id
    )
    if not placed.exists():
        raise Refused(_("This service is no member of the team: nobody of it works there."))
    made = Budget.objects.create(
        team_id=team_id, pack_version_id=pack_version_id, pooled=line.pooled, **vars(new)
    )
    touched(None, made.pk, "total", "line", kind="budget")
    return made.pk


def in_team(actor: Actor, team_id: UUID) -> None:
    """Raises Refused for somebody who is not of the team."""
    if team_id not in actor.team_ids:
        raise Refused(_("These are the budgets of another team. Ask its coordinator."))
