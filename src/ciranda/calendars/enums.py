"""The words of calendars."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Taken(TextChoices):
    """Why a stretch of a worker's time is taken. Never for whom."""

    BUSY = "busy", _("Busy")
    BOOKED = "booked", _("Booked by a colleague")
    AWAY = "away", _("Away")


class Filled(TextChoices):
    """What fills a part of a family's week."""

    COMMITMENT = "commitment", _("Agreed with the family")
    CONTACT = "contact", _("Planned contact")
    MEETING = "meeting", _("Meeting")
    APPOINTMENT = "appointment", _("Appointment at a service")
    SESSION = "session", _("Group")


class Way(TextChoices):
    """What was decided where something overlaps a protected obligation."""

    OTHER_MOVES = "other_moves", _("The other one is moved or left out")
    AGREED = "agreed", _("Both stay: agreed with the agency of the protected one")
    FAMILY_CHOOSES = "family_chooses", _("The family decides each time, and knows what it costs")
