"""The cases of one household that work on a plan, and those that could."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.cases.queries.consents import Sees, reads_by
from ciranda.common.database import rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class LinkedCase:
    """A case as far as the reader sees it: one that is not theirs has neither child nor pack."""

    case_id: UUID
    child: str
    pack: Pack | None
    manager: str
    agreed_with: str
    since: datetime | None
    until: datetime | None

    @property
    def is_known(self) -> bool:
        """Whether the reader sees this case itself."""
        return self.pack is not None


@dataclass(frozen=True)
class Joining:
    """How the family of a case stands to the families of a plan."""

    shares_somebody: bool
    would_newly_read: bool


_CHILD = """(select coalesce(string_agg(coalesce(nullif(p.known_as, ''), p.given), ', '
    order by p.born_on, p.id), '') from cases_subject s join people_person p on p.id = s.person_id
  where s.case_id = {case} and s.ended_on is null)"""
_MANAGER = """coalesce((select k.name from cases_coordination k where k.case_id = {case}
  and k.ended_at is null limit 1), '')"""

_LINKED = f"""
select v.case_id, {_CHILD.format(case="v.case_id")} as child, c.pack_version_id as pack,
  {_MANAGER.format(case="v.case_id")} as manager, v.agreed_with, v.since, v.until
from (
  -- one line a case, whatever number of teams it went through with the plan
  select case_id, max(agreed_with) as agreed_with,
    coalesce(min(opened_at) filter (where ended_at is null), min(opened_at)) as since,
    case when bool_and(ended_at is not null) then max(ended_at) end as until
  from cases_planvolume where plan_id = %s group by case_id) v
left join cases_case c on c.id = v.case_id
order by v.until nulls first, v.since, v.case_id
"""  # noqa: S608 - made of constants

_COULD = f"""
with here as (select case_id from cases_planvolume where plan_id = %(plan)s and ended_at is null),
people as (
  select s.person_id from cases_subject s join here using (case_id) where s.person_id is not null
  union select f.person_id from cases_familymember f join here using (case_id)
    where f.ended_at is null)
select c.id as case_id, {_CHILD.format(case="c.id")} as child, c.pack_version_id as pack,
  {_MANAGER.format(case="c.id")} as manager, '' as agreed_with,
  null::timestamptz as since, null::timestamptz as until
from cases_case c where c.closed_at is null and c.id not in (select case_id from here)
  and c.id in (
    select s.case_id from cases_subject s join people using (person_id) where s.ended_on is null
    union select f.case_id from cases_familymember f join people using (person_id)
      where f.ended_at is null)
order by child, c.id limit 50
"""  # noqa: S608 - made of constants


def linked_cases(plan_id: UUID) -> list[LinkedCase]:
    """The cases that work or worked on a plan, those of today first. One statement."""
    return _cases(_LINKED, [plan_id])


def could_link(plan_id: UUID) -> list[LinkedCase]:
    """Open cases with somebody of the plan's families in them that the reader sees. One
    statement."""
    return _cases(_COULD, {"plan": plan_id})


def _cases(sql: str, given: object) -> list[LinkedCase]:
    with connection.cursor() as cursor:
        found = rows(cursor, sql, given)
    return [
        LinkedCase(**{**row, "pack": pack_of(row["pack"]) if row["pack"] else None})
        for row in found
    ]


def joining_families(plan_id: UUID, case_id: UUID) -> Joining:
    """Whether one household, and whether somebody would read a plan of children not theirs.

    By id, complete whatever the caller sees. One statement.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from plans_joining(%s, %s)", [plan_id, case_id])
        shares, newly = cursor.fetchone()
    return Joining(bool(shares), bool(newly))


def would_read(plan_id: UUID, case_id: UUID) -> list[Sees]:
    """Who would come to read the plan by linking a case, and how much of it: the derivation on
    the facts as they would be. Two statements."""
    return reads_by(plan_id, case_id)
