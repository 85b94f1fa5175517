"""Changing accounts."""

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.accounts.models import User


@action(Permission.ACCOUNT_USE)
def change_password(*, actor: Actor, user: User, new: str) -> None:
    """Give one's own account a new password. Raises Refused for anybody else's."""
    if user.pk != actor.user_id:
        raise Refused("One changes one's own password only.")
    user.set_password(new)
    user.save(update_fields=["password"])
    touched(None, user.human_id, "password", kind="account")
