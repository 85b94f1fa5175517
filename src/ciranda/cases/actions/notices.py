"""Telling the family that something changed, one person at a time, without saying what."""

from uuid import UUID

from django.db import connection

from ciranda.cases.enums import NoticeKind


def tell_family(case_id: UUID, kind: NoticeKind, about_id: UUID | None = None) -> int:
    """Put a notice into the own pages of everyone in the family. Gives how many were told.

    Part of an action that writes who is involved in the case; for nobody else does it anything.
    """
    with connection.cursor() as cursor:
        cursor.execute("select cases_tell_family(%s, %s, %s)", [case_id, str(kind), about_id])
        return int(cursor.fetchone()[0])
