"""What climbed above the teams that somebody stands above: deadlines, never a child."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.programmes.enums import RoleKind
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.referrals.policies.waiting import answer_clock


@dataclass(frozen=True)
class Climbed:
    """A deadline that a team missed and that reached whoever stands above it. `key` is the pack's
    clock; `kind` says whether it is a case's, a referral's or a signal's."""

    id: UUID
    kind: str
    pack: Pack
    key: str
    team: str
    phone: str
    email: str
    due_on: date
    seen: bool


def climbed_above() -> list[Climbed]:
    """What climbed above the caller's teams, soonest missed first, seen ones last. At most 200, in
    one statement. Of whom it is, nobody learns here (design, section 1: never a name)."""
    with connection.cursor() as cursor:
        cursor.execute("select referrals_climbed_above()")
        found = cursor.fetchone()[0]
    read = json.loads(found) if isinstance(found, str) else found
    return [one for row in read if (one := _climbed(row))]


def _climbed(row: dict[str, Any]) -> Climbed | None:
    """None for what has only reached the team's own coordinator."""
    pack = pack_of(row["pack"])
    role = pack.roles.get(row["role"])
    if role is None or role.kind is not RoleKind.SUPERVISOR:
        return None
    return Climbed(
        id=UUID(row["id"]),
        kind=row["kind"],
        pack=pack,
        key=row["key"] or _answer_key(pack),
        team=row["team"],
        phone=row["phone"],
        email=row["email"],
        due_on=date.fromisoformat(row["due_on"]),
        seen=row["seen"],
    )


def _answer_key(pack: Pack) -> str:
    clock = answer_clock(pack)
    return next(key for key, rule in pack.clocks.items() if rule is clock)
