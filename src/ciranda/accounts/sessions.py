"""Django's database sessions with two more columns, read in the statement that enters."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from ciranda.accounts.models import Session


class SessionStore(DatabaseStore):
    """Keeps `user_id` and `acting_for` beside the session's data."""

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
        return row

    def prefill(self, session_data: str) -> None:
        """Use what the entering statement already read."""
        self._session_cache = self.decode(session_data)

    def expires_at(self) -> datetime:
        """When this session ends."""
        return self.get_expiry_date()
