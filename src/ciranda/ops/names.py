"""Names of persons without any live file go, after the retention of their packs (ADR 0015)."""

import json
from datetime import UTC, date, datetime, time

from django.db import connection

from ciranda.access.enums import Category
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import earlier
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import installed

AT_ONCE = 1000


def erase_names(today: date) -> int:
    """Erase who has no live file any more: names, numbers, phones, words of search. How many.

    For the nightly job, inside its transaction. A person entered without any file is kept as long
    as the longest retention of any installed programme.
    """
    days = {str(version.id): kept_until(version.pack, today) for version in installed()}
    if not days:
        return 0
    kept = {version: _midnight(day) for version, day in days.items()}
    with connection.cursor() as cursor:
        cursor.execute(
            "select ops_erase_names(%s::jsonb, %s, %s)",
            [json.dumps(kept), _midnight(min(days.values())), AT_ONCE],
        )
        return int(cursor.fetchone()[0])


def kept_until(pack: Pack, today: date) -> date:
    """What ended before this day is past the pack's time for saying who somebody is."""
    rule = pack.retention
    length = rule.categories.get(Category.IDENTITY, rule.keep_for)
    return earlier(today, length, Calendar())


def _midnight(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
