"""The signed agreement of a team: which agency signed it, when, and on which paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Agreement, Placement
from ciranda.common.database import instant


@dataclass(frozen=True)
class Paper:
    """What was signed: its day, its number or name, and until when it holds, if it says so."""

    on: date
    words: str
    until: date | None = None


@action(Permission.TEAM_CHANGE)
def record_agreement(
    *, actor: Actor, team_id: UUID, agency_ids: Iterable[UUID], paper: Paper
) -> int:
    """Keep that agencies of the actor's team signed its agreement. Returns how many.

    A signature of the same day replaces the one on record. Raises Refused for another team, for
    an agency that is not of it, a day to come, an end before the beginning, or without the paper.
    Source: capability B43.
    """
    chosen = set(agency_ids)
    if team_id not in actor.team_ids:
        raise Refused(_("This is another team's agreement. Ask its coordinator."))
    _whole(chosen, paper)
    members = Placement.objects.filter(team_id=team_id, ended_on=None)
    if chosen - set(members.values_list("membership__agency_id", flat=True)):
        raise Refused(_("Choose agencies that work in this team."))
    for agency_id in sorted(chosen):
        kept, _made = Agreement.objects.update_or_create(
            team_id=team_id,
            agency_id=agency_id,
            signed_on=paper.on,
            defaults={
                "holds_until": paper.until,
                "paper": paper.words.strip(),
                "recorded_by": actor.writes_as,
                "recorded_at": instant(),
            },
        )
        touched(None, kept.pk, "signed_on", "paper", kind="agreement")
    return len(chosen)


def _whole(chosen: set[UUID], paper: Paper) -> None:
    if not chosen:
        raise Refused(_("Choose who signed."))
    if paper.on > instant().date():
        raise Refused(_("Record a signature once it was given."))
    if paper.until and paper.until < paper.on:
        raise Refused(_("An agreement ends after it was signed."))
    if not paper.words.strip():
        raise Refused(_("Say which paper it is, and where it lies."))
