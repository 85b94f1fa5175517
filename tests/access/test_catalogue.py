"""Every table, view and powerful function is known here by name; the database is asked itself.

A new table fails this test until somebody says on which list it belongs and why.
"""

import tomllib
from pathlib import Path

import pytest

from ciranda import access
from ciranda.common.database import rows
from ciranda.interop.imports.sensitive import is_sensitive

LISTS = tomllib.loads(Path(access.__file__).with_name("catalogue.toml").read_text("utf-8"))
WALLED = set(LISTS["row_security"])
REFERENCE = {entry["table"] for entry in LISTS["reference"]}
FUNCTIONS = {entry["function"]: entry["reason"] for entry in LISTS["definer"]}
OURS = "n.nspname = 'public'"
# What the tests themselves keep; see tests/settling.py.
OF_THE_TESTS = {"tests_world", "tests_probe"}


@pytest.fixture
def tables(owner):
    found = rows(
        owner,
        f"""select c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and {OURS}""",
    )
    return {row["relname"]: row for row in found if row["relname"] not in OF_THE_TESTS}


def test_every_table_is_on_exactly_one_list(tables):
    assert set() == WALLED & REFERENCE
    assert set(tables) == WALLED | REFERENCE


def test_no_table_has_a_field_for_what_is_never_kept(owner):
    columns = rows(
        owner,
        """select table_name as of_table, column_name as name from information_schema.columns
           where table_schema = 'public'""",
    )
    kept = [f"{c['of_table']}.{c['name']}" for c in columns if is_sensitive(c["name"])]
    assert len(columns) > 1000, "the owner sees every column"
    assert kept == [], "nobody's residence status, origin or number has a field"


def test_what_is_walled_is_walled_for_its_owner_too(tables):
    weak = [
        name
        for name in WALLED & set(tables)
        if not (tables[name]["relrowsecurity"] and tables[name]["relforcerowsecurity"])
    ]
    assert weak == []


def test_reference_data_holds_nobody(owner):
    """A dossier or a person's key in a reference table would be a person outside the wall."""
    found = rows(
        owner,
        """select table_name, column_name from information_schema.columns
           where table_schema = 'public' and table_name = any(%s)
             and column_name in ('dossier_id', 'person_id', 'case_id')""",
        [sorted(REFERENCE)],
    )
    assert found == []


def test_every_dossier_row_is_tested_by_its_policy(owner):
    found = rows(
        owner,
        """select c.table_name from information_schema.columns c
           where c.table_schema = 'public' and c.column_name = 'dossier_id'
             and c.table_name <> all (%s)
             and not exists (select 1 from pg_policies p where p.tablename = c.table_name
               and 'ciranda_web' = any (p.roles))""",
        [sorted(LISTS["closed_dossier_tables"])],
    )
    assert found == []


def test_one_policy_a_table_speaks_for_the_web_role(owner):
    """Two permissive policies are ORed: the second would open what the first closes."""
    found = rows(
        owner,
        """select tablename, cmd, count(*) from pg_policies
           where 'ciranda_web' = any (roles) and permissive = 'PERMISSIVE'
           group by 1, 2 having count(*) > 1""",
    )
    assert found == []


def test_the_web_role_owns_and_bypasses_nothing(owner):
    found = rows(
        owner,
        """select r.rolsuper, r.rolbypassrls, r.rolcreaterole,
             exists (select 1 from pg_class c where c.relowner = r.oid) as owns
           from pg_roles r where r.rolname = 'ciranda_web'""",
    )
    assert found == [
        {"rolsuper": False, "rolbypassrls": False, "rolcreaterole": False, "owns": False}
    ]


def test_every_view_runs_as_whoever_asks(owner):
    found = rows(
        owner,
        f"""select c.relname, c.relkind from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where {OURS} and (c.relkind = 'm' or c.relkind = 'v'
              and not coalesce(c.reloptions, '{{}}') && array['security_invoker=true'])
              and not exists (
                select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')""",
    )
    assert found == []


@pytest.fixture
def powerful(owner):
    return rows(
        owner,
        f"""select p.proname, p.proconfig,
              has_function_privilege('public', p.oid, 'execute') as anyone
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prosecdef and {OURS}""",
    )


def test_every_function_past_the_wall_is_listed_with_its_reason(powerful):
    assert {row["proname"] for row in powerful} == set(FUNCTIONS)
    assert all(len(reason) > 20 for reason in FUNCTIONS.values())


def test_functions_past_the_wall_pin_their_search_path(powerful):
    loose = [
        row["proname"]
        for row in powerful
        if not any(c.startswith("search_path=public, pg_temp") for c in row["proconfig"] or ())
    ]
    assert loose == []


def test_functions_past_the_wall_are_not_for_anyone(powerful):
    """Only the roles named may call them; triggers' functions cannot be called at all."""
    open_to_all = {row["proname"] for row in powerful if row["anyone"]}
    assert open_to_all <= set(LISTS["triggers"])


# Each pair: an index, and another of the same table that begins with its columns, compared alike.
REPEATED = """
with ix as (select i.indrelid, c.relname as name, t.relname as of, i.indisunique,
    i.indkey::text || ' ' as keys, i.indclass::text || ' ' as compared
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
  join pg_namespace n on n.oid = t.relnamespace join pg_am m on m.oid = c.relam
  where n.nspname = 'public' and m.amname = 'btree' and i.indpred is null and i.indexprs is null)
select a.of, a.name, b.name as other from ix a join ix b using (indrelid)
where a.name <> b.name and not a.indisunique
  and starts_with(b.keys, a.keys) and starts_with(b.compared, a.compared)
"""


def test_no_index_repeats_the_beginning_of_another(owner):
    """One costs a write each and tells the planner nothing. Remedy: `db_index=False` on the foreign
    key, and `LeanOnAnother` in a migration. Tables of the framework keep theirs."""
    ours = [row for row in rows(owner, REPEATED) if not row["of"].startswith("auth_")]
    assert [f"{row['name']} repeats {row['other']}" for row in ours] == []
