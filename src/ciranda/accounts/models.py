"""Sign-in: a human's account, and sessions that say for whom it acts."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from ciranda.accounts.enums import FactorKind
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
    enrol_again = models.BooleanField(
        default=False, db_default=False, help_text="The second factor was lost and reset"
    )

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
    factor_at = models.DateTimeField(null=True, help_text="When the second step was done")
    provider_id = models.UUIDField(null=True, help_text="The agency's sign-in it came through")
    vouched = models.BooleanField(
        default=False, db_default=False, help_text="That sign-in asked for a second step itself"
    )
    began_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=60, blank=True, default="", db_default="")

    class Meta(AbstractBaseSession.Meta):
        indexes = [models.Index(fields=["user_id"], name="accounts_session_user")]

    @classmethod
    def get_session_store_class(cls) -> type:
        """Django's own store, with our columns."""
        from ciranda.accounts.sessions import SessionStore  # noqa: PLC0415 - it needs this model

        return SessionStore


class Factor(models.Model):
    """A second step of signing in: an app that shows codes, or a passkey. Its secret is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    user_id = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10, choices=FactorKind.choices)
    name = models.CharField(max_length=60)
    key_name = models.TextField()
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    handle = models.BinaryField(null=True, help_text="By which a browser knows its passkey")
    counter = models.BigIntegerField(default=0, help_text="The last code's step, or uses so far")
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SpareCode(models.Model):
    """A code for the day the factor is lost: kept as a digest, used once.

    One with an end was given by who leads, after a loss; it stays good until a factor is added.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    user_id = models.BigIntegerField(db_index=True)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)


class Attempt(models.Model):
    """A sign-in that failed, under keyed digests of the typed name and of where it came from."""

    id = models.BigAutoField(primary_key=True)
    name_key = models.CharField(max_length=64)
    place_key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["name_key", "at"], name="accounts_attempt_name"),
            models.Index(fields=["place_key", "at"], name="accounts_attempt_place"),
        ]
