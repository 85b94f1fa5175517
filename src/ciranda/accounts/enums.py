"""Words of signing in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FactorKind(TextChoices):
    """What proves, after the password, that it is the same person."""

    APP = "app", _("Code from an app")
    PASSKEY = "passkey", _("Passkey")
