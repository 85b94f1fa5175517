"""Interpreters and mediators asked for: of one case, and a team's figures."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_OF_CASE = """
select i.id, i.between, i.language, i.how, i.needed_at, i.asked_at, i.asked_by_name, i.turned,
  i.wait_minutes, i.through
from services_interpreting i where i.case_id = %(case)s order by i.asked_at desc, i.id limit 100
"""
_ONE = """
select i.case_id, i.id, i.between, i.language, i.how, i.needed_at, i.asked_at, i.asked_by_name,
  i.turned, i.wait_minutes, i.through
from services_interpreting i where i.id = %(asked)s
"""
_FIGURES = """
select t.language, t.how, sum(t.asked)::int as asked, sum(t.met)::int as met,
  sum(t.unmet)::int as unmet, sum(t.waited)::int as waited
from services_interpretingtally t
where t.team_id = any (%(teams)s) and t.month >= %(first)s and t.month < %(last)s
group by 1, 2 having sum(t.asked) > 0 order by 3 desc, 1, 2
"""


@dataclass(frozen=True)
class Asked:
    """Somebody asked for, and what came of it; the wait in minutes."""

    id: UUID
    between: str
    language: str
    how: str
    needed_at: datetime
    asked_at: datetime
    asked_by_name: str
    turned: str
    wait_minutes: int | None
    through: str


@dataclass(frozen=True)
class Counted:
    """A language and a way, over all families of the team: numbers only. `waited`: minutes of
    those that were met."""

    language: str
    how: str
    asked: int
    met: int
    unmet: int
    waited: int

    @property
    def open(self) -> int:
        """Asked, with nothing written down yet, or no longer needed."""
        return self.asked - self.met - self.unmet


def asked_between(case_id: UUID) -> list[Asked]:
    """Who was asked for in a case, the last first. One statement."""
    with connection.cursor() as cursor:
        return [Asked(**row) for row in rows(cursor, _OF_CASE, {"case": case_id})]


def one_asked(asked_id: UUID) -> tuple[UUID, Asked] | None:
    """One request with its case; None for a stranger. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _ONE, {"asked": asked_id})
    if not found:
        return None
    return found[0].pop("case_id"), Asked(**found[0])


def between_figures(actor: Actor, first: date, last: date) -> list[Counted]:
    """What the actor's teams asked for in the months from `first` to before `last`."""
    asked = {"teams": list(actor.team_ids), "first": first, "last": last}
    with connection.cursor() as cursor:
        return [Counted(**row) for row in rows(cursor, _FIGURES, asked)]
