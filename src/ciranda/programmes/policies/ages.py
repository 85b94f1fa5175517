"""Whether a child's age fits a programme, said in plain words."""

import datetime
from typing import Protocol

from django.utils.translation import gettext, ngettext

from ciranda.common.dates import add_months, months_between
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.policies.schema import Ages, Pack


class Dated(Protocol):
    """A date that may be partly known: the earliest and the latest day it can be."""

    @property
    def earliest(self) -> datetime.date:
        """The first day it can be."""

    @property
    def latest(self) -> datetime.date:
        """The last day it can be."""


Birth = datetime.date | Dated


def age_words(months: int) -> str:
    """An age as people say it: months up to two years, then years and months."""
    if months < 24:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    years, rest = divmod(months, 12)
    said = ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    if not rest:
        return said
    with_rest = ngettext("%(years)s and %(n)s month", "%(years)s and %(n)s months", rest)
    return with_rest % {"years": said, "n": rest}


def fits(
    pack: Pack, birth: Birth | None, *, on: datetime.date, due: datetime.date | None = None
) -> str | None:
    """Why the age does not fit, in the reader's language; None if it fits or may fit.

    A partly known birth date is refused only if no day it can be would fit, and an unknown one
    never: a person decides. `due` is the due date of a pregnancy.
    """
    if due is not None and birth is None:
        return refuses_a_pregnancy(pack)
    if birth is None or pack.ages is None:
        return None
    oldest = months_between(_first(birth), on)
    youngest = months_between(_last(birth), on)
    if youngest >= pack.ages.before_months:
        return _too_old(youngest, pack.ages)
    if oldest < pack.ages.from_months:
        return _too_young(oldest, pack)
    return None


def _first(birth: Birth) -> datetime.date:
    return birth if isinstance(birth, datetime.date) else birth.earliest


def _last(birth: Birth) -> datetime.date:
    return birth if isinstance(birth, datetime.date) else birth.latest


def refuses_a_pregnancy(pack: Pack) -> str | None:
    """Why a pregnancy does not fit, in the reader's language; None where it does."""
    if SubjectKind.PREGNANCY in pack.subject.kinds:
        return None
    return gettext("This programme begins after birth. Refer again once the child is born.")


def _too_old(months: int, ages: Ages) -> str:
    said = {"age": age_words(months), "limit": age_words(ages.before_months)}
    return (
        gettext(
            "This child is %(age)s old. The programme takes children until the day before they "
            "are %(limit)s old. Look for a programme for older children."
        )
        % said
    )


def _too_young(months: int, pack: Pack) -> str | None:
    if months < 0:
        return refuses_a_pregnancy(pack) or gettext(
            "This date of birth is in the future. Write it as a due date."
        )
    limit = pack.ages.from_months if pack.ages else 0
    said = {"age": age_words(months), "limit": age_words(limit)}
    return (
        gettext(
            "This child is %(age)s old. The programme takes children from %(limit)s on. "
            "Refer again when the child has reached that age."
        )
        % said
    )


def exit_on(pack: Pack, birth: Birth) -> datetime.date | None:
    """The day the exit age is reached, counted from the latest possible birth; None if none."""
    months = pack.ages.exit_months if pack.ages else None
    return add_months(_last(birth), months) if months is not None else None


def prepare_from(pack: Pack, birth: Birth) -> datetime.date | None:
    """The day from which leaving is prepared (design, section 2: transition); None if none."""
    leaving = exit_on(pack, birth)
    if leaving is None or pack.transition is None:
        return None
    return add_months(leaving, -pack.transition.prepare_before_months)
