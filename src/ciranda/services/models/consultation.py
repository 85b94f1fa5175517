"""Questions from one service to another: about the work, or by consent about a family."""

from django.db import models

from ciranda.agencies.models import Service
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7


class Consultation(models.Model):
    """A question to another service and its answer. It names nobody of any family."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    asking = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    words = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    asked_by_name = models.TextField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_by_name = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["asked", "-asked_at"], name="consultation_asked"),
            models.Index(fields=["asking", "-asked_at"], name="consultation_asking"),
        ]


class ConsultedFamily(models.Model):
    """The family a question is about, in a dossier of its own: seen by the asked service only
    while the family's consent lets it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    about = models.TextField(help_text="The name the family goes by")
    words = models.TextField(help_text="What is asked about them")

    class Meta:
        indexes = [models.Index(fields=["case"], name="consulted_family_case")]


class ConsultedAnswer(models.Model):
    """What the asked service said about a family: its own words, and kept by it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    consulted = models.OneToOneField(ConsultedFamily, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.UUIDField()
    by_name = models.TextField()
