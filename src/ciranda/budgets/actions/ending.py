"""A project ends on a day: its families are asked, and without their yes nothing is carried over.

Source: capability B50.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Team
from ciranda.budgets.models import ProjectEnd
from ciranda.budgets.queries.ending import families_of
from ciranda.cases.actions.consents import Ask, ask
from ciranda.common.database import instant
from ciranda.common.dates import today_in
from ciranda.programmes.queries import current, pack_of


@dataclass(frozen=True)
class AskedAll:
    """How many families were asked now, and which could not be: nobody who may sign is known."""

    asked: int
    cannot: tuple[UUID, ...]


@action(Permission.PROJECT_END)
def announce_end(*, actor: Actor, team_id: UUID, last_day: date, paper: str) -> UUID:
    """Say on which day the money of the actor's team ends. Returns the id of the end.

    Raises Refused for another team, a programme whose projects do not end, a day that is over,
    without the paper, or while another end stands.
    """
    _mine(actor, team_id)
    team = Team.objects.get(pk=team_id)
    version = current(team.programme_key)
    if version.pack.project_end is None:
        raise Refused(_("Projects of this programme have no end of their own."))
    if last_day < today_in(team.zone, instant()):
        raise Refused(_("Choose a day that is still to come: families must be asked before it."))
    if not paper.strip():
        raise Refused(_("Say on which paper the end is written."))
    if ProjectEnd.objects.filter(team_id=team_id, taken_back_at=None, stopped_at=None).exists():
        raise Refused(_("An end is announced already. Take it back first if the day moved."))
    made = ProjectEnd.objects.create(
        team_id=team_id,
        pack_version_id=version.id,
        last_day=last_day,
        paper=paper.strip(),
        announced_at=instant(),
        announced_by=actor.writes_as,
    )
    touched(None, made.pk, "last_day", kind="project_end")
    return made.pk


@action(Permission.PROJECT_END)
def take_back_end(*, actor: Actor, end_id: UUID) -> None:
    """The money goes on, or the day moved: nothing stops. What families answered stays answered."""
    end = _standing(actor, end_id)
    end.taken_back_at = instant()
    end.save(update_fields=["taken_back_at"])
    touched(None, end.pk, "taken_back_at", kind="project_end")


@action(Permission.PROJECT_END)
def ask_families(*, actor: Actor, end_id: UUID, language: str = "en") -> AskedAll:
    """Ask each family that was not asked yet whether it goes on; in its pages, and by staff.

    A family of whom nobody who may sign is known is named instead: somebody goes and asks.
    """
    end = _standing(actor, end_id)
    project = pack_of(end.pack_version_id).project_end
    assert project is not None
    asked, cannot = 0, []
    for family in families_of(actor, end_id):
        if family.stands is not None:
            continue
        try:
            ask(actor=actor, case_id=family.case_id, asks=[Ask(project.onward)], language=language)
            asked += 1
        except Refused:
            cannot.append(family.case_id)
    touched(None, end.pk, "asked", kind="project_end")
    return AskedAll(asked, tuple(cannot))


def _mine(actor: Actor, team_id: UUID) -> None:
    if team_id not in actor.team_ids:
        raise Refused(_("This is another team's project. Ask its coordinator."))


def _standing(actor: Actor, end_id: UUID) -> ProjectEnd:
    end = ProjectEnd.objects.select_for_update().get(pk=end_id)
    _mine(actor, end.team_id)
    if end.taken_back_at or end.stopped_at:
        raise Refused(_("This end was taken back, or is over."))
    return end
