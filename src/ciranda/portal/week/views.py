"""The family's own week: what it has agreed with everybody, and what collides."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language

from ciranda.access.actions import looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.calendars.enums import Filled
from ciranda.calendars.policies.week import Clash, Entry, clashes
from ciranda.calendars.queries import Decision, Week, weeks_for
from ciranda.portal.pages import me
from ciranda.services.queries import Appointment, appointments_of

# The record does not say how long an appointment elsewhere takes.
USUAL = timedelta(minutes=60)


@dataclass(frozen=True)
class Shown:
    """One family's week as it is shown: its days, and what collides with what was decided."""

    child: str
    days: list[tuple[date, list[Entry]]]
    collisions: list[tuple[Clash, Decision | None]]


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_week(request: HttpRequest) -> HttpResponse:
    """My family's week, in every programme that works with us."""
    zone = ZoneInfo(timezone.get_current_timezone_name())
    monday = _monday(request)
    found = weeks_for(me(request), monday, zone, get_language() or "en")
    for week in found:
        looked(week.dossier_id, week.case_id, "week")
    begins = datetime.combine(monday, datetime.min.time(), zone)
    at_services = appointments_of(
        [week.case_id for week in found], begins, begins + timedelta(days=7)
    )
    context = {
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
        "weeks": [_shown(week, monday, at_services) for week in found],
    }
    return render(request, "portal/week/open.html", context)


def _monday(request: HttpRequest) -> date:
    try:
        asked = parse_date(request.GET.get("from", ""))
    except ValueError:
        asked = None
    on = asked or timezone.localdate()
    return on - timedelta(days=on.weekday())


def _shown(week: Week, monday: date, at_services: list[Appointment]) -> Shown:
    entries = [*week.entries, *_appointments(week, week.case_id, at_services)]
    entries.sort(key=lambda entry: (entry.starts_at, str(entry.id)))
    by_day: dict[date, list[Entry]] = {monday + timedelta(days=n): [] for n in range(7)}
    for entry in entries:
        by_day.setdefault(timezone.localtime(entry.starts_at).date(), []).append(entry)
    collisions = [(c, week.decision(c.protected.id, c.other.id)) for c in clashes(entries)]
    return Shown(week.called, sorted(by_day.items()), collisions)


def _appointments(week: Week, case_id: UUID, found: list[Appointment]) -> list[Entry]:
    language = get_language() or "en"
    return [
        Entry(
            one.id,
            Filled.APPOINTMENT,
            week.pack.label(f"requests.topics.{one.topic}", language),
            one.service,
            one.at,
            one.at + USUAL,
        )
        for one in found
        if one.case_id == case_id
    ]
