"""What happens by itself: missed clocks climb, unconfirmed signals are erased."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.queries import calendar_of
from ciranda.common.database import instant
from ciranda.programmes.queries import pack_of
from ciranda.referrals.policies.waiting import Waited, climbed


@action(Permission.SYSTEM_RUN)
def expire_signals(*, actor: Actor) -> int:
    """Erase signals whose time is over and that nobody confirmed; a count remains. How many."""
    with connection.cursor() as cursor:
        cursor.execute("select referrals_expire()")
        number = int(cursor.fetchone()[0])
    touched(None, None, kind="signal", reason=f"{number} expired")
    return number


@action(Permission.SYSTEM_RUN)
def climb(*, actor: Actor) -> int:
    """Let what was not answered in time climb, as the pack says. Returns how many moved up.

    Works on ids and dates only: the job sees no name and no word of any referral.
    """
    with connection.cursor() as cursor:
        cursor.execute("select referrals_waiting()")
        found = cursor.fetchone()[0]
    late = json.loads(found) if isinstance(found, str) else found
    moved = sum(_climb_one(row) for row in late)
    touched(None, None, kind="referral", reason=f"{moved} climbed")
    return moved


def _climb_one(row: dict[str, Any]) -> bool:
    reached = climbed(
        pack_of(row["pack"]),
        datetime.fromisoformat(row["received"]),
        calendar_of(UUID(row["team"])),
        now=instant(),
        waited=[_waited(pause) for pause in row["pauses"]],
    )
    if not reached or reached == row["climbed"]:
        return False
    with connection.cursor() as cursor:
        cursor.execute("select referrals_climb(%s, %s, %s)", [row["kind"], row["id"], reached])
    return True


def _waited(pause: dict[str, str | None]) -> Waited:
    until = pause["until"]
    return Waited(
        pause["reason"] or "",
        datetime.fromisoformat(pause["from"] or ""),
        datetime.fromisoformat(until) if until else None,
    )
