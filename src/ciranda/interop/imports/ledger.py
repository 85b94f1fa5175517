"""What was imported already, so that running again brings nothing in twice."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, action, touched
from ciranda.common.ids import uuid7


@dataclass(frozen=True)
class Remembered:
    """A row that came in before: what it became, and whether it still says the same."""

    object_id: UUID
    is_same: bool


def digest(*parts: str) -> bytes:
    """Parts of a key as one digest; no two different lists give the same."""
    sizes = ",".join(str(len(part)) for part in parts)
    return hashlib.sha256("\x1f".join((sizes, *parts)).encode("utf-8", "replace")).digest()


def recall(kind: str, source: str, key: str, content: bytes) -> Remembered | None:
    """What this row of this source became when the same agency imported it; None if it did not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select object_id, content = %s from interop_importedrow"
            " where importer_id = interop_importer() and kind = %s and key = %s",
            [content, kind, digest(source, key)],
        )
        found = cursor.fetchone()
    return Remembered(*found) if found else None


# Nothing more than a key: whoever may make the object may remember what it came from.
@action(None)
def remember(
    *, actor: Actor, kind: str, source: str, key: str, content: bytes, object_id: UUID
) -> None:
    """Note what a row became, in the transaction that made it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into interop_importedrow"
            " (id, importer_id, kind, key, content, object_id, imported_at)"
            " values (%s, interop_importer(), %s, %s, %s, %s, now())",
            [uuid7(), kind, digest(source, key), content, object_id],
        )
    touched(None, object_id, "source", kind=kind)


def one_at_a_time(kind: str) -> None:
    """Wait, until this transaction ends, for another import of the same kind."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"ciranda import {kind}"])
