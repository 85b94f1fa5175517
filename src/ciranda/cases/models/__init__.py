"""Tables of cases, a module a noun."""

from ciranda.cases.models.case import (
    BreakGlass,
    Case,
    CircleMember,
    Coordination,
    Cover,
    Custody,
    FamilyMember,
    OwnFile,
    PlanVolume,
    Stage,
    Subject,
    Volume,
)

__all__ = [
    "BreakGlass",
    "Case",
    "CircleMember",
    "Coordination",
    "Cover",
    "Custody",
    "FamilyMember",
    "OwnFile",
    "PlanVolume",
    "Stage",
    "Subject",
    "Volume",
]
