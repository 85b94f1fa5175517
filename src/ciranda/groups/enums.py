"""The words of groups."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Left(TextChoices):
    """Why somebody no longer comes by name. Missing a session is never a reason."""

    FINISHED = "finished", _("The group is over")
    FAMILY = "family", _("The family wants it so")
    AGREEMENT = "agreement", _("The family's agreement ended")
    MOVED = "moved", _("Moved away")
    PROJECT = "project", _("The project that paid for it is over")


class Standing(TextChoices):
    """Where somebody stands with a group."""

    IN = "in", _("Has a place")
    WAITING = "waiting", _("Waits for a place")
    OUT = "out", _("No longer comes")


class ChosenBy(TextChoices):
    """Who chose the worker somebody comes to."""

    SELF = "self", _("They chose themselves")
    FAMILY = "family", _("The family chose")
    SERVICE = "service", _("The service named somebody")
