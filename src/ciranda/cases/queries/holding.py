"""Who answers for a case now: the least another page needs to begin something about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ciranda.common.database import keeping, rows

_HOLDING = """
select v.case_id, v.dossier_id, u.team_id, g.key as programme_key, c.pack_version_id,
  coalesce(trim(p.given || ' ' || p.surnames), '') as child, p.born_on,
  c.closed_at is not null as closed
from cases_volume v
join cases_case c on c.id = v.case_id
join programmes_packversion k on k.id = c.pack_version_id
join programmes_programme g on g.id = k.programme_id
left join cases_custody u on u.id = v.custody_id
left join lateral (select x.given, x.surnames, x.born_on
  from cases_subject s join people_person x on x.id = s.person_id
  where s.case_id = v.case_id and s.dossier_id = v.dossier_id order by s.id limit 1) p on true
where v.case_id = %s order by v.number desc limit 1
"""


@dataclass(frozen=True)
class Holding:
    """A case with its current volume, team and child."""

    case_id: UUID
    dossier_id: UUID
    team_id: UUID | None
    programme_key: str
    pack_version_id: UUID
    child: str
    born_on: date | None
    closed: bool


def holding(case_id: UUID) -> Holding | None:
    """The case as its newest visible volume shows it; None for whoever may not see it. One
    statement."""
    with keeping() as cursor:
        found = rows(cursor, _HOLDING, [case_id])
    return Holding(**found[0]) if found else None
