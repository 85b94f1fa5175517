"""A case may open before a child exists. Only the woman signs and sees (design, section 2)."""

from django.db import models

from ciranda.common.ids import uuid7
from ciranda.people.enums import Outcome, Precision
from ciranda.people.models.person import Person


class Pregnancy(models.Model):
    """Expected children, in a dossier of their own. `id` is not the dossier's."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    woman = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(unique=True)
    due_on = models.DateField(null=True)
    due_precision = models.CharField(max_length=8, choices=Precision.choices)
    expected = models.SmallIntegerField(default=1, help_text="How many children, as far as known")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["woman"], name="pregnancy_woman")]


class Birth(models.Model):
    """A child born of a pregnancy: known to the pregnancy's dossier, and to no other."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class Quiet(models.Model):
    """No message goes out about these: a loss, from its day on. Holds no reason. Closed.

    `about` is a person or a pregnancy; senders ask `people.queries.quiet_among`.
    """

    about = models.UUIDField(primary_key=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
