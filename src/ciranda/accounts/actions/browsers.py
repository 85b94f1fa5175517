"""Ending one's own sessions."""

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.accounts.models import Session
from ciranda.accounts.queries import mark_of


@action(Permission.ACCOUNT_USE)
def end_browsers(*, actor: Actor, this: str, mark: str = "") -> int:
    """Sign out one of one's browsers by its mark, or all but this one. Returns how many."""
    others = Session.objects.filter(user_id=actor.user_id or 0).exclude(session_key=this)
    found = [
        key
        for key in others.values_list("session_key", flat=True)
        if not mark or mark_of(key) == mark
    ]
    others.filter(session_key__in=found).delete()
    touched(None, actor.human_id, "sessions", kind="account")
    return len(found)


@action(None)  # signing in comes before any permission; `actor` is the account by itself
def note_sign_in(*, actor: Actor, way: str) -> None:
    """Record that the account was opened by a password, or by an agency's own sign-in."""
    touched(None, actor.human_id, "sessions", kind="account", reason=way)
