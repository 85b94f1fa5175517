"""Whether a person is protected, and whom nothing is sent about: a yes or a no, no reason."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection


def is_protected(person_id: UUID) -> bool:
    """Whether the whereabouts of a person the actor sees are protected; False about others."""
    with connection.cursor() as cursor:
        cursor.execute("select people_protected(%s)", [person_id])
        return bool(cursor.fetchone()[0])


def quiet_among(abouts: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these persons and pregnancies about whom nothing is sent any more.

    Every sender of messages asks this, of the persons a message is about and of its receiver.
    """
    with connection.cursor() as cursor:
        cursor.execute("select people_quiet_among(%s)", [list(abouts)])
        return frozenset(cursor.fetchone()[0])


def never_among(persons: Iterable[UUID], programme_key: str) -> frozenset[UUID]:
    """Those of these persons whose family said to a programme: never ask again.

    Whatever would invite, remind or prompt asks this first. For workers and jobs.
    """
    with connection.cursor() as cursor:
        cursor.execute("select people_never_among(%s, %s)", [list(persons), programme_key])
        return frozenset(cursor.fetchone()[0])
