"""Who of a family could come to a group."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows

_PEOPLE = """
select distinct on (p.id) p.id, trim(concat_ws(' ', p.given, p.surnames)) as name
from people_person p where p.died_on is null and p.id in (
  select s.person_id from cases_subject s where s.case_id = %(case)s and s.ended_on is null
  union select f.person_id from cases_familymember f
    where f.case_id = %(case)s and f.ended_at is null)
order by p.id
"""


@dataclass(frozen=True)
class Someone:
    """Somebody of the family, by name."""

    id: UUID
    name: str


def people_of(case_id: UUID) -> list[Someone]:
    """The subjects and the family of a case whom this reader may see. One statement."""
    with connection.cursor() as cursor:
        return [Someone(**row) for row in rows(cursor, _PEOPLE, {"case": case_id})]


_ENTRY = """
select e.id, e.dossier_id, e.group_id, g.service_id, g.name as group, e.standing,
  e.ended_on is not null as has_left,
  trim(concat_ws(' ', p.given, p.surnames)) as name,
  exists (select 1 from access_grant a where a.dossier_id = e.dossier_id and a.writes & 4 <> 0
    and a.principal = any (app_principals()) and a.purposes & app_purpose() <> 0
    and now() >= a.valid_from and now() < a.valid_until) as writes,
  g.kind_key, g.pack_version_id, e.worker_id, e.chosen_by,
  (select coalesce(jsonb_agg(jsonb_build_array(m.id, m.name, m.profession) order by m.name), '[]')
    from agencies_membership m where m.service_id = g.service_id and m.suspended_at is null
      and (m.ended_on is null or m.ended_on > current_date)) as workers
from groups_enrolment e join groups_group g on g.id = e.group_id
join people_person p on p.id = e.person_id where e.id = %s
"""


@dataclass(frozen=True)
class Place:
    """Somebody's place in a group, or in its queue; `writes`: this reader may change it."""

    id: UUID
    dossier_id: UUID
    group_id: UUID
    service_id: UUID
    group: str
    standing: str
    has_left: bool
    name: str
    writes: bool
    kind_key: str
    pack_version_id: UUID
    worker_id: UUID | None
    chosen_by: str
    workers: tuple[tuple[UUID, str, str], ...]


def entry(enrolment_id: UUID) -> Place | None:
    """One place; None for a stranger. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _ENTRY, [enrolment_id])
    if not found:
        return None
    held = found[0]["workers"]
    listed = json.loads(held) if isinstance(held, str) else held
    workers = tuple((UUID(key), name, what) for key, name, what in listed)
    return Place(**{**found[0], "workers": workers})
