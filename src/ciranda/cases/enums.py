"""Words of cases."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EndReason(TextChoices):
    """Why someone's part in a case ended."""

    MOVED = "moved", _("The family moved")
    REPLACED = "replaced", _("Someone else took over")
    LEFT_JOB = "left_job", _("Left the job")
    FAMILY_WISH = "family_wish", _("The family wished it")
    TASK_DONE = "task_done", _("The task is done")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("The case was closed")
    MISTAKE = "mistake", _("Entered by mistake")


class NoticeKind(TextChoices):
    """What the family is told in its own pages. The words name nobody and nothing."""

    STAND_IN = "stand_in", _("Someone else stands in for your case manager for now.")
    STAND_IN_ENDED = "stand_in_ended", _("Your case manager is back.")
    CASE_MANAGER = "case_manager", _("You have a new case manager.")
    CIRCLE = "circle", _("Someone joined or left your circle.")
    MEETING = "meeting", _("You are invited to a meeting.")
    MEETING_CHANGED = "meeting_changed", _("Something changed about a meeting.")
    MINUTES = "minutes", _("The notes of a meeting are ready for you to read.")
