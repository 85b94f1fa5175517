"""Standing in for a case manager who is away: from a day to a day, shown to the family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, principal, touched
from ciranda.access.enums import Permission, PrincipalKind
from ciranda.cases.actions.coordination import open_standing, welcome
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.notices import tell_family
from ciranda.cases.enums import NoticeKind
from ciranda.cases.models import Cover
from ciranda.cases.queries.standing import Standing
from ciranda.cases.queries.workers import Worker
from ciranda.common.database import instant
from ciranda.common.dates import end_of_day, today_in


@dataclass(frozen=True)
class Absence:
    """Who is away, from which day to which (both included), and why if they wish to say."""

    membership_id: UUID
    from_on: date
    until_on: date
    reason: str = ""


@action(Permission.COVER_ARRANGE)
def arrange_cover(
    *, actor: Actor, absence: Absence, membership_id: UUID, case_ids: Sequence[UUID]
) -> list[UUID]:
    """Let a worker stand in over these cases of somebody who is away. Gives the covers' ids.

    Begins with the first day (now, if that is today) and ends by itself when the last day ends in
    the team's zone. One arranges it for oneself; a coordinator for the team. Raises Refused.
    """
    if absence.membership_id == membership_id:
        raise Refused(_("Nobody stands in for themselves. Choose somebody else."))
    if not case_ids:
        raise Refused(_("Choose at least one family."))
    return [
        _cover(actor, absence, membership_id, case_id)
        # always in the same order, so that two who cover at once do not wait for each other
        for case_id in sorted(case_ids)
    ]


@action(Permission.COVER_ARRANGE)
def arrange_absence(
    *, actor: Actor, absence: Absence, stand_ins: Mapping[UUID, Sequence[UUID]]
) -> list[UUID]:
    """Let several workers stand in, each over their own cases; all of it or nothing.

    Raises Refused as `arrange_cover` does.
    """
    return [
        made
        for membership_id, case_ids in sorted(stand_ins.items())
        for made in arrange_cover(
            actor=actor, absence=absence, membership_id=membership_id, case_ids=case_ids
        )
    ]


@action(Permission.COVER_ARRANGE)
def end_cover(*, actor: Actor, cover_id: UUID) -> None:
    """End a cover before its day. One made by a suspension or a bar ends with that, not before.

    Raises Cover.DoesNotExist for a stranger.
    """
    cover = Cover.objects.get(pk=cover_id)
    if cover.automatic:
        raise Refused(_("This lasts until the case has another manager, or the old one is back."))
    lock(cover.case_id)
    open_standing(cover.case_id)
    now = instant()
    if cover.ended_at is None or cover.ended_at > now:
        cover.ended_at = max(now, cover.started_at)
        cover.save(update_fields=["ended_at"])
    rederive(cover.case_id)
    tell_family(cover.case_id, NoticeKind.STAND_IN_ENDED, cover.pk)
    touched(cover.dossier_id, cover.pk, "ended_at", kind="cover")


def _cover(actor: Actor, absence: Absence, membership_id: UUID, case_id: UUID) -> UUID:
    lock(case_id)
    case = open_standing(case_id)
    _may_arrange(actor, absence, case)
    stand_in = welcome(case_id, membership_id)
    starts, ends = _instants(absence, case.zone)
    principal(PrincipalKind.MEMBERSHIP, membership_id)
    made = _write(absence, case, stand_in, starts, ends)
    rederive(case_id)
    tell_family(case_id, NoticeKind.STAND_IN, made.pk)
    touched(case.dossier_id, made.pk, "membership", "started_at", "ended_at", kind="cover")
    return made.pk


def _write(
    absence: Absence, case: Standing, stand_in: Worker, starts: datetime, ends: datetime
) -> Cover:
    return Cover.objects.create(
        case_id=case.case_id,
        dossier_id=case.dossier_id,
        absent_id=absence.membership_id,
        membership_id=stand_in.membership_id,
        name=stand_in.name,
        agency_name=stand_in.agency,
        phone=stand_in.phone,
        reason=absence.reason.strip(),
        started_at=starts,
        ended_at=ends,
    )


def _may_arrange(actor: Actor, absence: Absence, case: Standing) -> None:
    if case.manager is None or case.manager.membership_id != absence.membership_id:
        raise Refused(_("They are not this family's case manager."))
    coordinates = actor.may(Permission.CASE_ALLOCATE) and case.team_id in actor.team_ids
    if actor.membership_id != absence.membership_id and not coordinates:
        raise Refused(_("You arrange this for yourself, or as the coordinator of the team."))


def _instants(absence: Absence, zone: str) -> tuple[datetime, datetime]:
    now = instant()
    today = today_in(zone, now)
    if absence.from_on < today:
        raise Refused(_("A cover begins today or later: what was seen before cannot be undone."))
    if absence.until_on < absence.from_on:
        raise Refused(_("The last day comes before the first."))
    begins = datetime.combine(absence.from_on, time(), ZoneInfo(zone))
    return (now if absence.from_on == today else begins, end_of_day(absence.until_on, zone))
