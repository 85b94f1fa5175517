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
    PlanPart,
    PlanVolume,
    Stage,
    Subject,
    Volume,
)
from ciranda.cases.models.circle import FamilyNotice, Trust
from ciranda.cases.models.origin import Origin

__all__ = [
    "BreakGlass",
    "Case",
    "CircleMember",
    "Coordination",
    "Cover",
    "Custody",
    "FamilyMember",
    "FamilyNotice",
    "Origin",
    "OwnFile",
    "PlanPart",
    "PlanVolume",
    "Stage",
    "Subject",
    "Trust",
    "Volume",
]
