"""Loading the country: make rows, copy them, bring everything back, prove it, seal it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.backends.utils import CursorWrapper
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ciranda.common import merkle
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.national import names
from ciranda.ops.national.copying import lacking, send, set_aside
from ciranda.ops.national.households import make_ground, make_part
from ciranda.ops.national.parts import made
from ciranda.ops.national.size import Making, Size
from ciranda.programmes.queries import current, pack_of

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
        making.vocabulary.learn_names(names.every_name())
        sample = sample_of(making)
        if missing := lacking(cursor, sample):
            raise LoadFailed(f"These columns are not filled: {', '.join(missing)}")
        with set_aside(cursor, list(sample)) as bring_back:
            counts = _copy_all(making, cursor, bars)
        _run(cursor, bring_back, bars)
        _put_vocabulary(cursor, making)
        _prove(cursor)
        _settle_sequences(cursor)
        _seal(cursor, bars)
    return Loaded(size.children, counts)


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


def sample_of(making: Making) -> dict[str, tuple[str, ...]]:
    """The columns of every table, learnt by making a little of everything; never copied."""
    few = Making.begin(Size(300, 2, 8), making.pack, making.pack_version_id, last_number=0)
    few.vocabulary.learn(making.vocabulary.ids)
    ground = make_ground(few)
    found = few.rows.batch(0).columns()
    return found | make_part(ground, 0).columns()


def _copy_all(making: Making, cursor: CursorWrapper, bars: Progress) -> dict[str, int]:
    """Teams first, then the parts of the country in order; gives the rows of each table."""
    bar = bars.add_task("Children", total=making.size.children)
    counts: Counter[str] = Counter()
    ground = make_ground(making)
    for batch in chain([making.rows.batch(0)], made(ground)):
        send(cursor, batch)
        counts.update(batch.counts())
        bars.advance(bar, batch.children)
    return dict(counts)


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
