"""What was asked, what each person answered, and what it comes to."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.consent.enums import Answer
from ciranda.consent.policies.signing import Said


@dataclass(frozen=True)
class Known:
    """A consent and the newest answer of each person: for settling it, never for a screen."""

    column_key: str
    cats: int
    answer: Answer
    said: tuple[Said, ...]


def said_of(consent_id: UUID) -> Known:
    """All answers to a consent. Raises LookupError for one that is not the caller's to settle."""
    with connection.cursor() as cursor:
        cursor.execute("select consent_said(%s)", [consent_id])
        found = cursor.fetchone()[0]
    if found is None:
        raise LookupError(consent_id)
    row: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    return Known(
        row["column"],
        row["cats"],
        Answer(row["answer"]),
        tuple(
            Said(
                UUID(s["person"]),
                s["cats"],
                date.fromisoformat(s["until"]) if s["until"] else None,
                s["withdrawn"],
            )
            for s in row["answers"]
        ),
    )
