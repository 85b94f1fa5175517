"""Where a family stands on the way to asking another service, and who left steps out and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.cases.models import LadderOverride
from ciranda.cases.policies.contacts import took_place
from ciranda.cases.policies.ladder import Rung, climbed
from ciranda.common.database import rows
from ciranda.programmes.policies.schema import Pack

_HELD = """
select kind_key, attendance_key, count(*) as n from cases_contact
where case_id = %s and not is_planned and cancelled_at is null group by 1, 2
"""


@dataclass(frozen=True)
class LeftOut:
    """Steps somebody left out, to protect a child."""

    left_out: tuple[str, ...]
    reason: str
    name: str
    at: datetime


@dataclass(frozen=True)
class Ladder:
    """The steps with how far they are, and the newest leave to skip some that this reader sees."""

    rungs: tuple[Rung, ...]
    override: LeftOut | None

    @property
    def missing(self) -> tuple[Rung, ...]:
        """The steps that still come before another service."""
        return tuple(rung for rung in self.rungs if not rung.is_done)

    @property
    def is_open(self) -> bool:
        """Whether another service may be asked now."""
        if not self.missing:
            return True
        skipped = set(self.override.left_out) if self.override else set()
        return all(rung.key in skipped for rung in self.missing)


def ladder_of(case_id: UUID, pack: Pack) -> Ladder:
    """The pack's steps for one case, as this reader sees its contacts. Two statements, none where
    the pack has no ladder."""
    if pack.requests is None or not pack.requests.ladder:
        return Ladder((), None)
    with connection.cursor() as cursor:
        found = rows(cursor, _HELD, [case_id])
    held: dict[str, int] = {}
    for row in found:
        if row["attendance_key"] in pack.attendance and took_place(pack, row["attendance_key"]):
            held[row["kind_key"]] = held.get(row["kind_key"], 0) + row["n"]
    newest = LadderOverride.objects.filter(case_id=case_id).order_by("-at").first()
    override = newest and LeftOut(tuple(newest.left_out), newest.reason, newest.name, newest.at)
    return Ladder(climbed(pack, held), override or None)
