"""After a loss every message stops that day (design, section 7)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor

# Asked with the keys of the persons and pregnancies a loss is about, in the same transaction:
# the apps that plan messages or meetings take theirs back here.
after_loss: list[Callable[[Actor, Sequence[UUID]], None]] = []


def hush(actor: Actor, abouts: Sequence[UUID]) -> None:
    """Nothing is sent about these any more; who had planned something is told to stop."""
    with connection.cursor() as cursor:
        cursor.execute("select people_hush(%s)", [list(abouts)])
    for stop in after_loss:
        stop(actor, abouts)
