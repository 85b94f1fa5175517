"""Openings in an emergency and of archives that wait for review.

Driver: my teams, and those I am data officer of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_OPENINGS = """
select b.id, b.case_id, b.reason, b.started_at, b.ended_at, b.reviewed_at, b.review, b.justified,
  c.reference, m.name, m.profession, a.name as agency, m.human_id = %(me)s as is_mine,
  false as of_archive
from cases_custody u
join cases_breakglass b on b.case_id = u.case_id
join cases_case c on c.id = b.case_id
join agencies_membership m on m.id = b.membership_id
join agencies_agency a on a.id = m.agency_id
where u.ended_at is null and u.team_id = any (array(
    select unnest(%(teams)s::uuid[]) union
    select o.team_id from agencies_appointment o where o.membership_id = %(membership)s
      and o.team_id is not null and (o.ended_at is null or o.ended_at > now())))
  and (b.reviewed_at is null or %(all)s)
union all
select id, case_id, reason, started_at, ended_at, reviewed_at, review, justified, reference, name,
  profession, agency, is_mine, of_archive from cases_closed_openings(%(all)s)
order by started_at desc limit 200
"""


@dataclass(frozen=True)
class Opening:
    """An opening in an emergency or of an archive. The worker is named to who answers for them."""

    id: UUID
    case_id: UUID
    reference: str
    reason: str
    started_at: datetime
    ended_at: datetime
    reviewed_at: datetime | None
    review: str
    justified: bool | None
    name: str
    profession: str
    agency: str
    is_mine: bool
    of_archive: bool


def openings(actor: Actor, *, reviewed: bool = False) -> Sequence[Opening]:
    """Those that wait, or all of the latest. One statement."""
    asked = {
        "me": actor.human_id,
        "teams": list(actor.team_ids),
        "membership": actor.membership_id,
        "all": reviewed,
    }
    with connection.cursor() as cursor:
        return [Opening(**row) for row in rows(cursor, _OPENINGS, asked)]
