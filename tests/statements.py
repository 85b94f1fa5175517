"""How many statements a page sends on the wire, BEGIN and COMMIT included (design, section 9)."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def statements(client: Any, address: str) -> int:
    """The statements of one reading page. In a test the request's own transaction is a savepoint:
    opening and closing it count as BEGIN and COMMIT do in life."""
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return len(seen.captured_queries)
