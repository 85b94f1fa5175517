"""When a closed case's file is erased: by its pack, category by category (design, section 4)."""

from collections.abc import Mapping
from datetime import date, timedelta

from ciranda.access.enums import Category, mask
from ciranda.common.dates import add_months
from ciranda.programmes.enums import LengthUnit
from ciranda.programmes.policies.schema import Length, Pack

# No pack can make the file of a closed case disappear sooner: a mistake must be found in time.
SHORTEST = timedelta(days=365)
_DAYS = {LengthUnit.DAYS: 1, LengthUnit.WEEKS: 7, LengthUnit.WORKING_DAYS: 1}


def erase_on(pack: Pack, closed_on: date) -> Mapping[Category, date]:
    """The day from which each category of a case closed on `closed_on` is kept no longer."""
    rule = pack.retention
    return {c: _after(closed_on, rule.categories.get(c, rule.keep_for)) for c in Category}


def due(pack: Pack, closed_on: date, today: date) -> int:
    """The categories whose day has come, as a mask."""
    return mask(c for c, day in erase_on(pack, closed_on).items() if day <= today)


def _after(start: date, length: Length) -> date:
    if length.unit is LengthUnit.MONTHS:
        end = add_months(start, length.count)
    else:
        end = start + timedelta(days=length.count * _DAYS[length.unit])
    return max(end, start + SHORTEST)
