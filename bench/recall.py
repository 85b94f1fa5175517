"""Whether a misspelt child is found: in the first twenty of the whole register."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any

from django.db import transaction

from bench.finding import Child, typed
from bench.lanes import Times
from ciranda.access.actions import entered
from ciranda.agencies.queries import as_membership
from ciranda.audit.actions import forget
from ciranda.common.database import OWNER, speaking_as
from ciranda.ops.demo.world import SYSTEM
from ciranda.people.enums import Precision
from ciranda.people.policies.names import Known, asked
from ciranda.people.queries import candidates

FIRST = 20
# How many carry the first given name and the last surname of each, rightly spelt: nobody can tell
# them apart by that, so no order puts more than twenty of them into the first twenty.
_NAMESAKES = """
with one as (select given[1] as g, surnames[cardinality(surnames)] as s,
    extract(year from born_on) as year from people_persontokens
  where person_id = any(%s) and given <> '{}' and surnames <> '{}')
select avg(least(1.0, %s::float / greatest(n.all_years, 1))),
  avg(least(1.0, %s::float / greatest(n.same, 1)))
from one cross join lateral (select count(*) as all_years,
    count(*) filter (where extract(year from t.born_on) = one.year) as same
  from people_persontokens t where people_keys(t.tokens, t.born_on) @> array[one.g, one.s]) n
"""

_COORDINATOR = """select m.id from accounts_user u join agencies_membership m on m.user_id = u.id
  where u.username = 'national.coordinator' order by m.id limit 1"""


def measure(children: Sequence[Child]) -> dict[str, Any]:
    """Recall of one slip in one of two names, with and without the year of birth.

    `seen`: what a worker's own search lists, among those they may see, their team's children meant.
    The other figures: over everyone in the register, before anybody's right to see is asked, which
    is what search-or-create weighs.
    """
    pick = Random(20)  # noqa: S311 - the same slips every time
    searches = [(child, typed(child, pick)) for child in children]
    with speaking_as(OWNER) as cursor:
        whole = _searched(searches, lambda known: _first(cursor, known))
        cursor.execute(_NAMESAKES, [[child.id for child in children], FIRST, FIRST])
        best_only, best_year = map(float, cursor.fetchone())
    seen = _as_worker(searches)
    return {
        "searches": len(searches), "seen": seen, **whole,
        "best_name_only": round(best_only, 3), "best_with_year": round(best_year, 3),
        "words": f"In the first {FIRST} a worker sees: {_shares(seen)}. In the first {FIRST} of the"
        f" whole register: {_shares(whole)}. With so many namesakes nobody could reach more than"
        f" {best_only:.0%} and {best_year:.0%} there.",
    }  # fmt: skip


def _shares(found: dict[str, Any]) -> str:
    return (
        f"{found['name_only']:.0%} by the name alone, {found['with_year']:.0%} with the year of"
        f" birth; {found['median']:.1f} / {found['p95']:.1f} ms"
    )


def _searched(
    searches: Sequence[tuple[Child, tuple[str, str]]], first: Callable[[Known], list[str]]
) -> dict[str, Any]:
    found: dict[str, list[bool]] = {"name_only": [], "with_year": []}
    times: list[float] = []
    for child, (given, surname) in searches:
        for kind, hits in found.items():
            known = _known(given, surname, child if kind == "with_year" else None)
            begun = time.perf_counter()
            met = first(known)
            times.append(time.perf_counter() - begun)
            hits.append(str(child.id) in met)
    whole = Times.of(times)
    return {kind: round(statistics.fmean(hits), 3) for kind, hits in found.items()} | {
        "median": whole.median, "p95": whole.p95,
    }  # fmt: skip


def _as_worker(searches: Sequence[tuple[Child, tuple[str, str]]]) -> dict[str, Any]:
    """The search of the page, as the coordinator, behind the wall; none of it stays on record."""
    with speaking_as(OWNER) as cursor:
        cursor.execute(_COORDINATOR)
        membership_id = cursor.fetchone()[0]
    with entered(SYSTEM):
        actor = as_membership(membership_id)
    with entered(actor):
        seen = _searched(
            searches,
            lambda known: [
                str(one.person_id) for one in candidates(actor, known, limit=FIRST).found
            ],
        )
        transaction.set_rollback(True)
        forget()
    return seen


def _known(given: str, surname: str, born: Child | None) -> Known:
    year = date(born.born_on.year, 1, 1) if born else None
    return Known(given, surname, "", year, Precision.YEAR if born else Precision.UNKNOWN)


def _first(cursor: Any, known: Known) -> list[str]:
    cursor.execute(
        "select person::text from people_weighed(%s::jsonb) order by score desc, person limit %s",
        [json.dumps(asked(known), default=str), FIRST],
    )
    return [row[0] for row in cursor.fetchall()]
