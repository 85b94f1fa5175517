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
