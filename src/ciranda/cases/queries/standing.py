"""Where a case stands, in one statement: its latest volume, its team, its case manager, its names.

What every page and action about the circle starts from. None for a stranger, who gets a 404.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.enums import Category
from ciranda.cases.queries.calling import ADULTS
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Manager:
    """The case manager, with names as of the time they took over."""

    coordination_id: UUID
    membership_id: UUID
    name: str
    profession: str
    agency: str
    phone: str
    chosen_by_family: bool
    since: datetime


@dataclass(frozen=True)
class Standing:
    """A case as it stands. `dossier_id` is its latest volume that this reader sees.

    `team` is empty where the reader may not know it (a protected family).
    """

    case_id: UUID
    reference: str
    pack_version_id: UUID
    opened_at: datetime
    closed_at: datetime | None
    dossier_id: UUID
    writes: int
    custody_id: UUID
    team_id: UUID | None
    team: str
    team_phone: str
    zone: str
    stage_key: str
    children: tuple[str, ...]
    expecting: bool
    adults: str
    manager: Manager | None

    def writes_in(self, category: Category) -> bool:
        """Whether this reader writes rows of `category` in the latest volume."""
        return bool(self.writes & (1 << category))

    @property
    def pack(self) -> Pack:
        """The pack version the case runs on."""
        return pack_of(self.pack_version_id)

    @property
    def child(self) -> str:
        """What to call whom the case is about: the children, that one is expected, or the adults of
        a family without a child by name."""
        named = ", ".join(self.children)
        return named or (_("the child who is expected") if self.expecting else self.adults)


_STANDING = f"""
select c.id as case_id, c.reference, c.pack_version_id, c.opened_at, c.closed_at, v.dossier_id,
  coalesce((select bit_or(w.writes) from access_grant w where w.dossier_id = v.dossier_id
    and w.principal = any (app_principals()) and w.purposes & app_purpose() <> 0
    and now() >= w.valid_from and now() < w.valid_until), 0) as writes,
  v.custody_id, u.team_id, coalesce(t.name, '') as team, coalesce(t.phone, '') as team_phone,
  coalesce(t.zone, 'UTC') as zone, coalesce(g.key, '') as stage_key,
  (select coalesce(json_agg(coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames))
      order by p.born_on, p.id), '[]')
    from cases_subject s join people_person p on p.id = s.person_id
    where s.case_id = c.id and s.ended_on is null) as children,
  exists (select 1 from cases_subject s where s.case_id = c.id and s.kind = 'pregnancy'
    and s.ended_on is null) as expecting,
  coalesce({ADULTS.format(case="c.id")}, '') as adults,
  (select json_build_object('coordination_id', k.id, 'membership_id', k.membership_id,
      'name', k.name, 'profession', k.profession, 'agency', coalesce(w.agency_name, k.agency_name),
      'phone', coalesce(w.phone, k.phone),
      'chosen_by_family', k.chosen_by_family, 'since', k.started_at)
    from cases_coordination k left join cases_workplace w on w.id = k.id
    where k.case_id = c.id and k.ended_at is null) as manager
from cases_case c
join lateral (select x.dossier_id, x.custody_id from cases_volume x where x.case_id = c.id
  order by x.number desc limit 1) v on true
left join cases_custody u on u.id = v.custody_id
left join agencies_team t on t.id = u.team_id
left join lateral (select x.key from cases_stage x where x.case_id = c.id
  order by x.started_at desc limit 1) g on true
where c.id = %s
"""  # noqa: S608 - constants


def standing(case_id: UUID) -> Standing | None:
    """The case as it stands, or None where there is nothing for this reader. One statement."""
    with keeping() as cursor:
        found = rows(cursor, _STANDING, [case_id])
    return _standing(found[0]) if found else None


def _standing(row: dict[str, Any]) -> Standing:
    children, held = _json(row.pop("children")), _json(row.pop("manager"))
    return Standing(**row, children=tuple(children), manager=_manager(held) if held else None)


def _manager(row: dict[str, Any]) -> Manager:
    row["coordination_id"] = UUID(row["coordination_id"])
    row["membership_id"] = UUID(row["membership_id"])
    row["since"] = datetime.fromisoformat(row["since"])
    return Manager(**row)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
