"""A programme's teams in numbers: kept figures alone, on the replica where there is one."""

import json
from datetime import date

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.replica import figures
from ciranda.agencies.models import Team
from ciranda.common.database import rows
from ciranda.outcomes.policies.shown import Counts, Report, shown

_FIGURES = """
select f.team_id, t.name as team, f.month, f.numbers::text, f.counted_at
from outcomes_report(%s, %s, %s) f left join agencies_team t on t.id = f.team_id
"""


def report(actor: Actor, programme: str, since: date) -> Report:
    """A programme's figures by team, with what may be shown of them, from a month on.

    A worker of teams sees theirs, others all. One statement. Raises Refused without the
    permission to read reports.
    """
    if not actor.may(Permission.REPORT_READ):
        raise Refused(Permission.REPORT_READ)
    teams: list[Counts] = []
    months: dict[date, dict[str, int]] = {}
    with figures() as cursor:
        found = rows(cursor, _FIGURES, [programme, since, list(actor.team_ids) or None])
    for row in found:
        numbers = json.loads(row["numbers"])
        if row["month"]:
            months[row["month"]] = numbers
        else:
            teams.append(Counts(row["team_id"], row["team"], numbers))
    return shown(teams, months, found[0]["counted_at"] if found else None)


def programmes_counted() -> list[str]:
    """The keys of the programmes that some team answers for today. One statement."""
    teams = Team.objects.filter(ended_on=None).order_by("programme_key")
    return list(teams.values_list("programme_key", flat=True).distinct())
