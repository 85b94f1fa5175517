"""Counting the figures of reports, and taking them out."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.outcomes.policies.shown import Report
from ciranda.outcomes.queries import report


@action(Permission.SYSTEM_RUN)
def count(*, actor: Actor, is_now: bool = False) -> int:
    """Count all figures anew; gives how many changed.

    Not more than once a minute, and never two at once, unless `is_now` asks for it: then only one
    that is under way stops it. A country of a million children takes about 13
    seconds on two busy cores: a job's time, not a page's.
    """
    with connection.cursor() as cursor:
        cursor.execute("select outcomes_count(%s)", [is_now])
        changed: int = cursor.fetchone()[0]
    touched(None, None, "figures", kind="report")
    return changed


@action(Permission.REPORT_READ)
def take_out(*, actor: Actor, programmes: Iterable[str], since: date) -> dict[str, Report]:
    """The figures of these programmes, to be taken out of the installation as they may be shown.
    That they were taken, and by whom, stands in the audit."""
    found = {key: report(actor, key, since) for key in programmes}
    touched(None, None, "figures", kind="report")
    return found
