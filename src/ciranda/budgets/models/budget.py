"""Budgets of a team: which member holds them, what was drawn and what moved. No family in it."""

from django.db import models
from django.db.models import F, Q

from ciranda.agencies.models import Service, Team
from ciranda.budgets.enums import PaidFor, Unit
from ciranda.common.ids import uuid7
from ciranda.groups.models import Session
from ciranda.programmes.models import PackVersion


class Budget(models.Model):
    """So many hours (or so much money) that a member of a team holds until a day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    line_key = models.TextField(help_text="A budget line of the pack")
    pooled = models.BooleanField(default=False, help_text="Every member of the team may draw")
    unit = models.CharField(max_length=5, choices=Unit.choices, default=Unit.HOURS)
    total = models.DecimalField(max_digits=12, decimal_places=2)
    drawn = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    starts_on = models.DateField()
    ends_on = models.DateField()
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["team", "ends_on"], name="budget_team")]
        constraints = [
            models.CheckConstraint(
                condition=Q(drawn__gte=0, drawn__lte=F("total")), name="budget_never_overdrawn"
            ),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="budget_order"),
        ]


class Draw(models.Model):
    """Part of a budget used: what it paid for, by which service. For no family by name."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    paid_for = models.CharField(max_length=12, choices=PaidFor.choices)
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    drawn_on = models.DateField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["budget", "-recorded_at"], name="draw_budget")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="draw_more_than_nothing")
        ]


class Move(models.Model):
    """Unspent hours asked to go to another member; they go only once the funder approved."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    source = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    why = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    approved_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    approved_by = models.TextField(blank=True, help_text="Who at the funder, and in what office")
    approved_on = models.DateField(null=True)
    document = models.TextField(blank=True, help_text="Number or name of the funder's paper")
    approval_recorded_by = models.UUIDField(null=True)
    moved_at = models.DateTimeField(null=True)
    moved_to = models.ForeignKey(Budget, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["team", "-asked_at"], name="move_team")]
        constraints = [
            models.CheckConstraint(
                condition=Q(moved_at=None)
                | (Q(approved_on__isnull=False) & ~Q(approved_by="") & ~Q(document="")),
                name="move_only_approved",
            )
        ]


class Cost(models.Model):
    """A cost, in a line of the budget or in none: then everybody sees that it fits nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    line_key = models.TextField(blank=True, help_text="Empty: there is no such category")
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["team", "-recorded_at"], name="cost_team")]
