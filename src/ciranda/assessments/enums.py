"""Words of assessments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SourceKind(TextChoices):
    """Where a factor is known from."""

    REPORT = "report", _("A written report")
    SEEN = "seen", _("Seen by the team")
    TOLD_FAMILY = "told_family", _("Told by the family")
    TOLD_PROFESSIONAL = "told_professional", _("Told by a professional")
    REGISTER = "register", _("A register, such as the birth register")
