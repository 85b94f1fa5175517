"""Contacts at the counter, of which only a count remains."""

from django.db import models

from ciranda.agencies.models import Service


class DeskTally(models.Model):
    """How often a topic had an outcome at one service in a week.

    Nothing else of a contact is kept: no row of its own, nobody who wrote it, no time (design,
    section 4). Only two functions touch this table, one up and one down.
    """

    id = models.BigAutoField(primary_key=True)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    programme_key = models.CharField(max_length=60)
    week = models.DateField(help_text="Its Monday")
    topic = models.CharField(max_length=60)
    outcome = models.CharField(max_length=60)
    number = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "programme_key", "week", "topic", "outcome"],
                name="desk_tally_once",
            ),
            models.CheckConstraint(condition=models.Q(number__gte=0), name="desk_tally_not_below"),
        ]
