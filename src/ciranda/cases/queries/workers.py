"""Workers: finding one by name, and how they are named beside a family.

A worker's workplace is shown by its public label where it has one: a refuge's true name would tell
where somebody lives (design, section 2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.common.text import fold

MOST_FOUND = 20
# What the database folds as `common.text.fold` does, for names as they are stored.
ACCENTS = ("áàâãäåçéèêëíìîïñóòôõöúùûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy")


@dataclass(frozen=True)
class Worker:
    """A worker as shown to others: name, profession, employer by public label, telephone."""

    membership_id: UUID
    human_id: UUID
    name: str
    profession: str
    agency: str
    phone: str
    role: str
    is_discreet: bool
    is_current: bool


_COLUMNS = """
 m.id as membership_id, m.human_id, m.name, m.profession, m.role,
 coalesce(nullif(s.public_label, ''), nullif(a.public_label, ''), a.name) as agency,
 coalesce(nullif(s.public_label, ''), a.public_label) <> '' as is_discreet,
 case when coalesce(nullif(s.public_label, ''), a.public_label) <> '' then '' else m.phone end
   as phone,
 m.suspended_at is null and (m.ended_on is null or m.ended_on > current_date) as is_current
 from agencies_membership m join agencies_agency a on a.id = m.agency_id
 left join agencies_service s on s.id = m.service_id
"""

_FIND = f"""select {_COLUMNS} where translate(lower(m.name), %s, %s) like all (%s::text[])
  and m.suspended_at is null and (m.ended_on is null or m.ended_on > current_date)
  and m.role in ('practitioner', 'coordinator', 'partner') order by m.name limit %s"""


def worker(membership_id: UUID) -> Worker | None:
    """One worker, or None. One statement."""
    found = workers([membership_id])
    return found[0] if found else None


def workers(membership_ids: Iterable[UUID]) -> list[Worker]:
    """These workers, by name. One statement."""
    with connection.cursor() as cursor:
        sql = f"select {_COLUMNS} where m.id = any (%s) order by m.name"
        return [Worker(**row) for row in rows(cursor, sql, [list(membership_ids)])]


def find_workers(typed: str) -> list[Worker]:
    """Current workers whose name holds every word typed, accents forgiven; at most 20.

    Nothing typed finds nobody: this is no directory to browse.
    """
    words = [f"%{word}%" for word in fold(typed).split()]
    if not words:
        return []
    with connection.cursor() as cursor:
        return [Worker(**row) for row in rows(cursor, _FIND, [*ACCENTS, words, MOST_FOUND])]
