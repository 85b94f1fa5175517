"""An interpreter or mediator asked for from a case, and figures of how that went, without cases."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Membership, Team
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.services.enums import Between, How, Turned


class Interpreting(models.Model):
    """Somebody who speaks between family and worker was asked for, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    between = models.CharField(max_length=12, choices=Between.choices)
    language = models.CharField(max_length=10)
    how = models.CharField(max_length=10, choices=How.choices)
    needed_at = models.DateTimeField(help_text="When it is needed; at once: when it was asked")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    asked_by_name = models.TextField()
    turned = models.CharField(max_length=10, choices=Turned.choices, default=Turned.WAITING)
    answered_at = models.DateTimeField(null=True)
    wait_minutes = models.IntegerField(null=True, help_text="From the moment it was needed")
    through = models.TextField(blank=True, help_text="Which service or telephone line")

    class Meta:
        indexes = [models.Index(fields=["case", "-asked_at"], name="interpreting_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(turned=Turned.WAITING, answered_at=None)
                | (~Q(turned=Turned.WAITING) & Q(answered_at__isnull=False)),
                name="interpreting_answered_once",
            ),
            models.CheckConstraint(
                condition=Q(wait_minutes=None) | Q(wait_minutes__gte=0), name="interpreting_wait"
            ),
        ]


class InterpretingTally(models.Model):
    """How often a language was asked for in a team's month, met or not, and the waits added."""

    id = models.BigAutoField(primary_key=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.DateField(help_text="Its first day")
    language = models.CharField(max_length=10)
    how = models.CharField(max_length=10, choices=How.choices)
    asked = models.IntegerField(default=0)
    met = models.IntegerField(default=0)
    unmet = models.IntegerField(default=0)
    waited = models.IntegerField(default=0, help_text="Minutes, of those that were met")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "month", "language", "how"], name="interpreting_tally_once"
            )
        ]
