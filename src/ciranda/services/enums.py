"""The words of requests to services."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How a family is sent on."""

    TOLD = "told", _("Told where to go")
    WARM = "warm", _("Appointment made together")


class PartState(TextChoices):
    """Where what one service is asked stands."""

    UNSIGNED = "unsigned", _("Waits for the family's signature")
    SENT = "sent", _("Sent, not answered yet")
    ACCEPTED = "accepted", _("Accepted")
    WAITING = "waiting", _("On a waiting list")
    BELOW = "below", _("Below the threshold")
    REFUSED = "refused", _("Refused")
    ENDED = "ended", _("The family no longer shares this")
    TOLD = "told", _("Told where to go")


class PlaceFound(TextChoices):
    """Whether a child has an ordinary place, as found at a check or after looking for one."""

    HAS = "has", _("Has a place")
    NONE = "none", _("Has no place")
    FAILED = "failed", _("Looked for a place, and there is none")


class OfferState(TextChoices):
    """Where an offer of a place elsewhere stands."""

    OPEN = "open", _("Waits for the family's answer")
    ACCEPTED = "accepted", _("The family said yes")
    ENROLLED = "enrolled", _("The child has the place")
    DECLINED = "declined", _("The family said no")
    LOST = "lost", _("Lost: nobody answered in time")


class SaidBy(TextChoices):
    """Who said whether the family got there."""

    RECEIVER = "receiver", _("The service")
    FAMILY = "family", _("The family")


class WayStep(TextChoices):
    """How far a family got that was sent on; each part of a request stands in exactly one."""

    TOLD = "told", _("Told where to go")
    UNSIGNED = "unsigned", _("Waits for the family's signature")
    NO_APPOINTMENT = "no_appointment", _("Asked, no appointment yet")
    NOT_HELD = "not_held", _("Appointment not yet held by both")
    HELD = "held", _("Held by both, arrival not known yet")
    ARRIVED = "arrived", _("The family got there")
    MISSED = "missed", _("The family did not get there")
    DECLINED = "declined", _("Refused or below the threshold")
    ENDED = "ended", _("The family no longer shares this")


class Between(TextChoices):
    """Who speaks between a family and a worker."""

    INTERPRETER = "interpreter", _("An interpreter")
    MEDIATOR = "mediator", _("A mediator")


class How(TextChoices):
    """How they speak between them."""

    PHONE = "phone", _("By phone")
    VIDEO = "video", _("By video")
    IN_PERSON = "in_person", _("In person")


class Turned(TextChoices):
    """What came of asking for somebody."""

    WAITING = "waiting", _("Not known yet")
    CAME = "came", _("Somebody spoke between us")
    NOBODY = "nobody", _("Nobody could be found")
    NOT_NEEDED = "not_needed", _("No longer needed")
