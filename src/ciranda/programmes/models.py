"""Installed packs: public reference data, never a person. Versions are only ever added."""

from django.db import models

from ciranda.common.ids import uuid7


class Programme(models.Model):
    """A pathway, known by the key of its packs."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    key = models.TextField(unique=True)


class PackVersion(models.Model):
    """One version of a pack, as it was when installed. A case keeps the version it began with."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="versions", db_index=False
    )
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the body")
    # Text, since jsonb forgets the order of keys, which is the order of stages, rules and sections.
    body = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="pack_version_once")
        ]
