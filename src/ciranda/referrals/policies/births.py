"""Partly known birth dates, as the ages of a pack need them."""

import datetime
from dataclasses import dataclass

from ciranda.common.dates import add_months
from ciranda.people.enums import Precision
from ciranda.programmes.policies.ages import Birth, fits
from ciranda.programmes.policies.schema import Pack

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Between:
    """A birth date known to its month or year."""

    earliest: datetime.date
    latest: datetime.date


def birth(on: datetime.date | None, precision: str) -> Birth | None:
    """A birth date as far as it is known."""
    if on is None or precision == Precision.UNKNOWN:
        return None
    if precision == Precision.MONTH:
        first = on.replace(day=1)
        return Between(first, add_months(first, 1) - _DAY)
    if precision == Precision.YEAR:
        return Between(datetime.date(on.year, 1, 1), datetime.date(on.year, 12, 31))
    return on


def too_old_or_young(
    pack: Pack, on: datetime.date | None, precision: str, *, today: datetime.date
) -> str | None:
    """Why the child's age does not fit the programme, in the reader's language; None if it may."""
    return fits(pack, birth(on, precision), on=today)
