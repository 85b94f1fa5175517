"""Who came: by name in units of a whole, and by number."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.groups.actions.opening import running
from ciranda.groups.enums import Standing
from ciranda.groups.models import Attendance, Enrolment, Headcount, Session
from ciranda.groups.policies.attendance import Came, NotComparable, as_counted
from ciranda.programmes.enums import AttendanceUnit


@dataclass(frozen=True)
class Heads:
    """How many came. `first_time` is how many of them had never come before, if anyone asked.

    `liked`, `unsure` and `disliked` are how many raised a hand when asked how it was; None where
    nobody asked.
    """

    children: int
    adults: int
    first_time: int | None = None
    liked: int | None = None
    unsure: int | None = None
    disliked: int | None = None

    @property
    def answered(self) -> int:
        """How many said how it was."""
        return sum(n or 0 for n in (self.liked, self.unsure, self.disliked))


@action(Permission.GROUP_RUN)
def record_attendance(
    *, actor: Actor, session_id: UUID, units: Mapping[UUID, Decimal | None]
) -> int:
    """Write down how much of a session each was there for, by the id of their entry.

    None takes an entry back. Counted in the group's unit, of what the session counts for. Raises
    Refused for a session that is called off or still to come, for somebody without a place, or
    for more than there was. Returns how many entries stand now.
    """
    session = _held(actor, session_id)
    unit = AttendanceUnit(session.group.unit)
    entries = {
        e.pk: e for e in Enrolment.objects.filter(group_id=session.group_id, standing=Standing.IN)
    }
    if unknown := set(units) - set(entries):
        raise Refused(_("%(n)s of these have no place in this group.") % {"n": len(unknown)})
    Attendance.objects.filter(session=session, enrolment_id__in=list(units)).delete()
    made = [
        _attendance(actor, session, entries[key], came, unit)
        for key, came in units.items()
        if came is not None
    ]
    Attendance.objects.bulk_create(made)
    for entry in entries.values():
        if entry.pk in units:
            touched(entry.dossier_id, entry.pk, "attendance", kind="enrolment")
    touched(None, session.pk, "attendance", kind="session")
    return len(made)


def _attendance(
    actor: Actor, session: Session, entry: Enrolment, came: Decimal, unit: AttendanceUnit
) -> Attendance:
    try:
        counted = as_counted(Came(came, session.units, unit))
    except NotComparable as error:
        raise Refused(str(error)) from error
    return Attendance(
        dossier_id=entry.dossier_id,
        session=session,
        enrolment=entry,
        came=counted.units,
        out_of=counted.out_of,
        unit=counted.unit,
        recorded_at=instant(),
        recorded_by=actor.membership_id,
    )


@action(Permission.GROUP_RUN)
def count_heads(*, actor: Actor, session_id: UUID, heads: Heads) -> None:
    """Write down how many came, by nobody's name. Counted again, it replaces the count.

    Raises Refused for a session that is called off or still to come, or for fewer than nobody.
    """
    session = _held(actor, session_id)
    hands = (heads.liked or 0, heads.unsure or 0, heads.disliked or 0)
    if min(heads.children, heads.adults, heads.first_time or 0, *hands) < 0:
        raise Refused(_("Nobody came less than not at all: enter 0 or more."))
    if heads.first_time is not None and heads.first_time > heads.children + heads.adults:
        raise Refused(_("More came for the first time than came in all."))
    if heads.answered > heads.children + heads.adults:
        raise Refused(_("More said how it was than came in all."))
    Headcount.objects.update_or_create(session=session, defaults=vars(heads))
    touched(None, session.pk, "headcount", kind="session")


def _held(actor: Actor, session_id: UUID) -> Session:
    session = (
        Session.objects.select_for_update(of=("self",)).select_related("group").get(pk=session_id)
    )
    running(actor, session.group_id)
    if session.cancelled_at:
        raise Refused(_("This session was called off."))
    if session.starts_at > instant():
        raise Refused(_("This session is still to come. Count when it has begun."))
    return session
