"""Words of consent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Category


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


# Where a family reads «you», a worker reads about the family.
WORKER_WORDS = {
    Category.LOCATION: _("where the family lives"),
    Category.SOCIAL: _("notes about the family situation"),
    Category.CONSENT: _("what the family agreed to, and who looked"),
}

# The parts of a file in the words a family reads on the form and in its own pages.
PLAIN_WORDS = {
    Category.IDENTITY: _("name and age"),
    Category.LOCATION: _("where you live"),
    Category.INVOLVEMENT: _("who is involved"),
    Category.CONTACT: _("visits and calls"),
    Category.SCHEDULE: _("dates"),
    Category.PLAN: _("the plan"),
    Category.DEVELOPMENT: _("notes on development"),
    Category.HEALTH: _("notes on health"),
    Category.EDUCATION: _("notes on learning"),
    Category.SOCIAL: _("notes about your family situation"),
    Category.SAFEGUARDING: _("notes on safety"),
    Category.LEGAL: _("legal papers"),
    Category.FINANCE: _("money"),
    Category.CONSENT: _("what you agreed to, and who looked"),
    Category.SOURCE: _("who told us"),
}
