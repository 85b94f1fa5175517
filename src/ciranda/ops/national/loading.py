"""Loading the country: make rows, copy them, bring everything back, prove it, seal it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.backends.utils import CursorWrapper
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ciranda.common import merkle
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.national.casework import Standing, make_case, store_grants
from ciranda.ops.national.copying import Rows, lacking, set_aside
from ciranda.ops.national.district import Team, make_teams
from ciranda.ops.national.people import make_household
from ciranda.ops.national.planning import make_plan
from ciranda.ops.national.referring import make_waiting
from ciranda.ops.national.sharing import make_consents
from ciranda.ops.national.size import Making, Size
from ciranda.ops.national.writing import make_clocks, make_contacts, make_looks, make_tasks
from ciranda.programmes.queries import current, pack_of

YEARS = 3
# Enough for a copy to be worth its trip, few enough to stay in memory.
ROWS_A_COPY = 60_000
EVENTS_A_SEAL = 5_000


class LoadFailed(RuntimeError):
    """The country could not be loaded; nothing of it stands. The message says why."""


@dataclass(frozen=True)
class Loaded:
    """What was loaded: rows by table, and children."""

    children: int
    counts: dict[str, int]


def load(size: Size) -> Loaded:
    """Load a country of that size into an empty installation, in one transaction.

    Raises LoadFailed where children are there already, where a table has grown a column that these
    rows do not fill, or where a rule of the facts does not hold afterwards.
    """
    pack_version_id = current("snipi-pt").id
    pack = pack_of(pack_version_id)
    with speaking_as(OWNER) as cursor, _bars() as bars:
        making = Making.begin(size, pack, str(pack_version_id), last_number=_begin(cursor))
        known = rows(cursor, "select text, id from people_nametoken")
        making.vocabulary.learn({row["text"]: row["id"] for row in known})
        sample = _sample_of(making)
        if missing := lacking(cursor, sample):
            raise LoadFailed(f"These columns are not filled: {', '.join(missing)}")
        with set_aside(cursor, list(sample.columns)) as bring_back:
            _copy_all(making, cursor, bars)
        _run(cursor, bring_back, bars)
        _put_vocabulary(cursor, making)
        _prove(cursor)
        _settle_sequences(cursor)
        _seal(cursor, bars)
    return Loaded(size.children, making.rows.counts)


def _begin(cursor: CursorWrapper) -> int:
    """Prepare the transaction; gives the last principal's number."""
    cursor.execute("select set_config('app.loading', 'yes', true)")
    cursor.execute("set local maintenance_work_mem = '512MB'")
    cursor.execute("set local work_mem = '128MB'")
    if rows(cursor, "select 1 from cases_case limit 1"):
        raise LoadFailed(
            "There are cases here already. A country is loaded into a database of its own:"
            " CIRANDA_DB=ciranda_national ciranda demo --size national"
        )
    found = rows(cursor, "select coalesce(max(id), 0) as last from access_principal")
    return int(found[0]["last"])


@contextmanager
def _bars() -> Iterator[Progress]:
    columns = (
        TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn(),
        TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns) as progress:
        yield progress


def _sample_of(making: Making) -> Rows:
    """A little of everything, to learn which tables and columns there are; never copied."""
    few = Making.begin(Size(60, 2, 8), making.pack, making.pack_version_id, last_number=0)
    for _ in _make_all(few):
        pass
    return few.rows


def _copy_all(making: Making, cursor: CursorWrapper, bars: Progress) -> None:
    bar = bars.add_task("Children", total=making.size.children)
    for children in _make_all(making):
        bars.update(bar, completed=children)
        if making.rows.waiting() > ROWS_A_COPY:
            making.rows.send(cursor)
    making.rows.send(cursor)


def _make_all(making: Making) -> Iterator[int]:
    """Make everything, household by household in the order of time; gives the children so far."""
    teams = make_teams(making)
    for team in teams:
        make_waiting(making, team)
    children, span, total = 0, timedelta(days=365 * YEARS), making.size.children
    while children < total:
        at = making.now - span * (1 - children / total) - timedelta(hours=2)
        team = _team_of(making, teams)
        home = make_household(making, team, at.replace(microsecond=0), total - children)
        cases = [make_case(making, home, child) for child in home.children]
        make_plan(making, cases)
        for case in cases:
            _finish(making, case)
        children += len(cases)
        yield children


def _team_of(making: Making, teams: list[Team]) -> Team:
    """Towns differ: the first teams have about twice the children of the last."""
    return teams[int(len(teams) * making.pick.random() ** 1.4)]


def _finish(making: Making, case: Standing) -> None:
    for step in (make_consents, make_contacts, make_tasks, make_clocks, make_looks, store_grants):
        step(making, case)


def _run(cursor: CursorWrapper, statements: list[str], bars: Progress) -> None:
    bar = bars.add_task("Indexes, keys, triggers", total=len(statements))
    for statement in statements:
        cursor.execute(statement)
        bars.advance(bar)


# The row triggers of custody stood aside: their rules, over all rows at once.
_BROKEN = """
select 'a gap in custody' as rule, count(*) as n from (
    select started_at, lag(ended_at) over (partition by case_id order by started_at) as before,
      row_number() over (partition by case_id order by started_at) as number
    from cases_custody) x where number > 1 and started_at is distinct from before
union all
select 'custody from opening to closing', count(*) from cases_case c where not exists (
    select 1 from cases_custody u where u.case_id = c.id and u.started_at = c.opened_at)
  or not exists (select 1 from cases_custody u where u.case_id = c.id
    and u.ended_at is not distinct from c.closed_at)
union all
select 'a case manager is never absent', count(*) from cases_case c
  where exists (select 1 from cases_coordination k where k.case_id = c.id)
    and not exists (select 1 from cases_coordination k where k.case_id = c.id
      and k.ended_at is not distinct from c.closed_at)
union all
select 'every dossier has a reader', count(*) from access_dossier d where not exists (
    select 1 from access_grant g where g.dossier_id = d.id)
union all
select 'every child has a team', count(*) from cases_case c where c.closed_at is null
  and not exists (select 1 from cases_custody u join agencies_team t on t.id = u.team_id
    where u.case_id = c.id and u.ended_at is null and t.ended_on is null)
"""


def _prove(cursor: CursorWrapper) -> None:
    broken = [f"{r['rule']} ({r['n']})" for r in rows(cursor, _BROKEN) if r["n"]]
    if broken:
        raise LoadFailed("Rules that do not hold: " + ", ".join(broken))


def _put_vocabulary(cursor: CursorWrapper, making: Making) -> None:
    found = making.vocabulary.ids
    cursor.execute(
        """insert into people_nametoken (id, text, pieces, is_given_name)
           select id, word, people_pieces(word), false from unnest(%s::int[], %s::text[])
             as x(id, word) on conflict do nothing""",
        [list(found.values()), list(found)],
    )


def _settle_sequences(cursor: CursorWrapper) -> None:
    for table in ("access_principal", "people_nametoken"):
        cursor.execute(
            f"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))"
        )


def _seal(cursor: CursorWrapper, bars: Progress) -> None:
    """Seal the events in runs, each chained to the one before, as `audit_seal_now` does."""
    cursor.execute("select id, audit_leaf(e) from audit_event e order by id")
    leaves = cursor.fetchall()
    bar = bars.add_task("Sealing the audit", total=len(leaves))
    previous = b""
    for start in range(0, len(leaves), EVENTS_A_SEAL):
        run = leaves[start : start + EVENTS_A_SEAL]
        root = merkle.root([bytes(leaf) for _id, leaf in run])
        cursor.execute(
            """insert into audit_seal (first_event, last_event, events, root, previous, sealed_at)
               values (%s, %s, %s, %s, %s, clock_timestamp())""",
            [run[0][0], run[-1][0], len(run), root, previous],
        )
        previous = root
        bars.advance(bar, len(run))


def some_cases(number: int) -> list[UUID]:
    """A few cases of a loaded country, spread over it, for checks."""
    with speaking_as(OWNER) as cursor:
        found = rows(
            cursor,
            "select id from cases_case order by md5(id::text) limit %s",
            [number],
        )
    return [row["id"] for row in found]


def vacuum() -> None:
    """Let the database count and mark what everyone may see, so that plans fit the size."""
    alias = settings.ROLE_CONNECTIONS.get(OWNER, "default")
    with connections[alias].cursor() as cursor:
        cursor.execute("vacuum analyze")
