"""The children one service knows by name, followed through all groups of all services.

Each group keeps its own unit and its own whole: nothing is added across units. Names stay where
they are; here stand numbers, of those whom the reader sees under the wall.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows
from ciranda.groups.policies.attendance import Came, Share, share
from ciranda.programmes.enums import AttendanceUnit

_LABEL = "coalesce(nullif(s.public_label, ''), y.name || ', ' || s.name)"
_COHORT = f"""
with cohort as (
  select distinct e.person_id from groups_enrolment e join groups_group g on g.id = e.group_id
  where g.service_id = %(service)s),
through as (
  select g.id, g.name, {_LABEL} as service, g.unit, e.person_id,
    a.came, a.out_of
  from cohort c join groups_enrolment e on e.person_id = c.person_id
  join groups_group g on g.id = e.group_id join agencies_service s on s.id = g.service_id
  join agencies_agency y on y.id = s.agency_id
  left join groups_attendance a on a.enrolment_id = e.id)
select (select count(*) from cohort) as children,
  (select coalesce(jsonb_agg(x order by x.service, x.name), '[]') from (
    select t.id, t.name, t.service, t.unit, count(distinct t.person_id) as children,
      count(t.came) as entries, count(*) filter (where t.came is not null and t.out_of is null)
        as without_whole,
      sum(case when t.unit = 'percent' then t.came * t.out_of / 100 else t.came end) as came,
      sum(t.out_of) as out_of
    from through t group by 1, 2, 3, 4 limit 200) x) as groups,
  (select coalesce(jsonb_agg(z order by z.label), '[]') from (
    select distinct s.id, {_LABEL} as label from groups_enrolment e
    join groups_group g on g.id = e.group_id join agencies_service s on s.id = g.service_id
    join agencies_agency y on y.id = s.agency_id limit 200) z) as services
"""  # noqa: S608 - made of constants
_PUBLISHED = """
select p.id, p.title, p.number, p.parts, p.gap, p.explained, p.published_at,
  coalesce(nullif(s.public_label, ''), s.name) as service
from groups_publishedtotal p join agencies_service s on s.id = p.service_id
where p.service_id = %(mine)s order by p.published_at desc, p.id limit 50
"""


@dataclass(frozen=True)
class Through:
    """A group that children of the cohort come to: how many of them, and what they came to.

    `attendance` is None where nothing is entered; `without_whole` entries do not say of how many
    and are in no share.
    """

    group_id: UUID
    name: str
    service: str
    unit: AttendanceUnit
    children: int
    entries: int
    without_whole: int
    attendance: Share | None


@dataclass(frozen=True)
class Cohort:
    """The children of one service, and the groups they come to; the services there are."""

    children: int
    groups: tuple[Through, ...]
    services: tuple[tuple[UUID, str], ...]

    def together(self) -> list[Share]:
        """What they came to in all groups, unit by unit: like is only added to like."""
        found: dict[AttendanceUnit, list[Came]] = {}
        for one in self.groups:
            if one.attendance and one.unit is not AttendanceUnit.PERCENT:
                came = Came(one.attendance.came, one.attendance.out_of, one.unit)
                found.setdefault(one.unit, []).append(came)
        return [whole for entries in found.values() if (whole := share(entries))]


@dataclass(frozen=True)
class Published:
    """A total that was published, with its parts and what explains the rest."""

    id: UUID
    title: str
    number: int
    parts: dict[str, int]
    gap: int
    explained: str
    published_at: datetime
    service: str


def cohort(service_id: UUID | None) -> Cohort:
    """The children that groups of a service know by name, as far as the reader sees them.

    One statement.
    """
    with connection.cursor() as cursor:
        row = rows(cursor, _COHORT, {"service": service_id})[0]
    return Cohort(
        row["children"],
        tuple(_through(x) for x in _json(row["groups"])),
        tuple((UUID(x["id"]), x["label"]) for x in _json(row["services"])),
    )


def published(actor: Actor) -> list[Published]:
    """The totals of the actor's service, the last first. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _PUBLISHED, {"mine": actor.service_id})
    return [Published(**{**row, "parts": _json(row["parts"])}) for row in found]


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _through(x: dict[str, Any]) -> Through:
    unit = AttendanceUnit(x["unit"])
    added = None
    if x["out_of"] and Decimal(str(x["out_of"])):
        added = Share(Decimal(str(x["came"])), Decimal(str(x["out_of"])), unit)
    return Through(
        UUID(x["id"]), x["name"], x["service"], unit, x["children"], x["entries"],
        x["without_whole"], added,
    )  # fmt: skip
