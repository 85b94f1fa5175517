"""Password check for accounts behind row security."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db import connection
from django.http import HttpRequest

from ciranda.accounts.models import User


class WalledBackend(ModelBackend):
    """As Django's, and says in the transaction who signed in, so that their own row opens."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The account when the password is right, else None."""
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if isinstance(user, User):
            with connection.cursor() as cursor:
                cursor.execute("select set_config('app.user_id', %s, true)", [str(user.pk)])
            return user
        return None

    def user_can_authenticate(self, user: Any) -> bool:
        """Only active accounts."""
        return bool(user.is_active)
