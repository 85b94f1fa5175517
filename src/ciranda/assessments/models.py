"""Facts that count towards eligibility, what was decided on them, and forms answered by group."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciranda.access.enums import Category
from ciranda.assessments.enums import SourceKind
from ciranda.common.ids import uuid7
from ciranda.people.enums import Precision
from ciranda.programmes.models import PackVersion


class Factor(models.Model):
    """One dated, sourced fact of the pack's list. Set aside if entered by mistake, never deleted.

    Its category is the pack's: a health factor is read by whoever reads health here.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    key = models.TextField(help_text="A factor of the pack")
    known_on = models.DateField(help_text="The day it was true or found, as far as known")
    known_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.DAY, db_default=Precision.DAY
    )
    source_kind = models.CharField(max_length=20, choices=SourceKind.choices)
    source = models.TextField(help_text="Who or which paper says so")
    evidence = models.TextField(blank=True, help_text="What was found, in words")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    author = models.TextField(help_text="Name and agency as of that time")
    set_aside_at = models.DateTimeField(null=True)
    set_aside_by = models.TextField(blank=True)
    set_aside_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["dossier_id"], name="factor_dossier")]


class Decision(models.Model):
    """What a person decided on eligibility, beside what the rule said of the same factors."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    factor_keys = ArrayField(models.TextField(), default=list, help_text="Weighed by the rule")
    rule_verdict = models.TextField(blank=True, help_text="The rule's verdict, a key of the pack")
    rule_words = models.TextField(blank=True, help_text="As it was said on the screen")
    verdict = models.TextField(help_text="The person's verdict, a key of the pack")
    reason = models.TextField(blank=True, help_text="Why, where it differs from the rule's")
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()
    author = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["dossier_id", "-decided_at"], name="decision_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(rule_verdict="") | Q(verdict=models.F("rule_verdict")) | ~Q(reason=""),
                name="decision_differs_with_a_reason",
            )
        ]


class Assessment(models.Model):
    """A form of the pack being answered, from the first answer until it is finished.

    The header says only that it happened, and so counts as a date.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    form_key = models.TextField()
    done_on = models.DateField(help_text="The day the family and the worker sat together")
    started_at = models.DateTimeField()
    started_by = models.UUIDField()
    author = models.TextField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["dossier_id"], name="assessment_dossier")]


class GroupAnswers(models.Model):
    """The answers of one group of a form: one row, one category, so that who may not read health
    never loads the health answers."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    group = models.TextField(help_text="The linkId of the group")
    answers = models.JSONField(default=dict)
    version = models.IntegerField(default=1)
    saved_at = models.DateTimeField()
    author = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "group"], name="answers_once_a_group")
        ]
