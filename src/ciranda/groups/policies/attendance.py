"""Adding up attendance without comparing what cannot be compared.

Schools write percent, services count lessons: put side by side they are both wrong (study of
Warsaw: one school used percentages, the others numbers of lessons). So every entry keeps its unit
and its whole, and only like is added to like.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from ciranda.programmes.enums import AttendanceUnit


class NotComparable(ValueError):
    """These figures cannot stand together; the message says why and what to enter instead."""


@dataclass(frozen=True)
class Came:
    """So many units, of so many if known."""

    units: Decimal
    out_of: Decimal | None
    unit: AttendanceUnit


@dataclass(frozen=True)
class Share:
    """Attendance of a person or a group: what was come to, of what there was, in one unit."""

    came: Decimal
    out_of: Decimal
    unit: AttendanceUnit

    @property
    def percent(self) -> int:
        """In a hundred, rounded; never shown without what it is of."""
        return round(100 * self.came / self.out_of)


def as_counted(came: Came) -> Came:
    """An entry in percent turned into the unit it is a share of is not possible without a whole.

    Percent of a known number of lessons is kept as percent of that number: 75 percent, of 4.
    Raises NotComparable for more than all of it.
    """
    most = Decimal(100) if came.unit is AttendanceUnit.PERCENT else came.out_of
    if most is not None and came.units > most:
        raise NotComparable(_("Nobody can have been there for more than all of it."))
    return came


def share(entries: Iterable[Came]) -> Share | None:
    """What the entries come to; None where nothing is entered.

    Raises NotComparable where units differ, or where one does not say of how many.
    """
    found = list(entries)
    if not found:
        return None
    units = {entry.unit for entry in found}
    if len(units) > 1:
        names = ", ".join(sorted(str(unit.label) for unit in units))
        raise NotComparable(
            _(
                "These are counted in different units (%(units)s) and cannot be compared. Ask for"
                " the numbers in one unit."
            )
            % {"units": names}
        )
    if any(entry.out_of is None for entry in found):
        raise NotComparable(
            _("Some entries do not say of how many. Without that there is nothing to compare.")
        )
    unit = units.pop()
    whole = sum((e.out_of for e in found if e.out_of is not None), Decimal(0))
    if not whole:
        return None
    if unit is AttendanceUnit.PERCENT:
        came = sum((e.units * (e.out_of or 0) / 100 for e in found), Decimal(0))
    else:
        came = sum((e.units for e in found), Decimal(0))
    return Share(came, whole, unit)
