"""Words of consent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """Where one column for one service stands, whatever each person said."""

    WAITING = "waiting", _("Waiting for an answer")
    GIVEN = "given", _("Agreed")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REPLACED = "replaced", _("Replaced by a newer one")


class Capacity(TextChoices):
    """In what capacity someone signs."""

    SELF = "self", _("For oneself")
    PARENT = "parent", _("As a parent")
    GUARDIAN = "guardian", _("As a guardian")
    INSTITUTION = "institution", _("For an institution that holds responsibility")
    COURT = "court", _("By a court's decision")


class Method(TextChoices):
    """How it was signed."""

    SCREEN = "screen", _("On screen")
    PAPER = "paper", _("On paper, scanned")
    PORTAL = "portal", _("In the family's own pages")
    SPOKEN = "spoken", _("Said aloud, with a witness")


class GroundKind(TextChoices):
    """Legal bases other than consent."""

    COURT_ORDER = "court_order", _("A court's order")
    PROTECTION_DUTY = "protection_duty", _("A duty to protect the child")
    STATUTORY_TASK = "statutory_task", _("A task set by law")
    VITAL_INTEREST = "vital_interest", _("Life or health in danger")
