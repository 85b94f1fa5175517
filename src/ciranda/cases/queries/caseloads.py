"""Caseloads side by side: what each worker of a team holds before another case is given.

Driver: the team. Counts hold only what the reader may see, as everywhere.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from ciranda.cases.policies.weight import weight_of
from ciranda.cases.queries.stood import LOADS, STOOD
from ciranda.common.database import keeping, rows
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Caseload:
    """A worker of a team with what they hold. `weight` counts an ordinary case as 1.

    `overdue`: missed deadlines of their cases and their own tasks past their day.
    """

    membership_id: UUID
    name: str
    profession: str
    agency: str
    phone: str
    is_coordinator: bool
    hours_per_week: Decimal | None
    open_cases: int
    covering: int
    weight: Decimal
    overdue: int
    suspended: bool


def caseloads(team_id: UUID) -> list[Caseload]:
    """Everyone placed in the team now, by name, with what they hold. One statement."""
    with keeping() as cursor:
        return [caseload_of(row) for row in rows(cursor, STOOD + LOADS, {"team": team_id})]


def caseload_of(row: dict[str, Any]) -> Caseload:
    """A caseload from a row of `LOADS`, its columns or their JSON."""
    stages, hours = row["stages"], row["hours_per_week"]
    counted = json.loads(stages) if isinstance(stages, str) else stages
    held = row | {
        "membership_id": UUID(str(row["membership_id"])),
        "hours_per_week": None if hours is None else Decimal(str(hours)),
        "overdue": int(row["overdue"]),
        "open_cases": sum(number for _, _, number in counted),
        "weight": sum((_weight(v, key) * number for v, key, number in counted), Decimal()),
    }
    return Caseload(**{key: value for key, value in held.items() if key != "stages"})


def _weight(version_id: str, stage_key: str | None) -> Decimal:
    pack = pack_of(version_id)
    stage = pack.stages.get(stage_key or "", pack.entry_stage)
    return weight_of(stage.kind)
