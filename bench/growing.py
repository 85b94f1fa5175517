"""A larger country made of a smaller one, inside the database: whole copies, each with its own ids.

Making a million children in Python takes an hour. Here every row of the smaller country is copied
by one statement a table; a copy's ids are a pure function of the row's id and the number of the
copy, so that whatever belonged together still does. Teams grow along: about 520 children each.
A copied person is somebody else: the given name of one, the surnames of another, and another day
of birth, or a search would meet a hundred twins of everyone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper

from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.national.copying import set_aside
from ciranda.ops.national.loading import sample_of
from ciranda.ops.national.size import Making, Size
from ciranda.programmes.queries import current, pack_of

# What all copies share: parishes (each has one team, which the first copy keeps), words of names.
# Audit stays that of the first copy: what is copied was never done, and no seal may say it was.
SHARED = ("agencies_parish", "agencies_catchment", "people_nametoken", "audit_event")
REGISTER = ("people_person", "people_persontokens")
_SHARED_IDS = ("pack_version_id",)
# An id of the nth copy: its last 48 bits mixed with the number; time and version stay.
_ID = """
create or replace function pg_temp.bench_id(id uuid, n int) returns uuid
language sql immutable parallel safe as $$
 select (left(id::text, 24) || lpad(to_hex((('x' || right(id::text, 12))::bit(48)::bigint
   # (n::bigint * 40503 * 65537 % 281474976710656))), 12, '0'))::uuid $$
"""
_REFERENCE = (
    "(select upper(substr(m, 1, 4) || '-' || substr(m, 5, 4) || '-' || substr(m, 9, 4))"
    " from md5(t.reference || n.n) m)"
)
# Everyone of the first copy by number; one of a later copy takes the names of two other numbers.
_PEOPLE = """
create temporary table bench_people on commit drop as
select row_number() over (order by p.id) - 1 as r, p.id, p.given, p.surnames,
  coalesce(t.given, '{}') as tokens_given, coalesce(t.surnames, '{}') as tokens_surnames
from people_person p left join people_persontokens t on t.person_id = p.id
"""
_OTHERS = """
 join bench_people me on me.id = t.{key}
 join bench_people g on g.r = (me.r + n.n * 7919::bigint) % {people}
 join bench_people s on s.r = (me.r + n.n * 104729::bigint) % {people}
"""
_BORN = 't."born_on" - (abs(hashint8(me.r * 1000003 + n.n)) % 700)'
_MIXED = {
    ("people_person", "given"): "case when t.given = '' then '' else g.given end",
    ("people_person", "surnames"): "case when t.surnames = '' then '' else s.surnames end",
    ("people_person", "folded"): "lower(g.given || ' ' || s.surnames)",
    ("people_person", "born_on"): _BORN,
    ("people_persontokens", "given"): "case when t.given = '{}' then '{}' else g.tokens_given end",
    ("people_persontokens", "surnames"):
        "case when t.surnames = '{}' then '{}' else s.tokens_surnames end",
    ("people_persontokens", "tokens"):
        "case when t.given = '{}' then '{}' else g.tokens_given end || t.known"
        " || case when t.surnames = '{}' then '{}' else s.tokens_surnames end",
    ("people_persontokens", "born_on"): _BORN,
}  # fmt: skip
_COLUMNS = """
select column_name as name, udt_name as kind, is_identity = 'YES' as is_identity
from information_schema.columns where table_schema = 'public' and table_name = %s
  and is_generated = 'NEVER' order by ordinal_position
"""


@dataclass(frozen=True)
class Step:
    """One statement of the growing, in words."""

    words: str
    sql: str


def tables() -> list[str]:
    """The tables a country fills, as the loader makes them."""
    version = current("snipi-pt").id
    making = Making.begin(Size(300, 2, 8), pack_of(version), str(version), last_number=0)
    return [table for table in sample_of(making) if table not in SHARED]


def grow(factor: int, only: Sequence[str] = ()) -> Iterator[Step]:
    """Make the country `factor` times as large, in one transaction; gives each step beforehand.

    With `only`, those tables alone: the register and its search at the size of a continent.
    """
    chosen = list(only) or tables()
    with speaking_as(OWNER) as cursor:
        cursor.execute("set local maintenance_work_mem = '512MB'")
        cursor.execute(_ID)
        numbers = rows(cursor, "select coalesce(max(id), 0) as last from access_principal")
        last = int(numbers[0]["last"])
        cursor.execute(_PEOPLE)
        people = int(rows(cursor, "select count(*) as n from bench_people")[0]["n"])
        cursor.execute("analyze bench_people")
        with set_aside(cursor, chosen) as bring_back:
            for table in chosen:
                step = Step(table, _copy(cursor, table, factor, last, people))
                yield step
                cursor.execute(step.sql)
        for statement in bring_back:
            yield Step(statement[:60], statement)
            cursor.execute(statement)
        cursor.execute(
            "select setval(pg_get_serial_sequence('access_principal', 'id'), max(id))"
            " from access_principal"
        )
        cursor.execute("drop function pg_temp.bench_id(uuid, int)")


def _copy(cursor: CursorWrapper, table: str, factor: int, last: int, people: int) -> str:
    names, values = [], []
    for column in rows(cursor, _COLUMNS, [table]):
        value = _value(table, column["name"], column["kind"], column["is_identity"], last)
        if value:
            names.append(f'"{column["name"]}"')
            values.append(value)
    others = ""
    if table in REGISTER:
        others = _OTHERS.format(
            key="id" if table == "people_person" else "person_id", people=people
        )
    keeps_ids = " overriding system value" if table == "access_principal" else ""
    return (
        f"insert into {table} ({', '.join(names)}){keeps_ids} select {', '.join(values)}"
        f" from generate_series(1, {factor - 1}) n(n) cross join {table} t{others}"
    )


def _value(table: str, name: str, kind: str, is_identity: bool, last: int) -> str:
    """How a column of a copy comes from its original; empty where the database numbers it."""
    column = f't."{name}"'
    if (table, name) in _MIXED:
        return _MIXED[table, name]
    if (table, name) == ("access_principal", "id") or name in {"principal", "principal_id"}:
        return f"{column} + n.n * {last}"
    special = {
        ("agencies_membership", "user_id"): "null",
        ("cases_case", "reference"): _REFERENCE,
    }  # fmt: skip
    if is_identity or (table, name) in special:
        return special.get((table, name), "")
    if kind == "uuid" and name not in _SHARED_IDS:
        return f"pg_temp.bench_id({column}, n.n)"
    if kind == "_uuid":
        return f"array(select pg_temp.bench_id(i, n.n) from unnest({column}) i)"
    return column
