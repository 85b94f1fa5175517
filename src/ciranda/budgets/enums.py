"""The words of budgets."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unit(TextChoices):
    """What a budget is counted in."""

    HOURS = "hours", _("hours")
    MONEY = "money", _("money")


class PaidFor(TextChoices):
    """What was paid for. Never for whom."""

    SESSION = "session", _("A session of a group")
    CONTACT = "contact", _("A visit, talk or consultation")
    SUPERVISION = "supervision", _("A supervision")
    OTHER = "other", _("Something else")
