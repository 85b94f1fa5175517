"""A total that was published with its parts, and what explains the rest."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Service
from ciranda.common.ids import uuid7


class PublishedTotal(models.Model):
    """A number with its parts by name of a group or place. Nobody stands behind it by name."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    number = models.IntegerField()
    parts = models.JSONField(help_text="Name of a part, and its number")
    gap = models.IntegerField(default=0, help_text="What the parts leave over")
    explained = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["service", "-published_at"], name="published_total_service")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(gap=0) | ~Q(explained=""), name="published_total_adds_up"
            )
        ]
