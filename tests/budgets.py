"""How many statements go over the wire for a page, the transaction itself included.

Django's own counting leaves out BEGIN and COMMIT: here the connection is watched from below, and
the savepoints that stand for them inside a test are counted as what they are in life.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# What a page may send: BEGIN, entering, four of its own, the audit, COMMIT (design, section 9).
READING = 8


class Statements(list[str]):
    """What was sent, in order."""

    def shown(self) -> str:
        """For the message of a failing test."""
        return "\n".join(f"{n}. {' '.join(sql.split())[:140]}" for n, sql in enumerate(self, 1))


@contextmanager
def on_the_wire() -> Iterator[Statements]:
    """Collects every statement sent inside the block."""
    sent = Statements()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield sent


def assert_within(client: Any, address: str, limit: int = READING) -> Statements:
    """Open a page (twice: the first opening parses packs and compiles templates) and count."""
    first = client.get(address)
    assert first.status_code == 200, (address, first.status_code)
    with on_the_wire() as sent:
        again = client.get(address)
    assert again.status_code == 200
    began = [s for s in sent if s.startswith(("SAVEPOINT", "BEGIN"))]
    ended = [s for s in sent if s.startswith(("RELEASE", "COMMIT", "ROLLBACK"))]
    assert (len(began), len(ended)) == (1, 1), f"one transaction a page:\n{sent.shown()}"
    assert len(sent) <= limit, f"{address} sends {len(sent)}:\n{sent.shown()}"
    return sent
