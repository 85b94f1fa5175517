"""How families were sent on, team by team: counts only."""

from datetime import date

from django.db import connection

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.common.database import rows
from ciranda.services.enums import WayStep
from ciranda.services.policies.ways import WayCount, Ways, ways

_WAYS = """
select t.name as team, w.programme_key, w.step, w.number
from services_ways(%s) w join agencies_team t on t.id = w.team_id
where (%s or t.id = any (%s)) order by t.name, t.id, w.programme_key
"""


def ways_in(actor: Actor, quarter: date) -> list[Ways]:
    """What became of what teams asked in the quarter that holds a day: a worker's own teams', or
    all for who has none. One statement. Raises Refused without the permission to read reports.
    """
    if not actor.may(Permission.REPORT_READ):
        raise Refused(Permission.REPORT_READ)
    with connection.cursor() as cursor:
        found = rows(cursor, _WAYS, [quarter, not actor.team_ids, list(actor.team_ids)])
    return ways(
        WayCount(r["team"], r["programme_key"], WayStep(r["step"]), r["number"]) for r in found
    )
