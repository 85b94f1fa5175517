"""The database roles, so that no process holds more than it needs (design, section 4).

``ciranda_owner`` migrates and owns every table; ``ciranda_web`` serves pages and jobs, owns nothing
and bypasses nothing; ``ciranda_backup`` reads past the wall, for backups alone; ``ciranda_test``
creates test databases and may act as the three others. What each may do in a table is the
migrations' matter, not this module's.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper as DatabaseConnection

OWNER = "ciranda_owner"
WEB = "ciranda_web"
BACKUP = "ciranda_backup"
TEST = "ciranda_test"

# Complete, so that a role somebody widened by hand is narrowed again at the next start.
ATTRIBUTES = {
    OWNER: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    WEB: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    # With forced row security a dump by the owner fails: only this role can back up.
    BACKUP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS",
    TEST: "LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOBYPASSRLS",
}

# Set on the role and not at start-up, where a pooler would drop them: a patient name search must
# not hold a worker for ever, and short statements need no compiler.
SETTINGS = {WEB: {"statement_timeout": "5s", "jit": "off"}}

Connection = psycopg.Connection[tuple[object, ...]]


def _exists(connection: Connection, query: str, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None


def ensure_roles(connection: Connection) -> None:
    """Create or correct the four roles. Needs a superuser's autocommit connection."""
    for role, attributes in ATTRIBUTES.items():
        known = _exists(connection, "select 1 from pg_roles where rolname = %s", role)
        verb = "alter" if known else "create"
        connection.execute(
            sql.SQL("{} role {} {}").format(
                sql.SQL(verb), sql.Identifier(role), sql.SQL(attributes)
            )
        )
        for name, value in SETTINGS.get(role, {}).items():
            connection.execute(
                sql.SQL("alter role {} set {} = {}").format(
                    sql.Identifier(role), sql.Identifier(name), sql.Literal(value)
                )
            )
    connection.execute(sql.SQL("grant pg_read_all_data to {}").format(sql.Identifier(BACKUP)))
    for role in (OWNER, WEB, BACKUP):
        connection.execute(
            sql.SQL("grant {} to {}").format(sql.Identifier(role), sql.Identifier(TEST))
        )


# What each role is for, as the script tells whoever runs it.
MEANING = {
    OWNER: "owns every table and migrates; serves nothing",
    WEB: "serves pages and jobs; owns nothing and bypasses nothing",
    BACKUP: "reads past the wall, for backups alone",
    TEST: "makes test databases and may act as the others",
}


def script(database: str, *, with_tests: bool = False) -> str:
    """The SQL by which a superuser of any server makes the roles and the database; safe to repeat.

    Holds no password. `with_tests` adds the role of the test databases.
    """
    asked = [role for role in ATTRIBUTES if with_tests or role != TEST]
    name = sql.Identifier(database).as_string(None)
    lines = ["-- Roles and database of Ciranda. Run as a superuser; it can be run again.", ""]
    for role in asked:
        lines += _role_lines(role)
    lines += [f"grant pg_read_all_data to {BACKUP};"]
    lines += [f"grant {role} to {TEST};" for role in (OWNER, WEB, BACKUP) if with_tests]
    literal = sql.Literal(database).as_string(None)
    making = sql.Literal(f"create database {name} owner {OWNER}").as_string(None)
    entering = ", ".join(asked)
    lines += [
        "",
        "-- The database, owned by the role that migrates; nobody else enters.",
        f"select {making}",
        f"  where not exists (select 1 from pg_database where datname = {literal}) \\gexec",  # noqa: S608 - quoted above
        f"revoke all on database {name} from public;",
        f"grant connect on database {name} to {entering};",
        "",
        "-- A password for each, typed and not written down:",
        *(f"--   \\password {role}" for role in asked),
        "-- Then name them to Ciranda:",
        f"--   DATABASE_URL          postgresql://{WEB}@HOST/{database}",
        f"--   OWNER_DATABASE_URL    postgresql://{OWNER}@HOST/{database}",
        f"--   BACKUP_DATABASE_URL   postgresql://{BACKUP}@HOST/{database}",
    ]
    return "\n".join(lines)


def _role_lines(role: str) -> list[str]:
    """`create role` knows no «if not exists», so the catalogue is asked."""
    return [
        f"-- {role}: {MEANING[role]}",
        "do $$ begin",
        f"  if not exists (select 1 from pg_roles where rolname = '{role}') then",  # noqa: S608 - our own names
        f"    create role {role};",
        "  end if;",
        "end $$;",
        f"alter role {role} {ATTRIBUTES[role]};",
        *(f"alter role {role} set {n} = '{v}';" for n, v in SETTINGS.get(role, {}).items()),
        "",
    ]


def unfit(connection: "DatabaseConnection", serving: str = WEB) -> list[str]:
    """What is wrong with the roles of the server behind this connection, in words; empty if
    nothing is. An installation needs three; `serving` is the one that serves pages."""
    asked = {OWNER, WEB, BACKUP, serving}
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper, rolbypassrls from pg_roles where rolname = any (%s)",
            [list(asked)],
        )
        found = {name: (is_super, bypasses) for name, is_super, bypasses in cursor.fetchall()}
    missing = [f"the role {role} is not there" for role in sorted(asked - set(found))]
    return missing + [
        f"the role {role} {'is a superuser' if found[role][0] else 'bypasses row security'}"
        for role in sorted(asked - {BACKUP})
        if any(found.get(role, ()))
    ]


def ensure_database(connection: Connection, name: str) -> bool:
    """Create the database, owned by ``ciranda_owner``; True when it was created now."""
    if _exists(connection, "select 1 from pg_database where datname = %s", name):
        return False
    connection.execute(
        sql.SQL("create database {} owner {}").format(sql.Identifier(name), sql.Identifier(OWNER))
    )
    return True


def bootstrap(socket_folder: Path, database: str) -> bool:
    """Make the roles and the database in a private cluster; safe to repeat.

    Gives True when the database was created now. Raises psycopg.OperationalError when the cluster
    does not answer.
    """
    with psycopg.connect(
        host=str(socket_folder), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        # Two processes starting at once must not race for the same role.
        connection.execute("select pg_advisory_lock(hashtext('ciranda roles'))")
        ensure_roles(connection)
        return ensure_database(connection, database)
