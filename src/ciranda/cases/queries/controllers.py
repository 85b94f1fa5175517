"""In which files a service wrote itself, for the job that derives them; and for whom it was named,
the files they may read."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, principal
from ciranda.access.enums import PrincipalKind
from ciranda.agencies.enums import AppointmentKind
from ciranda.agencies.models import Appointment
from ciranda.common.database import rows

# Driver: the grants of one's own appointments; a service's own dossier names the child in it.
_NAMED_FOR = """
select distinct d.case_id, s.name as service, trim(p.given || ' ' || p.surnames) as name
from access_grant f
  join cases_ownfile o on o.dossier_id = f.dossier_id
  join access_dossier d on d.id = f.dossier_id
  join agencies_service s on s.id = o.service_id
  left join people_participation q on q.dossier_id = f.dossier_id and q.part = 'subject'
  left join people_person p on p.id = q.person_id
where f.principal = any (%s) and f.principal = any ((select app_principals())::int[])
  and now() >= f.valid_from and now() < f.valid_until
order by service, name limit 200
"""


@dataclass(frozen=True)
class NamedFor:
    """A family's notes of a service that one was named for."""

    case_id: UUID
    service: str
    name: str


def cases_with_own_file(service_id: UUID, after: UUID | None, most: int) -> list[UUID]:
    """The next cases in which a service has a dossier of its own. For jobs."""
    with connection.cursor() as cursor:
        cursor.execute("select cases_with_own_file(%s, %s, %s)", [service_id, after, most])
        return [row[0] for row in cursor.fetchall()]


def own_files_of(service_id: UUID) -> int:
    """In how many families a service has a dossier of its own; nought for who may not know."""
    with connection.cursor() as cursor:
        cursor.execute("select cases_own_files_of(%s)", [service_id])
        return int(cursor.fetchone()[0])


def named_for(actor: Actor) -> list[NamedFor]:
    """The families whose notes the actor was named for, by service. Two statements and one for
    each appointment."""
    mine = Appointment.objects.filter(
        membership=actor.membership_id, kind=AppointmentKind.SERVICE_READER, ended_at=None
    )
    numbers = [principal(PrincipalKind.APPOINTMENT, one.pk) for one in mine]
    if not numbers:
        return []
    with connection.cursor() as cursor:
        return [NamedFor(**row) for row in rows(cursor, _NAMED_FOR, [numbers])]
