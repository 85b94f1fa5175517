"""The tests' database with nobody in it, for a country to be loaded into."""

import pytest
from django.db import transaction

from ciranda.common.database import OWNER, rows, speaking_as

# What stays of the tests' own world: what is nobody's, and the words of given names.
KEPT = ("django_", "programmes_", "procrastinate_", "auth_", "people_nametoken", "ops_")


@pytest.fixture(scope="module")
def empty(django_db_setup, django_db_blocker):
    """The tests' database with nobody in it, until the module ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        with speaking_as(OWNER) as cursor:
            cursor.execute(
                "select tablename from pg_tables where schemaname = 'public' and not"
                " tablename ~ %s",
                ["^(" + "|".join(KEPT) + ")"],
            )
            tables = [row[0] for row in cursor.fetchall()]
            # what is only ever added to refuses, and is not asked
            guards = (
                "select distinct tgrelid::regclass::text as t from pg_trigger where tgtype & 32 > 0"
            )
            guarded = [row["t"] for row in rows(cursor, guards)]
            for verb in ("disable", "enable"):
                for table in guarded:
                    cursor.execute(f"alter table {table} {verb} trigger user")
                if verb == "disable":
                    cursor.execute(f"truncate {', '.join(tables)} restart identity")
            cursor.execute("insert into audit_head values (true, 0, 0, '')")
        yield
        transaction.set_rollback(True)
