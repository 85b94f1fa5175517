"""Django's database sessions with more columns, read in the statement that enters.

What the columns say is written in the session's own data and copied to the row, so that the
database itself can tell a session that has done its second step from one that has not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection, transaction

from ciranda.accounts.models import Session


class SessionStore(DatabaseStore):
    """Keeps beside the session's data whose it is, for whom it acts and how it was proved."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The session table."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row to save."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        user_id = data.get("_auth_user_id")
        row.user_id = int(user_id) if user_id else None
        row.acting_for = data.get("acting_for")
        row.factor_at = _moment(data.get("factor_at"))
        row.provider_id = UUID(data["provider"]) if data.get("provider") else None
        row.vouched = bool(data.get("vouched"))
        row.began_at = _moment(data.get("began_at"))
        row.device = data.get("device", "")
        return row

    def load(self) -> dict[str, Any]:
        """What this browser's session says."""
        with _holding(self.session_key):
            return super().load()

    def exists(self, session_key: str) -> bool:
        """Whether a session has this key."""
        with _holding(session_key):
            return super().exists(session_key)

    def save(self, must_create: bool = False) -> None:
        """Keep it. A new one gets its key first, so that the wall lets it in."""
        if self.session_key is None:
            return self.create()
        with _holding(self.session_key):
            return super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        """End it, or the one this key names."""
        with _holding(session_key or self.session_key):
            super().delete(session_key)

    def prefill(self, session_data: str) -> None:
        """Use what the entering statement already read."""
        self._session_cache = self.decode(session_data)

    def expires_at(self) -> datetime:
        """When this session ends."""
        return self.get_expiry_date()


@contextmanager
def _holding(key: str | None) -> Iterator[None]:
    """Say to the wall which key is held, for the statements within."""
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("select set_config('app.session', %s, true)", [key or ""])
        yield


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
