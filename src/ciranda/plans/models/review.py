"""Looking again together: what was reached, in whose words, and when to look next."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciranda.access.enums import Category
from ciranda.common.ids import uuid7
from ciranda.plans.models.plan import PlanVersion


class Review(models.Model):
    """One review of a signed version, with those who were there."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan_version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dossier_id = models.UUIDField()
    held_on = models.DateField()
    attendees = ArrayField(models.TextField(), default=list)
    language = models.CharField(max_length=10)
    family_words = models.TextField(blank=True)
    professional_words = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["plan_version", "-held_on"], name="plan_review_version")]


class Attainment(models.Model):
    """Where a goal stood at a review: a level of its scale, or none if it could not be said."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+", db_index=False)
    goal_thread = models.UUIDField()
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices, default=Category.PLAN)
    level = models.SmallIntegerField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "goal_thread"], name="plan_attainment_once"),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__gte=-2, level__lte=2),
                name="plan_attainment_level",
            ),
        ]
