"""The attendance sheet of one session."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows
from ciranda.programmes.enums import AttendanceUnit

_SHEET = """
select y.id, y.group_id, g.name, g.counts, g.unit, g.class_size, y.starts_at, y.ends_at, y.units,
  coalesce(nullif(y.place, ''), g.place) as place, y.cancelled_at is not null as is_off,
  y.starts_at <= now() as has_begun, g.service_id = %(mine)s as is_ours,
  h.children, h.adults, h.first_time, h.liked, h.unsure, h.disliked,
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id,
      'name', trim(concat_ws(' ', p.given, p.surnames)), 'came', a.came) order by
      p.given, e.id), '[]')
    from groups_enrolment e join people_person p on p.id = e.person_id
    left join groups_attendance a on a.enrolment_id = e.id and a.session_id = y.id
    where e.group_id = y.group_id and e.standing = 'in') as people
from groups_session y join groups_group g on g.id = y.group_id
left join groups_headcount h on h.session_id = y.id
where y.id = %(session)s
"""


@dataclass(frozen=True)
class Row:
    """Somebody with a place, and how much of the session they were there for, if written down."""

    enrolment_id: UUID
    name: str
    came: Decimal | None


@dataclass(frozen=True)
class Sheet:
    """One session with everybody who has a place in its group."""

    id: UUID
    group_id: UUID
    name: str
    counts: str
    unit: AttendanceUnit
    class_size: int | None
    starts_at: datetime
    ends_at: datetime
    units: Decimal
    place: str
    is_off: bool
    has_begun: bool
    is_ours: bool
    children: int | None
    adults: int | None
    first_time: int | None
    liked: int | None
    unsure: int | None
    disliked: int | None
    people: list[Row]


def sheet(actor: Actor, session_id: UUID) -> Sheet | None:
    """The sheet, or None where there is no such session. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _SHEET, {"session": session_id, "mine": actor.service_id})
    if not found:
        return None
    row = found[0]
    people: list[dict[str, Any]] = _listed(row["people"])
    return Sheet(
        **{
            **row,
            "unit": AttendanceUnit(row["unit"]),
            "people": [
                Row(
                    UUID(x["id"]),
                    x["name"],
                    None if x["came"] is None else Decimal(str(x["came"])),
                )
                for x in people
            ],
        }
    )


def _listed(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else value
    return found
