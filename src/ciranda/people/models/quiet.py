"""What stops asking, finding and naming: all of them closed, reached by named functions alone."""

from django.db import models
from django.db.models import Q

from ciranda.common.ids import uuid7
from ciranda.people.models.person import Person


class NeverAsk(models.Model):
    """A family said: never ask again. For one programme, until it asks itself; no reason kept."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    programme_key = models.TextField()
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme_key"],
                condition=Q(ended_at=None),
                name="never_ask_once",
            )
        ]


class SearchNote(models.Model):
    """What a data officer found about one case of searching faster than a person types."""

    flag_id = models.BigIntegerField(primary_key=True)
    words = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField(null=True)


class Sealed(models.Model):
    """The identity of somebody who was adopted: sealed, and by whom it was ever opened again.

    Nothing links it to the identity that came after.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    grounds = models.TextField()
    reference = models.TextField()
    kept = models.JSONField(null=True, help_text="The words by which it was found")
    sealed_at = models.DateTimeField()
    sealed_by = models.UUIDField()
    opened_at = models.DateTimeField(null=True)
    opened_by = models.UUIDField(null=True)
    open_grounds = models.TextField(blank=True)
    open_reference = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(opened_at=None), name="sealed_once"
            )
        ]


class Erased(models.Model):
    """A person without any live file whose name was erased: the list that a restore replays."""

    person_id = models.UUIDField(primary_key=True)
    erased_at = models.DateTimeField()
