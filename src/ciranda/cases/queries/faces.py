"""How many faces a family has to keep up with."""

from uuid import UUID

from django.db import connection

# A whole service in the circle has no face of its own until one of its workers joins.
_FACES = """
select k.membership_id from cases_coordination k
  where k.case_id = %(case)s and (k.ended_at is null or k.ended_at > now())
union select m.membership_id from cases_circlemember m
  where m.case_id = %(case)s and m.membership_id is not null
    and (m.ended_at is null or m.ended_at > now())
union select v.membership_id from cases_cover v
  where v.case_id = %(case)s and v.started_at <= now()
    and (v.ended_at is null or v.ended_at > now())
"""


def faces_of(case_id: UUID) -> frozenset[UUID]:
    """The distinct workers around a family now: case manager, circle, whoever stands in."""
    with connection.cursor() as cursor:
        cursor.execute(_FACES, {"case": case_id})
        return frozenset(row[0] for row in cursor.fetchall())
