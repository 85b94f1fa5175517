"""Whether a misspelt child is found: in the first twenty of the whole register."""

import json
import statistics
import time
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from bench.finding import Child, typed
from bench.lanes import Times
from ciranda.common.database import OWNER, speaking_as
from ciranda.people.enums import Precision
from ciranda.people.policies.names import Known, asked

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


def measure(children: Sequence[Child]) -> dict[str, Any]:
    """Recall of the search over everyone in the register, before anybody's right to see is asked.

    One slip in one of two names, with and without the year of birth. This is harder than what a
    worker meets: they see the children of their own team, where namesakes are few.
    """
    pick = Random(20)  # noqa: S311 - the same slips every time
    searches = [(child, typed(child, pick)) for child in children]
    found: dict[str, list[bool]] = {"name_only": [], "with_year": []}
    times: list[float] = []
    with speaking_as(OWNER) as cursor:
        for child, (given, surname) in searches:
            for kind, hits in found.items():
                body = _asked(given, surname, child if kind == "with_year" else None)
                begun = time.perf_counter()
                first = _first(cursor, body)
                times.append(time.perf_counter() - begun)
                hits.append(str(child.id) in first)
        cursor.execute(_NAMESAKES, [[child.id for child in children], FIRST, FIRST])
        best_only, best_year = map(float, cursor.fetchone())
    only, year = (statistics.fmean(hits) for hits in found.values())
    whole = Times.of(times)
    return {
        "searches": len(searches), "name_only": round(only, 3), "with_year": round(year, 3),
        "best_name_only": round(best_only, 3), "best_with_year": round(best_year, 3),
        "median": whole.median, "p95": whole.p95,
        "words": f"In the first {FIRST} of the whole register: {only:.0%} by the name alone,"
        f" {year:.0%} with the year of birth; {whole.median:.1f} / {whole.p95:.1f} ms. With so"
        f" many namesakes nobody could reach more than {best_only:.0%} and {best_year:.0%}.",
    }  # fmt: skip


def _asked(given: str, surname: str, born: Child | None) -> str:
    year = date(born.born_on.year, 1, 1) if born else None
    known = Known(given, surname, "", year, Precision.YEAR if born else Precision.UNKNOWN)
    return json.dumps(asked(known), default=str)


def _first(cursor: Any, body: str) -> list[str]:
    cursor.execute(
        "select person::text from people_weighed(%s::jsonb) order by score desc, person limit %s",
        [body, FIRST],
    )
    return [row[0] for row in cursor.fetchall()]
