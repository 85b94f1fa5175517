"""The database roles, so that no process holds more than it needs (design, section 4).

``ciranda_owner`` migrates and owns every table; ``ciranda_web`` serves pages and jobs, owns nothing
and bypasses nothing; ``ciranda_backup`` reads past the wall, for backups alone; ``ciranda_test``
creates test databases and may act as the three others. What each may do in a table is the
migrations' matter, not this module's.
"""

from pathlib import Path

import psycopg
from psycopg import sql

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
    connection.execute(sql.SQL("grant pg_read_all_data to {}").format(sql.Identifier(BACKUP)))
    for role in (OWNER, WEB, BACKUP):
        connection.execute(
            sql.SQL("grant {} to {}").format(sql.Identifier(role), sql.Identifier(TEST))
        )


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
