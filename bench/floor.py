"""The same question bare and behind the wall: what the wall costs, as a ratio."""

import statistics
import time
from dataclasses import dataclass
from typing import Any

from django.db import connection

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.agencies.queries import as_membership
from ciranda.common.database import OWNER, rows, speaking_as

RUNS = 40
QUESTIONS = {
    "caseload: 50 cases of a manager": """
        select c.id, s.person_id, g.key from cases_coordination k
        join cases_case c on c.id = k.case_id
        join cases_subject s on s.case_id = c.id and s.ended_on is null
        left join lateral (select key from cases_stage x where x.case_id = c.id
          order by started_at desc limit 1) g on true
        where k.membership_id = %(me)s and k.ended_at is null limit 50""",
    "open case: its newest 20 notes": """
        select p.body from cases_paragraph p where p.case_id = %(case)s
        order by p.at desc limit 20""",
}


@dataclass(frozen=True)
class Floor:
    """Median milliseconds of one statement, as the owner and as a worker."""

    name: str
    bare: float
    walled: float

    @property
    def ratio(self) -> float:
        """How many times slower behind the wall."""
        return self.walled / self.bare


def floors() -> list[Floor]:
    """Each question both ways, in turns, so that both meet the same machine."""
    system = Actor(human_id=None, role=Role.SYSTEM, name="bench")
    with speaking_as(OWNER) as cursor:
        found = rows(
            cursor,
            """select m.id as me, k.case_id as case from accounts_user u
               join agencies_membership m on m.user_id = u.id
               join cases_coordination k on k.membership_id = m.id and k.ended_at is null
               where u.username = 'national.worker' order by k.case_id limit 1""",
        )[0]
    with entered(system):
        actor = as_membership(found["me"])
    return [_both(name, sql, found, actor) for name, sql in QUESTIONS.items()]


def _both(name: str, sql: str, values: dict[str, Any], actor: Actor) -> Floor:
    bare, walled = [], []
    with speaking_as(OWNER) as owner:
        owner.execute("set local row_security = on")
        for _ in range(RUNS):
            begun = time.perf_counter()
            owner.execute(sql, values)
            owner.fetchall()
            bare.append((time.perf_counter() - begun) * 1000)
    with entered(actor), connection.cursor() as cursor:
        for _ in range(RUNS):
            begun = time.perf_counter()
            cursor.execute(sql, values)
            cursor.fetchall()
            walled.append((time.perf_counter() - begun) * 1000)
    return Floor(name, statistics.median(bare), statistics.median(walled))
