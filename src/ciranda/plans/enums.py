"""Words of plans."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class VersionState(TextChoices):
    """Where a version of the plan stands."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Waiting for signatures")
    SIGNED = "signed", _("Signed")
    REPLACED = "replaced", _("Replaced by a later one")


class Speaker(TextChoices):
    """Whose words they are."""

    FAMILY = "family", _("The family")
    PROFESSIONAL = "professional", _("A professional")


class About(TextChoices):
    """Whom a goal is about."""

    CHILD = "child", _("The child")
    CHILDREN = "children", _("Several children")
    PARENT = "parent", _("A parent or carer")
    FAMILY = "family", _("The whole family")


class Domain(TextChoices):
    """The part of life a goal is in. Plain words; no instrument behind them."""

    TALKING = "talking", _("Talking and understanding")
    MOVING = "moving", _("Moving and using hands")
    THINKING = "thinking", _("Playing, thinking and learning")
    FEELINGS = "feelings", _("Feelings and being with others")
    DAILY = "daily", _("Eating, sleeping, dressing")
    HEALTH = "health", _("Health")
    FAMILY_LIFE = "family_life", _("Family life")
    OTHER = "other", _("Something else")


class Level(IntegerChoices):
    """Goal attainment: five levels around what was expected."""

    MUCH_LESS = -2, _("Much less than expected")
    LESS = -1, _("Less than expected")
    EXPECTED = 0, _("What was expected")
    MORE = 1, _("More than expected")
    MUCH_MORE = 2, _("Much more than expected")


class ActionState(TextChoices):
    """How far an action is."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class RequestState(TextChoices):
    """What became of asking a service. Empty where nothing was asked."""

    NONE = "", _("Not asked")
    REQUESTED = "requested", _("Asked")
    ACCEPTED = "accepted", _("Accepted")
    WAITING = "waiting", _("On a waiting list")
    REFUSED = "refused", _("Refused")
    RECEIVED = "received", _("Received")


class SigningMethod(TextChoices):
    """How someone signed."""

    SCREEN = "screen", _("On this screen, in person")
    PAPER = "paper", _("On paper")
    PORTAL = "portal", _("In the family's own pages")
