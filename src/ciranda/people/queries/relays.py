"""Questions about children who may be known: mine with their answers, and those for me."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows
from ciranda.people.models import Relay

# Driver: my grants. Only who may read who told us (bit 14) has these questions.
_FOR_ME = """
select distinct m.id, m.dossier_id, m.person_id, m.kind, m.body, m.asked_by, m.sent_at,
  m.answer, m.answered_at, trim(p.given || ' ' || p.surnames) as name
from access_grant f join people_relaymessage m on m.dossier_id = f.dossier_id
  left join people_person p on p.id = m.person_id
where f.principal = any ((select app_principals())::int[]) and f.cats & 16384 <> 0
  and (m.answered_at is null or m.answered_at > now() - interval '30 days')
order by m.sent_at desc limit 100
"""


@dataclass(frozen=True)
class Asked:
    """A question somebody asks those who answer for a child."""

    id: UUID
    dossier_id: UUID
    person_id: UUID
    kind: str
    name: str
    body: str
    asked_by: str
    sent_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Mine:
    """A question I asked. It never says whom it reached, nor whether it reached anybody."""

    id: UUID
    body: str
    sent_at: datetime
    answers: tuple[str, ...]


def asked_of_me() -> list[Asked]:
    """Questions to those who answer for a child, unanswered and lately answered."""
    with connection.cursor() as cursor:
        return [Asked(**row) for row in rows(cursor, _FOR_ME)]


def asked_by_me(actor: Actor) -> list[Mine]:
    """The questions this actor sent and has not put away."""
    if actor.human_id is None:
        return []
    found = Relay.objects.filter(human_id=actor.human_id, closed_at=None).order_by("-sent_at")
    return [Mine(r.pk, r.body, r.sent_at, tuple(r.answers)) for r in found[:100]]
