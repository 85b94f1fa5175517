"""Telling the family that something changed, one person at a time, without saying what."""

from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.enums import NoticeKind
from ciranda.cases.models import FamilyNotice
from ciranda.common.database import instant


def tell_family(case_id: UUID, kind: NoticeKind, about_id: UUID | None = None) -> int:
    """Put a notice into the own pages of everyone in the family. Gives how many were told.

    Part of an action that writes who is involved in the case; for nobody else does it anything.
    """
    with connection.cursor() as cursor:
        cursor.execute("select cases_tell_family(%s, %s, %s)", [case_id, str(kind), about_id])
        return int(cursor.fetchone()[0])


@action(Permission.FAMILY_ACT)
def mark_seen(*, actor: Actor) -> int:
    """Note that a family member has read their notices. Returns how many were new."""
    unseen = FamilyNotice.objects.filter(person=actor.person_id, seen_at=None)
    count = unseen.update(seen_at=instant())
    touched(None, actor.person_id, "seen_at", kind="notice")
    return count
