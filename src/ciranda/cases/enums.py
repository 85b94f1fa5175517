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
