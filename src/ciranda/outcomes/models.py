"""Counts by team, programme and month: no family, no worker, no word."""

from django.db import models

from ciranda.agencies.models import Team
from ciranda.outcomes.enums import Measure


class Figure(models.Model):
    """One count. Written by `outcomes_count` alone and read through `outcomes_report` alone."""

    id = models.BigAutoField(primary_key=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    programme_key = models.TextField()
    month = models.DateField(null=True, help_text="Its first day; none: as it stands")
    measure = models.CharField(max_length=20, choices=Measure.choices)
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "programme_key", "measure", "month"],
                name="figure_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="figure_above_zero"),
        ]


class Counting(models.Model):
    """When all figures were last counted: one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    counted_at = models.DateTimeField()
