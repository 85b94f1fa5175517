"""Collecting what was done and seen, to be written in one statement when the work ends."""

import json
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.audit.enums import Outcome

_waiting: ContextVar[tuple[dict[str, Any], ...]] = ContextVar("waiting", default=())
_noted: ContextVar[int] = ContextVar("noted", default=0)


def record(
    verb: str,
    *,
    kind: str = "",
    object_id: UUID | None = None,
    dossier_id: UUID | None = None,
    fields: Iterable[str] = (),
    outcome: Outcome = Outcome.DONE,
    purpose: int | None = None,
    reason: str = "",
    human_id: UUID | None = None,
    membership_id: UUID | None = None,
    request_id: UUID | None = None,
) -> None:
    """Note an event. Ids and field names only: a value or a name here is a defect."""
    event = {
        "verb": verb,
        "kind": kind,
        "object": object_id,
        "dossier": dossier_id,
        "fields": list(fields),
        "outcome": int(outcome),
        "purpose": purpose,
        "reason": reason,
        "human": human_id,
        "membership": membership_id,
        "request": request_id,
    }
    _waiting.set((*_waiting.get(), event))
    _noted.set(_noted.get() + 1)


def waiting() -> int:
    """How many events are noted and not yet written."""
    return len(_waiting.get())


def noted() -> int:
    """How many events were ever noted here, written or not: to see whether there was a new one."""
    return _noted.get()


def keep(count: int) -> None:
    """Drop what was noted after the first `count` events: its transaction was rolled back."""
    _waiting.set(_waiting.get()[:count])


def forget() -> None:
    """Drop everything noted."""
    _waiting.set(())


def flush() -> None:
    """Write what was noted, in the current transaction."""
    events = _waiting.get()
    if not events:
        return
    _waiting.set(())
    with connection.cursor() as cursor:
        cursor.execute("select access_log(%s::jsonb)", [json.dumps(events, default=str)])


def seal() -> int:
    """Seal what was written since the last seal; the number of events, 0 when it would wait."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_seal_now()")
        return int(cursor.fetchone()[0])
