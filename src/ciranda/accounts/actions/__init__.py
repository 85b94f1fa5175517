"""Opening accounts (the owner does, for commands and imports: the web role cannot) and
changing one's own password."""

from dataclasses import dataclass
from uuid import UUID

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.accounts.models import Session, User
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.common.ids import uuid7


@dataclass(frozen=True)
class Account:
    """An account and the human behind it."""

    user_id: int
    human_id: UUID


def ensure_account(
    *,
    username: str,
    password_hash: str,
    language: str = "",
    human_id: UUID | None = None,
    person_id: UUID | None = None,
) -> Account:
    """The account of that user name, opened if there is none. An existing one stays as it is.

    `language` stays empty until somebody chooses one: the browser's is spoken until then.
    A family member's human is the person themself. `password_hash` is made by Django's
    `make_password`.
    """
    with speaking_as(OWNER) as cursor:
        cursor.execute(
            """insert into accounts_user (username, password, email, human_id, person_id,
                 language, is_active, date_joined)
               values (%s, %s, '', %s, %s, %s, true, now()) on conflict (username) do nothing""",
            [username, password_hash, human_id or person_id or uuid7(), person_id, language],
        )
        sql = "select id, human_id from accounts_user where username = %s"
        found = rows(cursor, sql, [username])[0]
    return Account(found["id"], found["human_id"])


@action(Permission.ACCOUNT_USE)
def change_password(*, actor: Actor, user: User, new: str, session_key: str = "") -> None:
    """Give one's own account a new password; its other browsers are signed out.

    Raises Refused for anybody else's.
    """
    if user.pk != actor.user_id:
        raise Refused("One changes one's own password only.")
    user.set_password(new)
    user.save(update_fields=["password"])
    Session.objects.filter(user_id=user.pk).exclude(session_key=session_key).delete()
    touched(None, user.human_id, "password", kind="account")


@action(Permission.ACCOUNT_USE)
def choose_language(*, actor: Actor, language: str) -> None:
    """The language of one's own pages."""
    User.objects.filter(pk=actor.user_id or 0).update(language=language)
    touched(None, actor.human_id, "language", kind="account")
