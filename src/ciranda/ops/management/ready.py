"""A database that a command can work with, or the next step in words."""

from django.core.management.base import CommandError

from ciranda.ops import database


def require_ready() -> None:
    """Raise CommandError with what to run, unless roles and migrations are as they should be."""
    try:
        database.require_current()
    except database.DatabaseUnready as unready:
        raise CommandError(str(unready)) from unready
