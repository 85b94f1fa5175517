"""The groups there are, for whoever looks for one: for whom, where, when, places left."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.cases.queries.workers import ACCENTS
from ciranda.common.database import rows
from ciranda.common.text import fold

_LIST = """
select g.id, g.name, coalesce(nullif(s.public_label, ''), s.name) as service, g.audience, g.place,
  g.recurs, g.languages, g.places, g.taken, g.counts, g.service_id = %(mine)s as is_ours,
  (select min(x.starts_at) from groups_session x where x.group_id = g.id
    and x.starts_at > now() and x.cancelled_at is null) as next_at,
  count(*) over () as number
from groups_group g join agencies_service s on s.id = g.service_id
where g.ended_on is null and (not %(only_ours)s or g.service_id = %(mine)s)
  and translate(lower(concat_ws(' ', g.name, g.audience, g.place, g.languages, s.public_label,
    case when s.public_label = '' then s.name end)), %(from)s, %(to)s) like all (%(words)s::text[])
order by g.service_id = %(mine)s desc, g.name, g.id limit %(length)s offset %(start)s
"""


@dataclass(frozen=True)
class Entry:
    """A group as anybody on the staff may know it."""

    id: UUID
    name: str
    service: str
    audience: str
    place: str
    recurs: str
    languages: str
    places: int | None
    taken: int
    counts: str
    is_ours: bool
    next_at: datetime | None

    @property
    def places_left(self) -> int | None:
        """None where there is no limit."""
        return None if self.places is None else self.places - self.taken


def groups(
    actor: Actor, words: str = "", *, only_ours: bool = False, start: int = 0, length: int = 20
) -> tuple[list[Entry], int]:
    """Groups that are not over, our own first, and how many there are in all. One statement."""
    typed = [f"%{word}%" for word in fold(words).split()]
    with connection.cursor() as cursor:
        found = rows(
            cursor,
            _LIST,
            {
                "mine": actor.service_id,
                "only_ours": only_ours,
                "words": typed,
                "from": ACCENTS[0],
                "to": ACCENTS[1],
                "start": start,
                "length": length,
            },
        )
    number = found[0].pop("number") if found else 0
    return [Entry(**{k: v for k, v in row.items() if k != "number"}) for row in found], number
