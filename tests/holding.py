"""What a team holds together: a budget used and asked to move, a meeting, an agreement."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.agencies.actions import form_team, place
from ciranda.agencies.actions.agreement import Paper, record_agreement
from ciranda.agencies.enums import TeamRole
from ciranda.budgets.actions import NewBudget, Used, announce_end, ask_to_move, draw, open_budget
from ciranda.budgets.enums import PaidFor
from ciranda.calendars.actions import Held, record_team_meeting
from ciranda.common.database import instant
from ciranda.programmes.queries import current
from tests.cast import FAR_BACK, SYSTEM

PROGRAMME = "warsaw-baza"


def today(cast: Any) -> Any:
    """The day of the transaction."""
    with entered(cast.actor("carla_coordinator")):
        return instant().date()


def consortium(cast: Any) -> UUID:
    """A team of three agencies in a programme with budgets and meetings of its own."""
    team = form_team(actor=SYSTEM, name="Test consortium", programme_key=PROGRAMME)
    with entered(SYSTEM):
        for name in ("carla_coordinator", "tomas_therapist", "ema_educator"):
            role = TeamRole.COORDINATOR if "coordinator" in name else TeamRole.MEMBER
            place(actor=SYSTEM, membership_id=cast.ids[name], team_id=team.pk, role=role,
                  started_on=FAR_BACK)  # fmt: skip
    return team.pk


def budget(
    cast: Any,
    team_id: UUID,
    line: str = "specialist_hours",
    *,
    days: int = 30,
    total: int = 300,
) -> UUID:
    """A budget that the association of Tomas holds, over in so many days."""
    on = today(cast)
    return open_budget(
        actor=cast.actor("carla_coordinator"),
        team_id=team_id,
        pack_version_id=current(PROGRAMME).id,
        new=NewBudget(cast.ngo_service, line, Decimal(total), on - timedelta(days=300),
                      on + timedelta(days=days)),
    )  # fmt: skip


def move(cast: Any, budget_id: UUID, why: str = "Fewer came than planned.") -> UUID:
    """Ten hours of it asked to go to the coordinator's agency."""
    return ask_to_move(
        actor=cast.actor("carla_coordinator"),
        budget_id=budget_id,
        service_id=cast.health_centre_service,
        amount=Decimal(10),
        why=why,
    )


def meeting(
    cast: Any, team_id: UUID, kind: str = "coordination", *, days_ago: int = 0, **more: Any
) -> UUID:
    """A meeting of the team, the school away."""
    said = {
        "issues": "Who fills the hall on Fridays.",
        "decisions": ("The hall is shared.",),
        "there": frozenset({cast.ngo, cast.health_centre}),
        "missing": frozenset({cast.school_cluster}),
    }
    return record_team_meeting(
        actor=cast.actor("carla_coordinator"),
        team_id=team_id,
        pack_version_id=current(PROGRAMME).id,
        held=Held(kind, today(cast) - timedelta(days=days_ago), **{**said, **more}),
    )


def arrange(cast: Any, word: str) -> dict[str, UUID]:
    """One of each, each text with the word."""
    team = consortium(cast)
    held = budget(cast, team)
    draw(
        actor=cast.actor("tomas_therapist"),
        budget_id=held,
        used=Used(Decimal(2), PaidFor.CONTACT, today(cast), words=f"About {word}"),
    )
    record_agreement(
        actor=cast.actor("carla_coordinator"),
        team_id=team,
        agency_ids=[cast.ngo],
        paper=Paper(today(cast), f"The paper of {word}"),
    )
    issues = f"We talked of {word}."
    end = announce_end(
        actor=cast.actor("carla_coordinator"),
        team_id=team,
        last_day=today(cast) + timedelta(days=20),
        paper=f"The letter of {word}",
    )
    return {
        "consortium": team,
        "project_end": end,
        "budget": held,
        "budget_move": move(cast, held, why=f"Because of {word}"),
        "team_meeting": meeting(cast, team, issues=issues),
    }
