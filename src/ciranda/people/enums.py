"""Words of people and their participation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Precision(TextChoices):
    """How much of a date is known."""

    DAY = "day", _("Exact day")
    MONTH = "month", _("Month and year")
    YEAR = "year", _("Year only")
    UNKNOWN = "unknown", _("Not known")


class Part(TextChoices):
    """How a person takes part in a dossier."""

    SUBJECT = "subject", _("Child or person the case is about")
    CARER = "carer", _("Parent or carer")
    FAMILY = "family", _("Other family member")
    SELF = "self", _("Own dossier")


class NoticeKind(TextChoices):
    """What happened near a shielded person."""

    SEARCHED = "searched", _("Somebody searched for a person who may be this one")
    ENTERED = "entered", _("Somebody entered a person who may be this one")


class Signal(TextChoices):
    """What speaks for two records being one person. Words for the screen."""

    NUMBER = "number", _("The same number")
    GIVEN = "given", _("The same given name")
    GIVEN_ALIKE = "given_alike", _("A given name spelt alike")
    SWAPPED = "swapped", _("The same names, given name and surname swapped")
    SURNAMES = "surnames", _("The same surnames")
    SURNAME = "surname", _("A surname in common")
    BORN = "born", _("The same birth date")
    BORN_NEAR = "born_near", _("A birth date one day apart")
    BORN_SWAPPED = "born_swapped", _("The same birth date, day and month swapped")
    BORN_YEAR = "born_year", _("The same day and month in another year")
    BORN_PART = "born_part", _("The same part of the birth date")
    NEWBORN = "newborn", _("A newborn entered under the mother's name")
    HOUSEHOLD = "household", _("The same mother or phone")
