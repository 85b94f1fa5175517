"""When a family is expected at a service, for its week."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows

_APPOINTMENTS = """
select p.id, p.case_id, p.appointment_at as at, p.topic,
  case when s.public_label <> '' then s.public_label
    when cases_shielded(p.case_id) then '' else s.name end as service
from services_requestpart p join agencies_service s on s.id = p.service_id
where p.case_id = any (%(cases)s) and p.state not in ('refused', 'below', 'ended')
  and p.appointment_at >= %(since)s and p.appointment_at < %(until)s
order by p.appointment_at, p.id
"""


@dataclass(frozen=True)
class Appointment:
    """When a family is expected somewhere. `service` is empty where it would tell the area."""

    id: UUID
    case_id: UUID
    at: datetime
    topic: str
    service: str


def appointments_of(cases: list[UUID], since: datetime, until: datetime) -> list[Appointment]:
    """The appointments of cases between two moments. One statement."""
    with connection.cursor() as cursor:
        asked = {"cases": cases, "since": since, "until": until}
        return [Appointment(**row) for row in rows(cursor, _APPOINTMENTS, asked)]
