"""Rows into many tables at once, fast, and everything that was set aside put back and checked.

Foreign keys and indexes are dropped before and made again after, which also checks every row once
more; row triggers stand aside and their rules are proved as a whole (`proving`). All in one
transaction: cut off half-way, the database is as it was.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.utils import CursorWrapper

from ciranda.common.database import rows

_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def text(value: Any) -> str:
    """A value in the text form of COPY."""
    if value is None:
        return "\\N"
    if value is True:
        return "t"
    if value is False:
        return "f"
    if isinstance(value, str):
        return value.translate(_ESCAPED) if "\n" in value or "\\" in value else value
    if isinstance(value, tuple):
        return "{" + ",".join(f'"{text(one)}"' for one in value) + "}"
    return str(value)


@dataclass
class Rows:
    """Rows waiting to be copied, by table, in the order in which tables were first named."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def put(self, table: str, **values: Any) -> None:
        """Add a row. Every row of a table names the same columns in the same order."""
        known = self.columns.setdefault(table, tuple(values))
        if known != tuple(values):
            raise ValueError(f"rows of {table} differ in their columns")
        self.lines.setdefault(table, []).append("\t".join([text(v) for v in values.values()]))

    def waiting(self) -> int:
        """How many rows wait to be copied."""
        return sum(map(len, self.lines.values()))

    def send(self, cursor: CursorWrapper) -> None:
        """Copy what waits, and forget it."""
        for table, lines in self.lines.items():
            if not lines:
                continue
            named = ", ".join(f'"{column}"' for column in self.columns[table])
            with cursor.copy(f"copy {table} ({named}) from stdin") as copy:
                copy.write("\n".join(lines) + "\n")
            self.counts[table] = self.counts.get(table, 0) + len(lines)
            lines.clear()


_INDEXES = """
select pg_get_indexdef(i.indexrelid) as make, format('drop index %%I', c.relname) as drop
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
where t.relname = any (%s) and not exists (select 1 from pg_constraint k
  where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
order by c.relname
"""
# Exclusion constraints go with the keys: made again they check every pair of rows.
_KEYS = """
select format('alter table %%I add constraint %%I %%s', t.relname, k.conname,
    pg_get_constraintdef(k.oid)) as make,
  format('alter table %%I drop constraint %%I', t.relname, k.conname) as drop
from pg_constraint k join pg_class t on t.oid = k.conrelid
where k.contype in ('f', 'x') and t.relname = any (%s) order by k.contype desc, k.conname
"""
_ROW_TRIGGERS = """
select format('alter table %%I enable trigger %%I', c.relname, t.tgname) as make,
  format('alter table %%I disable trigger %%I', c.relname, t.tgname) as drop
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where not t.tgisinternal and t.tgtype & 1 = 1 and c.relname = any (%s) order by t.tgname
"""
# COPY is refused where row security is forced; the owner's own rows are not walled otherwise.
_WALLS = """
select format('alter table %%I force row level security', relname) as make,
  format('alter table %%I no force row level security', relname) as drop
from pg_class where relforcerowsecurity and relname = any (%s) order by relname
"""


@contextmanager
def set_aside(cursor: CursorWrapper, tables: list[str]) -> Iterator[list[str]]:
    """Drop indexes, foreign keys, row triggers and forced walls of `tables`; gives what to run to
    bring them back, which the caller runs one by one to show its progress."""
    kinds = [_WALLS, _ROW_TRIGGERS, _KEYS, _INDEXES]
    found = [rows(cursor, kind, [tables]) for kind in kinds]
    for row in (row for kind in found for row in kind):
        cursor.execute(row["drop"])
    yield [row["make"] for kind in reversed(found) for row in kind]


def lacking(cursor: CursorWrapper, rows_of: Rows) -> list[str]:
    """Columns that must have a value and that these rows do not name: a table has changed."""
    found = rows(
        cursor,
        """select table_name, column_name from information_schema.columns
           where table_schema = 'public' and is_nullable = 'NO' and column_default is null
             and is_identity = 'NO' and table_name = any (%s)""",
        [list(rows_of.columns)],
    )
    return [
        f"{row['table_name']}.{row['column_name']}"
        for row in found
        if row["column_name"] not in rows_of.columns[row["table_name"]]
    ]
