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


class Sum(models.Model):
    """What the kept months of a programme come to: a row a team, with what stands as well, and a
    row a month over all teams. Written by `outcomes_keep` alone, at the end of each counting, and
    read through `outcomes_report` alone."""

    id = models.BigAutoField(primary_key=True)
    programme_key = models.TextField()
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    month = models.DateField(null=True)
    numbers = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme_key", "team", "month"], name="sum_once", nulls_distinct=False
            ),
        ]


class Counting(models.Model):
    """When all figures were last counted, and since when their sums are kept: one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    counted_at = models.DateTimeField()
    summed_since = models.DateField(
        null=True, help_text="The first of the months whose sums are kept"
    )
