"""Lengths of time as plain days, where a pack means days of access and not deadlines."""

from ciranda.programmes.enums import LengthUnit
from ciranda.programmes.policies.schema.base import Length

_DAYS = {
    LengthUnit.DAYS: 1,
    LengthUnit.WORKING_DAYS: 1.4,
    LengthUnit.WEEKS: 7,
    LengthUnit.MONTHS: 30,
}


def days_of(length: Length) -> int:
    """So many calendar days, working weeks counted as seven."""
    return round(length.count * _DAYS[length.unit])
