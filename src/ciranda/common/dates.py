"""Days and ages. Legal days end at midnight in the team's zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def months_between(start: date, end: date) -> int:
    """Completed months from `start` to `end` (negative before it)."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def end_of_day(day: date, zone: str) -> datetime:
    """The midnight that ends `day` in `zone`."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


def today_in(zone: str, now: datetime) -> date:
    """The calendar day in `zone` at `now`."""
    return now.astimezone(ZoneInfo(zone)).date()
