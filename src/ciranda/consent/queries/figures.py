"""Figures of asking and answering, kept up to date; never a family."""

from datetime import date

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.replica import figures
from ciranda.common.database import rows
from ciranda.consent.policies.rates import Count, SignRates, sign_rates_of

_FIGURES = """
select f.*, t.name as team, t.programme_key
from consent_figures(%s, %s) f join agencies_team t on t.id = f.team_id
where f.asked > 0 and (%s or t.id = any(%s)) order by t.name, t.id, f.column_key
"""


def sign_rates(actor: Actor, since: date, until: date) -> SignRates:
    """Each column's and team's figures for what was asked from one month up to before another.

    A worker of teams sees theirs, others all. One statement, on figures alone. Raises Refused
    without the permission to read reports.
    """
    if not actor.may(Permission.REPORT_READ):
        raise Refused(Permission.REPORT_READ)
    with figures() as cursor:
        everyone = not actor.team_ids
        found = rows(cursor, _FIGURES, [since, until, everyone, list(actor.team_ids)])
    return sign_rates_of(Count(**row) for row in found)
