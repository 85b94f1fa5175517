"""Remembering when someone last opened a case, for «what changed since»."""

from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor

# Opening a page again within half an hour is the same visit.
_UPSERT = """
insert into cases_lastvisit as l (human_id, case_id, at) values (%s, %s, now())
on conflict (human_id, case_id) do update set
  since_at = case when l.at < now() - interval '30 minutes' then l.at else l.since_at end,
  at = now()
"""


def visited(actor: Actor, case_id: UUID) -> None:
    """Note that `actor` has the case open now. One statement; one's own row only.

    No action of its own: the reading itself is on record already (`access.actions.looked`).
    """
    if actor.human_id:
        with connection.cursor() as cursor:
            cursor.execute(_UPSERT, [actor.human_id, case_id])
