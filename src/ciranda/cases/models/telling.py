"""What a family tells once, released part by part; talk between agencies; steps left out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ciranda.access.enums import Category
from ciranda.agencies.models import Service
from ciranda.cases.enums import ExchangeBasis
from ciranda.cases.models.case import Case
from ciranda.common.ids import uuid7


class StoryPart(models.Model):
    """One part of the family's own telling, in a dossier of its own: a consent to the file does
    not open it, only a release of this part does. What stood before is kept in `earlier`."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    custody_id = models.UUIDField()
    dossier_id = models.UUIDField(unique=True)
    category = models.SmallIntegerField(choices=Category.choices)
    key = models.CharField(max_length=60, help_text="A part of the pack's telling")
    title = models.TextField(help_text="What the pack called it, in the language it was told in")
    about = models.TextField(help_text="The name the family goes by, for whom it is released to")
    body = models.TextField()
    language = models.CharField(max_length=10)
    with_whom = models.TextField(help_text="Who of the family told it, and who wrote it down")
    earlier = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    written_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["case"], name="story_part_case")]


class StoryRelease(models.Model):
    """One part, released to one service that the family ticked, until it takes that back."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    part = models.ForeignKey(StoryPart, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    ticked_by = models.TextField(help_text="Who of the family ticked it")
    released_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="story_release_case"),
            models.Index(fields=["service"], name="story_release_service"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["part", "service"],
                condition=models.Q(ended_at=None),
                name="story_released_once",
            )
        ]


class Exchange(models.Model):
    """What was said aloud to or by another agency about a named child, and on what basis.

    `basis_id` is the consent or the legal basis that covered it at that moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    persons = models.TextField(help_text="Who spoke with whom")
    purpose_key = models.CharField(max_length=60)
    basis_kind = models.CharField(max_length=10, choices=ExchangeBasis.choices)
    basis_id = models.UUIDField()
    body = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    membership_id = models.UUIDField(null=True)
    name = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="exchange_case")]


class LadderOverride(models.Model):
    """Steps left out before another service was asked, to protect a child, with the reason."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    left_out = ArrayField(models.TextField())
    reason = models.TextField()
    at = models.DateTimeField()
    membership_id = models.UUIDField(null=True)
    name = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="ladder_override_case")]
