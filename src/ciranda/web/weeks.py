"""Which week a page shows: asked for by a day, this one otherwise; with the ones around it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date

from ciranda.web.wording import day


@dataclass(frozen=True)
class ShownWeek:
    """A week from its Monday, in the site's zone."""

    monday: date
    zone: ZoneInfo

    @property
    def days(self) -> list[date]:
        """The seven days."""
        return [self.monday + timedelta(days=n) for n in range(7)]

    @property
    def before(self) -> str:
        """The address part of the week before."""
        return f"?from={self.monday - timedelta(days=7)}"

    @property
    def after(self) -> str:
        """The address part of the week after."""
        return f"?from={self.monday + timedelta(days=7)}"

    @property
    def words(self) -> str:
        """From which day to which."""
        return f"{day(self.monday)} – {day(self.days[-1])}"

    @property
    def since(self) -> datetime:
        """Its first moment."""
        return datetime.combine(self.monday, datetime.min.time(), self.zone)

    @property
    def until(self) -> datetime:
        """The moment it is over."""
        return self.since + timedelta(days=7)


def week_asked(request: HttpRequest) -> ShownWeek:
    """The week that holds the day asked for; this week for anything that is no day."""
    try:
        asked = parse_date(request.GET.get("from", ""))
    except ValueError:
        asked = None
    on = asked or timezone.localdate()
    zone = ZoneInfo(timezone.get_current_timezone_name())
    return ShownWeek(on - timedelta(days=on.weekday()), zone)
