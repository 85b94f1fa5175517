"""How much work a case is, so that caseloads can be compared side by side.

A plain rule that everyone can check, not a score: the beginning and the leaving of a case take
more than its middle, watching without direct support takes little. It never decides: a person
allocates (design, section 9, «no opaque score»).
"""

from decimal import Decimal

from ciranda.programmes.enums import StageKind

WEIGHTS = {
    StageKind.ENTRY: Decimal("1.5"),
    StageKind.ACTIVE: Decimal("1"),
    StageKind.TRANSITION: Decimal("1.25"),
    StageKind.SURVEILLANCE: Decimal("0.25"),
    StageKind.ENDED: Decimal("0"),
}


def weight_of(kind: StageKind) -> Decimal:
    """The weight of one case in a stage of this kind; an ordinary running case weighs 1."""
    return WEIGHTS[kind]
