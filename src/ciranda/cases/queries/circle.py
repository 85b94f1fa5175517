"""Who stands around a family now and who stood there before, in one statement."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ciranda.cases.enums import EndReason
from ciranda.common.database import keeping

MANAGER, COVER, MEMBER, FAMILY = "manager", "cover", "member", "family"


@dataclass(frozen=True)
class Around:
    """Someone around the family. `kind`: manager, cover, member or family; `id` is that row's.

    `role_key` is a role of the pack (members), the profession (managers) or the relation (family);
    `employer` is the label that may be known. `trusted`: the family named this one.
    """

    kind: str
    id: UUID
    name: str
    role_key: str
    since: datetime
    until: datetime | None
    employer: str = ""
    phone: str = ""
    relation: str = ""
    membership_id: UUID | None = None
    is_service: bool = False
    helper_of: str = ""
    automatic: bool = False
    trusted: bool = False
    end_reason: str = ""
    end_note: str = ""
    one_more_because: str = ""

    @property
    def end_words(self) -> str:
        """Why they left, in words."""
        return str(EndReason(self.end_reason).label) if self.end_reason else ""


@dataclass(frozen=True)
class Circle:
    """Everyone around one family: now, and before."""

    now: tuple[Around, ...]
    before: tuple[Around, ...]
    trusted_name: str = ""
    trusted_words: str = ""
    adults: tuple[tuple[UUID, str], ...] = ()

    @property
    def faces(self) -> frozenset[UUID]:
        """The distinct workers the family has to keep up with: manager, stand-ins, circle."""
        return frozenset(a.membership_id for a in self.now if a.membership_id)

    @property
    def members(self) -> tuple[Around, ...]:
        """Those in the circle now, without the case manager, stand-ins and the family."""
        return tuple(a for a in self.now if a.kind == MEMBER)


_CIRCLE = """
with trusted as (select t.member_id, t.membership_id, t.name, t.words from cases_trust t
  where t.case_id = %(case)s and t.ended_at is null),
everyone as (
  select 'manager' as kind, 1 as rank, k.id, k.name, k.profession as role_key,
    coalesce(w.agency_name, k.agency_name) as employer, coalesce(w.phone, k.phone) as phone,
    '' as relation, k.membership_id, false as is_service,
    '' as helper_of, false as automatic, k.started_at as since, k.ended_at as until,
    k.end_reason, '' as end_note, '' as one_more_because,
    exists (select 1 from trusted t where t.member_id is null
      and t.membership_id = k.membership_id) as trusted
  from cases_coordination k left join cases_workplace w on w.id = k.id
  where k.case_id = %(case)s
  union all
  select 'cover', 2, v.id, v.name, '', coalesce(w.agency_name, v.agency_name),
    coalesce(w.phone, v.phone), '', v.membership_id, false, '',
    v.automatic, v.started_at, v.ended_at, '', '', '', false
  from cases_cover v left join cases_workplace w on w.id = v.id
  where v.case_id = %(case)s
  union all
  select 'family', 3, f.id, coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames)),
    f.relation, '', '', '', null, false, '', false, f.started_at, f.ended_at, '', f.end_reason,
    '', false
  from cases_familymember f join people_person p on p.id = f.person_id
  where f.case_id = %(case)s
  union all
  select 'member', 4, m.id, m.name, m.role_key, m.agency_name, m.phone, m.relation,
    m.membership_id, m.service_id is not null,
    coalesce(nullif(h.known_as, ''), h.given, ''), false, m.started_at, m.ended_at, m.end_reason,
    m.end_note, m.one_more_because, exists (select 1 from trusted t where t.member_id = m.id)
  from cases_circlemember m left join people_person h on h.id = m.helper_of_id
  where m.case_id = %(case)s)
select (select coalesce(json_agg(to_jsonb(e) - 'rank' order by e.rank, e.since, e.id), '[]')
    from everyone e) as everyone,
  (select json_build_array(t.name, t.words) from trusted t) as trusted,
  (select coalesce(json_agg(json_build_array(f.person_id,
      coalesce(nullif(p.known_as, ''), p.given)) order by f.started_at, f.id), '[]')
    from cases_familymember f join people_person p on p.id = f.person_id
    where f.case_id = %(case)s and f.ended_at is null and not f.is_young_person) as adults,
  now() as now
"""


def circle(case_id: UUID) -> Circle:
    """Everyone around the family that this reader may know of. One statement."""
    with keeping() as cursor:
        cursor.execute(_CIRCLE, {"case": case_id})
        everyone, trusted, adults, now = cursor.fetchone()
    found = [_around(row) for row in _json(everyone)]
    name, words = _json(trusted) or ("", "")
    return Circle(
        tuple(a for a in found if a.until is None or a.until > now),
        tuple(a for a in found if a.until is not None and a.until <= now),
        name,
        words,
        tuple((UUID(person_id), called) for person_id, called in _json(adults)),
    )


def barred_among(case_id: UUID, membership_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these workers may not be brought into the case; never why. One statement."""
    with keeping() as cursor:
        cursor.execute(
            "select * from cases_barred_workers(%s, %s)", [case_id, list(membership_ids)]
        )
        return frozenset(row[0] for row in cursor.fetchall())


def _around(row: dict[str, Any]) -> Around:
    row["id"] = UUID(row["id"])
    row["membership_id"] = UUID(row["membership_id"]) if row["membership_id"] else None
    row["since"] = datetime.fromisoformat(row["since"])
    row["until"] = datetime.fromisoformat(row["until"]) if row["until"] else None
    return Around(**row)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
