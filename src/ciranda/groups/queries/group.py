"""One group: what it is, its sessions, and whom this reader may see in it by name."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows
from ciranda.groups.enums import Standing
from ciranda.groups.policies.attendance import Came, NotComparable, Share, share
from ciranda.programmes.enums import AttendanceUnit

# Names come through the wall: of another service's group one sees the families one works with.
_PAGE = """
select g.id, g.name, g.kind_key, g.pack_version_id, g.service_id,
  coalesce(nullif(s.public_label, ''), s.name) as service, g.audience, g.place, g.recurs,
  g.languages, g.counts, g.unit, g.class_size, g.places, g.taken, g.started_on, g.ended_on,
  g.service_id = %(mine)s as is_ours, l.name as linked,
  (select coalesce(jsonb_agg(x order by x.starts_at), '[]') from (
    select y.id, y.starts_at, y.ends_at, y.place, y.cancelled_at is not null as is_off,
      y.cancelled_why as why, h.children, h.adults,
      (select count(*) from groups_attendance a where a.session_id = y.id) as named
    from groups_session y left join groups_headcount h on h.session_id = y.id
    where y.group_id = g.id and y.starts_at > now() - interval '70 days'
    order by y.starts_at limit 40) x) as sessions,
  (select coalesce(jsonb_agg(x order by x.standing, x.asked_at), '[]') from (
    select e.id, e.case_id, e.person_id, trim(concat_ws(' ', p.given, p.surnames)) as name,
      e.standing, e.asked_at, e.started_on, w.name as worker, e.chosen_by,
      (select coalesce(jsonb_agg(jsonb_build_array(a.came, a.out_of, a.unit)), '[]')
        from groups_attendance a where a.enrolment_id = e.id) as came
    from groups_enrolment e join people_person p on p.id = e.person_id
    left join agencies_membership w on w.id = e.worker_id
    where e.group_id = g.id and e.ended_on is null order by e.standing, e.asked_at limit 200) x)
    as people,
  (select coalesce(jsonb_build_object('sessions', count(*), 'children', sum(h.children),
      'adults', sum(h.adults), 'first_time', sum(h.first_time)), '{}')
    from groups_headcount h join groups_session y on y.id = h.session_id
    where y.group_id = g.id) as heads
from groups_group g join agencies_service s on s.id = g.service_id
left join groups_group l on l.id = g.linked_id
where g.id = %(group)s
"""


@dataclass(frozen=True)
class SessionLine:
    """A session with how many came, where it was counted."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    is_off: bool
    why: str
    children: int | None
    adults: int | None
    named: int


@dataclass(frozen=True)
class Person:
    """Somebody in the group by name, and their attendance; why not, where it cannot be added."""

    enrolment_id: UUID
    case_id: UUID
    person_id: UUID
    name: str
    waits: bool
    attendance: Share | None
    not_comparable: str = ""
    worker: str = ""
    chosen_by: str = ""


@dataclass(frozen=True)
class GroupPage:
    """Everything this reader sees of a group."""

    id: UUID
    name: str
    kind_key: str
    pack_version_id: UUID
    service_id: UUID
    service: str
    audience: str
    place: str
    recurs: str
    languages: str
    counts: str
    unit: AttendanceUnit
    class_size: int | None
    places: int | None
    taken: int
    started_on: date
    ended_on: date | None
    is_ours: bool
    linked: str
    sessions: list[SessionLine]
    people: list[Person]
    heads: dict[str, int]

    @property
    def places_left(self) -> int | None:
        """None where there is no limit."""
        return None if self.places is None else self.places - self.taken

    @property
    def all_together(self) -> Share | None:
        """Attendance of everybody by name, if it can be added up."""
        known = [p.attendance for p in self.people if p.attendance]
        return share(Came(s.came, s.out_of, s.unit) for s in known)


def group_page(actor: Actor, group_id: UUID) -> GroupPage | None:
    """A group, or None where there is none. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _PAGE, {"group": group_id, "mine": actor.service_id})
    if not found:
        return None
    row = found[0]
    return GroupPage(
        **{
            **row,
            "unit": AttendanceUnit(row["unit"]),
            "linked": row["linked"] or "",
            "sessions": [_session(x) for x in _json(row["sessions"])],
            "people": [_person(x) for x in _json(row["people"])],
            "heads": {k: v or 0 for k, v in _json(row["heads"]).items()},
        }
    )


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _session(x: dict[str, Any]) -> SessionLine:
    at = datetime.fromisoformat
    return SessionLine(
        UUID(x["id"]),
        at(x["starts_at"]),
        at(x["ends_at"]),
        x["place"],
        x["is_off"],
        x["why"],
        x["children"],
        x["adults"],
        x["named"],
    )


def _person(x: dict[str, Any]) -> Person:
    entries = [
        Came(Decimal(str(c)), None if o is None else Decimal(str(o)), AttendanceUnit(u))
        for c, o, u in x["came"]
    ]
    added, problem = None, ""
    try:
        added = share(entries)
    except NotComparable as error:
        problem = str(error)
    waits = x["standing"] == Standing.WAITING
    return Person(
        UUID(x["id"]),
        UUID(x["case_id"]),
        UUID(x["person_id"]),
        x["name"],
        waits,
        added,
        problem,
        x["worker"] or "",
        x["chosen_by"],
    )
