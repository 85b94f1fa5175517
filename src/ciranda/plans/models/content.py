"""What stands in a version of a plan: words, goals, and how each person ranks them.

Every version has rows of its own; `thread` says which rows are the same thing through versions.
`edition` counts the changes of a row, so that nobody overwrites what they have not read.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciranda.access.enums import Category
from ciranda.common.ids import uuid7
from ciranda.plans.enums import About, Domain, Speaker
from ciranda.plans.models.plan import PlanVersion


class Words(models.Model):
    """What someone said in a section of the plan, in their own language."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan_version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices, default=Category.PLAN)
    thread = models.UUIDField(default=uuid7)
    section_key = models.TextField()
    language = models.CharField(max_length=10)
    body = models.TextField()
    speaker = models.CharField(max_length=12, choices=Speaker.choices)
    speaker_id = models.UUIDField(null=True, help_text="A person or a membership, where known")
    speaker_name = models.TextField(blank=True)
    position = models.SmallIntegerField(default=0)
    written_at = models.DateTimeField()
    written_by = models.UUIDField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.TextField(blank=True)
    edition = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["plan_version"], name="plan_words_version")]


class Goal(models.Model):
    """Something the family wants to reach. The family's words come first."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan_version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices, default=Category.PLAN)
    thread = models.UUIDField(default=uuid7)
    language = models.CharField(max_length=10)
    family_words = models.TextField()
    professional_words = models.TextField(blank=True)
    about = models.CharField(max_length=10, choices=About.choices, default=About.CHILD)
    about_ids = ArrayField(models.UUIDField(), default=list, help_text="Persons, where named")
    domain = models.CharField(max_length=12, choices=Domain.choices, blank=True)
    routine = models.TextField(blank=True, help_text="The part of the day it belongs to")
    levels = ArrayField(
        models.TextField(blank=True), size=5, default=list, help_text="From -2 up to +2"
    )
    baseline = models.SmallIntegerField(default=-1)
    importance = models.SmallIntegerField(default=1)
    difficulty = models.SmallIntegerField(default=1)
    position = models.SmallIntegerField(default=0)
    written_at = models.DateTimeField()
    written_by = models.UUIDField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.TextField(blank=True)
    edition = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan_version", "thread"], name="plan_goal_once"),
            models.CheckConstraint(
                condition=Q(baseline__gte=-2, baseline__lte=2), name="plan_goal_baseline"
            ),
            models.CheckConstraint(
                condition=Q(
                    importance__gte=0, importance__lte=3, difficulty__gte=0, difficulty__lte=3
                ),
                name="plan_goal_weight",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_reason=""),
                name="plan_goal_removal_says_why",
            ),
        ]


class Rank(models.Model):
    """Where one person puts one goal: 1 is what matters most. Two parents may differ."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    ranker = models.CharField(max_length=12, choices=Speaker.choices)
    ranker_id = models.UUIDField(help_text="A person or a membership")
    ranker_name = models.TextField()
    place = models.SmallIntegerField()
    ranked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "ranker_id"], name="plan_rank_once"),
            models.CheckConstraint(condition=Q(place__gte=1), name="plan_rank_place"),
        ]
