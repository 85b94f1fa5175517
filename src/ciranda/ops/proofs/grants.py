"""Grants are what the facts give: every case derived anew and compared with what is stored."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from ciranda.access.enums import Basis
from ciranda.access.policies.derivation import Grant, derive
from ciranda.cases.queries.facts import FACTS, facts_from
from ciranda.common.database import BACKUP, rows, speaking_as
from ciranda.ops.proofs import Fault, Verdict
from ciranda.ops.proofs.beside import beside

AT_ONCE = 500
NOBODY = UUID(int=0)
_THESE = "(select id as x from cases_case where id > %s order by id limit %s) c"
_CASES = f"""
select told.x as id, told.said as facts, told.met as meetings, told.today, told.now
from ({FACTS.format(cases=_THESE)}) told
"""  # noqa: S608 - made of constants
_STORED = """
select source_id, dossier_id, principal, basis, basis_ref, cats, writes, purposes,
  nullif(valid_from, '-infinity') as valid_from,
  nullif(valid_until, 'infinity') as valid_until
from access_grant where source_id = any (%s) and valid_until > now()
"""


def prove(advance: Callable[[int], object] = int) -> Verdict:
    """Derive the grants of every case, and check those of every other source, against the wall.

    `advance` is told how many cases were derived.
    """
    faults: list[Fault] = []
    looked_at, last = 0, NOBODY
    with speaking_as(BACKUP) as cursor:
        # the functions that gather facts answer workers and jobs
        cursor.execute("select set_config('app.staff', 't', true)")
        while found := rows(cursor, _CASES, [last, AT_ONCE]):
            faults += _compare(cursor, found)
            looked_at, last = looked_at + len(found), found[-1]["id"]
            advance(len(found))
        others = beside(cursor)
    faults += others.faults
    line = f"{looked_at} cases and {others.looked_at} other sources, drift in {len(faults)}"
    return Verdict(looked_at + others.looked_at, tuple(faults), line)


def total() -> int:
    """How many cases there are, for a progress bar."""
    with speaking_as(BACKUP) as cursor:
        return int(rows(cursor, "select count(*) as n from cases_case")[0]["n"])


def _compare(cursor: CursorWrapper, found: list[dict[str, Any]]) -> Iterator[Fault]:
    stored: dict[UUID, set[Grant]] = {row["id"]: set() for row in found}
    for row in rows(cursor, _STORED, [list(stored)]):
        stored[row.pop("source_id")].add(_grant(row))
    for row in found:
        given = _derived(row, row["now"])
        if missing := given - stored[row["id"]]:
            yield Fault(str(row["id"]), f"{len(missing)} grants are missing or differ")
        elif extra := stored[row["id"]] - given:
            yield Fault(str(row["id"]), f"{len(extra)} grants should not be there")


def _derived(row: dict[str, Any], now: datetime) -> set[Grant]:
    facts = facts_from(row["id"], row["facts"], row["meetings"], row["today"])
    return set(derive(facts, at=now))


def _grant(row: dict[str, Any]) -> Grant:
    return Grant(**{**row, "basis": Basis(row["basis"])})
