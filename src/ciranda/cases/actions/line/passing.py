"""Ages at which somebody else answers for a child: planned with the line, prepared in time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ciranda.access.actions import touched
from ciranda.cases.actions.consents.following import answering
from ciranda.cases.actions.line.standing import Standing
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import Prompt
from ciranda.cases.models import Line, Passing
from ciranda.cases.policies.line import before
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema import Pack


def plan_passings(pack: Pack, line: Line, born_on: date, calendar: Calendar) -> int:
    """Write the days on which a child of a new line passes on; those that lie behind are left out.
    Returns how many. Part of an action."""
    rules = pack.monitoring.passes if pack.monitoring else {}
    days = {key: later(born_on, one.at, calendar) for key, one in rules.items()}
    made = Passing.objects.bulk_create(
        Passing(
            case_id=line.case_id,
            dossier_id=line.dossier_id,
            key=key,
            due_on=day,
            prepare_on=before(day, rules[key].prepare_before),
        )
        for key, day in days.items()
        if day > line.began_on
    )
    return len(made)


def prepare_passings(stands: Standing) -> int:
    """Ask the team to prepare what comes near; once each. Returns how many. Part of an action.

    Until another team has taken over, the one that answers goes on answering (design, section 8).
    """
    near = Passing.objects.filter(
        dossier_id=stands.dossier_id, prepared_on=None, prepare_on__lte=stands.today
    )
    return sum(_prepare(stands, one) for one in near)


def _prepare(stands: Standing, passing: Passing) -> bool:
    to = answering(passing.case_id)
    if to is None:
        return False
    due = datetime.combine(passing.due_on, time(12), ZoneInfo(stands.calendar.zone))
    about = {"passing": passing.key, "on": passing.due_on.isoformat()}
    prompt_worker(to, passing.case_id, Prompt.PASSES_ON, about, due_at=due)
    passing.prepared_on = stands.today
    passing.save(update_fields=["prepared_on"])
    touched(passing.dossier_id, passing.pk, "prepared_on", kind="passing")
    return True
