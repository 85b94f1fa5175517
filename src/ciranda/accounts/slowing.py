"""Slowing down who guesses, without locking anybody out.

Failures are counted for fifteen minutes by typed name and by place. A browser in which the account
was used before is a place of its own and is not slowed by what others do to the name or from the
same address. The answers are the same whether or not the name exists.
"""

from django.db import connection

from ciranda.accounts.codes import keyed


def seconds_to_wait(name: str, place: str, *, known: bool) -> int:
    """How long before this name may be tried again from this place; 0: now."""
    with connection.cursor() as cursor:
        cursor.execute("select accounts_wait(%s, %s, %s)", [*_keys(name, place), known])
        return int(cursor.fetchone()[0])


def failed(name: str, place: str) -> None:
    """Count a failure."""
    with connection.cursor() as cursor:
        cursor.execute("select accounts_failed(%s, %s)", _keys(name, place))


def succeeded(name: str, place: str) -> None:
    """Forget the failures of who got in after all."""
    with connection.cursor() as cursor:
        cursor.execute("select accounts_succeeded(%s, %s)", _keys(name, place))


def _keys(name: str, place: str) -> list[str]:
    return [keyed("name", name), keyed("place", place)]
