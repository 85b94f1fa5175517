"""Words of the audit trail."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _


class Outcome(IntegerChoices):
    """How an attempt ended."""

    DONE = 0, _("Done")
    REFUSED = 1, _("Refused")
