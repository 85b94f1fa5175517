"""Who works with a family, to be given a task or asked along."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_TAKERS = """
select distinct on (x.id) x.id, x.name, x.words from (
  select u.membership_id as id, u.name, u.profession as words, 1 as rank
    from cases_coordination u where u.case_id = %(case)s and u.ended_at is null
  union all
  select m.membership_id, m.name, m.agency_name, 2 from cases_circlemember m
    where m.case_id = %(case)s and m.ended_at is null and m.membership_id is not null
  union all
  select k.membership_id, k.name, k.agency_name, 3 from cases_cover k
    where k.case_id = %(case)s and k.started_at <= now()
      and (k.ended_at is null or k.ended_at > now())
  union all
  select w.id, w.name, w.profession, 4 from cases_custody u
    join agencies_placement p on p.team_id = u.team_id and p.role = 'coordinator'
      and (p.ended_on is null or p.ended_on > current_date)
    join agencies_membership w on w.id = p.membership_id
    where u.case_id = %(case)s and u.ended_at is null and w.suspended_at is null
  union all
  select w.id, w.name, w.profession, 5 from cases_ownfile o
    join agencies_membership w on w.service_id = o.service_id
      and w.suspended_at is null and w.ended_on is null
    where o.case_id = %(case)s and o.service_id = %(service)s
) x order by x.id, x.rank
"""


@dataclass(frozen=True)
class Taker:
    """A worker around the family."""

    membership_id: UUID
    name: str
    words: str


def takers_of(actor: Actor, case_id: UUID) -> list[Taker]:
    """Who works with a family as far as `actor` sees: manager, circle, cover, coordinators, and
    colleagues of a service that keeps its own notes. By name. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _TAKERS, {"case": case_id, "service": actor.service_id})
    takers = [Taker(r["id"], r["name"], r["words"]) for r in found]
    return sorted(takers, key=lambda t: t.name)
