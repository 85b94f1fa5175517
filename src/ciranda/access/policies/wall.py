"""The policies' SQL: one text for every table, put there by the migration that makes the table.

A table with personal data is made and walled in the same migration. Forms, measured costs and
traps: docs/access.md.
"""

from collections.abc import Sequence
from pathlib import Path

from django.db.migrations.operations import RunSQL

from ciranda.access.enums import Category

# The test on a grant that every policy shares. `(select f())` is computed once a statement; the
# cast keeps it so. Time is the transaction's.
_MINE = """f.principal = any ((select app_principals())::int[])
   and f.purposes & (select app_purpose()) <> 0
   and now() >= f.valid_from and now() < f.valid_until"""
_NOT_BARRED = "dossier_id <> all ((select app_barred())::uuid[])"


def fixed(table: str, category: int, mask: str) -> str:
    """The condition for a table whose rows are all of one category."""
    return f"""exists (select 1 from access_grant f
 where f.dossier_id = {table}.dossier_id and f.{mask} & {1 << category} <> 0
   and {_MINE}) and {_NOT_BARRED}"""


def by_column(table: str, column: str, mask: str, among: Sequence[Category] = ()) -> str:
    """The condition for a table with a category column.

    Equality on `k`, never `1 << column`: only equalities let the planner hash the subquery. Where
    only some categories can be, `among` names them and the hash is that much smaller.
    """
    kinds = f"unnest(array{[int(c) for c in among]})" if among else "generate_series(0, 14)"
    return f"""exists (select 1 from access_grant f cross join {kinds} k
 where f.dossier_id = {table}.dossier_id and k = {table}.{column}::int
   and f.{mask} & (1 << k) <> 0
   and {_MINE}) and {_NOT_BARRED}"""


def _enable(table: str) -> str:
    return f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy owner_all on {table} to ciranda_owner using (true) with check (true);
"""


def _give(table: str, deletable: bool) -> str:
    verbs = "select, insert, update" + (", delete" if deletable else "")
    return f"grant {verbs} on {table} to ciranda_web;\n"


def _stay_in_dossier(table: str) -> str:
    return f"""
create trigger stays_in_dossier before update on {table} for each row
  when (old.dossier_id is distinct from new.dossier_id) execute function access_refuse_move();
"""


def wall(
    table: str,
    category: Category | None = None,
    *,
    column: str | None = None,
    also: str = "",
    deletable: bool = False,
) -> RunSQL:
    """Put `table` (which has `dossier_id`) behind the wall, by a fixed category or a column.

    `also` narrows it further by a condition on the row, such as «one's own signature only».
    """
    policy = _policy(table, category, column, also)
    return RunSQL(
        _enable(table) + policy + _give(table, deletable) + _stay_in_dossier(table), RunSQL.noop
    )


def rewall(
    table: str,
    category: Category | None = None,
    *,
    column: str | None = None,
    among: Sequence[Category] = (),
    also: str = "",
) -> RunSQL:
    """Replace the condition of a table that is already behind the wall."""
    policy = _policy(table, category, column, also, among)
    return RunSQL(f"drop policy wall on {table};\n{policy}", RunSQL.noop)


def _policy(
    table: str,
    category: Category | None,
    column: str | None,
    also: str,
    among: Sequence[Category] = (),
) -> str:
    if (category is None) == (column is None):
        raise ValueError("name either a category or a column")
    if column:
        read = by_column(table, column, "cats", among)
        write = by_column(table, column, "writes", among)
    else:
        assert category is not None
        read, write = fixed(table, category, "cats"), fixed(table, category, "writes")
    if also:
        read, write = f"({read}) and ({also})", f"({write}) and ({also})"
    return f"create policy wall on {table} to ciranda_web using ({read}) with check ({write});"


def either(table: str, category: Category, or_read_by: Category) -> RunSQL:
    """Like `wall` by a fixed category, but whoever may read the second one may read it too."""
    read = f"({fixed(table, category, 'cats')}) or ({fixed(table, or_read_by, 'cats')})"
    write = fixed(table, category, "writes")
    policy = f"create policy wall on {table} to ciranda_web using ({read}) with check ({write});"
    return RunSQL(
        _enable(table) + policy + _give(table, False) + _stay_in_dossier(table), RunSQL.noop
    )


def through(
    table: str,
    via: str,
    key: str,
    *,
    mine: str = "id",
    or_via: str = "",
    deletable: bool = False,
) -> RunSQL:
    """Rows of `table` are seen by whoever sees a row of `via` (already walled) that names them, or
    one of `or_via`."""
    test = " or ".join(
        f"exists (select 1 from {walled} v where v.{key} = {table}.{mine})"
        for walled in (via, or_via)
        if walled
    )
    policy = f"create policy wall on {table} to ciranda_web using ({test}) with check ({test});"
    return RunSQL(_enable(table) + policy + _give(table, deletable), RunSQL.noop)


def own(table: str, column: str = "human_id", *, deletable: bool = True) -> RunSQL:
    """Rows only their author sees: drafts, what I last looked at."""
    test = f"{column} = (select app_human())"
    policy = f"create policy wall on {table} to ciranda_web using ({test}) with check ({test});"
    return RunSQL(_enable(table) + policy + _give(table, deletable), RunSQL.noop)


def staff_only(table: str, *, writes: bool = True) -> RunSQL:
    """Rows about workers and their work: any signed-in worker may read, nobody else."""
    test = "(select app_staff())"
    policy = f"create policy wall on {table} to ciranda_web using ({test}) with check ({test});"
    verbs = "select, insert, update" if writes else "select"
    return RunSQL(
        _enable(table) + policy + f"grant {verbs} on {table} to ciranda_web;", RunSQL.noop
    )


def of_team(table: str, column: str = "team_id") -> RunSQL:
    """Rows about the work of a team, no family in them: whoever is placed there reads and writes.

    A team's hours, its meetings: its own members', whatever agency they are of, and nobody else's.
    """
    test = f"""exists (select 1 from agencies_placement p where p.team_id = {table}.{column}
 and p.membership_id = (select app_membership()) and p.started_on <= current_date
 and (p.ended_on is null or p.ended_on > current_date))"""
    policy = f"create policy wall on {table} to ciranda_web using ({test}) with check ({test});"
    return RunSQL(
        _enable(table) + policy + f"grant select, insert, update on {table} to ciranda_web;",
        RunSQL.noop,
    )


def among_colleagues(table: str, column: str = "membership_id") -> RunSQL:
    """Rows about a worker's own time, no family in them: theirs and their colleagues'."""
    test = f"""{table}.{column} = (select app_membership()) or exists (
 select 1 from agencies_placement mine join agencies_placement theirs using (team_id)
 where mine.membership_id = (select app_membership()) and theirs.membership_id = {table}.{column}
   and mine.started_on <= current_date and (mine.ended_on is null or mine.ended_on > current_date)
   and (theirs.ended_on is null or theirs.ended_on > current_date))"""
    policy = f"create policy wall on {table} to ciranda_web using ({test}) with check ({test});"
    return RunSQL(_enable(table) + policy + _give(table, False), RunSQL.noop)


def of_services(table: str, *columns: str) -> RunSQL:
    """Rows between services, no family in them: those of whoever works in one of them now."""
    named = ", ".join(f"{table}.{column}" for column in columns)
    test = f"""exists (select 1 from agencies_membership m where m.id = (select app_membership())
 and m.service_id in ({named}) and m.ended_on is null)"""
    policy = f"create policy wall on {table} to ciranda_web using ({test}) with check ({test});"
    return RunSQL(_enable(table) + policy + _give(table, False), RunSQL.noop)


def closed(table: str) -> RunSQL:
    """A table the web role never touches: only named functions do."""
    return RunSQL(_enable(table), RunSQL.noop)


def reference(table: str, *, writes: bool = False) -> RunSQL:
    """Public reference data: no person in it, everyone may read."""
    verbs = "select, insert, update" if writes else "select"
    return RunSQL(f"grant {verbs} on {table} to ciranda_web;", RunSQL.noop)


def statements(folder: str, *names: str) -> list[RunSQL]:
    """The SQL files beside an app, as migration operations in order."""
    return [
        RunSQL((Path(folder) / f"{name}.sql").read_text("utf-8"), RunSQL.noop) for name in names
    ]
