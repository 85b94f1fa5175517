"""Sign-in: a human's account, and sessions that say for whom it acts."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from ciranda.common.ids import uuid7


class UserManager(BaseUserManager["User"]):
    """Looks accounts up through a named function: before sign-in nobody sees any row."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of that user name. Raises User.DoesNotExist."""
        found = list(self.raw("select * from accounts_for_sign_in(%s)", [username or ""]))
        if not found:
            raise User.DoesNotExist
        return found[0]

    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        """A new account; `password=None` leaves one that nobody can sign in to yet."""
        user = User(username=username, **fields)
        user.set_password(password)
        user.save(force_insert=True)
        return user


class User(AbstractBaseUser):
    """One account. `human_id` is the human behind it, the same across accounts and roles."""

    id = models.BigAutoField(primary_key=True)
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    human_id = models.UUIDField(default=uuid7)
    person_id = models.UUIDField(null=True, help_text="Who this is in the family's files, if so")
    language = models.CharField(max_length=10, default="pt")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return str(self.pk)


class Session(AbstractBaseSession):
    """A signed-in browser; the extra columns let one statement enter it."""

    user_id = models.BigIntegerField(null=True)
    acting_for = models.UUIDField(null=True, help_text="A membership, or the person oneself")

    class Meta(AbstractBaseSession.Meta):
        indexes = [models.Index(fields=["user_id"], name="accounts_session_user")]

    @classmethod
    def get_session_store_class(cls) -> type:
        """Django's own store, with our columns."""
        from ciranda.accounts.sessions import SessionStore  # noqa: PLC0415 - it needs this model

        return SessionStore
