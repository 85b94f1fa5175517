"""Who could sign for a case, under its current custody."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.cases.queries.facts import NoSuchCase
from ciranda.common.dates import today_in
from ciranda.consent.policies.signing import About, Family, Relative
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Signers:
    """A case's current custody and the family that could sign under it."""

    case_id: UUID
    dossier_id: UUID
    custody_id: UUID
    team_id: UUID
    zone: str
    pack: Pack
    family: Family


def signers_of(case_id: UUID) -> Signers:
    """Whom a case is about and who may sign, today in the team's zone. One statement.

    Raises NoSuchCase for a stranger's question.
    """
    with connection.cursor() as cursor:
        cursor.execute("select cases_holders(%s), now()", [case_id])
        found, now = cursor.fetchone()
    if found is None:
        raise NoSuchCase(case_id)
    row: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    return Signers(
        case_id,
        UUID(row["dossier"]),
        UUID(row["custody"]),
        UUID(row["team"]),
        row["zone"],
        pack_of(row["pack_version"]),
        _family(row, today_in(row["zone"], now)),
    )


def _family(row: dict[str, Any], on: date) -> Family:
    return Family(
        tuple(
            About(
                SubjectKind(s["kind"]),
                UUID(s["person"]) if s["person"] else None,
                date.fromisoformat(s["born_on"]) if s["born_on"] else None,
            )
            for s in row["subjects"]
        ),
        tuple(
            Relative(UUID(f["person"]), f["relation"], f["responsible"], f["young"])
            for f in row["family"]
        ),
        on,
    )
