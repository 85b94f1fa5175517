"""The statements of a slow page with the database's plan for each, as the web role sees them."""

from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages import Page
from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.agencies.queries import as_family, as_membership
from ciranda.common.database import OWNER, rows, speaking_as


@dataclass(frozen=True)
class Explained:
    """A statement and its plan."""

    sql: str
    plan: str


def explain(page: Page, password: str) -> list[Explained]:
    """Open the page once, keep its reading statements, and ask for each one's plan."""
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.post("/sign-in/", {"username": page.username, "password": password})
    with CaptureQueriesContext(connection) as seen:
        client.get(page.path)
    said = [q["sql"] for q in seen.captured_queries if _reads(q["sql"])]
    with entered(_actor(page.username)), connection.cursor() as cursor:
        explained = []
        for sql in said:
            cursor.execute(
                "explain (analyze, buffers, costs off, summary) " + sql.replace("%", "%%"), None
            )
            explained.append(Explained(sql, "\n".join(row[0] for row in cursor.fetchall())))
    return explained


def _reads(sql: str) -> bool:
    start = sql.lstrip("( \n").lower()
    calls = ("agencies_enter", "access_log", "set_config")
    return start.startswith(("select", "with")) and not any(call in start for call in calls)


def _actor(username: str) -> Actor:
    with speaking_as(OWNER) as cursor:
        found = rows(
            cursor,
            """select m.id, u.person_id from accounts_user u
               left join agencies_membership m on m.user_id = u.id
               where u.username = %s limit 1""",
            [username],
        )
    with entered(Actor(human_id=None, role=Role.SYSTEM, name="bench")):
        one = found[0]
        return as_membership(one["id"]) if one["id"] else as_family(one["person_id"])
