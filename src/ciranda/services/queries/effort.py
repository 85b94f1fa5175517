"""What agencies spend coordinating, against time with families."""

from datetime import date

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.common.database import rows
from ciranda.programmes.queries import installed
from ciranda.services.policies.effort import Bears, Spent, bears

_EFFORT = """
select coalesce(nullif(a.public_label, ''), a.name) as agency, e.programme_key, e.kind_key,
  e.minutes
from services_effort(%s, %s) e join agencies_agency a on a.id = e.agency_id
"""


def effort_in(actor: Actor, quarter: date, *, only_own: bool = False) -> list[Bears]:
    """Who bears the time in the quarter that holds a day. Two statements, on kept sums alone.

    The own service alone where only that is asked for, and for whoever reads no reports.
    """
    only_own = only_own or not actor.may(Permission.REPORT_READ)
    with connection.cursor() as cursor:
        found = [Spent(**row) for row in rows(cursor, _EFFORT, [quarter, only_own])]
    newest = {one.key: one for one in reversed(installed())} if found else {}

    def with_family(programme_key: str, kind_key: str) -> bool:
        kind = newest[programme_key].pack.contact_kinds.get(kind_key)
        return kind is None or kind.with_family

    return bears(found, with_family)
