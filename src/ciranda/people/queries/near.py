"""Who may come to live in a household: those around a person, and whom the reader entered."""

from uuid import UUID

from django.db import connection

from ciranda.common.database import rows

# Driver: the dossiers of the person, and the reader's own entries of the last month.
_NEAR = """
with near as (
  select y.person_id as id, 1 as after from people_participation x
    join people_participation y on y.dossier_id = x.dossier_id and y.ended_on is null
    where x.person_id = %(person)s and x.ended_on is null
  union all
  select e.person_id, 2 from people_entry e
    where e.principal = any ((select app_principals())::int[])
      and e.started_at > now() - interval '30 days')
select p.id, trim(p.given || ' ' || p.surnames) as name
from (select id, min(after) as after from near group by id) n join people_person p on p.id = n.id
where p.died_on is null order by n.after, p.folded limit 100
"""


def near(person_id: UUID) -> list[tuple[UUID, str]]:
    """Persons with whom this one shares a dossier the reader sees, then those the reader entered
    within a month; the person among them. One statement."""
    with connection.cursor() as cursor:
        return [(row["id"], row["name"]) for row in rows(cursor, _NEAR, {"person": person_id})]
