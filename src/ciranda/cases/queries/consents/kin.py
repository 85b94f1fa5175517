"""Who stands in a family with what responsibility, and who could be recorded there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ciranda.cases.queries.consents.sheet import PERSON_NAME
from ciranda.common.database import keeping, rows


@dataclass(frozen=True)
class Stands:
    """Somebody around a child. `member_id` is None for who could be recorded and is not."""

    person_id: UUID
    name: str
    member_id: UUID | None
    relation: str
    holds_responsibility: bool
    is_subject: bool
    grounds: str
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: str


_KIN = f"""
select p.id as person_id, {PERSON_NAME} as name, f.id as member_id,
  coalesce(f.relation, '') as relation,
  coalesce(f.holds_responsibility, false) as holds_responsibility,
  exists (select 1 from cases_subject s where s.case_id = %(case)s and s.person_id = p.id
    and s.ended_on is null) as is_subject,
  coalesce(f.grounds, '') as grounds, f.started_at, f.ended_at,
  coalesce(f.end_reason, '') as end_reason
from people_person p
left join cases_familymember f on f.person_id = p.id and f.case_id = %(case)s
-- an array, never «in … or …»: only so are the few persons looked up by their keys
where p.id = any (array(select cases_kin(%(case)s) union
  select m.person_id from cases_familymember m where m.case_id = %(case)s))
order by f.ended_at nulls first, f.started_at nulls last, name, p.id
"""  # noqa: S608 - made of constants


def kin_of(case_id: UUID) -> list[Stands]:
    """Everyone who stands or stood in the family of a case, then who could be. One statement."""
    with keeping() as cursor:
        found = rows(cursor, _KIN, {"case": case_id})
    return [Stands(**row) for row in found]


def standing(member_id: UUID) -> tuple[UUID, Stands] | None:
    """The case and the standing of one member; None for a stranger. Two statements."""
    with keeping() as cursor:
        found = rows(cursor, "select case_id from cases_familymember where id = %s", [member_id])
    if not found:
        return None
    case_id: UUID = found[0]["case_id"]
    return next(((case_id, s) for s in kin_of(case_id) if s.member_id == member_id), None)
