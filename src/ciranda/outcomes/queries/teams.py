"""A programme's teams in numbers: kept figures alone, on the replica where there is one."""

from datetime import date
from uuid import UUID

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.replica import figures
from ciranda.agencies.models import Team
from ciranda.common.database import rows
from ciranda.outcomes.policies.shown import Counts, Report, shown

_FIGURES = """
select f.team_id, t.name as team, f.month, f.measure, f.number, f.counted_at
from outcomes_report(%s, %s) f join agencies_team t on t.id = f.team_id
where %s or t.id = any(%s)
"""


def report(actor: Actor, programme: str, since: date) -> Report:
    """A programme's figures by team, with what may be shown of them, from a month on.

    A worker of teams sees theirs, others all. One statement. Raises Refused without the
    permission to read reports.
    """
    if not actor.may(Permission.REPORT_READ):
        raise Refused(Permission.REPORT_READ)
    everyone = not actor.team_ids
    with figures() as cursor:
        found = rows(cursor, _FIGURES, [programme, since, everyone, list(actor.team_ids)])
    teams: dict[UUID, Counts] = {}
    months: dict[date, dict[str, int]] = {}
    for row in found:
        counts = teams.setdefault(row["team_id"], Counts(row["team_id"], row["team"]))
        counts.add(row["measure"], row["number"])
        if row["month"]:
            month = months.setdefault(row["month"], {})
            month[row["measure"]] = month.get(row["measure"], 0) + row["number"]
    return shown(teams.values(), months, found[0]["counted_at"] if found else None)


def programmes_counted() -> list[str]:
    """The keys of the programmes that some team answers for today. One statement."""
    teams = Team.objects.filter(ended_on=None).order_by("programme_key")
    return list(teams.values_list("programme_key", flat=True).distinct())
