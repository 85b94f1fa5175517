"""What is counted of a team."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Measure(TextChoices):
    """A count of a team and programme: as it stands, or of one month."""

    # As it stands at the counting.
    OPEN = "open", _("Open cases")
    ENTRY = "entry", _("Beginning")
    ACTIVE = "active", _("Being supported")
    SURVEILLANCE = "surveillance", _("Watched, with a date to look again")
    TRANSITION = "transition", _("Preparing to leave")
    MANAGED = "managed", _("With a case manager")
    PLANNED = "planned", _("With a signed plan")
    WAITING = "waiting", _("Referrals waiting for an answer")
    WAITING_LATE = "waiting_late", _("Of these, past their day")
    LATE = "late", _("Deadlines missed")
    # Of one month.
    OPENED = "opened", _("Opened")
    CLOSED = "closed", _("Closed")
    MOVED_IN = "moved_in", _("Came from another team")
    MOVED_OUT = "moved_out", _("Moved to another team")
    RECEIVED = "received", _("Referrals received")
    ANSWERED = "answered", _("Of these, answered")
    IN_TIME = "in_time", _("Of these, answered in time")
    REVIEWED = "reviewed", _("Plans looked at again")


STANDING = (
    Measure.OPEN,
    Measure.ENTRY,
    Measure.ACTIVE,
    Measure.SURVEILLANCE,
    Measure.TRANSITION,
    Measure.MANAGED,
    Measure.PLANNED,
    Measure.WAITING,
    Measure.WAITING_LATE,
    Measure.LATE,
)
STAGES = (Measure.ENTRY, Measure.ACTIVE, Measure.SURVEILLANCE, Measure.TRANSITION)
