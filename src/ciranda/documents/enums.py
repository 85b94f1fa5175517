"""Words of documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a document is, told by its content and never by its name. The value is its type."""

    PDF = "application/pdf", _("PDF")
    JPEG = "image/jpeg", _("Picture (JPEG)")
    PNG = "image/png", _("Picture (PNG)")

    @property
    def ending(self) -> str:
        """How the name of a downloaded file ends."""
        return {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}[self.value]
