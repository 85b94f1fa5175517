"""How often services answer “below the threshold”, and how many families manage without us."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import get_language

from ciranda.common.database import rows
from ciranda.programmes.enums import IndicatorKind
from ciranda.programmes.queries import installed

# A number under this one keeps to itself, as in every figure of the site.
LEAST = 5


@dataclass(frozen=True)
class Bounced:
    """What one agency was asked in a time; every number None where it was asked too seldom."""

    agency: str
    asked: int | None
    answered: int | None
    below: int | None
    silent: int | None


@dataclass(frozen=True)
class ClosedFor:
    """An indicator of a programme: closed for its reason, of all that closed; None where few."""

    programme: str
    label: str
    closed: int | None
    in_all: int | None


def bounced(since: date) -> list[Bounced]:
    """By the agency asked: asked, answered, below the threshold and silent past the day, of what
    was asked since a day. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, "select * from services_endings(%s, %s)", [since, LEAST])
    return [Bounced(r["agency"], r["asked"], r["answered"], r["below"], r["silent"]) for r in found]


def closed_for(since: date) -> list[ClosedFor]:
    """The indicators that count how cases closed, with their denominator. A statement for each
    programme that has one."""
    language, told = get_language() or "en", []
    for one in installed():
        pack = one.pack
        wanted = [i for i in pack.indicators.values() if i.kind is IndicatorKind.SHARE_CLOSED_FOR]
        if not wanted:
            continue
        with connection.cursor() as cursor:
            found = rows(
                cursor, "select * from services_closed_for(%s, %s, %s)", [one.key, since, LEAST]
            )
        in_all = next((r["in_all"] for r in found), None)
        by_reason = {r["reason"]: r["closed"] for r in found}
        told += [
            ClosedFor(
                pack.label("title", language),
                pack.label(f"indicators.{i.key}", language),
                by_reason.get(i.of, 0) if in_all is not None else None,
                in_all,
            )
            for i in wanted
        ]
    return told
